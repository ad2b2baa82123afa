/** Where files wait until they are whole, below an output folder: a run that was killed leaves nothing elsewhere. */
import { mkdirSync, readdirSync, rmSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { draftName } from "./replace-file.ts";

/** Makes an empty folder for drafts; what is left in it of an earlier run goes. */
export function openDrafts(path: string): void {
	rmSync(path, { recursive: true, force: true });
	mkdirSync(path, { recursive: true });
}

/** Takes the folder away. */
export function closeDrafts(path: string): void {
	rmSync(path, { recursive: true, force: true });
}

/** Takes away what runs left beside a file that were killed; another run may just be at work on what is younger. */
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

/** Milliseconds: nothing takes so long to write. */
const longest = 60_000;
