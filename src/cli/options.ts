/** Options: unchecked, as commander passes them, and the settings made from them. Invalid values are refused here. */
import { basename, resolve } from "node:path";
import { defaultMaxDepth, greatestDepth } from "../ast/nodes.ts";
import type { Shard } from "../batch/plan.ts";
import { hasMeaning } from "../files/paths.ts";
import { isFaultCode, type Severity, type SeverityMap, severities } from "../findings/finding.ts";
import { messageLanguages } from "../forms/shipped.ts";
import { inputFormatEntries } from "../input-formats.ts";
import { todayAnywhere } from "../pipeline.ts";
import { encodingNamed, encodings } from "../read/decode.ts";
import { deepest } from "../read/load.ts";
import { isSet, quotedList, refusal, suggest } from "./output.ts";
import type { World } from "./world.ts";

/** 100 MB: larger than any note, small enough to fit in memory several times. */
const defaultMaxSize = 100_000_000;

/** Seconds: enough for a million bullets on a busy machine, and as long as people wait for an error. */
const defaultMaxTime = 120;

/** Options as commander passes them: unchecked words. */
export interface RawOptions extends Partial<Readonly<Record<Word, string> & Record<Flag, boolean>>> {
	/** False for `--no-baseline`. */
	readonly baseline?: string | false;
	/** The whole command line. */
	readonly args: readonly string[];
	/** False for `--no-config`. */
	readonly config?: string | false;
	readonly reporter?: readonly string[];
	readonly severity?: readonly string[];
}

type Word = "baseUrl" | "lang" | "output" | "shard" | "since" | "source" | "to" | ReadingWord | LimitWord;

type ReadingWord = "encoding" | "failedTo" | "filesFrom" | "form" | "from" | "jobs" | "now" | "people" | "stdinPath";

type LimitWord = "maxDepth" | "maxSize" | "maxTime" | "maxUnclassified" | "maxWarnings";

type Flag = "color" | "fix" | "office" | "open" | "quiet" | "staged" | "strict" | "untrusted" | "watch" | WritingFlag;

type WritingFlag = "clobber" | "dryRun" | "force" | "jsonl" | "prune" | "updateBaseline";

/** Settings for reading notes, complete with defaults. */
export type BaseSettings = Readonly<ReturnType<typeof baseSettings>>;

/** The settings of every command that reads notes. Throws for an invalid option. */
export function baseSettings(raw: RawOptions, world: World) {
	if (raw.office === true && world.office() === null)
		throw refusal(
			"`--office` needs LibreOffice, but no `soffice` is on the `PATH`. Install it, or save `.doc` as `.docx`.",
		);
	return {
		/** The name of an input format. */
		from: knownFormat(raw.from),
		encoding: knownEncoding(raw.encoding),
		/** `YYYY-MM-DD` */
		today: shaped("now", raw) ?? todayAnywhere(world.now()),
		/** Bytes. */
		maxSize: Number(shaped("maxSize", raw) ?? defaultMaxSize),
		/** Milliseconds that one input may take. */
		maxTime: 1000 * Number(shaped("maxTime", raw) ?? defaultMaxTime),
		/** Whether the limit was set by the user: then it also applies to small inputs. */
		isTimed: raw.maxTime !== undefined,
		/** How deeply lists and quotes may be nested. */
		maxDepth: Number(shaped("maxDepth", raw) ?? defaultMaxDepth),
		/** How many threads may be used; null is one for each core. */
		jobs: raw.jobs === undefined ? null : Number(shaped("jobs", raw)),
		/** Whether LibreOffice converts old Word files. */
		isOffice: raw.office ?? false,
		stdinPath: fileName(raw.stdinPath),
		/** A name or a path; null leaves the choice to the report, then to the default. */
		form: filled("--form", raw.form),
		/** A file that lists the inputs, as written; `-` is standard input. */
		filesFrom: filled("--files-from", raw.filesFrom),
		config: configOption(raw),
		/** The only register of people, as written; null looks for the nearest one. */
		people: filled("--people", raw.people),
	};
}

