/** The only code that parses manifests and says what a line may contain. */
import { dirname, join, sep } from "node:path";
import * as v from "valibot";
import { outsideReason } from "../files/own-file.ts";
import { compareBytes, isReserved } from "../files/paths.ts";
import { readFailure } from "../findings/system-failure.ts";
import { attempt } from "../text/attempt.ts";
import { mostFolders, readError, type StandingLine, standingLines, standingLinesLeniently, tailOf } from "./load.ts";
import { suffixOf } from "./report-like.ts";

const described = <S extends v.GenericSchema>(schema: S, text: string) => v.pipe(schema, v.description(text));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

const step = String.raw`(?!\.{1,2}(?:/|$))[^/\0]+`;

/** No path of a manifest leads out of the folder, or is longer than paths of files that are read. */
const below = v.pipe(v.string(), v.maxLength(4096), v.regex(new RegExp(`^${step}(?:/${step}){0,${mostFolders}}$`)));

/** A file below the output folder. */
export const outputSchema = v.strictObject({
	path: described(below, "The path of the report, relative to the folder of the manifest, with `/`."),
	sha256: described(sha256, "The SHA-256 hash of the report when it was written, in hexadecimal."),
});

/** One line. Values are null if a file could not be read. */
export const manifestLineSchema = v.strictObject({
	path: described(below, "The path of the input, relative to the root, with `/`."),
	sha256: described(v.nullable(sha256), "The SHA-256 hash of the input, in hexadecimal."),
	size: described(v.nullable(count), "The size of the input, in bytes."),
	encoding: v.nullable(
		v.strictObject({
			name: described(v.string(), "The encoding of the input, as browsers name it (WHATWG)."),
			why: described(v.string(), "Why this encoding was chosen."),
		}),
	),
	form: described(v.nullable(v.string()), "The name of the form that the input was read with."),
	outcome: described(
		v.picklist(["converted", "cut", "failed", "skipped"]),
		"`converted`: all reports were made. `cut`: nesting was too deep, or there were too many findings; the reports have every word. `failed`: the input could not be read, or a report could not be written. `skipped`: not read, or not reached before the run was interrupted.",
	),
	reason: described(v.optional(v.string()), "Why the input failed or was skipped; left out for other inputs."),
	findings: described(
		v.strictObject({
			error: count,
			warning: count,
			info: count,
			codes: described(v.record(v.string(), count), "The number of findings of each code, sorted by code."),
		}),
		"The number of findings of each severity; the config may change severities.",
	),
	outputs: described(v.array(outputSchema), "The reports of the input, sorted by the bytes of their paths."),
	share: described(
		v.nullable(v.strictObject({ fields: count, sections: count, unclassified: count, ignored: count })),
		"The number of characters of the input in each part, without white space; together, these are all its characters.",
	),
});

/** One line. */
export type ManifestLine = v.InferOutput<typeof manifestLineSchema>;

/** A file below the output folder, with its hash when it was written. */
export type ListedOutput = ManifestLine["outputs"][number];

/** The data of JSON that matches a schema, or null. */
export function parseAs<T>(schema: v.GenericSchema<T>, json: string): T | null {
	const data: unknown = attempt(() => JSON.parse(json));
	return v.is(schema, data) ? data : null;
}

/** The line as text, without its line end. */
export const printLine = (line: ManifestLine): string => JSON.stringify(line);

/** Parses a line that Rapporteur wrote; null for any other. */
export function readLine(text: string): ManifestLine | null {
	const line = parseAs(manifestLineSchema, text);
	if (line === null || printLine(line) !== text || !isWhole(line)) return null;
	const { path: notes, outputs } = line;
	// In order, and each once: one report named many times would be read as often.
	if (outputs.some(({ path }, at) => compareBytes(outputs[at - 1]?.path ?? "", path) >= 0)) return null;
	if (![line, ...outputs].every(({ path }) => staysBelow(path, sep))) return null;
	return outputs.every(({ path }) => !isReserved(path) && suffixOf(notes, path) !== null) ? line : null;
}

/** Whether a line has exactly the keys that `convert` writes for its outcome. */
function isWhole({ sha256, size, encoding, form, share, outcome, reason, outputs }: ManifestLine): boolean {
	const isRead = [sha256, size, encoding, form, share].every((each) => each !== null);
	if (outcome === "converted" || outcome === "cut") return isRead && outputs.length > 0 && reason === undefined;
	const isUnread = [encoding, form, share].every((each) => each === null) && outputs.length === 0;
	return isUnread || (isRead && outcome === "failed");
}

/** Whether a path stays below its folder on Windows too, where other characters also separate names. */
export function staysBelow(path: string, separator: string): boolean {
	if (separator === "/") return true;
	return !/^\\|:/.test(path) && !path.split(/[\\/]/).some((name) => /^[. ]*$/.test(name));
}

/** A manifest that can't be read or has a line that no run writes. It is neither trusted nor replaced. */
export class InvalidManifest extends Error {
	/** Absolute. */
	readonly file: string;
	/** From 1 on; null where the file can't be read. */
	readonly line: number | null;
	/** As a sentence. */
	readonly why: string;

	constructor(
		{ file, line = null }: { readonly file: string; readonly line?: number | null },
		what: string,
		why: string,
	) {
		super(line === null ? what : `line ${line} is ${what}`);
		this.file = file;
		this.line = line;
		this.why = why;
	}
}

