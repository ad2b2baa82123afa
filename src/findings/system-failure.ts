/** The name of a system error, such as `ENOENT`; "" where there is none. */
export function systemCode(error: unknown): string {
	return error instanceof Error && "code" in error ? String(error.code) : "";
}

/** Why a file could not be read, in words and without its path: findings hold no absolute ones. */
export function readFailure(error: unknown): string {
	const code = systemCode(error);
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
