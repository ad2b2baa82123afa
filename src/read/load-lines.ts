import { closeSync, readSync } from "node:fs";
import { openRegular } from "../files/own-file.ts";
import { RefusedFile, systemCode } from "../findings/system-failure.ts";

/** Bytes: far more than we write on one. A file that is all gaps would else be one line without an end. */
const longest = 16_777_216;

/** A line of a file and its place. */
export interface StandingLine {
	readonly text: string;
	/** The offset of its first byte. */
	readonly at: number;
	/** How many bytes it has, without its end. */
	readonly size: number;
}

/** Yields the lines of a file; none if it is missing. */
export function* standingLines(path: string): Generator<StandingLine> {
	const descriptor = openIfThere(path);
	if (descriptor === null) return;
	try {
		const chunk = Buffer.allocUnsafe(262_144);
		let rest: Buffer[] = [];
		let [held, at] = [0, 0];
		const line = (piece: Buffer): StandingLine => {
			const bytes = rest.length === 0 ? piece : Buffer.concat([...rest, piece]);
			const standing = { text: bytes.toString(), at, size: bytes.length };
			at += bytes.length + 1;
			[rest, held] = [[], 0];
			return standing;
		};
		for (let size = readSync(descriptor, chunk); size > 0; size = readSync(descriptor, chunk)) {
			let from = 0;
			for (let end = chunk.indexOf(10); end >= 0 && end < size; end = chunk.indexOf(10, from)) {
				yield line(chunk.subarray(from, end));
				from = end + 1;
			}
			if (from < size) rest.push(Buffer.from(chunk.subarray(from, size)));
			held += size - from;
			if (held > longest) throw new RefusedFile(`a line of it is longer than ${longest} bytes`);
		}
		if (rest.length > 0) yield line(Buffer.alloc(0));
	} finally {
		closeSync(descriptor);
	}
}

/** The same for a file that may be damaged: a line that is too long is yielded empty, as the last one. */
export function* standingLinesLeniently(path: string): Generator<StandingLine> {
	let [at, size] = [0, 0];
	try {
		for (const line of standingLines(path)) {
			yield line;
			({ at, size } = line);
		}
	} catch (error) {
		if (!(error instanceof RefusedFile)) throw error;
		yield { text: "", at: at + size, size: 0 };
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
