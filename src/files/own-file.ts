/**
 * The only place that decides which files may be opened: regular files; small ones, if the program reads its own files
 * completely; and, if a folder was named and not the file, only files in that folder, without links on the way.
 */
import {
	closeSync,
	constants,
	type Dirent,
	fstatSync,
	lstatSync,
	openSync,
	readSync,
	type Stats,
	statSync,
} from "node:fs";
import { basename, isAbsolute, join, relative, sep } from "node:path";
import { RefusedFile } from "../findings/system-failure.ts";
import { attempt } from "../text/attempt.ts";
import { crypto } from "../text/lazy.ts";

/** Bytes: far more than any form, template, baseline or config needs. */
export const largestOwn = 1_000_000;

/** Why a path leads out of a folder; null if it does not, even if it does not exist. The folder itself may be a link. */
export function outsideReason(folder: string, path: string): string | null {
	const below = relative(folder, path);
	const steps = below === "" ? [] : below.split(sep);
	if (steps[0] === ".." || isAbsolute(below)) return `it is outside the folder \`${basename(folder) || folder}\``;
	let reached = folder;
	for (const [at, step] of steps.entries()) {
		reached = join(reached, step);
		const here = reached;
		const status = attempt(() => lstatSync(here, { throwIfNoEntry: false }));
		// A path that does not exist leads nowhere; one that can't be looked at can't be opened either, which says why.
		if (status == null) return null;
		if (status.isSymbolicLink()) return at === steps.length - 1 ? "it is a link" : "its path leads through a link";
	}
	return null;
}

/** Opens a regular file to read it; `within` is the folder that it must stay in, null where links may lead anywhere. */
export function openRegular(path: string, within: string | null): number {
	const why = within === null ? null : outsideReason(within, path);
	if (why !== null) throw new RefusedFile(why);
	// Otherwise, opening a pipe would wait for a writer; and the file may have become a link meanwhile.
	const careful = (constants.O_NONBLOCK ?? 0) | (within === null ? 0 : (constants.O_NOFOLLOW ?? 0));
	const descriptor = openSync(path, constants.O_RDONLY | careful);
	const status = fstatSync(descriptor);
	if (status.isFile()) return descriptor;
	closeSync(descriptor);
	throw new RefusedFile(`it is a ${sortOf(status)}`);
}

/** What kind of thing lies at a path, in words. */
export function sortOf(status: Stats | Dirent): "file" | "folder" | "link" | "pipe or a device" {
	if (status.isSymbolicLink()) return "link";
	return status.isFile() ? "file" : status.isDirectory() ? "folder" : "pipe or a device";
}

const piece = Buffer.allocUnsafe(262_144);

/**
 * The content of an open file, piece by piece, each in the memory of the one before; closes it. Throws if there are
 * more than `most` bytes, since a file may grow or report a wrong size.
 */
export function* piecesOf(descriptor: number, most: number): Generator<Buffer> {
	try {
		let size = fstatSync(descriptor).size;
		for (let read = 0; size <= most; size = Math.max(size, read)) {
			const length = readSync(descriptor, piece);
			if (length === 0) return;
			read += length;
			if (read <= most) yield piece.subarray(0, length);
		}
		throw new RefusedFile(`it is larger than ${most} bytes`);
	} finally {
		closeSync(descriptor);
	}
}

/** The bytes of a form, a template, a baseline, a config or another small file of the program's own. */
export function readOwn(path: string, within: string | null, most = largestOwn): Uint8Array {
	// Such files contain passwords, in the format INI, parts of which are valid YAML.
	if (/(?:^|[\\/])\.git[\\/]/i.test(path)) throw new RefusedFile("it is in a `.git` folder");
	const pieces: Buffer[] = [];
	for (const each of piecesOf(openRegular(path, within), most)) pieces.push(Buffer.from(each));
	return Buffer.concat(pieces);
}

/** The same as text; throws where it is not UTF-8. */
export function readOwnText(path: string, within: string | null, most = largestOwn): string {
	return new TextDecoder("utf-8", { fatal: true }).decode(readOwn(path, within, most));
}

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
