/** Reads pipes and devices, which have no size and may never send anything. */
import { closeSync, fstatSync, readSync } from "node:fs";
import { type Fault, fault } from "../findings/faults.ts";
import { readFailure, systemCode } from "../findings/system-failure.ts";
import { type Loaded, openInput, unreadable, withinSize } from "./load.ts";

/** Limits of size and time for a stream, and what ends the wait. */
export interface StreamLimits {
	readonly maxSize: number;
	readonly maxTime: number;
	readonly signal: AbortSignal;
	/** Whether it must not be behind a link. */
	readonly isNoLink?: boolean;
}

/** Reads a pipe or device to its end, and waits for a writer. */
export async function loadStream(path: string, limits: StreamLimits): Promise<Loaded> {
	let descriptor: number | null = null;
	try {
		descriptor = openInput(path, limits.isNoLink !== true);
		const bytes = await readAll(descriptor, limits);
		return "code" in bytes ? { fault: bytes } : withinSize(bytes, limits.maxSize);
	} catch (error) {
		return { fault: unreadable("file", path, readFailure(error)) };
	} finally {
		if (descriptor !== null) closeSync(descriptor);
	}
}

async function readAll(descriptor: number, { maxSize, maxTime, signal }: StreamLimits): Promise<Uint8Array | Fault> {
	const isPipe = fstatSync(descriptor).isFIFO();
	const end = performance.now() + maxTime;
	const chunks: Uint8Array[] = [];
	let size = 0;
	while (size <= maxSize) {
		const chunk = readSome(descriptor);
		if (chunk !== null && chunk.length > 0) {
			chunks.push(chunk);
			size += chunk.length;
			continue;
		}
		// Before anybody has opened it to write, a pipe looks as if it were at its end.
		if (chunk !== null && (size > 0 || !isPipe)) break;
		if (signal.aborted) return interrupted;
		if (performance.now() > end) return size === 0 ? silent(maxTime) : unfinished(maxTime);
		await new Promise((resolve) => setTimeout(resolve, nap));
	}
	return Buffer.concat(chunks);
}

const nap = 10;
const chunkSize = 65_536;

/** Null if there is nothing to read yet. */
function readSome(descriptor: number): Uint8Array | null {
	const chunk = Buffer.alloc(chunkSize);
	try {
		return chunk.subarray(0, readSync(descriptor, chunk, 0, chunkSize, null));
	} catch (error) {
		if (systemCode(error) === "EAGAIN") return null;
		throw error;
	}
}

const interrupted = fault("unreadable-file", "Interrupted while waiting for this pipe. Run again.");

function silent(maxTime: number): Fault {
	const problem = `Nothing was written to this pipe within ${maxTime / 1000} s.`;
	return fault("unreadable-file", `${problem} Check its writer, or use a longer \`--max-time\`.`);
}

function unfinished(maxTime: number): Fault {
	const problem = `Too slow: this pipe did not end within ${maxTime / 1000} s.`;
	return fault("too-slow", `${problem} Use a longer \`--max-time\`.`);
}
