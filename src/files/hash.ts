/** What a file holds, as a hash. */
import { createHash } from "node:crypto";
import { closeSync, readSync } from "node:fs";
import { openRegular } from "./own-file.ts";

const chunk = Buffer.allocUnsafe(65_536);

/** SHA-256 of a file's bytes, in hex; null where it can't be read, is not a regular file, or lies outside the folder `within`. */
export function hashOf(path: string, within: string | null = null): string | null {
	let descriptor: number | null = null;
	try {
		descriptor = openRegular(path, within);
		const hash = createHash("sha256");
		for (let size = readSync(descriptor, chunk); size > 0; size = readSync(descriptor, chunk)) {
			hash.update(chunk.subarray(0, size));
		}
		return hash.digest("hex");
	} catch {
		return null;
	} finally {
		if (descriptor !== null) closeSync(descriptor);
	}
}
