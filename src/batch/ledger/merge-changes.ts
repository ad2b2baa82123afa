import { compareBytes } from "../../read/order.ts";
import type { Entry } from "./entry.ts";

/** What a journal says of an input: its new entry, or that there is none any more. */
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
