/** What `.gitignore` and `.rapporteurignore` leave out of a folder. */
import { dirname, join, relative, sep } from "node:path";
import type { Ignore } from "ignore";
import { kindOf, textOf } from "./load.ts";

const names = [".gitignore", ".rapporteurignore"] as const;

/** The rules of one folder's ignore files, and the folder that they count from. */
export interface IgnoreRules {
	readonly folder: string;
	readonly rules: Ignore;
}

/** The rules that stand in a folder itself, if it has an ignore file. */
export async function rulesIn(folder: string, entries: readonly { readonly name: string }[]): Promise<IgnoreRules[]> {
	const present = names.filter((name) => entries.some((entry) => entry.name === name));
	if (present.length === 0) return [];
	const { default: ignore } = await import("ignore");
	const rules = ignore();
	for (const name of present) rules.add(textOf(join(folder, name)));
	return [{ folder, rules }];
}

/** Ignore files of the folders above count too, up to the one that holds the repository. */
export async function rulesAbove(folder: string): Promise<IgnoreRules[]> {
	const above = foldersAbove(folder);
	const rules: IgnoreRules[] = [];
	for (const at of above) {
		const present = names.filter((name) => kindOf(join(at, name)) === "file");
		rules.push(
			...(await rulesIn(
				at,
				present.map((name) => ({ name })),
			)),
		);
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

/** Whether a path is left out; the nearest file that speaks of it decides. */
export function isIgnored(path: string, isFolder: boolean, all: readonly IgnoreRules[]): boolean {
	let ignored = false;
	for (const { folder, rules } of all) {
		const below = relative(folder, path).split(sep).join("/") + (isFolder ? "/" : "");
		const verdict = rules.test(below);
		if (verdict.ignored) ignored = true;
		else if (verdict.unignored) ignored = false;
	}
	return ignored;
}
