/** What `.gitignore` and `.rapporteurignore` leave out of a folder. */
import { dirname, join, relative } from "node:path";
import { readOwnText } from "../files/own-file.ts";
import { slashed } from "../files/paths.ts";
import { type Fault, fault } from "../findings/faults.ts";
import { RefusedFile, readFailure } from "../findings/system-failure.ts";
import { append } from "../text/append.ts";
import { isNamed, kindOf } from "./load.ts";
import { effortOf, type IgnoreTest, ignoreTest, mostEffort } from "./patterns.ts";

const names = [".gitignore", ".rapporteurignore"] as const;

/** The state shared by all ignore files of a run. */
export interface IgnoreSearch {
	/** Takes an ignore file that can't be read, and why. */
	readonly tell: (path: string, why: Fault) => void;
	/** What all of them ask for so far. */
	effort: number;
}

/** Of one ignore file: a config has no more lines either. */
const mostPatterns = 5000;

/** Characters of a pattern. */
const longest = 1000;

/** The rules of the ignore files of a folder, relative to it. */
export interface IgnoreRules {
	readonly folder: string;
	readonly test: IgnoreTest;
}

/** The rules of a folder's own ignore file, if there is one. */
export function rulesIn(
	folder: string,
	entries: readonly { readonly name: string }[],
	search: IgnoreSearch,
): IgnoreRules[] {
	const present = names.filter((name) => entries.some((entry) => entry.name === name));
	if (present.length === 0) return [];
	const lines: string[] = [];
	for (const name of present) {
		const path = join(folder, name);
		try {
			const text = readOwnText(path, folder);
			// As UTF-16 is, without a mark at its beginning.
			if (text.includes("\0")) throw new RefusedFile("it is not UTF-8");
			append(lines, quickPatterns(text, search));
		} catch (error) {
			search.tell(path, fault("unreadable-file", `Can't read the ignore patterns: ${readFailure(error)}.`));
		}
	}
	return [{ folder, test: ignoreTest(lines) }];
}

/** The lines of an ignore file, without blank lines and comments; throws if matching them would take too long. */
function quickPatterns(text: string, search: IgnoreSearch): string[] {
	const patterns: string[] = [];
	let { effort } = search;
	for (const [index, line] of text.split(/\r?\n/).entries()) {
		if (line.trim() === "" || line.startsWith("#")) continue;
		if (line.length > longest) throw new RefusedFile(`its line ${index + 1} is too long`);
		if (patterns.push(line) > mostPatterns) throw new RefusedFile(`it has more than ${mostPatterns} patterns`);
		effort += effortOf(line);
	}
	if (effort > mostEffort) throw new RefusedFile("the ignore files have too many patterns together");
	search.effort = effort;
	return patterns;
}

/** The rules of the folders above, up to the top of the repository. */
export function rulesAbove(folder: string, search: IgnoreSearch): IgnoreRules[] {
	const rules: IgnoreRules[] = [];
	for (const above of foldersAbove(folder)) {
		const present = names.filter((name) => isNamed(join(above, name))).map((name) => ({ name }));
		append(rules, rulesIn(above, present, search));
	}
	return rules;
}

function foldersAbove(folder: string): string[] {
	const above: string[] = [];
	for (let at = folder; kindOf(join(at, ".git")) === null; ) {
		const parent = dirname(at);
		if (parent === at) return [];
		at = parent;
		above.unshift(at);
	}
	return above;
}

/** Whether a path is ignored; the nearest matching ignore file decides. */
export function isIgnored(path: string, isFolder: boolean, all: readonly IgnoreRules[]): boolean {
	let ignored = false;
	for (const { folder, test } of all) ignored = test(slashed(relative(folder, path)), isFolder) ?? ignored;
	return ignored;
}
