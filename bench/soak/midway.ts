/** What an output folder may look like when its run has been ended from outside. */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { manifestOf, outputFaults } from "./manifest.ts";
import { type Tree, treeOf } from "./tree.ts";

/** Files that are there must be whole: as they will be, or as they were before the run. */
export function faultsMidway(folder: string, after: Tree, before: Tree | null): string[] {
	if (!existsSync(folder)) return [];
	const now = treeOf(folder);
	const odd = wrongFiles(now, after).filter((path) => before === null || wrongFiles(now, before).includes(path));
	const faults = odd.filter((path) => path !== "manifest.jsonl").map((path) => `${path} is neither new nor old`);
	// The lines of an earlier run are of its files; those of this one come at its end.
	if (before !== null) return faults;
	const lines = now.has("manifest.jsonl") ? manifestOf(folder) : [];
	return [...faults, ...lines.flatMap((line) => outputFaults(line, now).map((fault) => `${line.path}: ${fault}`))];
}

/** What a run that came to its end leaves among the program's own notes, beside what the next run needs. */
export function leftovers(folder: string): string[] {
	const own = join(folder, ".rapporteur");
	if (!existsSync(own)) return [];
	return readdirSync(own)
		.filter((name) => !/^(?:state|seal)\./.test(name))
		.map((name) => `.rapporteur/${name} is left over`);
}

/** The paths of files that a tree does not have like this. */
const wrongFiles = (now: Tree, tree: Tree): string[] =>
	[...now].flatMap(([path, hash]) => (tree.get(path) === hash ? [] : [path]));
