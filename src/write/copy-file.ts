import { createHash } from "node:crypto";
import { closeSync, openSync, rmSync, statSync, writeSync } from "node:fs";
import { openRegular, piecesOf } from "../files/own-file.ts";
import { RefusedFile } from "../findings/system-failure.ts";

/** A copy to make; paths are absolute. */
export interface Copy {
	readonly from: string;
	/** The folder that `from` must stay in, links included. */
	readonly within: string;
	readonly to: string;
	/** The expected SHA-256 of its content, in hex. */
	readonly sha256: string;
	/** Bytes: more are not copied. */
	readonly most: number;
}

/** Copies a file if its hash is right; returns whether it is. */
export function copyChecked({ from, within, to, sha256, most }: Copy): boolean {
	rmSync(to, { force: true });
	// Who may not read the file may not read its copy; not all disks can change that later.
	const readers = statSync(from).mode & 0o444;
	const target = openSync(to, "wx", 0o600 | readers | (readers >> 1));
	try {
		const hash = createHash("sha256");
		for (const piece of piecesOf(openRegular(from, within), most)) {
			hash.update(piece);
			for (let done = 0; done < piece.length; ) done += writeSync(target, piece, done);
		}
		return hash.digest("hex") === sha256;
	} catch (error) {
		if (error instanceof RefusedFile) return false;
		throw error;
	} finally {
		closeSync(target);
	}
}
