/** Known findings: a file of what was found before, so that only what is new is reported. */
import { basename, dirname, join, relative, resolve } from "node:path";
import * as v from "valibot";
import { readJson } from "../blocks/data.ts";
import { readOwnText } from "../files/own-file.ts";
import { compareBytes, isGone, realPath, slashed } from "../files/paths.ts";
import { type Fault, type Finding, fault, isFault, placeText } from "../findings/finding.ts";
import { readFailure, systemCode } from "../findings/system-failure.ts";
import { type BrokenFile, brokenFile, quotableFaults, type YamlFault, type YamlSource } from "../forms/faults.ts";
import { issueFaults } from "../forms/shape.ts";
import { readYaml } from "../forms/yaml.ts";
import { type Input, standardInputName } from "../read/inputs.ts";
import type { FileFindings } from "../reporters/reporter.ts";
import { attempt } from "../text/attempt.ts";
import { locator } from "../text/place.ts";
import { writeOutput } from "../write/write.ts";

/** The known findings of one run. */
export type KnownFindings = Exclude<ReturnType<typeof openBaseline>, BrokenFile>;

/** The path of a baseline. */
export interface BaselineFile {
	/** Absolute. */
	readonly path: string;
	/** The folder that it must stay in; null where the command line names it. */
	readonly within: string | null;
	/** Whether it is written again, and may be missing. */
	readonly update: boolean;
}

/** Opens a baseline; a broken one stops the run. */
export function openBaseline(file: BaselineFile, cwd: string) {
	const { path, within, update } = file;
	const shown = slashed(relative(cwd, path)) || ".";
	const baseline = readBaseline(file);
	if ("faults" in baseline) return brokenFile("broken-baseline", shown, baseline.faults);
	const known = new Set(baseline.entries.map(keyOf));
	const now = new Map<string, BaselineEntry>();
	/** By path, the codes that were not judged in that file. */
	const seen = new Map<string, ReadonlySet<string>>();
	let count = 0;
	const folder = dirname(path);
	const folders = [folder, realPath(folder)];
	const isDeleted = remember(
		(name: string) => name !== standardInputName && folders.every((each) => isGone(resolve(each, name))),
	);
	const isStale = (entry: BaselineEntry): boolean => {
		const off = seen.get(entry.path);
		return off === undefined ? isDeleted(entry.path) : !off.has(entry.code) && !now.has(keyOf(entry));
	};
	return {
		/** What of an input's findings is new; of codes that are `off` the baseline is not judged. */
		sift(found: FileFindings, input: Input, off: ReadonlySet<string>): FileFindings {
			if (found.text === null) return found;
			const name = nameOf(input, folders, cwd);
			seen.set(name, off);
			const entries = entriesOf(found, name);
			for (const entry of entries.values()) now.set(keyOf(entry), entry);
			const isNew = (finding: Finding): boolean => {
				const entry = entries.get(finding);
				return entry === undefined || !(update || known.has(keyOf(entry)));
			};
			const findings = found.findings.filter(isNew);
			const others = found.findings.filter((finding) => !isNew(finding));
			count += others.length;
			return { ...found, findings, known: others };
		},
		/** How many findings were sifted out. */
		count: (): number => count,
		/** The entries of checked files that no longer apply, or null. */
		stale: (): FileFindings | null => (update ? null : staleFindings(baseline, isStale, shown)),
		/** Writes the file again where that was asked for: what was found now, and the entries of files that were not checked. */
		async save(): Promise<Fault | null> {
			// A run that read nothing knows nothing.
			if (!update || seen.size === 0) return null;
			const kept = baseline.entries.filter((entry) => !isStale(entry));
			const text = printBaseline([...kept, ...now.values()]);
			if (text === baseline.text) return null;
			if (Buffer.byteLength(text) > largest) return tooLarge;
			const meanwhile = readBaseline(file);
			if ("faults" in meanwhile || meanwhile.text !== baseline.text) return changed;
			return writeOutput({ path, content: text }, { clobber: true, makeFolders: false, within, drafts: null });
		},
	};
}

const changed = fault("input-changed", "Not written: the baseline changed during this run. Run again.");

/** Bytes. A baseline may grow with the archive, unlike our other files. */
const largest = 20_000_000;

const tooLarge = fault(
	"write-failed",
	`Not written: the baseline would be larger than ${largest} bytes. Check some folders at a time, each with its own baseline.`,
);

