/** Says what is wrong with options, before anything is read. */
import { deepest } from "../../read/depth.ts";
import { encodingNamed, encodings } from "../../read/encodings.ts";
import { greatestDepth } from "../../text/depth.ts";
import { suggest } from "../suggest.ts";
import type { RawOptions } from "./raw.ts";

/** The names that options can have as values. */
export interface KnownNames {
	readonly inputFormats: readonly string[];
}

/** The first thing wrong with the options, as a sentence; null when all is well. */
export function checkOptions(raw: RawOptions, known: KnownNames): string | null {
	return (
		unknownName("--from", raw.from === undefined ? [] : [raw.from], known.inputFormats) ??
		unknownEncoding(raw.encoding) ??
		badDate(raw.now) ??
		badSize(raw.maxSize) ??
		badTime(raw.maxTime) ??
		badDepth(raw.maxDepth) ??
		badJobs(raw.jobs) ??
		badName(raw.stdinPath) ??
		badPercent(raw.maxUnclassified) ??
		empty("-o", raw.output) ??
		bareExtension(raw.output) ??
		empty("--source", raw.source) ??
		empty("--form", raw.form) ??
		empty("--files-from", raw.filesFrom) ??
		empty("--config", raw.config === false ? undefined : raw.config)
	);
}

/** The names in a comma list, each once. */
export function listOf(value: string | null): string[] {
	if (value === null) return [];
	return [...new Set(value.split(",").map((name) => name.trim()))];
}

function unknownName(option: string, given: readonly string[], known: readonly string[]): string | null {
	const wrong = given.find((name) => !known.includes(name));
	if (wrong === undefined) return null;
	return `Unknown name \`${wrong}\` in \`${option}\`, expected ${anyOf(known)}${suggest(wrong, known)}`;
}

/** There are too many labels (`latin1`, `cp1252`, ...) to name them all. */
function unknownEncoding(label: string | undefined): string | null {
	if (label === undefined || encodingNamed(label) !== null) return null;
	const near = suggest(label, [...encodings, "latin1", "shift-jis", "x-mac-roman"]);
	return `Unknown name \`${label}\` in \`--encoding\`, expected one such as ${anyOf(common)}${near}`;
}

const common = ["utf-8", "utf-16le", "windows-1252", "macintosh", "koi8-r", "shift_jis"];

const anyOf = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(", ");

function badDate(value: string | undefined): string | null {
	if (value === undefined || isDay(value)) return null;
	return `Invalid date \`${value}\` in \`--now\`, expected a day such as \`2026-11-24\``;
}

function isDay(value: string): boolean {
	if (!/^\d{4}-\d\d-\d\d$/.test(value)) return false;
	const time = Date.parse(`${value}T00:00:00Z`);
	return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
}

function badSize(value: string | undefined): string | null {
	if (value === undefined || (/^\d{1,15}$/.test(value) && Number(value) > 0)) return null;
	return `Invalid size \`${value}\` in \`--max-size\`, expected a number of bytes such as \`1000000\``;
}

function badTime(value: string | undefined): string | null {
	if (value === undefined || (/^\d{1,6}(?:\.\d{1,3})?$/.test(value) && Number(value) > 0)) return null;
	return `Invalid time \`${value}\` in \`--max-time\`, expected a number of seconds such as \`10\``;
}

function badDepth(value: string | undefined): string | null {
	if (value === undefined || (/^[1-9]\d{0,2}$/.test(value) && Number(value) <= greatestDepth)) return null;
	return `Invalid depth \`${value}\` in \`--max-depth\`, expected one from \`1\` to \`${greatestDepth}\``;
}

function badJobs(value: string | undefined): string | null {
	if (value === undefined || /^[1-9]\d{0,2}$/.test(value)) return null;
	return `Invalid number \`${value}\` in \`--jobs\`, expected one from \`1\` to \`999\``;
}

function badPercent(value: string | undefined): string | null {
	if (value === undefined || (/^\d{1,3}(?:\.\d{1,9})?$/.test(value) && Number(value) <= 100)) return null;
	return `Invalid share \`${value}\` in \`--max-unclassified\`, expected a percentage such as \`5\``;
}

/** What standard input is called stands in the manifest, which has no other paths than those of files. */
function badName(value: string | undefined): string | null {
	if (value === undefined) return null;
	if (/^\/*$|(?:^|\/)\.{1,2}\/*$/.test(value))
		return `Invalid name \`${value}\` in \`--stdin-path\`, expected that of a file`;
	return value.split("/").length <= deepest
		? null
		: `Too many folders in \`--stdin-path\`, expected at most ${deepest}`;
}

const empty = (option: string, value: string | undefined): string | null =>
	value === "" ? `Empty value of \`${option}\`, expected a name` : null;

/** `-o.html` is a slip for `-o report.html`, and makes a hidden file that nobody finds. */
function bareExtension(output: string | undefined): string | null {
	const name = output === undefined ? null : /(?:^|[/\\])(\.(?:txt|md|html|json))$/i.exec(output);
	return name === null
		? null
		: `Missing name before \`${name[1]}\` in \`-o\`, expected one such as \`report${name[1]}\``;
}
