/** The only code that parses manifests and says what a line may contain. */
import { sep } from "node:path";
import * as v from "valibot";
import { compareBytes, isReserved } from "../files/paths.ts";
import { readFailure } from "../findings/system-failure.ts";
import { attempt } from "../text/attempt.ts";
import { mostFolders, type StandingLine, standingLines } from "./load.ts";
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
export function unreadable(file: string, error: unknown): InvalidManifest {
	const why = readFailure(error);
	return new InvalidManifest({ file }, why, `Can't read this file: ${why}.`);
}
