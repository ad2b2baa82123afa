/** The notes of a soak, and the undisturbed conversion that all others are compared with. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { writeNotes } from "../notes/write.ts";
import { type Run, run } from "./program.ts";
import { type Tree, treeOf } from "./tree.ts";

/** Where a soak works. */
export interface Work {
	/** A folder that may be filled. */
	readonly folder: string;
	readonly notes: string;
	readonly answers: string;
	readonly count: number;
}

/** All three formats that an archive is kept in. */
export const templates = ["-t", "markdown,html,json"] as const;

/** Makes notes in a folder. */
export function makeWork(folder: string, count: number): Work {
	const work = { folder, notes: join(folder, "notes"), answers: join(folder, "answers.jsonl"), count };
	mkdirSync(work.notes, { recursive: true });
	writeNotes({ count, seed: 5 }, work.notes, work.answers);
	return work;
}

/** Converts the notes of a soak into a folder below it. */
export function convert(work: Work, name: string, more: readonly string[] = []): Promise<Run> {
	return run(["convert", work.notes, "-o", `${outputOf(work, name)}/`, ...templates, ...more]);
}

/** A folder for outputs. */
export const outputOf = ({ folder }: Work, name: string): string => join(folder, name);

/** A conversion that nothing disturbs. */
export interface Undisturbed {
	readonly work: Work;
	readonly run: Run;
	readonly tree: Tree;
}

/** Converts in one process, which everything else must equal. */
export async function undisturbed(work: Work): Promise<Undisturbed> {
	const first = await convert(work, "undisturbed", ["--jobs", "1"]);
	return { work, run: first, tree: treeOf(outputOf(work, "undisturbed")) };
}
