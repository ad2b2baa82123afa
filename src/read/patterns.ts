/**
 * Which paths below a folder match patterns. Each pattern becomes an expression without backtracking: a star ends at
 * the first place where the next part fits. So matching takes at most the length of the path times that of the pattern.
 */
import { relative } from "node:path";
import { isBelow, slashed } from "../files/paths.ts";

/** Tests an absolute path. */
export type PathTest = (path: string) => boolean;

/** Whether a relative path is ignored; null if no pattern matches. */
export type IgnoreTest = (path: string, isFolder: boolean) => boolean | null;

/** Lines as in `.gitignore`: the last match decides, and an ignored folder is ignored with everything in it. */
export function ignoreTest(lines: readonly string[]): IgnoreTest {
	const rules = lines.map(ignoreRule).reverse();
	const own: IgnoreTest = (path, isFolder) => {
		const rule = rules.find(({ onlyFolders, means }) => (isFolder || !onlyFolders) && means.test(path));
		return rule === undefined ? null : !rule.isKept;
	};
	const known = new Map<string, boolean>([["", false]]);
	const isOut = (folder: string): boolean => {
		const found = known.get(folder) ?? (isOut(parentOf(folder)) || own(folder, true) === true);
		known.set(folder, found);
		return found;
	};
	return (path, isFolder) => isOut(parentOf(path)) || own(path, isFolder);
}

const parentOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf("/")));