/** The languages of findings: programs get English, unless `--lang` is given. */
export interface Languages {
	readonly people: string;
	readonly programs: string;
}

/** The language that `--lang` names, else that of the environment: `fr` of `fr_CA.UTF-8`. */
export function languagesOf({ lang }: RawOptions, { env }: World): Languages {
	const named = lang ?? [env["LC_ALL"], env["LC_MESSAGES"], env["LANG"]].find(isSet) ?? "";
	const code = /^[a-z]+/i.exec(named)?.[0].toLowerCase() ?? "";
	const isKnown = messageLanguages.includes(code);
	if (!isKnown && lang !== undefined)
		throw refusal(`Unknown language \`${lang}\` in \`--lang\`. Use ${quotedList(messageLanguages)}.`);
	return { people: isKnown ? code : "en", programs: lang === undefined ? "en" : code };
}

/** The config as written; null looks for the nearest one, false uses none. */
export const configOption = ({ config }: RawOptions): string | false | null =>
	config === false ? false : filled("--config", config);

/** The settings of `convert`, as a type. */
export type Settings = Readonly<ReturnType<typeof convertSettings>>;

/** The settings of `convert`; `shard` is the part of the work to do, null for all of it. */
export function convertSettings(raw: RawOptions, shard: Shard | null, world: World) {
	if (shard !== null && raw.prune === true)
		throw refusal(
			"`--prune` can't be used with `--shard`. Run `rapporteur merge`, then `convert --prune` over all notes.",
		);
	const output = outputName(raw);
	return {
		...baseSettings(raw, world),
		/** The command line without `--shard`, and without `--watch`, which never ends. */
		args: raw.args.filter(
			(arg, at) =>
				raw.args.slice(0, at).includes("--") ||
				(!/^--(?:shard(?:=|$)|watch$)/.test(arg) && raw.args[at - 1] !== "--shard"),
		),
		shard,
		/** How much of a file may be unrecognised, in percent. */
		maxUnclassified: Number(shaped("maxUnclassified", raw) ?? 100),
		/** Names of templates; empty leaves the choice to the name of the output. */
		templates: listOf(raw.to ?? null),
		/** As written, and absolute; null for standard output. */
		output: output === null ? null : { written: output, path: resolve(world.cwd, output) },
		/** Whether each line of standard input is an input. */
		isLines: raw.jsonl ?? false,
		strict: raw.strict ?? false,
		/** The file that lists the inputs that failed, as written and absolute. */
		failedTo: failedList(raw, world),
		/** Whether only errors and failures are printed. */
		isQuiet: raw.quiet ?? false,
		/** Whether the user's templates run in a separate process. */
		untrusted: raw.untrusted ?? false,
		clobber: raw.clobber ?? true,
		/** Whether everything is rebuilt. */
		force: raw.force ?? false,
		/** Whether outputs that are no longer needed are removed. */
		prune: raw.prune ?? false,
		/** Whether to use colours; undefined leaves it to the terminal. */
		color: raw.color,
		languages: languagesOf(raw, world),
	};
}

function failedList({ failedTo, watch }: RawOptions, { cwd }: World) {
	const written = filled("--failed-to", failedTo);
	if (written === null) return null;
	if (watch === true) throw refusal("`--failed-to` can't be used with `--watch`, which never ends.");
	if (written === "-") throw refusal("`--failed-to` can't write to standard output. Name a file.");
	if (hasMeaning(basename(written))) throw refusal(meaningOfItsOwn(written, "--failed-to"));
	return { written, path: resolve(cwd, written) };
}

/** The settings of `check`, as a type. */
export type CheckSettings = Readonly<ReturnType<typeof checkSettings>>;

/** The settings of `check`. */
export function checkSettings(raw: RawOptions, world: World) {
	const maxWarnings = shaped("maxWarnings", raw);
	return {
		...baseSettings(raw, world),
		/** How many warnings are allowed; null leaves it to the config. */
		maxWarnings: maxWarnings === undefined ? null : Number(maxWarnings),
		fixing: fixing(raw),
		/** The baseline; null leaves it to the config, false wants none. */
		baseline: baselineOf(raw, world),
		/** Whether the baseline is written again. */
		updatesBaseline: raw.updateBaseline ?? false,
		/** Which changed notes to check; null checks all. */
		changes: changesOf(raw),
		/** The severities set by options. */
		severities: parseSeverities(raw.severity),
		languages: languagesOf(raw, world),
	};
}

