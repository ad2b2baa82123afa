import { createHash } from "node:crypto";
import { closeSync, openSync, readSync, rmSync, writeSync } from "node:fs";
import { openRegular } from "../files/own-file.ts";

/** What is to be copied, all absolute. */
export interface Copy {
	readonly from: string;
	/** The folder that `from` must stay in, links included. */
	readonly within: string;
	readonly to: string;
	/** What it must hold, as SHA-256 in hex. */
	readonly sha256: string;
	/** Bytes: more are not copied. */
	readonly most: number;
}

/** Copies a file, if it holds what it must; tells whether it does. */
export function copyChecked({ from, within, to, sha256, most }: Copy): boolean {
	rmSync(to, { force: true });
	return copied(openRegular(from, within), to, most) === sha256;
}

/** Copies piece by piece; returns the hash of what went over, null where there was more. */
function copied(source: number, to: string, most: number): string | null {
	try {
		const target = openSync(to, "wx");
		try {
			const hash = createHash("sha256");
			let left = most;
			for (let size = readSync(source, chunk); size > 0; size = readSync(source, chunk)) {
				left -= size;
				if (left < 0) return null;
				hash.update(chunk.subarray(0, size));
				for (let done = 0; done < size; ) done += writeSync(target, chunk, done, size - done);
			}
			return hash.digest("hex");
		} finally {
			closeSync(target);
		}
	} finally {
		closeSync(source);
	}
}

const chunk = Buffer.allocUnsafe(65_536);
