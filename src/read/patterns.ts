/** Which paths below a folder patterns mean, and how long they may take: each way in which a star can match multiplies those of the others. */
import { relative } from "node:path";
import { isBelow, slashed } from "../files/paths.ts";
import { deepest } from "./depth.ts";

/** Whether a pattern means an absolute path. */
export type PathTest = (path: string) => boolean;

/** Lines as in `.gitignore`. */
export async function ignoreTest(folder: string, lines: readonly string[]): Promise<PathTest> {
	if (lines.length === 0) return () => false;
	const { default: ignore } = await import("ignore");
	const rules = ignore().add([...lines]);
	return below(folder, (path) => rules.ignores(path));
}

/** Globs as on the command line; one that names a folder means all below it, unless it ends in a star. */
export async function globTest(folder: string, globs: readonly string[]): Promise<PathTest> {
	if (globs.length === 0) return () => false;
	const { default: picomatch } = await import("picomatch");
	const patterns = globs
		.map((glob) => glob.replace(/\/+$/, ""))
		.flatMap((glob) => (glob.endsWith("*") ? glob : [glob, `${glob}/**`]));
	return below(folder, picomatch(patterns, { dot: true, noextglob: true, nonegate: true }));
}

function below(folder: string, test: PathTest): PathTest {
	return (path) => isBelow(folder, path) && test(slashed(relative(folder, path)));
}

/** What the ignore files of a run, or each list of a config, may ask for in all: every path is held against all of it. */
export const mostEffort = 20_000;

/** A pattern without stars is one, each star multiplies: of `**\/*.txt` there may be a thousand. Of one that is refused, none. */
export function effortOf(pattern: string): number {
	if (starFault(pattern) !== null) return 0;
	const { folders, all } = countStars(pattern);
	// A second `**` begins again at each folder, of which a path may have very many.
	return folders > 1 ? 10 * deepest : 20 ** Math.max(0, all - 1);
}

/** Why a pattern could take for ever on a hostile path, as what was expected instead; null where it can't. */
export function starFault(pattern: string): string | null {
	const { folders, names } = countStars(pattern);
	if (folders > 2) return "`**` at most twice";
	if (names > 3) return "`*` at most three times beside whole names";
	if (folders > 1 && names > 1) return "`*` at most once beside whole names where `**` stands twice";
	return splitChoices(pattern) > 100 ? "at most a hundred choices together" : null;
}

/** Without those that can match in one way only: `*` as a whole name, and `**` at the end. */
function countStars(pattern: string): { readonly folders: number; readonly names: number; readonly all: number } {
	const steps = pattern.replace(/\\./g, "").split("/");
	const folders = steps.slice(0, -1).filter((step) => step === "**").length;
	const inNames = steps.filter((step) => !/^\*{0,2}$/.test(step)).join("");
	const names = inNames.split("*").length - 1;
	return { folders, names, all: folders + names };
}

/** How many texts the `{…}` of a glob stand for. */
function splitChoices(pattern: string): number {
	return [...pattern.matchAll(/\{([^{}]*)\}/g)].reduce((all, [, each = ""]) => all * each.split(",").length, 1);
}
