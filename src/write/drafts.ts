/** A folder for incomplete files in an output folder, so that a killed run leaves nothing elsewhere. */
import { mkdirSync, readdirSync, rmSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { draftName } from "./replace-file.ts";

/** Makes an empty folder for drafts; removes those of an earlier run. */
export function openDrafts(path: string): void {
	rmSync(path, { recursive: true, force: true });
	mkdirSync(path, { recursive: true });
}

/** Removes the folder. */
export function closeDrafts(path: string): void {
	rmSync(path, { recursive: true, force: true });
}

/** Removes drafts of killed runs beside a file; young ones may belong to a run at work. */
export function clearStrays(file: string, now: number): void {
	try {
		const folder = dirname(file);
		for (const name of readdirSync(folder)) {
			const path = join(folder, name);
			if (draftName.test(name) && now - statSync(path).mtimeMs > longest) rmSync(path, { force: true });
		}
	} catch {
		// A draft that can't be removed does no harm; one that can't be written is reported by the write.
	}
}

/** Milliseconds; no write takes this long. */
const longest = 60_000;
