/** The pieces that the notes are cut into. */
import type { LabelTarget } from "../forms/form.ts";
import type { Row } from "./row.ts";

/** Where a label stands; `last` is the row that it ends in. */
export interface LabelPlace {
	readonly first: Row;
	readonly last: Row;
	readonly start: number;
	readonly end: number;
	/** Offsets of single characters in `last`. */
	readonly marks: readonly number[];
}

/** A stretch of the notes; `target` is null for prose and for a label that matches nothing. */
export interface Piece {
	readonly kind: "labelled" | "prose" | "ignored";
	readonly target: LabelTarget | null;
	readonly label: LabelPlace | null;
	readonly rows: Row[];
}
