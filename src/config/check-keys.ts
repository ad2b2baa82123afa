/** The keys of a config that are about `check`: whether what they name may be read and written. */
import { basename, normalize, relative, resolve, sep } from "node:path";
import { whyOutside } from "../files/own-file.ts";
import { isObeyed } from "../files/reserved-names.ts";
import { type FaultList, suggestion } from "../forms/faults.ts";
import { reporters } from "../reporters/index.ts";
import type { ConfigData } from "./schema.ts";

/** The folders that paths count from, absolute. */
interface Folders {
	/** That of the config, in which a baseline lies. */
	readonly folder: string;
	/** That of what is written: the config's, or the working folder. */
	readonly base: string;
}

/** Adds what is wrong with `baseline` and `reporters`. */
export function checkKeys(
	{ baseline, reporters: asked }: ConfigData,
	{ folder, base }: Folders,
	found: FaultList,
): void {
	const why = baseline === undefined ? null : whyNotOwn(baseline, folder);
	if (why !== null) found.at(["baseline"], `Unexpected baseline \`${baseline}\`: ${why}`, insideOr("--baseline"));
	const taken = new Set<string>();
	for (const [at, word] of asked?.entries() ?? []) {
		const wrong = reporterFault(word, base, taken);
		if (wrong !== null) found.at(["reporters", at], ...wrong);
	}
}

/** What is wrong with one reporter, and what was expected; `taken` holds the places of those before it. */
function reporterFault(word: string, base: string, taken: Set<string>): readonly [string, string] | null {
	if (word.includes(",")) return [`Unexpected \`${word}\``, "one reporter an entry"];
	const { name, file } = reporterOf(word);
	const names = reporters.map((each) => each.name);
	if (!names.includes(name)) return [`Unknown reporter \`${name}\``, suggestion(name, names)];
	if (file === "") return [`Missing file behind \`${name}=\``, "its name"];
	const why = file === null ? null : whyNotOwn(file, base);
	if (why !== null) return [`Unexpected file \`${file}\`: ${why}`, insideOr("--reporter")];
	const place = file === null ? "" : normalize(file);
	const isTaken = taken.has(place);
	taken.add(place);
	if (!isTaken) return null;
	if (file === null) return ["Unexpected second reporter on standard output", `\`${name}=FILE\``];
	return [`Unexpected second reporter to \`${place}\``, "a file for each"];
}

/** The parts of `NAME=FILE`; null where it prints to standard output. */
export function reporterOf(word: string): { readonly name: string; readonly file: string | null } {
	const at = word.indexOf("=");
	return at === -1 ? { name: word, file: null } : { name: word.slice(0, at).trim(), file: word.slice(at + 1).trim() };
}

const insideOr = (option: string): string => `one in the config's folder; \`${option}\` may name any`;

/** Why a config may not let `check` read or write this file. */
function whyNotOwn(file: string, folder: string): string | null {
	const path = resolve(folder, file);
	return (
		whyOutside(folder, path) ??
		whyForPrograms(relative(folder, path)) ??
		(isObeyed(basename(path)) ? `\`${basename(path)}\` is for programs` : null)
	);
}

/** Why a folder below a project, or a file in it, is not for what people keep. */
export function whyForPrograms(below: string): string | null {
	if (below === "") return "it is the folder itself";
	const step = below.split(sep).find((name) => name.startsWith(".") || name.toLowerCase() === "node_modules");
	return step === undefined ? null : `\`${step}\` is for programs`;
}
