/** The pieces that the notes are cut into. */

import type { HeadingLine, Sign } from "../blocks/heading-line.ts";
import type { Row } from "../blocks/rows.ts";
import type { LabelTarget } from "../forms/form.ts";

/** Where a label stands; `last` is the row that it ends in. */
export interface LabelPlace {
	readonly first: Row;
	readonly last: Row;
	readonly start: number;
	readonly end: number;
	/** Offsets of single characters in `last`. */
	readonly marks: readonly number[];
	/** What sets it off as a heading, in the order of the text. */
	readonly signs: readonly Sign[];
	/** Null where the form does not care how headings are set off. */
	readonly heading: HeadingLine | null;
}

/** A stretch of the notes; `target` is null for prose and for a label that matches nothing. */
export interface Piece {
	readonly kind: "labelled" | "prose" | "ignored";
	readonly target: LabelTarget | null;
	readonly label: LabelPlace | null;
	readonly rows: Row[];
}
