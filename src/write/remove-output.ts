import { rmdirSync, unlinkSync } from "node:fs";
import { dirname, join } from "node:path";

/** Removes a file, and folders that are then empty unless they are somebody's own; returns whether the file was removed. */
export function removeOutput(folder: string, path: string, keepsFolders = false): boolean {
	let isRemoved = true;
	try {
		unlinkSync(join(folder, path));
	} catch {
		isRemoved = false;
	}
	if (keepsFolders) return isRemoved;
	try {
		for (let above = dirname(path); above !== "."; above = dirname(above)) rmdirSync(join(folder, above));
	} catch {
		// The first one that still holds something stays, with all above it.
	}
	return isRemoved;
}