/** The entry that each finding has or would have; faults have none, since nothing makes them known. */
function entriesOf({ text, findings }: FileFindings, path: string): Map<Finding, BaselineEntry> {
	const counts = new Map<string, number>();
	const sorted = [...findings].sort((one, other) => offsetOf(one) - offsetOf(other));
	const entries = new Map<Finding, BaselineEntry>();
	for (const finding of sorted) {
		if (isFault(finding)) continue;
		const words = placeText(finding, text) || subjectOf(finding);
		const same = JSON.stringify([finding.code, words]);
		const ordinal = (counts.get(same) ?? 0) + 1;
		counts.set(same, ordinal);
		entries.set(finding, { path, code: finding.code, text: words, ordinal });
	}
	return entries;
}

/** What a finding without words at its place is about. */
function subjectOf(finding: Finding): string {
	if ("what" in finding) return finding.what;
	if ("character" in finding) return finding.character;
	return "encoding" in finding ? finding.encoding : "";
}

/** Asks once for each name. */
function remember(ask: (name: string) => boolean): (name: string) => boolean {
	const answers = new Map<string, boolean>();
	return (name) => {
		const answer = answers.get(name) ?? ask(name);
		answers.set(name, answer);
		return answer;
	};
}

const offsetOf = ({ position }: Finding): number => position?.start.offset ?? -1;

/** From the baseline's folder, so that the working folder does not matter; with links, the way that leads up least. */
function nameOf({ file, path }: Input, folders: readonly string[], cwd: string): string {
	const absolute = file ?? (path === null ? null : resolve(cwd, path));
	if (absolute === null) return standardInputName;
	const from = (folder: string, to: string): string => slashed(relative(folder, to));
	const usual = from(folders[0] ?? "", absolute);
	if (!usual.startsWith("../")) return usual;
	const real = join(realPath(dirname(absolute)), basename(absolute));
	const names = folders.flatMap((folder) => [from(folder, absolute), from(folder, real)]);
	const climb = (name: string): number => name.split("../").length;
	return names.sort((one, other) => climb(one) - climb(other))[0] ?? usual;
}

function staleFindings(
	{ entries, text }: Baseline,
	isStale: (entry: BaselineEntry) => boolean,
	shown: string,
): FileFindings | null {
	const gone = [...entries.entries()].filter(([, entry]) => isStale(entry));
	if (gone.length === 0) return null;
	const spans = entrySpans(text);
	const { position } = locator(text);
	const findings = gone.map(([index, { path, code, text: words }]): Finding => {
		const { start = 0, end = 0 } = spans[index] ?? {};
		const entry = [`${path}:`, code, words].filter((part) => part !== "").join(" ");
		return { code: "stale-baseline", position: position(start, end), entry };
	});
	return { path: shown, text, findings, isBaseline: true };
}

/** A baseline: its entries and its text. */
export interface Baseline {
	readonly entries: readonly BaselineEntry[];
	readonly text: string;
}

/** A file that is no baseline may have as many as it has bytes. */
const mostFaults = 10;

/** Reads a baseline; one that is not there is empty if it is to be written. */
function readBaseline({ path, within, update }: BaselineFile): Baseline | { readonly faults: readonly YamlFault[] } {
	try {
		const text = readOwnText(path, within, largest);
		const parsed = parseBaseline(text);
		// What is no JSON is not quoted.
		if ("entries" in parsed || parsed.faults[0]?.message === notJson) return parsed;
		return { faults: quotableFaults(parsed.faults, text, "baseline") };
	} catch (error) {
		// One behind a link that leads nowhere just now would be lost.
		const isNone = systemCode(error) === "ENOENT" && isGone(path);
		if (update && isNone) return { entries: [], text: "" };
		const message = isNone
			? "The baseline does not exist. To create it, run the same command with `--update-baseline`."
			: `Can't read the baseline: ${readFailure(error)}.`;
		return { faults: [{ message, line: 1, column: 1 }] };
	}
}

