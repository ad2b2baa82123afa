/** The seam between finding what may be a label and matching it with the form. */

/** How a candidate label ends. */
export type LabelEnd = "colon" | "question" | "dash" | "line";

/** A stretch of a line that may be a label, the structural characters behind it, and where its value begins. */
export interface Candidate {
	readonly ending: LabelEnd;
	readonly start: number;
	readonly end: number;
	/** Where the label ends without an aside in brackets: `Date of Meeting (day, month, year):`. */
	readonly core: number;
	/** Offsets of single characters; those before the label are signs of emphasis. */
	readonly marks: readonly number[];
	readonly rest: number;
}
