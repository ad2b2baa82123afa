/** Brings together what runs left behind that were interrupted, or whose files somebody has changed since. */
import { existsSync } from "node:fs";
import { loadLinesLeniently } from "../../read/load-lines.ts";
import { linesIn } from "../../read/manifest.ts";
import { compareBytes } from "../../read/order.ts";
import { type Entry, isSound, readEntry } from "./entry.ts";
import type { LedgerFiles } from "./files.ts";

/** The entries that a manifest and a state agree on; those of the manifest that the state does not know have no rest. */
export function* reconciled({ manifest, state }: Pick<LedgerFiles, "manifest" | "state">): Generator<Entry> {
	const known = soundEntries(state);
	if (!existsSync(manifest)) {
		yield* known;
		return;
	}
	let next = known.next();
	for (const { path, text } of linesIn(manifest)) {
		while (next.done !== true && compareBytes(next.value.path, path) < 0) next = known.next();
		const same = next.done !== true && next.value.line === text ? next.value : null;
		// Who wrote another line knows better what lies in the folder.
		yield same ?? { path, line: text, rest: "null" };
	}
	known.return(false);
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
