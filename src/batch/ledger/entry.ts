/** What the output folder knows of one input: its line of the manifest, and what only the next run needs. */
import { basename, dirname, join, relative } from "node:path";
import * as v from "valibot";
import { realPath } from "../../files/paths.ts";
import type { Stamp } from "../../files/stamp.ts";
import type { Finding } from "../../findings/finding.ts";
import type { Input } from "../../read/inputs.ts";
import { type ManifestLine, outputSchema, parseAs, printLine, readLine } from "../../read/manifest.ts";
import { findingSchema } from "./finding-schema.ts";

/** What is not in the manifest: times, absolute paths, versions. */
export interface Private {
	/** The input, absolute and without links on the way; null for standard input. */
	readonly file: string | null;
	/** The same, seen from the folder of the archive: both may be moved or copied together. Older entries lack it. */
	readonly place?: string | null | undefined;
	/** The link that was named in place of it, absolute, without links on the way; it is the note as long as it is there. */
	readonly link?: string | undefined;
	/** Whether a run found that the note was gone: what comes in its place later is another one. */
	readonly isGone?: boolean | undefined;
	/** Null where the input must be hashed to know that it is the same. */
	readonly stamp: Stamp | null;
	/** What its result was made with, see `keysOf`. */
	readonly key: string;
	/** The day that counted as today. */
	readonly today: string;
	readonly findings: readonly Finding[];
	/** Beside each output of the line, in its order. */
	readonly outputs: readonly KnownOutput[];
	/** Files that were made of it once, and that no run would make now. */
	readonly stale: readonly StaleOutput[];
}

/** How an output was made; null if that is unknown. */
export interface KnownOutput {
	/** The template's `id`. */
	readonly template: string;
	/** Null where it must be hashed to know that it is the same. */
	readonly stamp: Stamp | null;
}

/** A file that a run wrote and that is no longer needed. */
export interface StaleOutput {
	readonly path: string;
	readonly sha256: string;
	/** False where a manifest alone says that a run wrote it. */
	readonly isProven?: boolean | undefined;
	/** Whether it was made of another note, whose path this one has now: it belongs to nobody. */
	readonly isOthers?: boolean | undefined;
}

/** The location of notes in an entry, links resolved; the folder is given without links. */
export function placesOf(folder: string, file: string | null): Pick<Private, "file" | "place"> {
	const found = file === null ? null : realPath(file);
	return { file: found, place: found === null ? null : relative(folder, found) };
}

/** The link that an input is, if it was named. */
export function linkOf({ file, mayBeLink }: Pick<Input, "file" | "mayBeLink">): Pick<Private, "link"> {
	if (file === null || mayBeLink !== true) return {};
	const link = join(realPath(dirname(file)), basename(file));
	return link === realPath(file) ? {} : { link };
}

/** An entry as text: the manifest line, and private data if there are any. */
export interface Entry {
	readonly path: string;
	/** The text of its line in the manifest. */
	readonly line: string;
	/** JSON of a `Private`, or `null`. */
	readonly rest: string;
}

/** Makes an entry. */
export function entryOf(line: ManifestLine, own: Private | null): Entry {
	return { path: line.path, line: printLine(line), rest: JSON.stringify(own) };
}

/** An entry on one line of a file: JSON never holds a tab as it is. */
export const printEntry = ({ line, rest }: Entry): string => `${line}\t${rest}`;

/** What an entry holds. */
export interface Known {
	readonly line: ManifestLine;
	readonly own: Private | null;
}

/** Reads the content of a validated entry. */
export function openEntry({ line, rest }: Pick<Entry, "line" | "rest">): Known {
	return { line: JSON.parse(line) as ManifestLine, own: JSON.parse(rest) as Private | null };
}

const digits = v.pipe(v.string(), v.regex(/^-?\d{1,30}$/));
// Older entries lack `ino`; then the file is hashed.
const stamp = v.nullable(v.object({ size: v.number(), ino: v.optional(digits), mtimeNs: digits, ctimeNs: digits }));

const privateSchema = v.object({
	file: v.nullable(v.string()),
	place: v.nullish(v.string()),
	link: v.optional(v.string()),
	isGone: v.optional(v.boolean()),
	stamp,
	key: v.string(),
	today: v.string(),
	findings: v.array(findingSchema),
	outputs: v.array(v.object({ template: v.string(), stamp })),
	stale: v.array(
		v.object({ ...outputSchema.entries, isProven: v.optional(v.boolean()), isOthers: v.optional(v.boolean()) }),
	),
});

/** The path of an entry from an untrusted file; null if it is invalid. */
export function pathOfEntry(line: string, rest: string): string | null {
	const isValid = rest === "null" || parseAs(privateSchema, rest) !== null;
	return isValid ? (readLine(line)?.path ?? null) : null;
}

/** What is known of notes of which no run has made anything, as far as anybody knows. */
export const unmade = ({ outputs }: ManifestLine, folder: string, file: string | null): Private => ({
	...placesOf(folder, file),
	stamp: null,
	key: "",
	today: "",
	findings: [],
	outputs: outputs.map(() => unknownOutput),
	stale: [],
});

/** An output of which nobody knows how it was made. */
export const unknownOutput: KnownOutput = { template: "", stamp: null };

/** The entry, with outputs that must be hashed: after a power cut, some may not have reached the disk. */
export function withDoubtedOutputs(entry: Entry): Entry {
	const { own } = openEntry(entry);
	if (own === null) return entry;
	const outputs = own.outputs.map(({ template }) => ({ template, stamp: null }));
	return { ...entry, rest: JSON.stringify({ ...own, outputs }) };
}