/** Whether `--fix` was given, and whether its changes are only shown. */
export type Fixing = "off" | "write" | "show";

function fixing({ fix, dryRun, updateBaseline }: RawOptions): Fixing {
	if (dryRun === true && fix !== true) throw refusal("`--dry-run` needs `--fix`.");
	if (dryRun === true && updateBaseline === true) {
		throw refusal("`--update-baseline` can't be used with `--dry-run`, which writes nothing.");
	}
	return fix !== true ? "off" : dryRun === true ? "show" : "write";
}

function baselineOf(
	{ baseline, updateBaseline }: RawOptions,
	{ cwd }: World,
): { readonly path: string; readonly within: null } | false | null {
	if (baseline === "") throw refusal("`--baseline` is empty. Name a file.");
	if (baseline === undefined) return null;
	if (baseline === false) return false;
	if (updateBaseline === true && hasMeaning(basename(baseline))) throw refusal(meaningOfItsOwn(baseline, "--baseline"));
	return { path: resolve(cwd, baseline), within: null };
}

/** Which changed notes are checked: those since a commit, or staged ones. */
export type Changes = { readonly since: string } | "staged";

function changesOf({ since, staged }: RawOptions): Changes | null {
	if (since === undefined) return staged === true ? "staged" : null;
	if (staged === true) throw refusal("`--staged` can't be used with `--since`.");
	if (/^(?:-|$)/.test(since)) throw refusal(`Invalid commit \`${since}\` in \`--since\`. Name one such as \`main\`.`);
	return { since };
}

/** The error for writing to a file whose name has a meaning, such as `.gitignore`. */
export const meaningOfItsOwn = (file: string, option: string): string =>
	`Can't write \`${file}\` (\`${option}\`): programs read files of that name. Choose another name.`;

/** The names in a comma list, each once. */
export function listOf(value: string | null): readonly string[] {
	if (value === null) return [];
	return [...new Set(value.split(",").map((name) => name.trim()))];
}

/** The value of an option: how it is parsed, and the message for an invalid one. */
interface Shape {
	readonly what: string;
	readonly pattern: RegExp;
	/** A check beyond the pattern. */
	readonly holds?: (value: string) => boolean;
	/** Valid values, for the text after "Write". */
	readonly wanted: string;
}

const isPositive = (value: string): boolean => Number(value) > 0;

const shapes = {
	now: { what: "date", pattern: /^\d{4}-\d\d-\d\d$/, holds: isDay, wanted: "a day such as `2026-11-24`" },
	maxSize: {
		what: "size",
		pattern: /^\d{1,15}$/,
		holds: isPositive,
		wanted: "a number of bytes such as `1000000`",
	},
	maxTime: {
		what: "time",
		pattern: /^\d{1,6}(?:\.\d{1,3})?$/,
		holds: isPositive,
		wanted: "a number of seconds such as `10`",
	},
	maxDepth: {
		what: "depth",
		pattern: /^[1-9]\d{0,2}$/,
		holds: (value) => Number(value) <= greatestDepth,
		wanted: `a number from \`1\` to \`${greatestDepth}\``,
	},
	jobs: { what: "number", pattern: /^[1-9]\d{0,2}$/, wanted: "a number from `1` to `999`" },
	maxUnclassified: {
		what: "percentage",
		pattern: /^\d{1,3}(?:\.\d{1,9})?$/,
		holds: (value) => Number(value) <= 100,
		wanted: "a percentage such as `5`",
	},
	maxWarnings: { what: "number", pattern: /^\d{1,9}$/, wanted: "a number such as `0`" },
} as const satisfies Readonly<Partial<Record<Word, Shape>>>;

