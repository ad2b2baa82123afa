/** Options: as commander hands them over, what can be wrong with them, and the settings that they come to. */
import { basename, resolve } from "node:path";
import { inputFormatEntries } from "../batch/input-formats.ts";
import type { Shard } from "../batch/shards.ts";
import { hasMeaning } from "../files/reserved-names.ts";
import { isFaultCode } from "../findings/faults.ts";
import { type Severity, type SeverityMap, severities } from "../findings/finding.ts";
import { deepest } from "../read/depth.ts";
import { encodingNamed, encodings } from "../read/encodings.ts";
import { greatestDepth, usualDepth } from "../text/depth.ts";
import { todayAnywhere } from "../text/today.ts";
import { quotedList, suggest } from "./output.ts";
import type { World } from "./world.ts";

/** 100 MB: larger than any note, small enough to fit in memory several times. */
const defaultMaxSize = 100_000_000;

/** Seconds: a million bullets take less on a busy machine, and nobody waits longer to hear that something is wrong. */
const defaultMaxTime = 120;

/** Options as commander hands them over: unchecked words. */
export interface RawOptions {
	readonly to?: string;
	readonly output?: string;
	readonly strict?: boolean;
	readonly source?: string;
	readonly untrusted?: boolean;
	readonly clobber?: boolean;
	readonly force?: boolean;
	readonly prune?: boolean;
	readonly shard?: string;
	readonly maxUnclassified?: string;
	readonly watch?: boolean;
	readonly form?: string;
	readonly baseUrl?: string;
	readonly from?: string;
	readonly stdinPath?: string;
	readonly encoding?: string;
	readonly now?: string;
	readonly maxSize?: string;
	readonly maxTime?: string;
	readonly maxDepth?: string;
	/** False for `--no-config`. */
	readonly config?: string | false;
	readonly filesFrom?: string;
	readonly jobs?: string;
	readonly color?: boolean;
	readonly reporter?: readonly string[];
	readonly fix?: boolean;
	readonly dryRun?: boolean;
	readonly maxWarnings?: string;
	readonly quiet?: boolean;
	readonly severity?: readonly string[];
	readonly baseline?: string;
	readonly updateBaseline?: boolean;
	readonly open?: boolean;
}

/** How notes are to be read, whatever is made of them: nothing is optional any more. */
export interface BaseSettings {
	/** A name or a path; null leaves the choice to the report, then to the default. */
	readonly form: string | null;
	/** The name of an input format. */
	readonly from: string | null;
	readonly stdinPath: string | null;
	readonly encoding: string | null;
	/** `YYYY-MM-DD` */
	readonly today: string;
	/** Bytes. */
	readonly maxSize: number;
	/** Milliseconds that one input may take. */
	readonly maxTime: number;
	/** Whether somebody asked for that limit: then it holds for the smallest input too. */
	readonly isTimed: boolean;
	/** How deep lists and quotes may stand in each other. */
	readonly maxDepth: number;
	/** A file that lists the inputs, as written; `-` is standard input. */
	readonly filesFrom: string | null;
	/** As written; null looks for the nearest one, false uses none. */
	readonly config: string | false | null;
}

/** What `convert` is to do. */
export interface Settings extends BaseSettings {
	/** Names of templates; empty leaves the choice to the name of the output. */
	readonly templates: readonly string[];
	/** As written, and absolute; null for standard output. */
	readonly output: { readonly written: string; readonly path: string } | null;
	readonly strict: boolean;
	/** Whether templates from elsewhere run in a process of their own. */
	readonly untrusted: boolean;
	readonly clobber: boolean;
	/** How many threads may be used; null is one for each core. */
	readonly jobs: number | null;
	/** The part of the run that is done here; null is all of it. */
	readonly shard: Shard | null;
	/** Whether everything is made again. */
	readonly force: boolean;
	/** Whether outputs that nothing needs any more are removed. */
	readonly prune: boolean;
	/** The share of a file, in percent, that may have no place in the form. */
	readonly maxUnclassified: number;
}

/** What `check` is to do. */
export interface CheckSettings extends BaseSettings {
	readonly fixing: Fixing;
	/** How many warnings are still all right. */
	readonly maxWarnings: number;
	/** Print errors only. */
	readonly quiet: boolean;
	readonly baseline: BaselineSettings | null;
	/** How many threads may be used; null is one for each core. */
	readonly jobs: number | null;
}

/** Whether `--fix` was given, and whether its changes are only to be shown. */
export type Fixing = "off" | "write" | "show";