function ignoreRule(line: string) {
	const [, not = "", body = "", slash = ""] = /^(!?)(.*?)(\/?)$/s.exec(line.replace(/(?<!\\)\s+$/, "")) ?? [];
	// One without `/` means a name at any depth.
	const names = body.includes("/") ? body.replace(/^\//, "") : `**/${body}`;
	return { isKept: not !== "", onlyFolders: slash !== "", means: new RegExp(`^${sourceOf(names)}$`, "is") };
}

/** Globs as on the command line; one that names a folder matches everything below it, unless it ends in a star. */
export function globTest(folder: string, globs: readonly string[]): PathTest {
	const tests = globs.flatMap((glob) => {
		const end = meansFiles(glob) ? "$" : "(?:/.+)?$";
		return textsOf(glob).map((text) => new RegExp(`^${sourceOf(text)}${end}`, "s"));
	});
	return (path) => {
		const below = isBelow(folder, path) ? slashed(relative(folder, path)) : null;
		return below !== null && tests.some((test) => test.test(below));
	};
}

const meansFiles = (glob: string): boolean => /\*\/*$/.test(glob);

/** Simpler globs that match at least the same, and are fast in the library. */
export function widened(glob: string): string[] {
	const wide = textsOf(glob).flatMap((text) => {
		const names = text.split("/").map((name) => (/^[^*?[]*$/.test(name) || name === "**" ? name : "*"));
		const at = names.indexOf("**");
		const begin = names.slice(0, at === -1 ? names.length : at).join("/");
		const all = `${begin}/**`.replace(/^\//, "");
		return at !== -1 ? all : meansFiles(glob) ? begin : [begin, all];
	});
	return [...new Set(wide)];
}

/** The texts that the `{…}` of a glob stand for; `.` is the folder itself. */
function textsOf(glob: string): string[] {
	const [found] = glob.matchAll(choice);
	if (found === undefined) return [glob === "." ? "**" : glob.replace(/\/+$/, "")];
	const [front, behind] = [glob.slice(0, found.index), glob.slice(found.index + found[0].length)];
	return (found[1] ?? "").split(",").flatMap((each) => textsOf(front + each + behind));
}

/** The maximum effort of all ignore files of a run, or of a list in a config: each path is tested against all of it. */
export const mostEffort = 20_000;

/** The effort of a pattern: 1 if it is short with at most one star, else its length for each of its `choices`. */
export function effortOf(pattern: string, choices = 1): number {
	const isQuick = (pattern.match(/\*+/g) ?? []).length < 2 && pattern.length <= 40;
	return choices * (isQuick ? 1 : pattern.length);
}

/** The effort of a glob. Too many choices are refused separately. */
export function effortOfGlob(glob: string): number {
	const choices = choicesIn(glob);
	return choices > mostChoices ? 0 : effortOf(glob, choices);
}

/** The maximum number of alternatives in a glob. */
export const mostChoices = 100;

/** The number of alternatives in the `{…}` of a glob. */
export function choicesIn(glob: string): number {
	return [...glob.matchAll(choice)].reduce((all, [, each = ""]) => all * each.split(",").length, 1);
}

const choice = /\{([^{}]*)\}/g;

/** The source of an expression for complete paths; `**` means any folders. */
function sourceOf(pattern: string): string {
	let count = 0;
	// What a look ahead has found is not looked for again.
	const nearest = (source: string): string => `(?=(?<p${++count}>${source}))\\k<p${count}>`;
	const nameSource = (name: string): string => {
		if (/^\*+$/.test(name)) return "[^/]+";
		const [first = "", ...rest] = partsOf(name);
		const last = rest.pop();
		if (last === undefined) return first;
		return `${first}${rest.map((part) => nearest(`[^/]*?${part}`)).join("")}[^/]*${last}(?![^/])`;
	};
	const [first = [], ...rest] = splitAt(pattern.split("/"), "**").map((names) => names.map(nameSource));
	const last = rest.pop();
	if (last === undefined) return first.join("/");
	const between = rest.map((names) => nearest(`(?:[^/]+/)*?${names.map((name) => `${name}/`).join("")}`));
	const end = last.length === 0 ? ".+" : `(?:[^/]+/)*${last.join("/")}`;
	return first.map((name) => `${name}/`).join("") + between.join("") + end;
}

/** The parts before, between and after the elements that are equal to `mark`. */
function splitAt(all: readonly string[], mark: string): string[][] {
	const groups: string[][] = [[]];
	for (const each of all) {
		if (each === mark) groups.push([]);
		else groups.at(-1)?.push(each);
	}
	return groups;
}

const tokens = /\\(.)|\[([!^]?)(\]?(?:\[:[a-z]+:\]|\\.|[^\]\\])*)\]|(\*+)|(\?)|(.)/gs;

/** The sources of the parts before, between and after the stars of a name. */
function partsOf(name: string): string[] {
	const parts = [""];
	for (const [, escaped, not, held, stars, any, plain = ""] of name.matchAll(tokens)) {
		if (stars !== undefined) parts.push("");
		else
			parts.push(
				parts.pop() + (held === undefined ? (any ? "[^/]" : quoted(escaped ?? plain)) : classOf(held, not !== "")),
			);
	}
	return parts;
}

/** A reversed range matches nothing, and so does a named class that Git does not know; none matches a slash. */
function classOf(held: string, isNot: boolean): string {
	const ranges = held.replace(
		/\[:([a-z]+):\]|\\?(.)(?:-\\?(.))?/gs,
		(_, name: string | undefined, from: string, to: string = from) => {
			if (name !== undefined) return namedClasses.get(name) ?? "";
			return from <= to ? `${quoted(from)}-${quoted(to)}` : "";
		},
	);
	return isNot ? `[^/${ranges}]` : `(?!/)[${ranges}]`;
}

/** As in `[[:space:]]`. */
const namedClasses: ReadonlyMap<string, string> = new Map([
	["alnum", "a-zA-Z0-9"],
	["alpha", "a-zA-Z"],
	["blank", " \\t"],
	["cntrl", "\\x00-\\x1f\\x7f"],
	["digit", "0-9"],
	["graph", "!-~"],
	["lower", "a-z"],
	["print", " -~"],
	["punct", "!-\\/:-@\\[-`{-~"],
	["space", " \\t-\\r"],
	["upper", "A-Z"],
	["xdigit", "0-9a-fA-F"],
]);

const quoted = (character: string): string => character.replace(/[\\^$.*+?()[\]{}|/-]/, "\\$&");