/** A line and its place. */
export interface PlacedLine {
	readonly path: string;
	readonly text: string;
	readonly line: ManifestLine;
	readonly at: { readonly file: string; readonly line: number };
	/** Of its first byte, and how many it has. */
	readonly offset: number;
	readonly size: number;
}

/** Yields the lines of a manifest; none if it is missing. Throws `InvalidManifest`. */
export function* linesIn(file: string): Generator<PlacedLine> {
	let [number, above] = [0, ""];
	for (const { text, at: offset, size } of readable(file)) {
		const at = { file, line: ++number };
		const line = readLine(text);
		if (line === null && text.endsWith("\r") && readLine(text.slice(0, -1)) !== null)
			throw new InvalidManifest(at, "one that ends in CRLF", changedByGit);
		if (line === null) throw new InvalidManifest(at, "not from `convert`", foreignLine);
		const { path } = line;
		const order = compareBytes(above, path);
		if (order === 0) throw repeated({ path, at });
		if (order > 0)
			throw new InvalidManifest(
				at,
				"not in order",
				`The line for \`${path}\` is out of order: lines are sorted by path. ${restore}`,
			);
		above = path;
		yield { path, text, line, at, offset, size };
	}
}

/** How to go on where no run wrote a manifest like this. */
export const restore = "Restore the manifest, or convert the notes into another folder.";

const foreignLine = `This line was not written by \`convert\`. ${restore}`;

/** Why a manifest is invalid that was right before Git changed it. */
export const changedByGit =
	"CRLF line ends, as Git writes them on Windows. Add `* -text` to `.gitattributes`, and check the folder out again.";

/** The error for an input with two lines. */
export const repeated = ({ path, at }: Pick<PlacedLine, "path" | "at">): InvalidManifest =>
	new InvalidManifest(at, "not in order", `\`${path}\` has two lines. Keep one.`);

function* readable(file: string): Generator<StandingLine> {
	try {
		yield* standingLines(file);
	} catch (error) {
		throw unreadable(file, error);
	}
}

/** The error for a manifest or account that can't be read. */
function unreadable(file: string, error: unknown): InvalidManifest {
	const why = readFailure(error);
	return new InvalidManifest({ file }, why, `Can't read this file: ${why}.`);
}

/** A command line that can be repeated. */
export interface CommandLine {
	/** The working folder, absolute. */
	readonly cwd: string;
	/** Without `--shard`. */
	readonly args: readonly string[];
}

/** The parts of a command line that older accounts lack. */
export const commandSchema = v.nullish(v.object({ cwd: v.string(), args: v.array(v.string()) }));

/** How a run ended, from the last line of an account. Otherwise the run is at work or was killed. */
export interface End {
	/** Whether all inputs were gone through, and nothing is left undone of earlier runs. */
	readonly complete: boolean;
	/** The hash of the templates, forms, options and inputs that a shard saw, those of other shards too; null for a whole run. */
	readonly inputs: string | null;
	/** The hash of the manifest that was written with it, or null. */
	readonly manifest: string | null;
	readonly command?: CommandLine | null | undefined;
}

const hash = v.nullable(v.string());
const endSchema = v.object({
	complete: v.boolean(),
	inputs: hash,
	manifest: hash,
	command: commandSchema,
});

/** Reads the line of an end; null for any other. */
export function readEnd(text: string): End | null {
	const [, json = ""] = /^(\{.*\})\tended$/.exec(text) ?? [];
	return parseAs(endSchema, json);
}

/** How the last run of an account ended; null if it did not, or without an account. Throws if it can't be read. */
export function endOf(state: string): End | null {
	demandReadable(state);
	const [, line = ""] = /(?:^|\n)([^\n]*)\n$/.exec(tailOf(state, longestEnd)) ?? [];
	return readEnd(line);
}

/** Throws for an account that can't be read: it may say that the manifest is not reliable. */
export function demandReadable(state: string): void {
	const error = readError(state);
	if (error !== null) throw unreadable(state, error);
}

/** The line of the manifest that a line of an account begins with, up to a tab; null for any other. */
export const lineOf = (text: string): ManifestLine | null => readLine(text.slice(0, text.indexOf("\t")));

/** Whether a line of an account is that of notes that another shard has now. */
export const isOfMoved = (text: string): boolean => text.endsWith("\tmoved");

/** Bytes: an end has fewer. */
const longestEnd = 4096;

/** The reports that a run made of notes, as its record says. */
export interface Made {
	/** Of the notes, relative to the root. */
	readonly path: string;
	readonly outputs: readonly ListedOutput[];
}

/**
 * Outputs that no manifest lists, from the state in `.rapporteur`: of a run at work or killed, and left over from
 * earlier runs.
 */
export function* unlistedOutputs(home: string, names: readonly string[]): Generator<Made> {
	const states = names
		.filter((name) => /^state(?:\.\d+-of-\d+)?\.tsv$/.test(name))
		.map((name) => join(home, name))
		.filter((path) => outsideReason(dirname(home), path) === null);
	const isUnfinished = states.some((path) => endOf(path)?.complete !== true);
	for (const state of states)
		for (const { text } of standingLinesLeniently(state)) {
			const [, rest = ""] = text.split("\t");
			const isListed = !isUnfinished && !isOfMoved(text);
			const line = !isListed || rest.includes('"stale":[{') ? lineOf(text) : null;
			if (line === null) continue;
			const { path, outputs } = line;
			const stale = parseAs(staleSchema, rest)?.stale ?? [];
			yield { path, outputs: [...(isListed ? [] : outputs), ...stale] };
		}
}

const staleSchema = v.object({ stale: v.array(v.object(outputSchema.entries)) });
