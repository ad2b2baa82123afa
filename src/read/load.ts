/** The only place of this stage that reads files. */
import {
	accessSync,
	closeSync,
	constants,
	type Dirent,
	fstatSync,
	lstatSync,
	openSync,
	readdirSync,
	readFileSync,
	readSync,
	realpathSync,
	statSync,
} from "node:fs";
import { dirname, relative, resolve } from "node:path";
import { openRegular } from "../files/own-file.ts";
import { isBelow } from "../files/paths.ts";
import { type Stamp, sameStamp, stampIn } from "../files/stamp.ts";
import { type Fault, fault } from "../findings/faults.ts";
import { readFailure, systemCode } from "../findings/system-failure.ts";

/** The bytes of a file with its stamp, or a fault. */
export type Loaded =
	| {
			readonly bytes: Uint8Array;
			readonly stamp: Stamp | null;
			/** What another program made of them, to be read in their place. */
			readonly docx?: Uint8Array;
	  }
	| { readonly fault: Fault };

/** Reads a whole file of at most `maxSize` bytes. Pipes and devices are refused, since they may never end; and links, unless the file may be one. */
export function loadFile(path: string, maxSize: number, mayBeLink = false): Loaded {
	let descriptor: number | null = null;
	try {
		descriptor = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (mayBeLink ? 0 : noLink));
		const stats = fstatSync(descriptor, { bigint: true });
		if (stats.isDirectory()) return { fault: fault("unreadable-file", "Can't read this file: it is a folder.") };
		if (stats.size > maxSize) return { fault: tooLarge(Number(stats.size), maxSize) };
		if (!stats.isFile()) return { fault: noFile };
		const bytes = readFileSync(descriptor);
		const stamp = stampIn(stats);
		if (!sameStamp(stamp, stampIn(fstatSync(descriptor, { bigint: true })))) return { fault: changed };
		return { bytes, stamp };
	} catch (error) {
		const isLink = !mayBeLink && systemCode(error) === "ELOOP";
		return { fault: unreadable("file", path, isLink ? "it is a link" : readFailure(error)) };
	} finally {
		if (descriptor !== null) closeSync(descriptor);
	}
}

const noLink = constants.O_NOFOLLOW ?? 0;

const changed = fault("input-changed", "The file changed while it was read. Run again.");

const noFile = fault("unreadable-file", "Can't read this file: it is a pipe or a device.");

/** Applies the limit to bytes from elsewhere. */
export function withinSize(bytes: Uint8Array, maxSize: number): Loaded {
	return bytes.byteLength > maxSize ? { fault: tooLarge(bytes.byteLength, maxSize) } : { bytes, stamp: null };
}

/** The finding for notes that can't be read. */
export function tooLarge(size: number, maxSize: number): Fault {
	return fault("too-large", `Too large: ${size} bytes. The limit is ${maxSize} (\`--max-size\`).`);
}

const noSuchFile = "there is no such file";

/** The fault of a file that is missing or can't be looked up. */
export function missingFile(path: string): Fault {
	return unreadable("file", path, failureAt(path) ?? noSuchFile);
}

function failureAt(path: string): string | null {
	try {
		statSync(path);
		return null;
	} catch (error) {
		return readFailure(error);
	}
}

/** Whether a name exists, even as a broken link. */
export function isNamed(path: string): boolean {
	try {
		return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
	} catch {
		return false;
	}
}

function unreadable(what: "file" | "folder", path: string, reason: string): Fault {
	// Node decodes names: the bytes of one in another encoding are lost.
	const isGarbled = reason === noSuchFile && path.includes("\uFFFD");
	if (!isGarbled) return fault("unreadable-file", `Can't read this ${what}: ${reason}.`);
	return garbled(what);
}

/** The fault of a name that Node cannot decode. */
export function garbled(what: "file" | "folder"): Fault {
	return fault("unreadable-file", `Can't read this ${what}: its name is not UTF-8. Rename it.`);
}

/** Whether a path exists, and its kind; symbolic links are followed. */
export function kindOf(path: string): "file" | "folder" | null {
	try {
		return statSync(path).isDirectory() ? "folder" : "file";
	} catch {
		return null;
	}
}

/** `target` as a path below `folder`, if that is the same folder under another name; else unchanged. */
export function asSeenFrom(folder: string, target: string): string {
	try {
		const [from, to] = [realpathSync(folder), realpathSync(target)];
		return from === to || isBelow(from, to) ? resolve(folder, relative(from, to)) : target;
	} catch {
		return target;
	}
}

/** The size and kind of a file, or null. */
export function statusOf(path: string): { readonly size: number; readonly isFile: boolean } | null {
	try {
		const status = statSync(path);
		return { size: status.size, isFile: status.isFile() };
	} catch {
		return null;
	}
}

/** Whether a path can be read twice, unlike a pipe, socket or device. */
export function isReadAgain(path: string): boolean {
	const status = statSync(path);
	return status.isFile() || status.isDirectory();
}

/** One name in a folder; a symbolic link is neither file nor folder here. */
export interface Entry {
	readonly name: string;
	readonly isFile: boolean;
	readonly isFolder: boolean;
	/** Whether the name is not UTF-8: two such names may look the same. */
	readonly isGarbled: boolean;
}

/** The entries of a folder, or a fault. */
export function entriesOf(folder: string): { readonly entries: readonly Entry[] } | Fault {
	try {
		const named = readdirSync(folder, { withFileTypes: true });
		const isPlain = !named.some(({ name }) => name.includes("\uFFFD"));
		const entries = isPlain ? named : readdirSync(folder, { withFileTypes: true, encoding: "buffer" });
		return { entries: entries.map(entryOf) };
	} catch (error) {
		return unreadable("folder", folder, readFailure(error));
	}
}

function entryOf(entry: Dirent<string> | Dirent<Buffer>): Entry {
	const name = entry.name.toString();
	const isGarbled = typeof entry.name !== "string" && Buffer.compare(Buffer.from(name), entry.name) !== 0;
	return { name, isFile: entry.isFile(), isFolder: entry.isDirectory(), isGarbled };
}

/** The first bytes of a file; "" if it can't be read or is behind a link. */
export function headOf(path: string, length: number, start = 0): string {
	let descriptor: number | null = null;
	try {
		descriptor = openRegular(path, dirname(path));
		const bytes = Buffer.alloc(length);
		return bytes.toString("utf8", 0, readSync(descriptor, bytes, 0, length, start));
	} catch {
		return "";
	} finally {
		if (descriptor !== null) closeSync(descriptor);
	}
}

/** The text of the last bytes of a file, or "". */
export function tailOf(path: string, length: number): string {
	const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
	return headOf(path, Math.min(size, length), Math.max(0, size - length));
}

/** Why an existing file can't be read, or null. */
export function readError(path: string): unknown {
	try {
		accessSync(path, constants.R_OK);
		return null;
	} catch (error) {
		return systemCode(error) === "ENOENT" ? null : error;
	}
}

/** The text of a file, or "". */
export function textOf(path: string): string {
	try {
		return readFileSync(path, "utf8");
	} catch {
		return "";
	}
}
