/** The notes of a soak, and the undisturbed conversion that all others are compared with. */
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { bytesOf, knownNote } from "../notes/known.ts";
import { type Run, run } from "./run.ts";
import { type Tree, treeOf } from "./tree.ts";

/** What every change has time for; `npm run soak` does what the program promises. */
export const size =
	process.env["SOAK"] === "full" ? { notes: 10_000, kills: 20, hostile: 500 } : { notes: 500, kills: 5, hostile: 50 };

/** All three formats that an archive is kept in. */
export const templates = ["-t", "markdown,html,json"] as const;

/** A folder that may be filled, its notes, and their conversion that nothing disturbed. */
export interface Work {
	readonly folder: string;
	readonly notes: string;
	readonly count: number;
	readonly run: Run;
	readonly tree: Tree;
}

/** Writes notes, and converts them in one process, which everything else must equal. */
export async function makeWork(count: number): Promise<Work> {
	const folder = mkdtempSync(join(tmpdir(), "rapporteur-scale-"));
	const notes = join(folder, "notes");
	for (let number = 1; number <= count; number++) place(notes, number);
	const undisturbed = join(folder, "undisturbed");
	const first = await run(["convert", notes, "-o", `${undisturbed}/`, ...templates, "--jobs", "1"]);
	return { folder, notes, count, run: first, tree: treeOf(undisturbed) };
}

/** Writes a note below a folder, or another one in its place; tells its path. */
export function place(folder: string, number: number, other = number): string {
	const { path } = knownNote(number);
	write(join(folder, path), bytesOf(knownNote(other)));
	return path;
}

/** Writes a file wherever it is to stand. */
export function write(path: string, bytes: Uint8Array | string): void {
	mkdirSync(dirname(path), { recursive: true });
	writeFileSync(path, bytes);
}
