import { closeSync, readSync } from "node:fs";
import { openRegular } from "../files/own-file.ts";
import { systemCode } from "../findings/system-failure.ts";

/** The lines of a file one after the other, however long it is; none where there is no file. */
export function* loadLines(path: string): Generator<string> {
	const descriptor = openIfThere(path);
	if (descriptor === null) return;
	try {
		const chunk = Buffer.allocUnsafe(262_144);
		let rest: Buffer[] = [];
		for (let size = readSync(descriptor, chunk); size > 0; size = readSync(descriptor, chunk)) {
			let from = 0;
			for (let end = chunk.indexOf(10); end >= 0 && end < size; end = chunk.indexOf(10, from)) {
				const piece = chunk.subarray(from, end);
				yield rest.length === 0 ? piece.toString() : Buffer.concat([...rest, piece]).toString();
				rest = [];
				from = end + 1;
			}
			if (from < size) rest.push(Buffer.from(chunk.subarray(from, size)));
		}
		if (rest.length > 0) yield Buffer.concat(rest).toString();
	} finally {
		closeSync(descriptor);
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
