import { compareBytes } from "../../read/order.ts";
import type { Entry } from "./entry.ts";

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
