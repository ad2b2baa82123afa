/** `--reporter NAME[=FILE][,…]`: which findings reporters print, and where to. */
import { normalize } from "node:path";
import { reporters } from "../../reporters/index.ts";
import { suggest } from "../suggest.ts";

/** A findings reporter that was asked for; `file` as written, null for standard output. */
export interface ReporterTarget {
	readonly name: string;
	readonly file: string | null;
}

/** The reporters that can print, and the first thing wrong with what was asked for: they tell it too. */
export interface ReporterChoice {
	readonly targets: readonly ReporterTarget[];
	readonly wrong: string | null;
}

const standard: ReporterTarget = { name: "pretty", file: null };

/** Reads the words behind `--reporter`; without any, `pretty` prints to standard output. */
export function chooseReporters(words: readonly string[] | undefined): ReporterChoice {
	const asked = (words ?? []).flatMap((word) => word.split(",")).map(targetOf);
	if (asked.length === 0) return { targets: [standard], wrong: null };
	const targets = asked.filter(({ name, file }) => names.includes(name) && file !== "");
	const onScreen = targets.filter(({ file }) => file === null);
	const kept = targets.filter((target) => target.file !== null || target === onScreen[0]);
	const wrong = unknown(asked) ?? crowded(onScreen) ?? nameless(asked) ?? doubled(targets);
	return { targets: kept.length === 0 ? [standard] : kept, wrong };
}

const names = reporters.map(({ name }) => name);

function targetOf(word: string): ReporterTarget {
	const at = word.indexOf("=");
	if (at === -1) return { name: word.trim(), file: null };
	const file = word.slice(at + 1);
	return { name: word.slice(0, at).trim(), file: file === "" ? "" : normalize(file) };
}

function unknown(asked: readonly ReporterTarget[]): string | null {
	const wrong = asked.find(({ name }) => !names.includes(name))?.name;
	if (wrong === undefined) return null;
	const known = names.map((name) => `\`${name}\``).join(", ");
	return `Unknown reporter \`${wrong}\`, expected ${known}${suggest(wrong, names)}`;
}

function crowded([first, second]: readonly ReporterTarget[]): string | null {
	if (first === undefined || second === undefined) return null;
	return `Unexpected second reporter \`${second.name}\` on standard output, expected \`${second.name}=FILE\``;
}

function nameless(asked: readonly ReporterTarget[]): string | null {
	const wrong = asked.find(({ file }) => file === "");
	return wrong === undefined ? null : `Missing file behind \`${wrong.name}=\`, expected its name`;
}

function doubled(targets: readonly ReporterTarget[]): string | null {
	const files = targets.flatMap(({ file }) => (file === null ? [] : [file]));
	const twice = files.find((file, index) => files.indexOf(file) < index);
	return twice === undefined ? null : `Unexpected second reporter to \`${twice}\`, expected a file for each`;
}
