/** Writes whole files or none. */
import {
	accessSync,
	appendFileSync,
	type BigIntStats,
	closeSync,
	constants,
	lstatSync,
	mkdirSync,
	openSync,
	readdirSync,
	readFileSync,
	realpathSync,
	statSync,
	writeSync,
} from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { setTimeout } from "node:timers/promises";
import { outsideReason } from "../files/own-file.ts";
import { foldName, leadsAway, realPath, slashed } from "../files/paths.ts";
import { type Fault, fault } from "../findings/finding.ts";
import { failureWords, systemCode } from "../findings/system-failure.ts";
import { attempt } from "../text/attempt.ts";
import { createFile, replaceFile } from "./replace-file.ts";

/** The content of a file: text as UTF-8, or bytes. */
export type Content = string | Uint8Array;

/** One file to write. */
export interface Output {
	/** Absolute. */
	readonly path: string;
	readonly content: Content;
}

/** How to write it. */
export interface WriteOptions {
	/** Whether an earlier file may be replaced. */
	readonly clobber: boolean;
	/** Whether a read-only file may be replaced; without it, the command has no `--force`. */
	readonly force?: boolean;
	/** Why this file must not be replaced, unless it has the same bytes already; null if only `clobber` decides. */
	readonly kept?: Fault | null;
	/** Whether missing folders are made: only below an output folder. */
	readonly makeFolders: boolean;
	/** The folder that the file must stay in, links included; null where the file itself was named. */
	readonly within: string | null;
	/** The folder for files that are not whole yet, on the same disk; null puts them beside the file. */
	readonly drafts: string | null;
}

/** Writes a file, or returns a fault. A link is replaced, not followed, unless it belongs to the system. */
export async function writeOutput({ path: named, content }: Output, options: WriteOptions): Promise<Fault | null> {
	try {
		const shown = quoted(options.within === null ? basename(named) : relative(options.within, named));
		const why = options.within === null ? null : outsideReason(options.within, named);
		if (why !== null)
			return failed(
				// The message may stand behind the name of the notes.
				why.replace(/^it is/, `${shown} is`).replace(/^its path/, `the path of ${shown}`),
				why.includes("link") ? "Remove the link." : "Name a file in the output folder.",
			);
		const place = options.within === null ? systemPlace(named) : null;
		if (place !== null) return await writeToSystem(place, content);
		if (statSync(named, { throwIfNoEntry: false })?.isDirectory())
			return failed(`${shown} is a folder`, options.within === null ? "Name a file." : "Rename or remove it.");
		const isThere = lstatSync(named, { throwIfNoEntry: false });
		const goesOn = (options.within !== null || options.kept != null) && isThere !== undefined && !options.clobber;
		if (goesOn && holds(named, content)) return null;
		if (isThere !== undefined && !options.clobber)
			return (
				options.kept ?? failed(`${quoted(basename(named))} already exists`, "Leave out `--no-clobber` to replace it.")
			);
		if (isThere !== undefined && !isThere.isFile() && !isThere.isSymbolicLink()) {
			if (options.within !== null) return failed(`${shown} is a pipe or a device`, "Rename or remove it.");
			return await writeInPlace(named, content);
		}
		const folder = dirname(named);
		if (isThere?.isFile() && options.force !== true && isReadOnly(named))
			return isReadOnly(folder)
				? failed(`its folder \`${basename(folder)}\` is read-only`, "Make it writable.")
				: readOnly(shown, options.force);
		if (!makeReady(folder, options.makeFolders))
			return failed(`the folder ${quoted(basename(folder))} does not exist`, "Create it first.");
		const replacement = { path: named, content, sync: false, drafts: options.drafts };
		if (options.clobber) replaceFile(replacement);
		else createFile(replacement);
		return null;
	} catch (error) {
		return writeFault(error);
	}
}

/** Whether a run into this folder that was cut off has written a file already. */
function holds(path: string, content: Content): boolean {
	const bytes = Buffer.from(content);
	const status = lstatSync(path);
	return status.isFile() && status.size === bytes.length && bytes.equals(readFileSync(path));
}

/** The folder of the descriptors of the program. */
const descriptors = (): string => realpathSync("/dev/fd");

/** The device or descriptor that a path names, whatever links lead there: neither is ever replaced. Null for other paths. */
function systemPlace(path: string): string | null {
	return attempt(() => {
		const folder = realpathSync(dirname(path));
		return [descriptors(), "/dev"].includes(folder) ? join(folder, basename(path)) : null;
	});
}

/** Writes to standard output or error, whose other words stay in their place, or to a device or pipe. */
async function writeToSystem(path: string, content: Content): Promise<Fault | null> {
	const [folder, name] = [dirname(path), basename(path)];
	const isDescriptor = folder === descriptors();
	const stream = (isDescriptor ? ["0", "1", "2"] : ["stdin", "stdout", "stderr"]).indexOf(name);
	if (stream > 0) return writeTo(stream, content);
	const inodeOf = (other: string) => statSync(join(folder, other), { throwIfNoEntry: false })?.ino;
	const target = statSync(path, { throwIfNoEntry: false });
	// Both ends of a pipe of the program itself are among its descriptors.
	const isEnd = (other: string) => other !== name && Number(other) > 2 && inodeOf(other) === target?.ino;
	const isOwn = isDescriptor && readdirSync(folder).some(isEnd);
	if (stream === 0 || isOwn || target === undefined || target.isFile())
		return failed("this file descriptor is not open for writing", "Name a file, or `/dev/stdout`.");
	return writeInPlace(path, content);
}

/** New bytes for a file that was read, with the old ones. */
export interface Rewrite {
	/** Absolute. */
	readonly path: string;
	/** Where it was when it was found, links resolved. */
	readonly real: string;
	readonly before: Uint8Array;
	readonly after: Uint8Array;
}

