/** What the output folder knows of one input: its line of the manifest, and what only the next run needs. */
import * as v from "valibot";
import type { Finding } from "../../findings/finding.ts";
import { loadLines } from "../../read/load-lines.ts";
import { type ManifestLine, outputSchema, printLine, readLine } from "../../read/manifest.ts";
import { compareBytes } from "../../read/order.ts";
import type { Stamp } from "../../read/stamp.ts";
import { findingSchema } from "./finding-schema.ts";

/** What the manifest does not tell: clocks, absolute paths, versions. */
export interface Private {
	/** The input, absolute; null for standard input. */
	readonly file: string | null;
	/** Null where the input must be hashed to know that it is the same. */
	readonly stamp: Stamp | null;
	/** What its result was made with, see `keys.ts`. */
	readonly key: string;
	/** The day that counted as today. */
	readonly today: string;
	readonly findings: readonly Finding[];
	/** Beside each output of the line, in its order. */
	readonly outputs: readonly KnownOutput[];
	/** Files that were made of it once, and that no run would make now. */
	readonly stale: readonly StaleOutput[];
}

/** How an output was made; null where that is not known any more. */
export interface KnownOutput {
	/** The template's `id`. */
	readonly template: string;
	/** Null where it must be hashed to know that it is the same. */
	readonly stamp: Stamp | null;
}

/** A file that we wrote, and that nothing needs now. */
export interface StaleOutput {
	readonly path: string;
	readonly sha256: string;
	/** False where a manifest alone says that we wrote it; never written down. */
	readonly isProven?: boolean;
}

/** An entry as its text: the line, and what else is known where anything is. */
export interface Entry {
	readonly path: string;
	/** The text of its line in the manifest. */
	readonly line: string;
	/** JSON of a `Private`, or `null`. */
	readonly rest: string;
}

/** Makes an entry. */
export function entryOf(line: ManifestLine, known: Private | null): Entry {
	return { path: line.path, line: printLine(line), rest: JSON.stringify(known) };
}

/** An entry on one line of a file: JSON never holds a tab as it is. */
export const printEntry = ({ line, rest }: Entry): string => `${line}\t${rest}`;

/** An entry from its line in one of our own files, whose integrity is known; null where it is none. */
export function readEntry(text: string): Entry | null {
	const tab = text.indexOf("\t");
	const path = pathIn(text);
	return tab < 0 || path === null ? null : { path, line: text.slice(0, tab), rest: text.slice(tab + 1) };
}

/** The entries of a state of ours, whose integrity is known. */
export function* entriesIn(state: string): Generator<Entry> {
	for (const text of loadLines(state)) {
		const entry = readEntry(text);
		if (entry !== null) yield entry;
	}
}

/** Whether an entry says what another one did. */
export const isSame = (one: Entry, other: Entry | null): boolean => one.line === other?.line && one.rest === other.rest;

/** The path of a line, without reading the rest of it. */
function pathIn(text: string): string | null {
	const [, written] = /^\{"path":("(?:[^"\\]|\\.)*")/.exec(text) ?? [];
	if (written === undefined) return null;
	return written.includes("\\") ? pathOf(written) : written.slice(1, -1);
}

function pathOf(written: string): string | null {
	try {
		return String(JSON.parse(written));
	} catch {
		return null;
	}
}

/** What an entry holds. */
export interface Known {
	readonly line: ManifestLine;
	readonly own: Private | null;
}

/** Reads what an entry of ours holds. */
export function openEntry({ line, rest }: Entry): Known {
	return { line: JSON.parse(line) as ManifestLine, own: JSON.parse(rest) as Private | null };
}

const digits = v.pipe(v.string(), v.regex(/^\d{1,30}$/));
const stamp = v.nullable(v.object({ size: v.number(), mtimeNs: digits, ctimeNs: digits }));

const privateSchema = v.nullable(
	v.object({
		file: v.nullable(v.string()),
		stamp,
		key: v.string(),
		today: v.string(),
		findings: v.array(findingSchema),
		outputs: v.array(v.object({ template: v.string(), stamp })),
		stale: v.array(outputSchema),
	}),
);

/** Whether an entry from a file whose integrity is not known is sound. */
export function isSound({ line, rest }: Entry): boolean {
	return readLine(line) !== null && isPrivate(rest);
}

function isPrivate(rest: string): boolean {
	try {
		return v.is(privateSchema, JSON.parse(rest));
	} catch {
		return false;
	}
}

/** What a journal says of an input: its new entry, or that it no longer has one. */
export type Change = Entry | { readonly path: string; readonly rest: typeof gone };

/** Stands where the rest of an entry would. */
export const gone = "gone";

/** The entries after some changes; both are in the order of their paths' bytes, and only one of each is held. */
export function* mergeChanges(base: Iterable<Entry>, changes: Iterable<Change>): Generator<Entry> {
	const old = base[Symbol.iterator]();
	try {
		let next = old.next();
		for (const change of changes) {
			while (next.done !== true && compareBytes(next.value.path, change.path) < 0) {
				yield next.value;
				next = old.next();
			}
			if (next.done !== true && next.value.path === change.path) next = old.next();
			if ("line" in change) yield change;
		}
		while (next.done !== true) {
			yield next.value;
			next = old.next();
		}
	} finally {
		old.return?.();
	}
}

/** What stands at a path, and what was passed on the way to it. */
export interface Stop {
	readonly entry: Entry | null;
	/** Entries that nobody asked for, and that are worth a look. */
	readonly passed: readonly Entry[];
}

/** Goes through entries in step with the tasks of a run: both are in the order of their paths' bytes. */
export interface Cursor {
	/** The entry of a path, which must come after all that were asked for. */
	seek(path: string): Stop;
	/** Passes all that are left. */
	end(): Stop;
	close(): void;
}

/** Opens a cursor. */
export function openCursor(entries: Iterable<Entry>, isWorthALook: (entry: Entry) => boolean): Cursor {
	const iterator = entries[Symbol.iterator]();
	let next = iterator.next();
	const passUntil = (path: string | null): readonly Entry[] => {
		const passed: Entry[] = [];
		while (next.done !== true && (path === null || compareBytes(next.value.path, path) < 0)) {
			if (isWorthALook(next.value)) passed.push(next.value);
			next = iterator.next();
		}
		return passed;
	};
	return {
		seek(path) {
			const passed = passUntil(path);
			if (next.done === true || next.value.path !== path) return { entry: null, passed };
			const entry = next.value;
			next = iterator.next();
			return { entry, passed };
		},
		end: () => ({ entry: null, passed: passUntil(null) }),
		close() {
			iterator.return?.();
		},
	};
}
