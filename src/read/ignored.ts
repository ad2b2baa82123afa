/** What `.gitignore` and `.rapporteurignore` leave out of a folder. */
import { dirname, join, relative, sep } from "node:path";
import type { Ignore } from "ignore";
import { readOwnText } from "../files/own-file.ts";
import { type Fault, fault } from "../findings/faults.ts";
import { RefusedFile, readFailure } from "../findings/system-failure.ts";
import { isNamed, kindOf } from "./load.ts";

const names = [".gitignore", ".rapporteurignore"] as const;

/** Takes an ignore file that can't be read, and why. */
export type TellUnread = (path: string, why: Fault) => void;

/** The rules of one folder's ignore files, and the folder that they count from. */
export interface IgnoreRules {
	readonly folder: string;
	readonly rules: Ignore;
}

/** The rules that stand in a folder itself, if it has an ignore file. */
export async function rulesIn(
	folder: string,
	entries: readonly { readonly name: string }[],
	tell: TellUnread,
): Promise<IgnoreRules[]> {
	const present = names.filter((name) => entries.some((entry) => entry.name === name));
	if (present.length === 0) return [];
	const { default: ignore } = await import("ignore");
	const rules = ignore();
	for (const name of present) {
		const path = join(folder, name);
		try {
			const text = readOwnText(path, folder);
			// As UTF-16 is, without a mark at its beginning.
			if (text.includes("\0")) throw new RefusedFile("it is not UTF-8");
			rules.add(text);
		} catch (error) {
			tell(path, fault("unreadable-file", `Unreadable file: ${readFailure(error)}`, "a file of ignore patterns"));
		}
	}
	return [{ folder, rules }];
}

/** Ignore files of the folders above count too, up to the one that holds the repository. */
export async function rulesAbove(folder: string, tell: TellUnread): Promise<IgnoreRules[]> {
	const above = foldersAbove(folder);
	const rules: IgnoreRules[] = [];
	for (const at of above) {
		const present = names.filter((name) => isNamed(join(at, name)));
		rules.push(
			...(await rulesIn(
				at,
				present.map((name) => ({ name })),
				tell,
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
