/**
 * Parts of the schemas of forms, configs and templates, and how schema errors become messages with a place. Loaded only
 * for a file that a user wrote.
 */
import * as v from "valibot";
import { type Step, sortFaults, suggestion, type YamlFault, type YamlSource } from "./faults.ts";
import { readYaml } from "./yaml.ts";

/** What a text says, each part with its place, in the shape that a schema wants; or everything that is wrong with it. */
export type Shaped<Data> =
	| { readonly data: Data; readonly source: YamlSource }
	| { readonly faults: readonly YamlFault[] };

/** Reads YAML by a schema; `nothing` is the value of an empty text, `mostSigns` a limit for its size. */
export function readShaped<const S extends v.GenericSchema>(
	yaml: string,
	schema: S,
	nothing: unknown = null,
	mostSigns?: number,
): Shaped<v.InferOutput<S>> {
	const source = readYaml(yaml, mostSigns);
	if ("faults" in source) return source;
	const lists = listsForMaps(schema, source.data ?? nothing, []);
	if (lists.length > 0) return { faults: lists.map((path) => listForMap(source, path)) };
	const result = v.safeParse(schema, source.data ?? nothing);
	if (!result.success) return { faults: issueFaults(source, schema, result.issues) };
	return { data: result.output, source };
}

/** The lists where maps should be, which schemas take for maps with the keys 0, 1, 2. */
function listsForMaps(schema: unknown, data: unknown, path: readonly Step[]): (readonly Step[])[] {
	const part = unwrap(schema);
	if (part === null || typeof data !== "object" || data === null) return [];
	if (Array.isArray(data) && (part.entries ?? part.key) !== undefined) return [path];
	return Object.entries(data).flatMap(([step, value]) =>
		listsForMaps(part.entries?.[step] ?? part.item ?? part.value, value, [...path, step]),
	);
}

const listForMap = (source: YamlSource, path: readonly Step[]): YamlFault => ({
	message: "Unexpected list. Write `key: value` pairs.",
	...source.place(path, "value"),
});

/** A schema with its description, which becomes that of the published JSON Schema. */
export function about<const T extends v.GenericSchema>(schema: T, description: string) {
	return v.pipe(schema, v.description(description));
}

/** A schema of what may be left out, with its description. */
export function maybe<const T extends v.GenericSchema>(schema: T, description: string) {
	return about(v.optional(schema), description);
}

/** Asks for a text on one line. */
export const oneLine = v.regex<string, string>(/^\S(?:[^\r\n]*\S)?$/u, "one line without space around it");

/** A line that is a pattern; `faultOf` says what to write instead of a wrong one. */
export function patternOf<const T extends v.GenericSchema<string, string>>(
	line: T,
	faultOf: (pattern: string) => string | null,
) {
	return v.pipe(
		line,
		v.rawCheck(({ dataset, addIssue }) => {
			const wanted = dataset.typed ? faultOf(dataset.value) : null;
			if (wanted !== null) addIssue({ message: wanted });
		}),
	);
}

/** The faults of a document, in its order. */
export function issueFaults(source: YamlSource, schema: unknown, issues: readonly v.BaseIssue<unknown>[]): YamlFault[] {
	return sortFaults(issues.flatMap((issue) => faultsOf(source, schema, issue)));
}

function faultsOf(source: YamlSource, schema: unknown, issue: v.BaseIssue<unknown>): YamlFault[] {
	const steps = issue.path ?? [];
	const path = steps.map(({ key }) => key as Step);
	const parent = path.slice(0, -1);
	const last = steps.at(-1);
	const list = steps.findIndex(({ input, key }) => Array.isArray(input) && typeof key === "string");
	if (list !== -1) return [listForMap(source, path.slice(0, list))];
	if (last !== undefined && issue.type === "strict_object") {
		const known = Object.keys(partAt(schema, parent)?.entries ?? {});
		if (issue.expected === "never") {
			const unknown = Object.keys(last.input as object).filter((key) => !known.includes(key));
			return unknown.map((key) => ({
				message: `Unexpected key \`${key}\`. Write ${suggestion(key, known)}.`,
				...source.place([...parent, key], "key"),
			}));
		}
		if (issue.received === "undefined") {
			return [{ message: `Missing key \`${String(last.key)}\`.`, ...source.place(parent, "key") }];
		}
	}
	const aspect = last?.origin === "key" ? "key" : "value";
	const part = aspect === "value" ? partAt(schema, path) : unwrap(partAt(schema, parent)?.key);
	// Those of a choice between kinds of values are schemas.
	const options = (part?.options ?? []).filter((option) => typeof option !== "object").map(String);
	const wanted = options.length > 0 ? suggestion(String(issue.input), options) : expectation(issue);
	return [{ message: `Unexpected ${received(issue.input)}. Write ${wanted}.`, ...source.place(path, aspect) }];
}

function received(value: unknown): string {
	if (value === null || value === undefined || value === "") return "empty value";
	if (Array.isArray(value)) return "list";
	return typeof value === "object" ? "map" : `\`${String(value).slice(0, 80)}\``;
}

function expectation(issue: v.BaseIssue<unknown>): string {
	// A schema with a message of its own says what it wants; those of the library begin with `Invalid`.
	const isOwn = issue.kind === "validation" || !issue.message.startsWith("Invalid ");
	return isOwn ? issue.message : (kinds[issue.expected ?? ""] ?? issue.message);
}

const kinds: Readonly<Record<string, string>> = {
	string: "text",
	number: "a number",
	boolean: "`true` or `false`",
	Array: "a list",
	Object: "`key: value` pairs",
};

/** What the schemas of valibot have in common here; each kind has some of it. */
interface Part {
	readonly entries?: Readonly<Record<string, unknown>>;
	readonly item?: unknown;
	readonly wrapped?: unknown;
	readonly key?: unknown;
	readonly value?: unknown;
	readonly options?: readonly unknown[];
}

/** The part of a schema that a path leads to. */
function partAt(schema: unknown, path: readonly Step[]): Part | null {
	let part = unwrap(schema);
	for (const step of path) part = unwrap(part?.entries?.[step] ?? part?.item ?? part?.value);
	return part;
}

function unwrap(schema: unknown): Part | null {
	let part = (schema ?? null) as Part | null;
	while (part?.wrapped !== undefined) part = part.wrapped as Part;
	return part;
}
