import { existsSync, lstatSync } from "node:fs";
import { dirname } from "node:path";

/** The name of a system error, such as `ENOENT`; "" for any other error. */
export function systemCode(error: unknown): string {
	return error instanceof Error && "code" in error ? String(error.code) : "";
}

/** Whether an error says that nothing is there. */
export const saysGone = (error: unknown): boolean => ["ENOENT", "ENOTDIR"].includes(systemCode(error));

/** A file that is there and must not be opened; the message says why, in the words of `readFailure`. */
export class RefusedFile extends Error {}

/** Why a file could not be read, in words and without its path: findings hold no absolute ones. */
export function readFailure(error: unknown): string {
	if (error instanceof RefusedFile) return error.message;
	const code = systemCode(error);
	if (code === "ENOENT" && leadsNowhere(pathOf(error))) return "its symbolic link leads nowhere";
	return reasons.get(code) ?? (code === "" ? String(error) : code);
}

const reasons: ReadonlyMap<string, string> = new Map([
	["ENOENT", "there is no such file"],
	["EACCES", "permission denied"],
	["EPERM", "permission denied"],
	["EISDIR", "it is a folder"],
	["ENOTDIR", "a part of its path is no folder"],
	["ELOOP", "its symbolic links lead in a circle"],
	["ENAMETOOLONG", "its name is too long"],
	["ERR_ENCODING_INVALID_ENCODED_DATA", "it is not UTF-8"],
]);

const pathOf = (error: unknown): string => (error instanceof Error && "path" in error ? String(error.path) : "");

/** The system says the same of a name that is not there and of a link to one. */
function leadsNowhere(path: string): boolean {
	for (let at = path; at !== "" && !existsSync(at); at = dirname(at)) if (isLink(at)) return true;
	return false;
}

function isLink(path: string): boolean {
	try {
		return lstatSync(path).isSymbolicLink();
	} catch {
		return false;
	}
}
