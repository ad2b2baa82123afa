/** The hash of a file's content. */
import { crypto } from "../text/crypto.ts";
import { openRegular, piecesOf } from "./own-file.ts";

/** Bytes: far more than any report has. */
const largest = 1_000_000_000;

/**
 * SHA-256 of a file's bytes, in hex; null if it can't be read, is not a regular file, is outside the folder `within`,
 * or has more than `most` bytes (sparse files can be huge).
 */
export function hashOf(path: string, within: string | null = null, most = largest): string | null {
	const hash = hashOrFailure(path, within, most);
	return typeof hash === "string" ? hash : null;
}

/** The same, or what keeps the file from being read. */
export function hashOrFailure(path: string, within: string | null = null, most = largest): string | Error {
	try {
		const hash = crypto().createHash("sha256");
		for (const piece of piecesOf(openRegular(path, within), most)) hash.update(piece);
		return hash.digest("hex");
	} catch (error) {
		return error instanceof Error ? error : new Error(String(error));
	}
}
