/** Files that must outlast a power cut: on the disk before anything relies on them. */
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
	writeSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { draftId, makeAlike } from "./replace-file.ts";

/** A file that is renamed into place when it is complete and synced. */
export interface DurableFile {
	write(text: string): void;
	/** Ends it, on the disk; returns the SHA-256 of its bytes, in hex. */
	end(): string;
	/** Ends it if need be, and puts it in its place. */
	commit(): void;
	/** Removes what was written so far. */
	discard(): void;
}

/** Starts a file; until it is complete, it lies in `folder`, on the same file system. */
export function durableFile(path: string, folder: string): DurableFile {
	const temporary = temporaryFor(path, folder);
	const descriptor = openSync(temporary, "wx");
	const hash = createHash("sha256");
	let [held, open] = ["", true];
	let ended: string | null = null;
	const flush = (): void => {
		const bytes = Buffer.from(held);
		hash.update(bytes);
		writeAll(descriptor, bytes);
		held = "";
	};
	const close = (): void => {
		if (open) closeSync(descriptor);
		open = false;
	};
	const end = (): string => {
		if (ended !== null) return ended;
		flush();
		fsyncSync(descriptor);
		close();
		ended = hash.digest("hex");
		return ended;
	};
	return {
		write(text) {
			held += text;
			if (held.length > 65_536) flush();
		},
		end,
		commit() {
			end();
			makeAlike(temporary, lstatSync(path, { throwIfNoEntry: false }));
			renameSync(temporary, path);
			syncFolder(dirname(path));
		},
		discard() {
			close();
			rmSync(temporary, { force: true });
		},
	};
}

/** A name that no other process has. */
const temporaryFor = (path: string, folder: string): string => join(folder, `${basename(path)}.${draftId()}.new`);

/** A file that only grows. */
export interface Log {
	/** Returns the offset of the line. */
	append(line: string): number;
	/** Of the file, if nobody else has written to it. */
	size(): number;
	/** Waits until all lines are on the disk. */
	sync(): void;
	close(): void;
}

/** Opens a log for single lines; many share a sync. A file with hard links is copied first. */
export function openLog(path: string, now: () => number): Log {
	if ((statSync(path, { throwIfNoEntry: false })?.nlink ?? 0) > 1) {
		const copy = temporaryFor(path, dirname(path));
		copyFileSync(path, copy, constants.COPYFILE_EXCL);
		renameSync(copy, path);
	}
	const descriptor = openSync(path, "a");
	let [size, waiting, since] = [fstatSync(descriptor).size, 0, now()];
	const sync = (): void => {
		if (waiting > 0) fdatasyncSync(descriptor);
		[waiting, since] = [0, now()];
	};
	return {
		append(line) {
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
			if (waiting >= linesASync || now() - since >= millisecondsASync) sync();
			return at;
		},
		size: () => size,
		sync,
		close() {
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

/** Removes a folder if it is empty. */
export function removeEmpty(path: string): void {
	try {
		rmdirSync(path);
	} catch {
		// It stays as it is.
	}
}

/** A call of `write` may take a part only. */
function writeAll(descriptor: number, bytes: Uint8Array): void {
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
