/** Writes whole files or none. */
import { appendFileSync, mkdirSync, statSync, unlinkSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { type Fault, fault } from "../findings/faults.ts";

/** One file to write. */
export interface Output {
	/** Absolute. */
	readonly path: string;
	readonly text: string;
}

/** How to write it. */
export interface WriteOptions {
	/** Whether an earlier file may be replaced. */
	readonly clobber: boolean;
	/** Whether missing folders are made: only below an output folder. */
	readonly makeFolders: boolean;
}

/** Writes a file, or tells why it could not. */
export async function writeOutput({ path, text }: Output, options: WriteOptions): Promise<Fault | null> {
	try {
		const isThere = statSync(path, { throwIfNoEntry: false });
		if (isThere?.isDirectory()) return failed("it is a folder", "a file");
		if (isThere !== undefined && !options.clobber) return failed("it is there already (`--no-clobber`)", "a new name");
		if (isThere !== undefined && !isThere.isFile()) return writeInPlace(path, text);
		if (!makeReady(dirname(path), options.makeFolders)) return failed("its folder is not there", "an existing folder");
		if (options.clobber) await writeAtomically(path, text);
		else writeNew(path, text);
		return null;
	} catch (error) {
		return failed(reasonOf(error), "a place that can be written");
	}
}

/** Adds to the end of a file that others write to as well, or tells why it could not. */
export function appendOutput({ path, text }: Output): Fault | null {
	try {
		appendFileSync(path, text);
		return null;
	} catch (error) {
		return failed(reasonOf(error), "a place that can be written");
	}
}

/** Identifies a file whatever it is called, so that an output is never one of the inputs. */
export function fileIdentity(path: string): string | null {
	try {
		const stats = statSync(path, { throwIfNoEntry: false, bigint: true });
		return stats === undefined ? null : `${stats.dev}:${stats.ino}`;
	} catch {
		// A path that leads through a file has no identity; writing to it says why.
		return null;
	}
}

const failed = (reason: string, expected: string): Fault => fault("write-failed", `Not written: ${reason}`, expected);

function makeReady(folder: string, make: boolean): boolean {
	if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return true;
	if (make) mkdirSync(folder, { recursive: true });
	return make;
}

/** A temporary file beside the target takes its place when it is whole. */
async function writeAtomically(path: string, text: string): Promise<void> {
	const { writeFileSync: replace } = await import("atomically");
	// Renaming guards against a crash of the program; syncing each file would double the cost of an archive.
	replace(path, text, { fsync: false, timeout: 0 });
}

/** `wx` refuses a file that appeared in between; what could not be finished is taken away again. */
function writeNew(path: string, text: string): void {
	try {
		writeFileSync(path, text, { flag: "wx" });
	} catch (error) {
		if (codeOf(error) !== "EEXIST") unlinkSync(path);
		throw error;
	}
}

/** Devices and pipes (`-o /dev/stdout`) can't be replaced by renaming. */
function writeInPlace(path: string, text: string): null {
	writeFileSync(path, text);
	return null;
}

const codeOf = (error: unknown): string => (error instanceof Error && "code" in error ? String(error.code) : "");

const reasons: ReadonlyMap<string, string> = new Map([
	["EACCES", "permission denied"],
	["EPERM", "permission denied"],
	["EROFS", "the file system is read-only"],
	["EEXIST", "it is there already"],
	["ENOTDIR", "a part of its path is no folder"],
	["ENOENT", "its folder is not there"],
	["ENOSPC", "there is no space left"],
	["ENAMETOOLONG", "its name is too long"],
]);

const reasonOf = (error: unknown): string => reasons.get(codeOf(error)) ?? (codeOf(error) || String(error));
