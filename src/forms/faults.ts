/** What is wrong in a file that somebody wrote (a form, a config, a template, a baseline): found, put into words, and told. */
import type { BaseIssue } from "valibot";
import { type Fault, fault } from "../findings/faults.ts";
import { type FaultCode, sentence } from "../findings/finding.ts";
import { edits } from "../text/edits.ts";

/** Something wrong in a YAML file, as data: whoever shows it adds the file's name. */
export interface YamlFault extends Place {
	/** What is wrong: ``Unexpected key `labell` ``. */
	readonly message: string;
	/** What would have been right, to stand behind "expected"; null where that goes without saying. */
	readonly expected: string | null;
}

/** A key of a map or an index of a list. */
export type Step = string | number;

/** What is wanted of a path: where the thing itself stands, or the key that it has. */
export type Aspect = "value" | "key";

/** A line and a column, both from 1. */
export interface Place {
	readonly line: number;
	readonly column: number;
}

/** A document that is sound as YAML: its data, and where each part of them stands. */
export interface YamlSource {
	readonly data: unknown;
	/** The place of the deepest part of the path that is there. */
	place(path: readonly Step[], aspect: Aspect): Place;
}

/** What may be told of a broken file: of one without any key that such a file has at its top, which may be anybody's, no word. */
export function quotableFaults(faults: readonly YamlFault[], text: string, kind: OwnKind): readonly YamlFault[] {
	const keys = ownKeys[kind];
	const key = `["']?(?:${keys.join("|")})["']?[ \\t]*:`;
	// At the top: at the begin of a line, or in the outermost of braces.
	const isOwn =
		new RegExp(`^\uFEFF?${key}`, "m").test(text) || new RegExp(`^\\s*\\{(?:[^{}[\\]]*[\\s,])?${key}`).test(text);
	if (isOwn) return faults;
	const expected = `a file with ${keys.map((key) => `\`${key}\``).join(" or ")}`;
	return [{ message: `Not a ${kind}`, line: 1, column: 1, expected }];
}

const ownKeys = {
	form: ["title", "fields", "sections"],
	config: ["files", "ignore", "forms", "severities", "output"],
	baseline: ["findings"],
	template: ["title", "format", "entry", "needs"],
} as const;

type OwnKind = keyof typeof ownKeys;

/** The one line that tells a person about a fault. */
export function faultLine(file: string, fault: YamlFault): string {
	return `${file}:${fault.line}:${fault.column}: ${faultSentence(fault)}`;
}

/** What is wrong and what was expected, without the place. */
export function faultSentence(fault: YamlFault): string {
	return fault.expected === null ? fault.message : `${fault.message}, expected ${fault.expected}`;
}

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
	const steps = issue.path ?? [];
	const path = steps.map(({ key }) => key as Step);
	const parent = path.slice(0, -1);
	const last = steps.at(-1);
	// A list where a map should be is taken for a map with the keys 0, 1, 2: what is said of those is of no use.
	const list = steps.findIndex(({ input, key }) => Array.isArray(input) && typeof key === "string");
	if (list !== -1) {
		return [{ message: "Unexpected list", ...source.place(path.slice(0, list), "value"), expected: "a map of keys" }];
	}
	if (last !== undefined && issue.type === "strict_object") {
		const known = Object.keys(partAt(schema, parent)?.entries ?? {});
		if (issue.expected === "never") {
			const unknown = Object.keys(last.input as object).filter((key) => !known.includes(key));
			return unknown.map((key) => ({
				message: `Unexpected key \`${key}\``,
				...source.place([...parent, key], "key"),
				expected: suggestion(key, known),
			}));
		}
		if (issue.received === "undefined") {
			const expected = `\`${String(last.key)}\``;
			return [{ message: "Missing key", ...source.place(parent, "key"), expected }];
		}
	}
	const aspect = last?.origin === "key" ? "key" : "value";
	const part = aspect === "value" ? partAt(schema, path) : unwrap(partAt(schema, parent)?.key);
	const options = (part?.options ?? []).map(String);
	const expected = options.length > 0 ? suggestion(String(issue.input), options) : expectation(issue);
	return [{ message: `Unexpected ${received(issue.input)}`, ...source.place(path, aspect), expected }];
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
	let [best, least]: [string | null, number] = [null, limit + 1];
	for (const name of names) {
		const distance = edits(written.toLowerCase(), name.toLowerCase(), limit);
		if (distance < least) [best, least] = [name, distance];
	}
	return best;
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

/** A file that a run needs and that can't be used, as a reporter takes it: a config, a form, a template, a baseline. */
export interface BrokenFile {
	/** Relative to the working folder, with `/`; null where no file is to blame. */
	readonly path: string | null;
	readonly text: null;
	readonly findings: readonly Fault[];
}

/** Makes a broken file of what is wrong in it. */
export function brokenFile(code: FaultCode, path: string, faults: readonly YamlFault[]): BrokenFile {
	const findings = faults.slice(0, most).map(({ message, line, column, expected }): Fault => {
		const point = { line, column };
		return { ...fault(code, message, expected ?? undefined), position: { start: point, end: point } };
	});
	const more = faults.length - findings.length;
	if (more > 0) findings.push(fault(code, `${more} more in this file`));
	return { path, text: null, findings };
}

/** Of a file with very many faults, the first ones are enough to see what it is about. */
const most = 20;

/** A fault of the run as a whole, which stands in no file. */
export function brokenRun(broken: Fault): BrokenFile {
	return { path: null, text: null, findings: [broken] };
}

/** One line for each fault: `FILE:LINE:COLUMN: message, expected …`. */
export function brokenLines(files: readonly BrokenFile[]): string[] {
	return files.flatMap(({ path, findings }) => findings.map((each) => `${placeOf(path, each)}: ${sentence(each)}`));
}

function placeOf(path: string | null, { position }: Fault): string {
	if (path === null) return "rapporteur";
	return position === null ? path : `${path}:${position.start.line}:${position.start.column}`;
}
