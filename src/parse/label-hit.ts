/** What finding labels rests on, and what it gives. */
import type { Form, LabelTarget } from "../forms/form.ts";
import type { LabelPlace } from "./piece.ts";
import type { Row } from "./row.ts";
import type { Wrap } from "./wrap.ts";

/** What has been read so far, which decides what may count as a label. */
export interface Scope {
	/** Inside a section only labels of sections and closing fields are structure. */
	readonly inSection: boolean;
	/** Names of the fields and sections seen. */
	readonly seen: ReadonlySet<string>;
	/** The label above has no value yet. */
	readonly awaiting: boolean;
	/** Keys of the fields that the open section holds. */
	readonly fields: readonly string[];
	/** The heading of the first section, where it has a number. */
	readonly opening: LabelPlace | null;
}

/** A label that matched: its place, the characters that set it off, and where its value begins. */
export interface Hit {
	readonly target: LabelTarget;
	readonly start: number;
	readonly end: number;
	/** The row that the label ends in. */
	readonly last: number;
	readonly marks: readonly number[];
	readonly rest: number;
}

/** The note that labels are looked for in. */
export interface Lines {
	readonly text: string;
	readonly rows: readonly Row[];
	readonly wrap: Wrap;
	readonly form: Form;
}