/** Replaces the bytes of a file, all or nothing; not if it has changed since or is read-only. */
export async function rewriteFile({ path, real, before, after }: Rewrite): Promise<Fault | null> {
	try {
		// It would be waited for.
		if (!statSync(path).isFile()) return noRegularFile;
		if (isReadOnly(path)) return readOnly(quoted(basename(path)));
		if (realPath(path) !== real || Buffer.compare(readFileSync(real), before) !== 0) return changed();
		// There is no other copy of notes. A link that was read as notes stays one.
		replaceFile({ path: real, content: after, sync: true, drafts: null });
		return null;
	} catch (error) {
		if (systemCode(error) === "ENOENT") return changed();
		return failed(reasonOf(error), "Choose a file that can be written to.");
	}
}

const noRegularFile = fault(
	"write-failed",
	"Not fixed: a pipe or device can't be written to. Name a file, or use `--dry-run`.",
);

const readOnly = (shown: string, force?: boolean): Fault =>
	failed(`${shown} is read-only`, force === false ? "Make it writable, or use `--force`." : "Make it writable.");

/** A file can be replaced in a folder that can be written, whatever its own mode: that it is read-only must be asked. */
function isReadOnly(path: string): boolean {
	// The superuser may write everything, which does not mean that she wants to.
	if ((statSync(path).mode & 0o222) === 0) return true;
	try {
		accessSync(path, constants.W_OK);
		return false;
	} catch (error) {
		// On a read-only disk, or where the file must not change, `--force` does not help either.
		if (systemCode(error) === "EACCES") return true;
		throw error;
	}
}

/** Whether a file is to be left as it is: it is read-only, or on a disk that is. */
export const mustStay = (path: string): boolean => attempt(() => isReadOnly(path)) ?? true;

const changed = (): Fault => fault("input-changed", "Not fixed: the file has changed since it was read. Run again.");

/** Appends to a file that others may also write to, or returns a fault. */
export function appendOutput({ path, content }: Output): Fault | null {
	try {
		const descriptor = openSync(path, constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT | notWaiting);
		try {
			appendFileSync(descriptor, content);
			return null;
		} finally {
			closeSync(descriptor);
		}
	} catch (error) {
		return writeFault(error);
	}
}

/**
 * Identifies a file whatever its name, so that an output is never an input. A missing file is identified by folder and
 * name.
 */
export function fileIdentity(path: string, look = statSync): string {
	const stats = statsOf(path, look);
	if (stats !== null) return `${stats.dev}:${stats.ino}`;
	const folder = statsOf(dirname(path));
	return folder === null ? path : `${folder.dev}:${folder.ino}/${basename(path)}`;
}

/** Whether two absolute paths are those of one file or link, by letter case and Unicode form at most not the same. */
export function isSameFile(one: string, other: string): boolean {
	if (one === other || foldName(one) !== foldName(other)) return one === other;
	return fileIdentity(one, lstatSync) === fileIdentity(other, lstatSync);
}

/** A 64-bit identity, for very many files; on two disks, two files may rarely share one. */
export function fileNumber(path: string): bigint | null {
	const stats = statsOf(path);
	return stats === null ? null : BigInt.asUintN(64, stats.ino ^ (stats.dev << 44n));
}

/** A path that leads through a file has no identity; writing to it says why. */
const statsOf = (path: string, look = statSync): BigIntStats | null =>
	attempt(() => look(path, { throwIfNoEntry: false, bigint: true })) ?? null;

/** The fault of a failed write; `what` names a file that was not asked for. */
export function writeFault(error: unknown, what: string | null = null): Fault {
	const isLong = systemCode(error) === "ENAMETOOLONG";
	return failed(
		what === null ? reasonOf(error) : `${what}: ${reasonOf(error)}`,
		isLong ? "Choose a shorter one." : "Choose a place that can be written to.",
	);
}

const quoted = (path: string): string => `\`${slashed(path)}\``;

const failed = (reason: string, hint: string): Fault => fault("write-failed", `Not written: ${reason}. ${hint}`);

function makeReady(folder: string, make: boolean): boolean {
	if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return true;
	if (make) mkdirSync(folder, { recursive: true });
	return make;
}

/**
 * Devices and pipes (`-o /dev/stdout`) can't be replaced by renaming. Opening a pipe would wait for a reader, and so
 * would writing to a full one; then the program could not be interrupted.
 */
async function writeInPlace(path: string, content: Content): Promise<null> {
	const descriptor = openSync(path, constants.O_WRONLY | notWaiting);
	try {
		return await writeTo(descriptor, content);
	} finally {
		closeSync(descriptor);
	}
}

async function writeTo(descriptor: number, content: Content): Promise<null> {
	for (let rest = Buffer.from(content); rest.length > 0; ) {
		const size = writtenAtOnce(descriptor, rest);
		rest = rest.subarray(size);
		if (size === 0) await setTimeout(10);
	}
	return null;
}

const notWaiting = constants.O_NONBLOCK ?? 0;

/** How many bytes a pipe takes now. */
function writtenAtOnce(descriptor: number, bytes: Uint8Array): number {
	try {
		return writeSync(descriptor, bytes);
	} catch (error) {
		if (systemCode(error) === "EAGAIN") return 0;
		throw error;
	}
}

/** Of what is written, only the folder can be missing. */
function reasonOf(error: unknown): string {
	if (systemCode(error) !== "ENOENT") return failureWords(error);
	const { path = "" } = error as NodeJS.ErrnoException;
	return leadsAway(path) ? "its folder is a link that leads nowhere" : "its folder is not there";
}