/** The valid value of an option; undefined if it was not given. */
function shaped(name: keyof typeof shapes, raw: RawOptions): string | undefined {
	const value = raw[name];
	const { what, pattern, holds, wanted }: Shape = shapes[name];
	if (value === undefined || (pattern.test(value) && holds?.(value) !== false)) return value;
	const option = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
	throw refusal(`Invalid ${what} \`${value}\` in \`--${option}\`. Write ${wanted}.`);
}

function isDay(value: string): boolean {
	const time = Date.parse(`${value}T00:00:00Z`);
	return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
}

function knownFormat(name: string | undefined): string | null {
	const known = inputFormatEntries.map((each) => each.name);
	if (name === undefined || known.includes(name)) return name ?? null;
	throw refusal(`Unknown name \`${name}\` in \`--from\`. Use ${quotedList(known)}.${suggest(name, known)}`);
}

/** There are too many labels (`latin1`, `cp1252`, ...) to name them all. */
function knownEncoding(label: string | undefined): string | null {
	if (label === undefined || encodingNamed(label) !== null) return label ?? null;
	const near = suggest(label, [...encodings, "latin1", "shift-jis", "x-mac-roman"]);
	throw refusal(`Unknown name \`${label}\` in \`--encoding\`. Use one such as ${quotedList(common)}.${near}`);
}

const common = ["utf-8", "utf-16le", "windows-1252", "macintosh", "koi8-r", "shift_jis"];

/** Whether a path can be that of a file: none is called `.` or `..`. */
export const namesFile = (path: string): boolean => !/^\/*$|(?:^|\/)\.{1,2}\/*$/.test(path) && !path.includes("\0");

/** What standard input is called stands in the manifest, which has no other paths than those of files. */
function fileName(value: string | undefined): string | null {
	if (value === undefined) return null;
	if (!namesFile(value)) throw refusal(`Invalid name \`${value}\` in \`--stdin-path\`. Write the name of a file.`);
	if (value.split("/").length <= deepest) return value;
	throw refusal(`Too many folders in \`--stdin-path\`: more than ${deepest}.`);
}

/** The value of an option that can't be empty, or null. */
export function filled(option: string, value: string | undefined): string | null {
	if (value === "") throw refusal(`\`${option}\` is empty. Write a name.`);
	return value ?? null;
}

/** The value of `-o`. Refuses `-o.html`, a typing mistake that would make a hidden file. */
export function outputName({ output }: RawOptions): string | null {
	const [, extension] = /(?:^|[/\\])(\.(?:txt|md|html|json))$/i.exec(output ?? "") ?? [];
	if (extension === undefined) return filled("-o", output);
	throw refusal(`No name before \`${extension}\` in \`-o\`. Write one such as \`report${extension}\`.`);
}

const levels = ["off", "info", "warning", "error"] as const satisfies readonly (Severity | "off")[];

/** Parses `--severity CODE=off|info|warning|error[,…]`; the last one for a code applies. */
export function parseSeverities(words: readonly string[] | undefined): SeverityMap {
	const map = new Map<string, Severity | "off">();
	for (const word of (words ?? []).flatMap((list) => list.split(","))) {
		const [code = "", level = "", ...rest] = word.split("=").map((part) => part.trim());
		if (!Object.hasOwn(severities, code)) {
			const near = suggest(code, Object.keys(severities));
			throw refusal(`Unknown code \`${code}\` in \`--severity\`. \`rapporteur list\` shows all codes.${near}`);
		}
		if (isFaultCode(code)) {
			throw refusal(`The severity of \`${code}\` can't be changed: it is always an error.`);
		}
		map.set(code, severityNamed(rest.length > 0 ? word : level, code));
	}
	return map;
}

function severityNamed(level: string, code: string): Severity | "off" {
	const found = levels.find((each) => each === level);
	if (found !== undefined) return found;
	if (level === "")
		throw refusal(`\`${code}\` in \`--severity\` has no level. Write one after it, such as \`${code}=warning\`.`);
	const near = suggest(level, levels);
	throw refusal(`Unknown level \`${level}\` of \`${code}\` in \`--severity\`. Use ${quotedList(levels)}.${near}`);
}
