import { existsSync, lstatSync } from "node:fs";
import { dirname } from "node:path";
import { attempt } from "../text/attempt.ts";

/** The name of a system error, such as `ENOENT`; "" for any other error. */
export function systemCode(error: unknown): string {
	return error instanceof Error && "code" in error ? String(error.code) : "";
}

/** Whether an error means that a file does not exist. */
export const saysGone = (error: unknown): boolean => ["ENOENT", "ENOTDIR"].includes(systemCode(error));

/** An existing file that must not be opened; the message says why, in the words of `readFailure`. */
export class RefusedFile extends Error {}

/** Why a file could not be read, in words and without its path: findings hold no absolute ones. */
export function readFailure(error: unknown): string {
	if (error instanceof RefusedFile) return error.message;
	const code = systemCode(error);
	if (code === "ENOENT" && leadsNowhere(pathOf(error))) return "its symbolic link leads nowhere";
	return failureWords(error);
}

/** What the system says that it could not do, in words. */
export const failureWords = (error: unknown): string => reasons.get(systemCode(error)) ?? String(error);

const reasons: ReadonlyMap<string, string> = new Map([
	["EACCES", "permission denied"],
	["EAGAIN", "the system is too busy; try again later"],
	["EBUSY", "another program uses it; close that program"],
	["EDQUOT", "the quota is used up; free some space"],
	["EEXIST", "it already exists"],
	["EFBIG", "the file would be larger than is allowed"],
	["EILSEQ", "its name has characters that this disk can't hold"],
	["EINVAL", "this disk or system can't do that"],
	["EIO", "the disk reports an error"],
	["EISDIR", "it is a folder"],
	["ELOOP", "its symbolic links lead in a circle"],
	["EMFILE", "too many files are open; close some, or raise the limit (`ulimit -n`)"],
	["ENAMETOOLONG", "its name is too long"],
	["ENFILE", "too many files are open on this system; close some"],
	["ENODEV", "its disk is gone"],
	["ENOENT", "there is no such file"],
	["ENOMEM", "there is no memory left"],
	["ENOSPC", "there is no space left"],
	["ENOTDIR", "a part of its path is not a folder"],
	["ENOTEMPTY", "the folder in its place is not empty"],
	["ENOTSUP", "this disk can't do that"],
	["ENXIO", "nothing reads this pipe or socket"],
	["EOPNOTSUPP", "this disk can't do that"],
	["EPERM", "permission denied"],
	["EPIPE", "nothing reads this pipe or socket any more"],
	["EROFS", "the file system is read-only"],
	["ESTALE", "the network disk has lost it; try again"],
	["ETIMEDOUT", "the network disk does not answer; try again later"],
	["ETXTBSY", "it is a running program; stop it"],
	["EXDEV", "its folder and the output folder are on different disks"],
	["ERR_ENCODING_INVALID_ENCODED_DATA", "it is not UTF-8"],
]);

const pathOf = (error: unknown): string => (error instanceof Error && "path" in error ? String(error.path) : "");

/** The system gives the same error for a missing file and for a broken link. */
function leadsNowhere(path: string): boolean {
	for (let at = path; at !== "" && !existsSync(at); at = dirname(at)) if (isLink(at)) return true;
	return false;
}

const isLink = (path: string): boolean => attempt(() => lstatSync(path).isSymbolicLink()) === true;
