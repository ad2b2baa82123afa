/** What a run has done so far: it outlasts the run where that is killed. */

import { loadLines, loadLinesLeniently } from "../../read/load-lines.ts";
import { compareBytes } from "../../read/order.ts";
import { openLog } from "../../write/durable.ts";
import { type Change, type Entry, gone, isSound, openEntry, printEntry, readEntry } from "./entry.ts";

/** Takes changes in the order of their paths' bytes. */
export interface Journal {
	add(change: Change): void;
	/** Whether nothing was added. */
	isEmpty(): boolean;
	close(): void;
}

/** Starts a journal; its file is made with the first change. */
export function startJournal(path: string): Journal {
	let log: ReturnType<typeof openLog> | null = null;
	return {
		add(change) {
			log ??= openLog(path, Date.now);
			log.append(printChange(change));
		},
		isEmpty: () => log === null,
		close: () => log?.close(),
	};
}

const printChange = (change: Change): string =>
	"line" in change ? printEntry(change) : `${JSON.stringify({ path: change.path })}\t${gone}`;

/** Hands changes on in the order of their paths, though some are known long before it is their turn. */
export interface Ordered {
	add(change: Change): void;
	/** Keeps a change until its turn. */
	hold(change: Change): void;
	/** Hands on all that is left. */
	end(): void;
}

/** Puts changes in order. */
export function inOrder(take: (change: Change) => void): Ordered {
	const held: Change[] = [];
	const release = (before: string | null): void => {
		while (held[0] !== undefined && (before === null || compareBytes(held[0].path, before) < 0)) {
			const [first] = held.splice(0, 1);
			if (first !== undefined) take(first);
		}
	};
	return {
		add(change) {
			release(change.path);
			take(change);
		},
		hold(change) {
			held.push(change);
		},
		end: () => release(null),
	};
}

/** What a journal of this very run says. */
export function* readJournal(path: string): Generator<Change> {
	for (const text of loadLines(path)) {
		const entry = readEntry(text);
		if (entry !== null) yield entry.rest === gone ? { path: entry.path, rest: gone } : entry;
	}
}

/**
 * What the journal of a run that was interrupted says, up to the first line that is not whole. After a power cut a
 * journal may tell of outputs that never reached the disk: they are to be hashed.
 */
export function* readInterrupted(path: string): Generator<Change> {
	let last: string | null = null;
	for (const text of loadLinesLeniently(path)) {
		const entry = readEntry(text);
		if (entry === null || (last !== null && compareBytes(last, entry.path) >= 0)) return;
		last = entry.path;
		if (entry.rest === gone) yield { path: entry.path, rest: gone };
		else if (isSound(entry)) yield doubted(entry);
		else return;
	}
}

function doubted(entry: Entry): Entry {
	const { own } = openEntry(entry);
	if (own === null) return entry;
	const outputs = own.outputs.map(({ template }) => ({ template, stamp: null }));
	return { ...entry, rest: JSON.stringify({ ...own, outputs }) };
}
