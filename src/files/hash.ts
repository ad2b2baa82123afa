/** The hash of a file's content. */
import { statSync } from "node:fs";
import { attempt } from "../text/attempt.ts";
import { crypto } from "../text/lazy.ts";
import { openRegular, outsideReason, piecesOf } from "./own-file.ts";

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

/** Of a file at one time; nanoseconds, and its number on the disk, in decimal digits. */
export interface Stamp {
	readonly size: number;
	/** Files that were written in one tick of the clock may differ in nothing else. */
	readonly ino: string;
	readonly mtimeNs: string;
	readonly ctimeNs: string;
}

/** The stamp that a file has by what the system says of it. */
export const stampIn = ({ size, ino, mtimeNs, ctimeNs }: Readonly<Record<keyof Stamp, bigint>>): Stamp => ({
	size: Number(size),
	ino: String(ino),
	mtimeNs: String(mtimeNs),
	ctimeNs: String(ctimeNs),
});

/** Whether two stamps say the same; none says nothing. */
export function sameStamp(one: Stamp | null, other: Stamp | null): boolean {
	if (one === null || other === null) return false;
	const isSameFile = one.ino === other.ino && one.size === other.size;
	return isSameFile && one.mtimeNs === other.mtimeNs && one.ctimeNs === other.ctimeNs;
}

/** The stamp of a file; null for a missing file, or one outside the folder `within`. */
export function stampOf(path: string, within: string | null = null): Stamp | null {
	if (within !== null && outsideReason(within, path) !== null) return null;
	const stats = attempt(() => statSync(path, { bigint: true, throwIfNoEntry: false }));
	return stats?.isFile() ? stampIn(stats) : null;
}

/** Whether a file in a folder has more bytes than are to be read of it, which may be nothing but gaps. */
export const isLarger = (file: string, folder: string, maxSize: number): boolean =>
	(stampOf(file, folder)?.size ?? 0) > maxSize;

/**
 * Whether a file was changed so shortly before `now` (in milliseconds) that another change could leave the same stamp:
 * clocks of file systems stand still for some milliseconds, old ones for two seconds.
 */
export function isFresh({ mtimeNs, ctimeNs }: Stamp, now: number): boolean {
	const isCoarse = mtimeNs.endsWith("000000000") && ctimeNs.endsWith("000000000");
	return now - Number(BigInt(ctimeNs) / 1_000_000n) < (isCoarse ? 2000 : 20);
}

/** The stamp of a file whose content has this hash and did not change while it was read; else null. */
export function stampOfSame(path: string, sha256: string, within: string | null = null): Stamp | null {
	const before = stampOf(path, within);
	return before !== null && hashOf(path, within) === sha256 && sameStamp(before, stampOf(path)) ? before : null;
}
