/** A baseline file: its text to entries and back. */
import { type BaseIssue, safeParse } from "valibot";
import { readOwnText } from "../files/own-file.ts";
import { readFailure, systemCode } from "../findings/system-failure.ts";
import { inOrder, issueFaults, quotableFaults, type YamlFault, type YamlSource } from "../forms/faults.ts";
import { readYaml } from "../forms/yaml.ts";
import { compareBytes } from "../read/order.ts";
import { locator } from "../text/place.ts";
import { type BaselineEntry, baselineSchema } from "./baseline-schema.ts";

/** A baseline as it was read: its entries, and the text that they stand in. */
export interface Baseline {
	readonly entries: readonly BaselineEntry[];
	readonly text: string;
}

/** Bytes. It grows with the archive, unlike other files of ours, and only the command line names it. */
const largest = 20_000_000;

/** A file that is no baseline may have as many as it has bytes. */
const mostFaults = 10;

/** Reads a baseline; one that is not there is empty if it `mayLack`. */
export function readBaseline(path: string, mayLack: boolean): Baseline | { readonly faults: readonly YamlFault[] } {
	try {
		const text = readOwnText(path, null, largest);
		const parsed = parseBaseline(text);
		return "faults" in parsed ? { faults: quotableFaults(parsed.faults, text, "baseline") } : parsed;
	} catch (error) {
		if (mayLack && systemCode(error) === "ENOENT") return { entries: [], text: "" };
		const message = `Unreadable baseline: ${readFailure(error)}`;
		return { faults: [{ message, line: 1, column: 1, expected: "one that `--update-baseline` wrote" }] };
	}
}

/** Checks the text of a baseline. */
export function parseBaseline(text: string): Baseline | { readonly faults: readonly YamlFault[] } {
	const data = parse(text);
	if (data === undefined) return { faults: syntaxFaults(text) };
	const result = safeParse(baselineSchema, data, { abortEarly: true });
	if (result.success) return { entries: result.output.findings, text };
	const issues = entryIssues(data, result.issues[0]) ?? result.issues;
	return { faults: issueFaults(placesOf(text, data), baselineSchema, issues).slice(0, mostFaults) };
}

/** All that is wrong with the first entry that is; null where something else is wrong. */
function entryIssues(data: unknown, { path }: BaseIssue<unknown>): readonly BaseIssue<unknown>[] | null {
	const index = path?.[1]?.key;
	// A wrong entry is one of a list.
	const { findings } = data as { readonly findings: readonly unknown[] };
	if (typeof index !== "number") return null;
	return safeParse(baselineSchema, { version: 1, findings: findings.slice(0, index + 1) }).issues ?? null;
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

/** JSON is YAML, whose reader knows where things stand. */
function syntaxFaults(text: string): readonly YamlFault[] {
	const source = readYaml(text);
	const found = "faults" in source ? source.faults : [];
	if (found.length > 0 && text.length <= 1_000_000) return inOrder(found);
	return [{ message: "The baseline is not JSON", line: 1, column: 1, expected: "what `--update-baseline` writes" }];
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
export function entrySpans(text: string): { readonly start: number; readonly end: number }[] {
	const spans: { start: number; end: number }[] = [];
	let [depth, start] = [0, 0];
	for (const { 0: token, index } of text.matchAll(/"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\]]/g)) {
		if (token === "{" || token === "[") {
			if (depth === 2) start = index;
			depth++;
		} else if (token === "}" || token === "]") {
			depth--;
			if (depth === 2) spans.push({ start, end: index + 1 });
		}
	}
	return spans;
}

/** The text of a baseline: one entry a line, in an order of its own, so that changes to it read well. */
export function printBaseline(entries: readonly BaselineEntry[]): string {
	const unique = new Map(entries.map((entry) => [keyOf(entry), entry] as const));
	const lines = [...unique.values()].sort(compareEntries).map(printEntry);
	const list = lines.length === 0 ? "[]" : `[\n${lines.join(",\n")}\n\t]`;
	return `{\n\t"version": 1,\n\t"findings": ${list}\n}\n`;
}

/** What makes two entries the same. */
export function keyOf({ path, code, text, ordinal }: BaselineEntry): string {
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
	return `\t\t${json.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, escaped)}`;
}

function escaped(character: string): string {
	return Array.from({ length: character.length }, (_, at) => character.charCodeAt(at))
		.map((unit) => `\\u${unit.toString(16).padStart(4, "0")}`)
		.join("");
}
