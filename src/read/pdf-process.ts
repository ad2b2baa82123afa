/**
 * Asks a process to read PDFs, one after the other, and ends it where one takes too much time or memory. A thread would
 * not do: V8 ends the whole process of a thread that allocates too much at once.
 */
import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { type Fault, fault } from "../findings/finding.ts";
import { Refused } from "./documents/document.ts";
import type { PdfAnswer, PdfRequest } from "./documents/pdf-library.ts";

/** Sends a request and resolves to its answer; rejects with `Refused` where the process had to be ended. */
export type AskPdf = (request: PdfRequest) => Promise<PdfAnswer>;

/** Milliseconds. A page of the smallest print takes a twentieth. */
const mostTime = 5_000;

/** The process, and who waits for its answer; reading one file after the other, nobody else does. */
let reader: ChildProcess | null = null;
let waiting: { readonly settle: (answer: PdfAnswer) => void; readonly died: () => void } | null = null;
let last: Promise<unknown> = Promise.resolve();

/** Calls `read` with the process, which is kept for the next file: to start it takes longer than to read a small one. */
export function withPdfProcess<Result>(read: (ask: AskPdf) => Promise<Result>): Promise<Result> {
	const result = last.then(async () => {
		try {
			const found = await read(ask);
			await ask("close");
			reader?.unref();
			reader?.channel?.unref();
			return found;
		} catch (error) {
			// It may still be at work.
			endReader();
			throw error;
		}
	});
	last = result.catch(() => {});
	return result;
}

const ask: AskPdf = (request) =>
	new Promise((settle, reject) => {
		reader ??= startReader();
		reader.ref();
		reader.channel?.ref();
		const end = (): void => {
			clearTimeout(timer);
			waiting = null;
		};
		const stop = (why: Fault): void => {
			end();
			endReader();
			reject(new Refused(why));
		};
		const timer = setTimeout(() => stop(tooSlow(request)), mostTime);
		waiting = {
			settle(answer) {
				end();
				settle(answer);
			},
			died() {
				// No PDF can be at fault before one was sent.
				if (request === "load") waiting?.settle(endedLoading);
				else stop(tooLarge);
			},
		};
		reader.send(request);
	});

function endReader(): void {
	reader?.kill("SIGKILL");
	reader = null;
}

function startReader(): ChildProcess {
	// Sources and bundles are both two folders below the package.
	const child = fork(fileURLToPath(new URL("../../bin/pdf.js", import.meta.url)), {
		env: {},
		execArgv: [],
		serialization: "advanced",
		stdio: ["ignore", "ignore", "ignore", "ipc"],
	});
	const stop = (): void => {
		if (reader !== child) return;
		reader = null;
		waiting?.died();
	};
	return child
		.on("message", (answer) => {
			// The same program sent this on the other side, so its type is known.
			if (reader === child) waiting?.settle(answer as PdfAnswer);
		})
		.on("error", stop)
		.on("exit", stop);
}

const endedLoading: PdfAnswer = {
	error: { name: "", message: "it ended the process that reads PDFs", code: null },
	isMissing: true,
};

const tooLarge = fault("too-large", "Too large: its content takes too much memory when unpacked. Split the file.");

function tooSlow(request: PdfRequest): Fault {
	const what = typeof request === "object" && "page" in request ? `page ${request.page}` : "its structure";
	return fault("too-slow", `Too slow: ${what} takes more than ${mostTime / 1000} seconds to read. Split the file.`);
}
