/** What a file holds, as a hash. */
import { createHash } from "node:crypto";
import { closeSync, fstatSync, readSync } from "node:fs";
import { openRegular } from "./own-file.ts";

const chunk = Buffer.allocUnsafe(65_536);

/** Bytes: far more than any report has. */
const largest = 1_000_000_000;

/**
 * SHA-256 of a file's bytes, in hex; null where it can't be read, is not a regular file, lies outside the folder
 * `within`, or has more than `most` bytes, which may be nothing but gaps.
 */
export function hashOf(path: string, within: string | null = null, most = largest): string | null {
	let descriptor: number | null = null;
	try {
		descriptor = openRegular(path, within);
		if (fstatSync(descriptor).size > most) return null;
		const hash = createHash("sha256");
		let left = most;
		for (let size = readSync(descriptor, chunk); size > 0; size = readSync(descriptor, chunk)) {
			left -= size;
			if (left < 0) return null;
			hash.update(chunk.subarray(0, size));
		}
		return hash.digest("hex");
	} catch {
		return null;
	} finally {
		if (descriptor !== null) closeSync(descriptor);
	}
}
