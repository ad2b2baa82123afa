/** The files of a folder by their hashes, and how two folders differ. */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Paths below the folder, with the SHA-256 of what they hold. */
export type Tree = ReadonlyMap<string, string>;

/** The hash of some bytes, as manifests have it. */
export const sha256 = (bytes: Uint8Array | string): string => createHash("sha256").update(bytes).digest("hex");

/** All files below a folder, but for the program's own notes on its runs. */
export function treeOf(folder: string): Tree {
	return new Map(
		filesBelow(folder)
			.filter((path) => !path.startsWith(".rapporteur/"))
			.map((path) => [path, contentOf(join(folder, path))]),
	);
}

/** Links that lead nowhere, and names that are no text, can't be read. */
function contentOf(file: string): string {
	try {
		return sha256(readFileSync(file));
	} catch {
		return "unreadable";
	}
}

/** The paths of all files below a folder, links included, with `/`. */
export function filesBelow(folder: string, below = ""): string[] {
	return readdirSync(join(folder, below), { withFileTypes: true }).flatMap((entry) => {
		const path = below === "" ? entry.name : `${below}/${entry.name}`;
		return entry.isDirectory() ? filesBelow(folder, path) : [path];
	});
}

/** What differs, a line each. */
export function differences(expected: Tree, got: Tree): string[] {
	return [
		...[...expected.keys()].filter((path) => !got.has(path)).map((path) => `${path} is missing`),
		...strangers(expected, got),
	];
}

/** Files that a tree should not have, or not like this; what it lacks is no fault. */
export function strangers(expected: Tree, got: Tree): string[] {
	return [...got].flatMap(([path, hash]) => {
		const right = expected.get(path);
		if (right === hash) return [];
		return right === undefined ? [`${path} is too much`] : [`${path} differs`];
	});
}
