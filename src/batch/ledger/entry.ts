/** What the output folder knows of one input: its line of the manifest, and what only the next run needs. */
import { basename, dirname, join, relative, resolve } from "node:path";
import * as v from "valibot";
import { foldName, realPath } from "../../files/paths.ts";
import { type Code, codes, expectedOf, type Finding, sentence } from "../../findings/finding.ts";
import type { Input } from "../../read/inputs.ts";
import { type ManifestLine, outputSchema, printLine, readLine } from "../../read/manifest.ts";
import { attempt } from "../../text/attempt.ts";
import { isSameFile } from "../../write/write.ts";

const text = v.string();
/** No place is further than any text is long. */
const place = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(2 ** 31));
const point = v.object({ line: place, column: place, offset: v.exactOptional(place) });
const position = v.object({ start: point, end: point });
const scalar = v.union([text, v.number(), v.boolean(), v.null()]);

/** What all kinds share, and whatever else a kind holds: words, numbers, lists of them. */
const finding = v.objectWithRest(
	{
		code: v.picklist(codes as readonly [Code, ...Code[]]),
		position: v.nullable(position),
		severity: v.exactOptional(v.picklist(["error", "warning", "info"])),
		where: v.exactOptional(text),
		unfixable: v.exactOptional(v.literal(true)),
		label: v.exactOptional(text),
		first: v.exactOptional(position),
	},
	v.union([scalar, v.array(scalar), v.record(text, scalar)]),
);

const texts = v.nullable(v.array(text));

/** One finding, of a known code and with what its message needs. */
export const findingSchema = v.custom<Finding>((data) => v.is(finding, data) && canBeSaid(data as Finding));

const canBeSaid = (finding: Finding): boolean =>
	attempt(() => v.is(text, sentence(finding)) && v.is(texts, expectedOf(finding))) === true;

const listOf = <Item extends v.GenericSchema>(item: Item) => v.pipe(v.array(item), v.readonly());
const digits = v.pipe(v.string(), v.regex(/^-?\d{1,30}$/));

/** Null where a file must be hashed to know that it is the same; so must it be where an older entry lacks `ino`. */
const stamp = v.nullable(v.object({ size: v.number(), ino: v.optional(digits, ""), mtimeNs: digits, ctimeNs: digits }));

const knownOutputSchema = v.object({
	/** The template's `id`; "" if nobody knows how it was made. */
	template: v.string(),
	stamp,
});

const staleOutputSchema = v.object({
	...outputSchema.entries,
	/** False where a manifest alone says that a run wrote it. */
	isProven: v.optional(v.boolean()),
	/** Whether it was made of another note, whose path this one has now: it belongs to nobody. */
	isOthers: v.optional(v.boolean()),
});

const privateSchema = v.object({
	/** The input, absolute and without links on the way; null for standard input. */
	file: v.nullable(v.string()),
	/** The same, seen from the folder of the archive: both may be moved or copied together. Older entries lack it. */
	place: v.nullish(v.string()),
	/** The link that was named in place of it, absolute, without links on the way; it is the note as long as it is there. */
	link: v.optional(v.string()),
	/** Whether a run found that the note was gone: what comes in its place later is another one. */
	isGone: v.optional(v.boolean()),
	stamp,
	/** What its result was made with, see `keysOf`. */
	key: v.string(),
	/** The day that counted as today. */
	today: v.string(),
	findings: listOf(findingSchema),
	/** Beside each output of the line, in its order. */
	outputs: listOf(knownOutputSchema),
	/** Files that were made of it once, and that no run would make now. */
	stale: listOf(staleOutputSchema),
});

/** What is not in the manifest: times, absolute paths, versions. */
export type Private = Readonly<v.InferOutput<typeof privateSchema>>;

/** How an output was made. */
type KnownOutput = Readonly<v.InferOutput<typeof knownOutputSchema>>;

/** A file that a run wrote and that is no longer needed. */
export type StaleOutput = Readonly<v.InferOutput<typeof staleOutputSchema>>;

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

/** An entry, and its text: two parts with a tab between them, which JSON never holds as it is. */
export interface Entry {
	readonly path: string;
	readonly line: ManifestLine;
	readonly own: Private | null;
	readonly text: string;
}

/** Makes an entry. */
export const entryOf = (line: ManifestLine, own: Private | null): Entry => ({
	path: line.path,
	line,
	own,
	text: `${printLine(line)}\t${JSON.stringify(own)}`,
});

/** An entry that was validated, parsed when somebody looks into it: most are only copied. */
export class StoredEntry implements Entry {
	readonly path: string;
	readonly text: string;
	#content: Pick<Entry, "line" | "own"> | null = null;

	constructor(path: string, text: string) {
		this.path = path;
		this.text = text;
	}

	get line(): ManifestLine {
		return this.#parsed().line;
	}

	get own(): Private | null {
		return this.#parsed().own;
	}

	#parsed(): Pick<Entry, "line" | "own"> {
		const tab = this.text.indexOf("\t");
		this.#content ??= { line: JSON.parse(this.text.slice(0, tab)), own: JSON.parse(this.text.slice(tab + 1)) };
		return this.#content;
	}
}

/** The text of the line that an entry has in the manifest. */
export const lineIn = ({ text }: Entry): string => text.slice(0, text.indexOf("\t"));

/** The path of an entry from an untrusted file; null if it is invalid. */
export function pathOfEntry(line: string, rest: string): string | null {
	const isValid =
		rest === "null" ||
		v.is(
			privateSchema,
			attempt(() => JSON.parse(rest)),
		);
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

const unknownOutput: KnownOutput = { template: "", stamp: null };

/** A file that was made of a note and may still be there: its line lists it, or it is no longer needed. */
export interface Report extends KnownOutput, StaleOutput {
	readonly isListed: boolean;
}

/** All of them, those that are listed first. */
export function reportsOf({ line, own }: Pick<Entry, "line" | "own">): Report[] {
	const reports = line.outputs.map(({ path, sha256 }, at): Report => {
		const { template, stamp } = own?.outputs[at] ?? unknownOutput;
		return { path, sha256, template, stamp, isProven: template !== "", isListed: true };
	});
	for (const each of own?.stale ?? []) reports.push({ ...unknownOutput, ...each, isListed: false });
	return reports;
}

/** What an entry keeps of how its outputs were made. */
export const howMade = (outputs: readonly KnownOutput[]): KnownOutput[] =>
	outputs.map(({ template, stamp }) => ({ template, stamp }));

/** Values by the names of files in a folder: of one file there is one, by the name that it was given last. */
export function byFile<Value>(folder: string) {
	const known = new Map<string, { name: string; value: Value }[]>();
	const find = (name: string) => {
		const alike = known.get(foldName(name)) ?? [];
		const same = alike.find((each) => each.name === name);
		return same ?? alike.find((each) => isSameFile(resolve(folder, each.name), resolve(folder, name)));
	};
	return {
		get: (name: string): Value | undefined => find(name)?.value,
		has: (name: string): boolean => find(name) !== undefined,
		set(name: string, value: Value): void {
			const same = find(name);
			if (same !== undefined) Object.assign(same, { name, value });
			else known.set(foldName(name), [...(known.get(foldName(name)) ?? []), { name, value }]);
		},
	};
}

/** A set of such names. */
export function fileNames(folder: string, names: Iterable<string> = []) {
	const { has, set } = byFile<true>(folder);
	for (const name of names) set(name, true);
	return { has, add: (name: string): void => set(name, true) };
}
