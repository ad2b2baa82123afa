/** Turns what a schema found wrong into faults with a place and with what was expected. */
import type { BaseIssue } from "valibot";
import { edits } from "../text/edits.ts";
import type { YamlFault } from "./fault.ts";
import { knownKeys, knownOptions } from "./schema-walk.ts";
import type { Place, Step, YamlSource } from "./yaml-source.ts";

/** The faults of a document, in its order. */
export function issueFaults(source: YamlSource, schema: unknown, issues: readonly BaseIssue<unknown>[]): YamlFault[] {
	return inOrder(issues.flatMap((issue) => faultsOf(source, schema, issue)));
}

/** Faults by their place, each once. */
export function inOrder(faults: readonly YamlFault[]): YamlFault[] {
	const unique = new Map(faults.map((fault) => [`${fault.line}:${fault.column}:${fault.message}`, fault] as const));
	return [...unique.values()].sort((one, other) => one.line - other.line || one.column - other.column);
}

function faultsOf(source: YamlSource, schema: unknown, issue: BaseIssue<unknown>): YamlFault[] {
	const last = issue.path?.at(-1);
	const path = (issue.path ?? []).map(({ key }) => key as Step);
	const parent = path.slice(0, -1);
	if (last === undefined) return [wrong(issue, source.place([], "value"), [])];
	// A list where a map should be is taken for a map with the keys 0, 1, 2: what is said of those is of no use.
	const list = (issue.path ?? []).findIndex(({ input, key }) => Array.isArray(input) && typeof key === "string");
	if (list !== -1) {
		return [{ message: "Unexpected list", ...source.place(path.slice(0, list), "value"), expected: "a map of keys" }];
	}
	if (issue.type === "strict_object" && issue.expected === "never") {
		return unknownKeys(source, parent, Object.keys(last.input as object), knownKeys(schema, parent));
	}
	if (issue.type === "strict_object" && issue.received === "undefined") {
		const expected = `\`${String(last.key)}\``;
		return [{ message: "Missing key", ...source.place(parent, "key"), expected }];
	}
	const aspect = last.origin === "key" ? "key" : "value";
	return [wrong(issue, source.place(path, aspect), knownOptions(schema, path, aspect))];
}

function unknownKeys(source: YamlSource, parent: readonly Step[], keys: string[], known: string[]): YamlFault[] {
	return keys
		.filter((key) => !known.includes(key))
		.map((key) => ({
			message: `Unexpected key \`${key}\``,
			...source.place([...parent, key], "key"),
			expected: suggestion(key, known),
		}));
}

function wrong(issue: BaseIssue<unknown>, place: Place, options: readonly string[]): YamlFault {
	const expected = options.length > 0 ? suggestion(String(issue.input), options) : expectation(issue);
	return { message: `Unexpected ${received(issue.input)}`, ...place, expected };
}

/** What a person most likely meant, else everything that she may choose from. */
export function suggestion(written: string, names: readonly string[]): string {
	const near = nearest(written, names);
	if (near !== null) return `\`${near}\``;
	const all = names.map((name) => `\`${name}\``).join(", ");
	return names.length > 1 ? `one of ${all}` : all;
}

function nearest(written: string, names: readonly string[]): string | null {
	const limit = Math.max(1, Math.min(3, Math.floor(written.length / 3)));
	const ranked = names
		.map((name) => ({ name, distance: edits(written.toLowerCase(), name.toLowerCase(), limit) }))
		.sort((one, other) => one.distance - other.distance);
	const best = ranked[0];
	return best !== undefined && best.distance <= limit ? best.name : null;
}

function received(value: unknown): string {
	if (value === null || value === undefined) return "empty value";
	if (Array.isArray(value)) return "list";
	return typeof value === "object" ? "map" : `\`${String(value).slice(0, 80)}\``;
}

function expectation(issue: BaseIssue<unknown>): string {
	return issue.kind === "validation" ? issue.message : (kinds[issue.expected ?? ""] ?? issue.message);
}

const kinds: Readonly<Record<string, string>> = {
	string: "text",
	number: "a number",
	boolean: "`true` or `false`",
	Array: "a list",
	Object: "a map of keys",
};
