import { closeSync, readSync } from "node:fs";
import { openRegular } from "../files/own-file.ts";
import { RefusedFile, systemCode } from "../findings/system-failure.ts";

/** Bytes: far more than we write on one. A file that is all gaps would else be one line without an end. */
const longest = 16_777_216;

/** The lines of a file one after the other, however many there are; none where there is no file. */
export function* loadLines(path: string): Generator<string> {
	const descriptor = openIfThere(path);
	if (descriptor === null) return;
	try {
		const chunk = Buffer.allocUnsafe(262_144);
		let rest: Buffer[] = [];
		let held = 0;
		for (let size = readSync(descriptor, chunk); size > 0; size = readSync(descriptor, chunk)) {
			let from = 0;
			for (let end = chunk.indexOf(10); end >= 0 && end < size; end = chunk.indexOf(10, from)) {
				const piece = chunk.subarray(from, end);
				yield rest.length === 0 ? piece.toString() : Buffer.concat([...rest, piece]).toString();
				rest = [];
				held = 0;
				from = end + 1;
			}
			if (from < size) rest.push(Buffer.from(chunk.subarray(from, size)));
			held += size - from;
			if (held > longest) throw new RefusedFile(`a line of it is longer than ${longest} bytes`);
		}
		if (rest.length > 0) yield Buffer.concat(rest).toString();
	} finally {
		closeSync(descriptor);
	}
}

/** The same of a file that may be damaged: a line that is too long is empty, and the last one. */
export function* loadLinesLeniently(path: string): Generator<string> {
	try {
		yield* loadLines(path);
	} catch (error) {
		if (!(error instanceof RefusedFile)) throw error;
		yield "";
	}
}

function openIfThere(path: string): number | null {
	try {
		return openRegular(path, null);
	} catch (error) {
		if (systemCode(error) === "ENOENT") return null;
		throw error;
	}
}
