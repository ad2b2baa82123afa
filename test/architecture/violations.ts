/** Holds source files against the rules; every violation is one line with its reason. */
import { posix } from "node:path";
import { folderRules, ownerRules } from "./rules.ts";
import type { SourceFile } from "./source-file.ts";

/** The folder that a file of src belongs to; a file at the top is named by itself. */
const folderOf = (path: string): string => {
	// The shipped templates lie beside src, and are part of its `templates`.
	const below = path.replace(/^\.\.\//, "");
	return below.includes("/") ? below.slice(0, below.indexOf("/")) : below.replace(/\.ts$/, "");
};

const targetOf = (path: string, specifier: string): string | null =>
	specifier.startsWith(".") ? posix.join(posix.dirname(path), specifier).replace(/^\.\.\/src\//, "") : null;

/** Imports that no row of the table allows. */
export function forbiddenImports(files: readonly SourceFile[]): string[] {
	return files.flatMap(({ path, imports }) =>
		imports.flatMap((specifier) => {
			const target = targetOf(path, specifier);
			if (target === null) return [];
			const [from, to] = [folderOf(path), folderOf(target)];
			const rule = folderRules[from];
			if (rule === undefined) return [`${path}: no rule for the folder ${from}`];
			return from === to || rule.may.includes(to) ? [] : [`${path} imports ${target}: ${from}: ${rule.reason}`];
		}),
	);
}

/** Packages imported outside the files that own them. */
export function strangeImports(files: readonly SourceFile[]): string[] {
	return files.flatMap(({ path, imports }) =>
		imports.flatMap((specifier) =>
			ownerRules
				.filter(({ module, owners }) => module.test(specifier) && !owners.test(path))
				.map(({ reason }) => `${path} imports ${specifier}: ${reason}`),
		),
	);
}

const readsNotes = /^(?:fields|people|statements|interpret)\//;
/** Of addresses, and of `o'clock`. */
const notFromLists = /^(?:https|mailto|clock) /;

/** Words in patterns where notes are read: words that notes use are data in `forms/words`. */
export function wordsInPatterns(files: readonly SourceFile[]): string[] {
	return files
		.filter(({ path }) => readsNotes.test(path))
		.flatMap(({ path, patternWords }) =>
			patternWords
				.filter((word) => !notFromLists.test(word))
				.map((word) => `${path}: ${word}: words that notes use belong in forms/words`),
		);
}

/** Files that import each other in a circle, type-only imports counted. */
export function cycles(files: readonly SourceFile[]): string[] {
	const edges = new Map(
		files.map(({ path, imports }) => [path, imports.flatMap((specifier) => targetOf(path, specifier) ?? [])]),
	);
	const found: string[] = [];
	const done = new Set<string>();
	const visit = (path: string, trail: readonly string[]): void => {
		if (trail.includes(path)) found.push([...trail.slice(trail.indexOf(path)), path].join(" -> "));
		if (trail.includes(path) || done.has(path)) return;
		for (const next of edges.get(path) ?? []) visit(next, [...trail, path]);
		done.add(path);
	};
	for (const { path } of files) visit(path, []);
	return found;
}

/** Walks over the evidence, where a comment a step reads better than twenty calls, and costs less. */
const longWalks: readonly string[] = [
	"people/names.ts: nameFeatures",
	"people/role-features.ts: innerFeatures",
	"people/role-features.ts: roleFeatures",
	"people/scene.ts: surroundingsOf",
	"statements/owner-chain.ts: ownerChances",
	"statements/owner-features.ts: lookAtUnit",
];

/** Files and functions that have grown too long. */
export function tooLong(files: readonly SourceFile[]): string[] {
	return files.flatMap(({ path, lines, functions }) => [
		...(lines > 400 ? [`${path}: ${lines} lines`] : []),
		...functions
			.filter((each) => each.lines > (longWalks.includes(`${path}: ${each.name}`) ? 140 : 60))
			.map((each) => `${path}:${each.line}: ${each.name} has ${each.lines} lines`),
	]);
}
