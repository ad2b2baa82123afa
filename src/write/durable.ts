/** Files and folders that must outlast a power cut, on the disk before anything relies on them; and how they are removed. */
import { createHash } from "node:crypto";
import {
	closeSync,
	constants,
	copyFileSync,
	existsSync,
	fdatasyncSync,
	fstatSync,
	fsyncSync,
	ftruncateSync,
	lstatSync,
	mkdirSync,
	openSync,
	renameSync,
	rmdirSync,
	rmSync,
	statSync,
	unlinkSync,
	writeSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { attempt } from "../text/attempt.ts";
import { draftId, makeAlike } from "./replace-file.ts";

/** Starts a file that is renamed into place when it is complete and synced; until then it lies in `folder`, on the same file system. */
export function durableFile(path: string, folder: string) {
	const temporary = temporaryFor(path, folder);
	const descriptor = openSync(temporary, "wx");
	const hash = createHash("sha256");
	let held = "";
	let ended: string | null = null;
	const flush = (): void => {
		const bytes = Buffer.from(held);
		hash.update(bytes);
		writeAll(descriptor, bytes);
		held = "";
	};
	return {
		write(text: string): void {
			held += text;
			if (held.length > 65_536) flush();
		},
		/** Ends it, on the disk; returns the SHA-256 of its bytes, in hex. */
		end(): string {
			if (ended !== null) return ended;
			flush();
			fsyncSync(descriptor);
			ended = hash.digest("hex");
			closeSync(descriptor);
			return ended;
		},
		/** Ends it if need be, and puts it in its place. */
		commit(): void {
			this.end();
			makeAlike(temporary, lstatSync(path, { throwIfNoEntry: false }));
			renameSync(temporary, path);
			syncFolder(dirname(path));
		},
		/** Removes what was written so far. */
		discard(): void {
			if (ended === null) closeSync(descriptor);
			rmSync(temporary, { force: true });
		},
	};
}

/** A name that no other process has. */
const temporaryFor = (path: string, folder: string): string => join(folder, `${basename(path)}.${draftId()}.new`);

/** Opens a file that only grows, by single lines; many share a sync. A file with hard links is copied first. */
export function openLog(path: string) {
	if ((statSync(path, { throwIfNoEntry: false })?.nlink ?? 0) > 1) {
		const copy = temporaryFor(path, dirname(path));
		copyFileSync(path, copy, constants.COPYFILE_EXCL);
		renameSync(copy, path);
	}
	const descriptor = openSync(path, "a");
	let [size, waiting, since] = [fstatSync(descriptor).size, 0, Date.now()];
	/** Waits until all lines are on the disk. */
	const sync = (): void => {
		if (waiting > 0) fdatasyncSync(descriptor);
		[waiting, since] = [0, Date.now()];
	};
	return {
		/** Returns the offset of the line. */
		append(line: string): number {
			const bytes = Buffer.from(`${line}\n`);
			try {
				writeAll(descriptor, bytes);
			} catch (error) {
				// On a full disk, the part of a line that still fitted does not count.
				ftruncateSync(descriptor, size);
				throw error;
			}
			const at = size;
			size += bytes.length;
			waiting++;
			if (waiting >= linesASync || Date.now() - since >= millisecondsASync) sync();
			return at;
		},
		/** Of the file, if nobody else has written to it. */
		size: (): number => size,
		sync,
		close(): void {
			try {
				sync();
			} finally {
				closeSync(descriptor);
			}
		},
	};
}

const linesASync = 256;
const millisecondsASync = 1000;

/**
 * Makes a folder with its parents, and syncs them; returns the first that it made. Step by step: where a disk makes no folders but
 * says that one is missing, as `/proc` does, Node.js would try for ever to make all at once.
 */
export function makeFolder(path: string): string | undefined {
	if (isFolder(path)) return undefined;
	const above = dirname(path);
	const first = above === path || existsSync(above) ? undefined : makeFolder(above);
	try {
		mkdirSync(path);
	} catch (error) {
		// Another process may just have made it.
		if (isFolder(path)) return first;
		// A link that leads nowhere exists, and does not.
		if (lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true) statSync(path);
		throw error;
	}
	if (first === undefined) syncFolder(above);
	return first ?? path;
}

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;

/** Removes a folder if it is empty; returns whether it was. */
export const removeEmpty = (path: string): boolean => attempt(() => rmdirSync(path)) !== null;

/** Removes a file, and folders that are then empty unless they are somebody's own; returns whether the file was removed. */
export function removeOutput(folder: string, path: string, keepsFolders = false): boolean {
	const isRemoved = attempt(() => unlinkSync(join(folder, path))) !== null;
	for (let above = dirname(path); !keepsFolders && above !== "."; above = dirname(above))
		if (!removeEmpty(join(folder, above))) break;
	return isRemoved;
}

/** A call of `write` may take a part only. */
export function writeAll(descriptor: number, bytes: Uint8Array): void {
	for (let done = 0; done < bytes.length; ) done += writeSync(descriptor, bytes, done);
}

/** A name is on the disk when its folder is; Windows can't be asked for that. */
function syncFolder(path: string): void {
	let descriptor: number | null = null;
	try {
		descriptor = openSync(path, "r");
		fsyncSync(descriptor);
	} catch {
		// Some file systems refuse to sync folders: then this is all that can be done.
	} finally {
		if (descriptor !== null) closeSync(descriptor);
	}
}
