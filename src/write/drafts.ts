/** Where files wait until they are whole, below an output folder: a run that was killed leaves nothing elsewhere. */
import { mkdirSync, rmSync } from "node:fs";

/** Makes an empty folder for drafts; what is left in it of an earlier run goes. */
export function openDrafts(path: string): void {
	rmSync(path, { recursive: true, force: true });
	mkdirSync(path, { recursive: true });
}

/** Takes the folder away. */
export function closeDrafts(path: string): void {
	rmSync(path, { recursive: true, force: true });
}
