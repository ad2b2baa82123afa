/** Brings together what runs left behind that were interrupted, or whose files somebody has changed since. */
import { existsSync } from "node:fs";
import { RefusedFile } from "../../findings/system-failure.ts";
import { loadLines, loadLinesLeniently } from "../../read/load-lines.ts";
import { compareBytes } from "../../read/order.ts";
import { type Entry, isSound, readEntry } from "./entry.ts";
import type { LedgerFiles } from "./files.ts";
import { readLine } from "./line.ts";

/** A manifest that can't be replaced, as what is in it would be lost. */
export class StrangeManifest extends Error {
	/** Absolute. */
	readonly file: string;

	constructor(file: string, message: string) {
		super(message);
		this.file = file;
	}
}

/** The entries that a manifest and a state agree on; those of the manifest that the state does not know have no rest. */
export function* reconciled({ manifest, state }: Pick<LedgerFiles, "manifest" | "state">): Generator<Entry> {
	const known = soundEntries(state);
	if (!existsSync(manifest)) {
		yield* known;
		return;
	}
	let next = known.next();
	for (const [line, path] of manifestLines(manifest)) {
		while (next.done !== true && compareBytes(next.value.path, path) < 0) next = known.next();
		const same = next.done !== true && next.value.line === line ? next.value : null;
		// Who wrote another line knows better what lies in the folder.
		yield same ?? { path, line, rest: "null" };
	}
	known.return(false);
}

/** The lines of a manifest, each with its path. */
function* manifestLines(manifest: string): Generator<readonly [string, string]> {
	let [number, last] = [0, ""];
	for (const text of ownLines(manifest)) {
		number++;
		const line = readLine(text);
		if (line === null) throw new StrangeManifest(manifest, `line ${number} is none of ours`);
		if (number > 1 && compareBytes(last, line.path) >= 0)
			throw new StrangeManifest(manifest, `line ${number} is not in order`);
		last = line.path;
		yield [text, line.path];
	}
}

function* ownLines(manifest: string): Generator<string> {
	try {
		yield* loadLines(manifest);
	} catch (error) {
		if (error instanceof RefusedFile) throw new StrangeManifest(manifest, error.message);
		throw error;
	}
}

/** Up to the first that is not sound, or not in order: behind it may be gaps without an end. Returns whether there is one. */
function* soundEntries(state: string): Generator<Entry, boolean> {
	let last: string | null = null;
	for (const text of loadLinesLeniently(state)) {
		const entry = readEntry(text);
		if (entry === null || (last !== null && compareBytes(last, entry.path) >= 0) || !isSound(entry)) return true;
		last = entry.path;
		yield entry;
	}
	return false;
}

/** Whether a state has lines that are none of its own. */
export function isDamaged(state: string): boolean {
	const entries = soundEntries(state);
	let next = entries.next();
	while (next.done !== true) next = entries.next();
	return next.value;
}
