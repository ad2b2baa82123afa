import { createHash } from "node:crypto";
import { closeSync, openSync, readSync, renameSync, rmSync, writeSync } from "node:fs";
import { openRegular } from "../files/own-file.ts";

/** What is to be copied, all absolute; `temporary` is on the file system of `to`. */
export interface Copy {
	readonly from: string;
	/** The folder that `from` must stay in, links included. */
	readonly within: string;
	readonly to: string;
	readonly temporary: string;
	/** What it must hold, as SHA-256 in hex. */
	readonly sha256: string;
	/** Bytes: more are not copied. */
	readonly most: number;
}

/** Copies a file, if it holds what it must; tells whether it does. The copy takes its place when it is whole. */
export function copyChecked({ from, within, to, temporary, sha256, most }: Copy): boolean {
	rmSync(temporary, { force: true });
	try {
		if (copied(openRegular(from, within), temporary, most) !== sha256) return false;
		renameSync(temporary, to);
		return true;
	} finally {
		rmSync(temporary, { force: true });
	}
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
