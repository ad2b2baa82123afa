/** The keys of a config that are about `check`: whether what they name may be read and written. */
import { basename, normalize, relative, resolve, sep } from "node:path";
import { outsideReason } from "../files/own-file.ts";
import { isObeyed } from "../files/paths.ts";
import { type Step, suggestion } from "../forms/faults.ts";
import { reporters } from "../reporters/index.ts";
import type { ConfigData } from "./schema.ts";

/** The folders that paths count from, absolute. */
interface Folders {
	/** That of the config, in which a baseline lies. */
	readonly folder: string;
	/** That of what is written: the config's, or the working folder. */
	readonly base: string;
}

/** Adds what is wrong at a path, if anything. */
export type Tell = (wrong: string | null, path: readonly Step[]) => void;

/** Tells what is wrong with `baseline`, `people` and `reporters`. */
export function checkKeys(
	{ baseline, people, reporters: asked }: ConfigData,
	{ folder, base }: Folders,
	tell: Tell,
): void {
	const why = baseline === undefined ? null : whyNotOwn(baseline, folder);
	tell(why && `Can't use the baseline \`${baseline}\`: ${why}. ${insideOr("--baseline")}`, ["baseline"]);
	const far = people === undefined ? null : outsideReason(folder, resolve(folder, people));
	tell(far && `Can't use the register \`${people}\`: ${far}. ${insideOr("--people")}`, ["people"]);
	const taken = new Set<string>();
	for (const [at, word] of asked?.entries() ?? []) tell(reporterFault(word, base, taken), ["reporters", at]);
}

/** What is wrong with one reporter; `taken` has the files of those before it. */
function reporterFault(word: string, base: string, taken: Set<string>): string | null {
	if (word.includes(",")) return `Several reporters in \`${word}\`. Write one per entry.`;
	const { name, file } = reporterOf(word);
	const names = reporters.map((each) => each.name);
	if (!names.includes(name)) return `Unknown reporter \`${name}\`. Write ${suggestion(name, names)}.`;
	if (file === "") return `No file after \`${name}=\`. Add its name.`;
	const why = file === null ? null : whyNotOwn(file, base);
	if (why !== null) return `Can't write to \`${file}\`: ${why}. ${insideOr("--reporter")}`;
	const place = file === null ? "" : normalize(file);
	const isTaken = taken.has(place);
	taken.add(place);
	if (!isTaken) return null;
	if (file === null) return `Two reporters on standard output. Write \`${name}=FILE\`.`;
	return `Two reporters write to \`${place}\`. Name a file for each.`;
}

/** The parts of `NAME=FILE`; null where it prints to standard output. */
export function reporterOf(word: string): { readonly name: string; readonly file: string | null } {
	const [, name = "", file = "-"] = /^([^=]*)(?:=(.*))?$/s.exec(word) ?? [];
	return { name: name.trim(), file: file.trim() === "-" ? null : file.trim() };
}

/** Where a config may point to, and how to go further. */
export const insideOr = (option: string): string => `Use another path inside the config's folder, or \`${option}\`.`;

/** Why a config may not let `check` read or write this file. */
function whyNotOwn(file: string, folder: string): string | null {
	const path = resolve(folder, file);
	return (
		outsideReason(folder, path) ??
		whyForPrograms(relative(folder, path)) ??
		(isObeyed(basename(path)) ? `\`${basename(path)}\` is a reserved name` : null)
	);
}

/** Why a folder below a project, or a file in it, is not for what people keep. */
export function whyForPrograms(below: string): string | null {
	if (below === "") return "it is the config's own folder";
	const step = below.split(sep).find((name) => name.startsWith(".") || name.toLowerCase() === "node_modules");
	return step === undefined ? null : `\`${step}\` ${step.startsWith(".") ? "begins with a dot" : "is a reserved name"}`;
}