/** The baseline file, as written and absolute, and whether to rewrite it. */
export interface BaselineSettings {
	readonly written: string;
	readonly path: string;
	readonly update: boolean;
}

/** Fills in the defaults of what every command has that reads notes. */
export function normalizeBase(raw: RawOptions, world: World): BaseSettings {
	return {
		form: raw.form ?? null,
		from: raw.from ?? null,
		stdinPath: raw.stdinPath ?? null,
		encoding: raw.encoding ?? null,
		today: raw.now ?? todayAnywhere(world.now()),
		maxSize: Number(raw.maxSize ?? defaultMaxSize),
		isTimed: raw.maxTime !== undefined,
		maxTime: 1000 * Number(raw.maxTime ?? defaultMaxTime),
		maxDepth: Number(raw.maxDepth ?? usualDepth),
		filesFrom: raw.filesFrom ?? null,
		config: raw.config ?? null,
	};
}

/** Fills in the defaults of `convert`, whose shard was read before. */
export function normalizeOptions(raw: RawOptions, shard: Shard | null, world: World): Settings {
	const { output } = raw;
	return {
		...normalizeBase(raw, world),
		templates: listOf(raw.to ?? null),
		output: output === undefined ? null : { written: output, path: resolve(world.cwd, output) },
		strict: raw.strict ?? false,
		untrusted: raw.untrusted ?? false,
		clobber: raw.clobber ?? true,
		jobs: raw.jobs === undefined ? null : Number(raw.jobs),
		shard,
		force: raw.force ?? false,
		prune: raw.prune ?? false,
		maxUnclassified: Number(raw.maxUnclassified ?? 100),
	};
}

/** Fills in the defaults of `check`. */
export function normalizeCheck(raw: RawOptions, world: World): CheckSettings {
	const { baseline } = raw;
	return {
		...normalizeBase(raw, world),
		fixing: raw.fix !== true ? "off" : raw.dryRun === true ? "show" : "write",
		maxWarnings: Number(raw.maxWarnings ?? Number.POSITIVE_INFINITY),
		quiet: raw.quiet ?? false,
		baseline:
			baseline === undefined
				? null
				: { written: baseline, path: resolve(world.cwd, baseline), update: raw.updateBaseline ?? false },
		jobs: raw.jobs === undefined ? null : Number(raw.jobs),
	};
}

/** The names in a comma list, each once. */
export function listOf(value: string | null): string[] {
	if (value === null) return [];
	return [...new Set(value.split(",").map((name) => name.trim()))];
}

/** The first thing wrong with the options, as a sentence; null when all is well. */
export function checkOptions(raw: RawOptions): string | null {
	return (
		unknownFormat(raw.from) ??
		unknownEncoding(raw.encoding) ??
		malformed(raw, ["now", "maxSize", "maxTime", "maxDepth", "jobs"]) ??
		badName(raw.stdinPath) ??
		malformed(raw, ["maxUnclassified"]) ??
		empty("-o", raw.output) ??
		bareExtension(raw.output) ??
		empty("--source", raw.source) ??
		empty("--form", raw.form) ??
		empty("--files-from", raw.filesFrom) ??
		empty("--config", raw.config === false ? undefined : raw.config)
	);
}

/** The first thing wrong with the options that only `check` has; null when all is well. */
export function wrongCheckOption(raw: RawOptions): string | null {
	const { dryRun, fix, baseline, updateBaseline } = raw;
	const wrong = malformed(raw, ["maxWarnings"]);
	if (wrong !== null) return wrong;
	if (dryRun === true && fix !== true) return "Unexpected `--dry-run`, expected `--fix` with it";
	if (dryRun === true && updateBaseline === true) {
		return "Unexpected `--update-baseline` with `--dry-run`, which writes nothing; expected one of them";
	}
	if (baseline === "") return "Empty value of `--baseline`, expected the name of a file";
	if (updateBaseline === true && baseline === undefined) {
		return "Unexpected `--update-baseline`, expected `--baseline FILE` with it";
	}
	if (updateBaseline === true && baseline !== undefined && hasMeaning(basename(baseline))) {
		return `Unexpected \`${baseline}\` in \`--baseline\`, a name with a meaning of its own; expected another`;
	}
	return null;
}

/** What the value of an option is, how it is written, and what to say where it is not. */
interface Shape {
	readonly option: string;
	readonly what: string;
	readonly pattern: RegExp;
	/** What the pattern can't say. */
	readonly holds?: (value: string) => boolean;
	readonly expected: string;
}

