/** Asks a thread to read PDFs, one after the other, and ends it where one takes too much time or memory. */
import { Worker } from "node:worker_threads";
import { type Fault, fault } from "../findings/faults.ts";
import { Refused } from "./documents/document.ts";
import type { PdfAnswer, PdfRequest } from "./documents/pdf-library.ts";

/** Sends a request and resolves to its answer; rejects with `Refused` where the thread had to be ended. */
export type AskPdf = (request: PdfRequest) => Promise<PdfAnswer>;

/** Milliseconds. A page of the smallest print takes a twentieth. */
const mostTime = 5_000;
/** For what is no buffer, such as letters; those are counted in the thread. */
const resourceLimits = { maxOldGenerationSizeMb: 128, maxYoungGenerationSizeMb: 32 };

/** The thread, and who waits for its answer; reading one file after the other, nobody else does. */
let thread: Worker | null = null;
let waiting: { readonly settle: (answer: PdfAnswer) => void; readonly stop: (why: Fault) => void } | null = null;
let last: Promise<unknown> = Promise.resolve();

/** Calls `read` with the thread, which is kept for the next file: to start it takes longer than to read a small one. */
export function withPdfThread<Result>(read: (ask: AskPdf) => Promise<Result>): Promise<Result> {
	const result = last.then(async () => {
		try {
			const found = await read(ask);
			await ask("close");
			thread?.unref();
			return found;
		} catch (error) {
			// It may still be at work.
			void thread?.terminate();
			thread = null;
			throw error;
		}
	});
	last = result.catch(() => {});
	return result;
}

const ask: AskPdf = (request) =>
	new Promise((settle, reject) => {
		thread ??= startThread();
		thread.ref();
		const timer = setTimeout(() => waiting?.stop(tooSlow(request)), mostTime);
		const end = (): void => {
			clearTimeout(timer);
			waiting = null;
		};
		waiting = {
			settle(answer) {
				end();
				settle(answer);
			},
			stop(why) {
				end();
				void thread?.terminate();
				thread = null;
				reject(new Refused(why));
			},
		};
		thread.postMessage(request);
	});

function startThread(): Worker {
	// Sources and bundles are both two folders below the package.
	const worker = new Worker(new URL("../../bin/pdf.js", import.meta.url), { resourceLimits });
	const stop = (): void => {
		if (thread === worker) waiting?.stop(tooLarge);
	};
	return worker
		.on("message", (answer: PdfAnswer) => waiting?.settle(answer))
		.on("error", stop)
		.on("exit", stop);
}

const tooLarge = fault("too-large", "Too large: its content takes too much memory when unpacked. Split the file.");

function tooSlow(request: PdfRequest): Fault {
	const what = typeof request === "object" && "page" in request ? `page ${request.page}` : "its structure";
	return fault("too-slow", `Too slow: ${what} takes more than ${mostTime / 1000} seconds to read. Split the file.`);
}
