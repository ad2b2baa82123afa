/** What `.gitignore` and `.rapporteurignore` leave out of a folder. */
import { dirname, join, relative } from "node:path";
import { readOwnText } from "../files/own-file.ts";
import { isBelow, slashed } from "../files/paths.ts";
import { configName } from "../files/reserved-names.ts";
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
	/** The names of these files. */
	readonly names: readonly string[];
	readonly test: IgnoreTest;
}

/** The rules of a folder's own ignore file, if there is one. */
export function rulesIn(folder: string, isPresent: (name: string) => boolean, search: IgnoreSearch): IgnoreRules[] {
	const present = names.filter(isPresent);
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
	return [{ folder, names: present, test: ignoreTest(lines) }];
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

/** The rules of the folders above: of both files from the top of the repository, of our own also from the nearest config or the working folder. */
export function rulesAbove(folder: string, cwd: string, search: IgnoreSearch): IgnoreRules[] {
	const repository = lengthTo(".git", folder);
	const project = Math.min(lengthTo(configName, folder), isBelow(cwd, folder) ? cwd.length : Number.POSITIVE_INFINITY);
	const rules: IgnoreRules[] = [];
	for (let above = dirname(folder), last = folder; above !== last; last = above, above = dirname(above)) {
		const isPresent = (name: string): boolean =>
			above.length >= (name === ".gitignore" ? repository : Math.min(repository, project)) &&
			isNamed(join(above, name));
		rules.unshift(...rulesIn(above, isPresent, search));
	}
	return rules;
}

/** The length of the path of the nearest folder with a file of this name, at a folder or above it; infinite without one. */
function lengthTo(name: string, folder: string): number {
	if (kindOf(join(folder, name)) !== null) return folder.length;
	const above = dirname(folder);
	return above === folder ? Number.POSITIVE_INFINITY : lengthTo(name, above);
}

/** The rules by which a path is ignored, or null; the nearest matching ignore file decides. */
export function rulesAgainst(path: string, isFolder: boolean, all: readonly IgnoreRules[]): IgnoreRules | null {
	let against: IgnoreRules | null = null;
	for (const rules of all) {
		const ignored = rules.test(slashed(relative(rules.folder, path)), isFolder);
		if (ignored !== null) against = ignored ? rules : null;
	}
	return against;
}