const shapes = {
	now: {
		option: "--now",
		what: "date",
		pattern: /^\d{4}-\d\d-\d\d$/,
		holds: isDay,
		expected: "a day such as `2026-11-24`",
	},
	maxSize: {
		option: "--max-size",
		what: "size",
		pattern: /^\d{1,15}$/,
		holds: (value) => Number(value) > 0,
		expected: "a number of bytes such as `1000000`",
	},
	maxTime: {
		option: "--max-time",
		what: "time",
		pattern: /^\d{1,6}(?:\.\d{1,3})?$/,
		holds: (value) => Number(value) > 0,
		expected: "a number of seconds such as `10`",
	},
	maxDepth: {
		option: "--max-depth",
		what: "depth",
		pattern: /^[1-9]\d{0,2}$/,
		holds: (value) => Number(value) <= greatestDepth,
		expected: `one from \`1\` to \`${greatestDepth}\``,
	},
	jobs: { option: "--jobs", what: "number", pattern: /^[1-9]\d{0,2}$/, expected: "one from `1` to `999`" },
	maxUnclassified: {
		option: "--max-unclassified",
		what: "share",
		pattern: /^\d{1,3}(?:\.\d{1,9})?$/,
		holds: (value) => Number(value) <= 100,
		expected: "a percentage such as `5`",
	},
	maxWarnings: { option: "--max-warnings", what: "number", pattern: /^\d{1,9}$/, expected: "one such as `0`" },
} as const satisfies Readonly<Record<string, Shape>>;

function malformed(raw: RawOptions, names: readonly (keyof typeof shapes)[]): string | null {
	for (const name of names) {
		const value = raw[name];
		const { option, what, pattern, holds, expected }: Shape = shapes[name];
		if (value === undefined || (pattern.test(value) && holds?.(value) !== false)) continue;
		return `Invalid ${what} \`${value}\` in \`${option}\`, expected ${expected}`;
	}
	return null;
}

function isDay(value: string): boolean {
	const time = Date.parse(`${value}T00:00:00Z`);
	return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
}

function unknownFormat(name: string | undefined): string | null {
	const known = inputFormatEntries.map((each) => each.name);
	if (name === undefined || known.includes(name)) return null;
	return `Unknown name \`${name}\` in \`--from\`, expected ${quotedList(known)}${suggest(name, known)}`;
}

/** There are too many labels (`latin1`, `cp1252`, ...) to name them all. */
function unknownEncoding(label: string | undefined): string | null {
	if (label === undefined || encodingNamed(label) !== null) return null;
	const near = suggest(label, [...encodings, "latin1", "shift-jis", "x-mac-roman"]);
	return `Unknown name \`${label}\` in \`--encoding\`, expected one such as ${quotedList(common)}${near}`;
}

const common = ["utf-8", "utf-16le", "windows-1252", "macintosh", "koi8-r", "shift_jis"];

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

const levels: readonly string[] = ["off", "info", "warning", "error"] satisfies readonly (Severity | "off")[];

/** Reads `--severity CODE=off|info|warning|error[,…]`; the last one about a code counts. A sentence says what is wrong with them. */
export function parseSeverities(words: readonly string[] | undefined): SeverityMap | string {
	const map = new Map<string, Severity | "off">();
	for (const word of (words ?? []).flatMap((list) => list.split(","))) {
		const [code = "", level, ...rest] = word.split("=").map((part) => part.trim());
		const wrong = wrongCode(code) ?? wrongLevel(code, rest.length > 0 ? word : level);
		if (wrong !== null) return wrong;
		map.set(code, level as Severity | "off");
	}
	return map;
}

function wrongCode(code: string): string | null {
	if (!Object.hasOwn(severities, code)) {
		const known = Object.keys(severities);
		return `Unknown code \`${code}\` in \`--severity\`, expected one that \`rapporteur list\` names${suggest(code, known)}`;
	}
	if (!isFaultCode(code)) return null;
	return `Unexpected code \`${code}\` in \`--severity\`, expected one that does not keep the whole job from being done`;
}

function wrongLevel(code: string, level: string | undefined): string | null {
	if (level !== undefined && levels.includes(level)) return null;
	const expected = quotedList(levels);
	if (level === undefined || level === "")
		return `Missing level of \`${code}\` in \`--severity\`, expected ${expected}`;
	return `Unknown level \`${level}\` of \`${code}\` in \`--severity\`, expected ${expected}${suggest(level, levels)}`;
}
