/** What is wrong in a file that somebody wrote (a form, a config, a template, a baseline), as data and as the lines that say so. */
import { type Fault, type FaultCode, fault, sentence } from "../findings/finding.ts";
import { edits } from "../text/edits.ts";

/** Something wrong in a YAML file, as data: whoever shows it adds the file's name. */
export interface YamlFault extends Place {
	/** The problem, and usually what to do: ``Unexpected key `labell`. Write `label`.`` */
	readonly message: string;
}

/** A key of a map or an index of a list. */
export type Step = string | number;

/** Which place of a path is wanted: that of the value, or that of its key. */
export type Aspect = "value" | "key";

/** A line and a column, both from 1. */
export interface Place {
	readonly line: number;
	readonly column: number;
}

/** A valid YAML document: its data, and the place of each part. */
export interface YamlSource {
	readonly data: unknown;
	/** The place of the deepest existing part of the path. */
	place(path: readonly Step[], aspect: Aspect): Place;
}

/**
 * The mistakes that may be shown. If a file has no known key at its top, it may be any file, so its words are not
 * quoted.
 */
export function quotableFaults(faults: readonly YamlFault[], text: string, kind: OwnKind): readonly YamlFault[] {
	const keys = ownKeys[kind];
	const key = `["']?(?:${keys.join("|")})["']?[ \\t]*:`;
	// At the top: at the begin of a line, or in the outermost of braces.
	const isOwn =
		new RegExp(`^\uFEFF?${key}`, "m").test(text) || new RegExp(`^\\s*\\{(?:[^{}[\\]]*[\\s,])?${key}`).test(text);
	if (isOwn) return faults;
	const what = kind === "people" ? "register of people" : kind;
	const names = keys.map((key) => `\`${key}\``).join(", ");
	const needed = keys.length === 1 ? `a ${what} has the key ${names}` : `it has none of the keys ${names}`;
	const hint = kind === "people" ? " Write it, or move this file away and run `rapporteur people NOTES -o FILE`." : "";
	return [{ message: `Not a ${what}: ${needed}.${hint}`, line: 1, column: 1 }];
}

const ownKeys = {
	form: ["title", "fields", "sections"],
	config: [
		"files",
		"ignore",
		"forms",
		"severities",
		"people",
		"output",
		"baseline",
		"maxWarnings",
		"reporters",
		"encoding",
	],
	baseline: ["findings"],
	people: ["people"],
	template: ["title", "format", "entry", "needs"],
} as const;

type OwnKind = keyof typeof ownKeys;

/** The line that reports a fault to people. */
export const faultLine = (file: string, { line, column, message }: YamlFault): string =>
	`${file}:${line}:${column}: ${message}`;

/** Collects the mistakes in a document, each with the path of the value to change. */
export class FaultList {
	readonly #source: YamlSource;
	readonly #faults: YamlFault[] = [];

	constructor(source: YamlSource) {
		this.#source = source;
	}

	/** The value at a path is wrong, or its key is, whatever its value. */
	at(path: readonly Step[], message: string, aspect: Aspect = "value"): void {
		this.#faults.push({ message, ...this.#source.place(path, aspect) });
	}

	/** An unknown name at a path; `none` says what to do if there are no names to choose from. */
	unless(known: readonly string[], path: readonly Step[], named: { what: string; name: string; none?: string }): void {
		const { what, name, none } = named;
		const hint = none !== undefined && known.length === 0 ? none : `Write ${suggestion(name, known)}.`;
		if (!known.includes(name)) this.at(path, `Unknown ${what} \`${name}\`. ${hint}`);
	}

	/** All of it, in the order of the document. */
	all(): YamlFault[] {
		return sortFaults(this.#faults);
	}
}

/** Faults by their place, each once. */
export function sortFaults(faults: readonly YamlFault[]): YamlFault[] {
	const unique = new Map(faults.map((fault) => [`${fault.line}:${fault.column}:${fault.message}`, fault] as const));
	return [...unique.values()].sort(byPlace);
}

/** The order of a file. */
export const byPlace = (one: Place, other: Place): number => one.line - other.line || one.column - other.column;

/** The most likely intended name, else all names to choose from. */
export function suggestion(written: string, names: readonly string[]): string {
	const near = nearest(written, names);
	if (near !== null) return `\`${near}\``;
	const all = names.map((name) => `\`${name}\``).join(", ");
	return names.length > 1 ? `one of ${all}` : all;
}

/** The name that is nearest to what was written; null if none is near. */
export function nearest(written: string, names: readonly string[]): string | null {
	const limit = Math.max(1, Math.min(3, Math.floor(written.length / 3)));
	let [best, least]: [string | null, number] = [null, limit + 1];
	for (const name of names) {
		const distance = edits(written.toLowerCase(), name.toLowerCase(), limit);
		if (distance < least) [best, least] = [name, distance];
	}
	return best;
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
	const findings = faults.slice(0, most).map(({ message, line, column }): Fault => {
		const point = { line, column };
		return { ...fault(code, message), position: { start: point, end: point } };
	});
	const more = faults.length - findings.length;
	if (more > 0) findings.push(fault(code, `${more} more ${more === 1 ? "error" : "errors"} in this file.`));
	return { path, text: null, findings };
}

/** Of a file with very many faults, the first ones are enough to see what it is about. */
const most = 20;

/** A fault of the run as a whole, not of a file. */
export function brokenRun(broken: Fault): BrokenFile {
	return { path: null, text: null, findings: [broken] };
}

/** One line for each fault: `FILE:LINE:COLUMN: message`. */
export function brokenLines(files: readonly BrokenFile[]): string[] {
	return files.flatMap(({ path, findings }) => findings.map((each) => `${placeOf(path, each)}: ${sentence(each)}`));
}

function placeOf(path: string | null, { position }: Fault): string {
	if (path === null) return "rapporteur";
	return position === null ? path : `${path}:${position.start.line}:${position.start.column}`;
}