/** Checks the text of a baseline. */
export function parseBaseline(text: string): Baseline | { readonly faults: readonly YamlFault[] } {
	const parsed = attempt((): { readonly data: unknown } => ({ data: JSON.parse(text) }));
	if (parsed === null) return { faults: syntaxFaults(text) };
	const { data } = parsed;
	const result = v.safeParse(baselineSchema, data, { abortEarly: true });
	if (result.success) return { entries: result.output.findings, text };
	const issues = entryIssues(data, result.issues[0]) ?? result.issues;
	return { faults: issueFaults(placesOf(text, data), baselineSchema, issues).slice(0, mostFaults) };
}

/** All that is wrong with the first entry that is; null where something else is wrong. */
function entryIssues(data: unknown, { path }: v.BaseIssue<unknown>): readonly v.BaseIssue<unknown>[] | null {
	const index = path?.[1]?.key;
	if (typeof index !== "number") return null;
	// A wrong entry is one of a list.
	const { findings } = data as { readonly findings: readonly unknown[] };
	return v.safeParse(baselineSchema, { version: 1, findings: findings.slice(0, index + 1) }).issues ?? null;
}

const notJson = "Not a baseline: invalid JSON. Restore it, or delete it and run with `--update-baseline`.";

function syntaxFaults(text: string): readonly YamlFault[] {
	const read = readJson(text);
	const { line, column } = locator(text).point(read.data === undefined ? read.offset : 0);
	return [{ message: notJson, line, column }];
}

/** The reader of YAML refuses what is very large: there, the places of entries have to do. */
function placesOf(text: string, data: unknown): YamlSource {
	const source = readYaml(text);
	if (!("faults" in source)) return source;
	const starts = entrySpans(text).map(({ start }) => start);
	const { point } = locator(text);
	return { data, place: ([, index]) => point(typeof index === "number" ? (starts[index] ?? 0) : 0) };
}

/** Where each entry stands in the text of a sound baseline. */
function entrySpans(text: string): { readonly start: number; readonly end: number }[] {
	const spans: { start: number; end: number }[] = [];
	let [depth, start, isInString] = [0, 0, false];
	for (const { 0: token, index } of text.matchAll(/\\.|["{}[\]]/g)) {
		if (token === '"') isInString = !isInString;
		else if (isInString) continue;
		else if (token === "{" || token === "[") {
			if (depth === 2) start = index;
			depth++;
		} else if (token === "}" || token === "]") {
			depth--;
			if (depth === 2) spans.push({ start, end: index + 1 });
		}
	}
	return spans;
}

/** The text of a baseline: one entry a line, sorted, so that diffs read well. */
export function printBaseline(entries: readonly BaselineEntry[]): string {
	const unique = new Map(entries.map((entry) => [keyOf(entry), entry] as const));
	const lines = [...unique.values()].sort(compareEntries).map(printEntry);
	const list = lines.length === 0 ? "[]" : `[\n${lines.join(",\n")}\n\t]`;
	return `{\n\t"version": 1,\n\t"findings": ${list}\n}\n`;
}

/** What makes two entries the same. */
function keyOf({ path, code, text, ordinal }: BaselineEntry): string {
	return JSON.stringify([path, code, text, ordinal]);
}

function compareEntries(one: BaselineEntry, other: BaselineEntry): number {
	return (
		compareBytes(one.path, other.path) ||
		compareBytes(one.code, other.code) ||
		compareBytes(one.text, other.text) ||
		one.ordinal - other.ordinal
	);
}

function printEntry({ path, code, text, ordinal }: BaselineEntry): string {
	// What does not show would make a reviewer see less than there is.
	const json = JSON.stringify({ path, code, text, ordinal });
	return `\t\t${json.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, escapeUnits)}`;
}

function escapeUnits(character: string): string {
	return Array.from({ length: character.length }, (_, at) => character.charCodeAt(at))
		.map((unit) => `\\u${unit.toString(16).padStart(4, "0")}`)
		.join("");
}

const entry = v.strictObject({
	path: v.pipe(v.string(), v.nonEmpty("a path")),
	code: v.pipe(v.string(), v.nonEmpty("a code")),
	text: v.string(),
	ordinal: v.pipe(v.number(), v.integer("a whole number"), v.minValue(1, "1 or a larger number")),
});

/** The whole of a baseline file. */
const baselineSchema = v.strictObject({
	version: v.pipe(v.number(), v.value(1, "`1`")),
	findings: v.array(entry),
});

/** A known finding: `path` is relative to the baseline's folder; `ordinal` counts equal findings of a file. */
export type BaselineEntry = Readonly<v.InferOutput<typeof entry>>;
