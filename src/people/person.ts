/** Somebody who is named in a passage, and each place that names her. */
import type { NameSpan } from "./names.ts";
import type { RegisteredPerson } from "./register.ts";

/** A name whose ends are known. */
export interface BoundName extends NameSpan {
	/** The hashes of the name's words. */
	readonly words: readonly number[];
	readonly text: string;
	readonly honorific: string | null;
}

/** One place where somebody is named. */
export interface Mention extends BoundName {
	readonly person: Person;
}

/** Somebody who is named in a passage, and what was decided of her. */
export interface Person {
	/** Index among the persons of the passage, in the order of their full names. */
	index: number;
	/** In document order. */
	readonly mentions: Mention[];
	/** The first mention with all of the name. */
	full: BoundName;
	name: string;
	honorific: string | null;
	words: readonly number[];
	/** What describes her, in tokens; null when nothing does. */
	role: { readonly from: number; readonly to: number } | null;
	/** How sure it is that something describes her, 0 to 1. */
	described: number;
	/** How likely she speaks in this meeting, 0 to 1, as far as is known. */
	speaks: number;
	/** Who she is in the register; null where it does not know her. */
	registered: RegisteredPerson | null;
}
