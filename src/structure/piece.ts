/** What this step works with, to be read first: the notes, the labels that are found in them, and the pieces that labels cut them into. */
import type { Candidate } from "../blocks/candidates.ts";
import { type HeadingLine, headingAt, type Sign } from "../blocks/heading-line.ts";
import { type MarkdownTree, markdownHeading } from "../blocks/markdown-rows.ts";
import { contentStart, type Row } from "../blocks/row.ts";
import type { Wrap } from "../blocks/wrap.ts";
import type { Form, LabelTarget } from "../forms/form.ts";
import type { Mail } from "./mail.ts";

/** The notes that are cut up. */
export interface Notes {
	readonly text: string;
	readonly rows: readonly Row[];
	readonly wrap: Wrap;
	readonly form: Form;
	/** Null where they did not come as mail. */
	readonly mail: Mail | null;
	/** Null for plain text. */
	readonly markdown: MarkdownNotes | null;
}

/** What is known of Markdown notes before they are cut up. */
export interface MarkdownNotes {
	readonly tree: MarkdownTree;
	/** The least depth of the headings that name each field or section: below it they are sub-headings of others. */
	readonly depths: ReadonlyMap<string, number>;
	/** Some section of the form has a heading; then bare lines and list items open none. */
	readonly hasSectionHeading: boolean;
}

/** A candidate that is a label: its place, and everything that belongs to it as a heading. */
export interface LabelMatch extends Candidate {
	/** Its field or section; null if the form does not know it. */
	readonly target: LabelTarget | null;
	/** Index of its first row. */
	readonly index: number;
	readonly first: Row;
	/** The row that it ends in, and its marks stand in. */
	readonly last: Row;
	/** What sets it off as a heading, in the order of the text. */
	readonly signs: readonly Sign[];
	/** Null where the form does not care how headings are set off. */
	readonly heading: HeadingLine | null;
	/** Where what stands behind it on its line ends. */
	readonly restEnd: number;
	/** Index of the last row that is part of it: its words, or the line of signs below. */
	readonly taken: number;
	/** Whether a pattern for headings knows it, and no label does. */
	readonly pattern: boolean;
	/** The evidence for it, if it was not certain. */
	readonly why: string | null;
}

/** Rows under one label, or without one. Prose below a heading that the form does not know is loose, also above the first label. */
export interface Piece {
	readonly kind: "labelled" | "prose" | "loose" | "ignored";
	/** That of its label. */
	readonly target: LabelTarget | null;
	readonly label: LabelMatch | null;
	readonly rows: Row[];
}

/** A piece with a label. */
export type LabelledPiece = Piece & { readonly label: LabelMatch };

/** What has been read so far, which decides what may count as a label. */
export interface ReadSoFar {
	/** Names of the fields and sections seen. */
	readonly seen: ReadonlySet<string>;
	/** What is open. */
	readonly current: Piece | null;
	/** The section that is open, also while a field inside it takes lines: there only labels of sections and closing fields are structure. */
	readonly section: Piece | null;
	/** Keys of the fields that the open section holds. */
	readonly fields: readonly string[];
	/** The first heading of a section that has a number. */
	readonly opening: LabelMatch | null;
	/** No section has begun, in plain text no closing field either: Markdown says where that ends. */
	readonly header: boolean;
	/** A blank line stands between the first line and this one. */
	readonly parted: boolean;
	/** In Markdown: below a heading that the form does not know. */
	readonly astray: boolean;
	/** In Markdown: the lines of the items that a label opened. */
	readonly items: ReadonlySet<number>;
	/** Labels that count because of all that speaks for them, by the index of their row. */
	readonly weighed: ReadonlyMap<number, LabelMatch>;
}

/** What has been read above the first line. */
export const nothingRead = {
	current: null,
	section: null,
	fields: [],
	opening: null,
	header: true,
	parted: false,
	astray: false,
	seen: new Set<string>(),
	items: new Set<number>(),
	weighed: new Map<number, LabelMatch>(),
} as const satisfies ReadSoFar;

/** The line that a label stands on. */
export interface LabelLine {
	readonly row: Row;
	readonly index: number;
	readonly heading: HeadingLine | null;
	readonly restEnd: number;
}

/** A line that a label may stand on, and where its words begin and end. */
export interface LineWords extends LabelLine {
	readonly from: number;
	readonly to: number;
}

/** The words at `index`, behind a bullet or what sets them off as a heading; null where there are none. */
export function wordsAt(notes: Notes, index: number): LineWords | null {
	const heading = headingOf(notes, index);
	const at = heading?.at ?? index;
	const row = notes.rows[at];
	if (row === undefined) return null;
	const { start: from, end: to } = heading ?? { start: contentStart(row), end: row.to };
	const restEnd = heading === null ? Number.POSITIVE_INFINITY : to;
	return from >= to ? null : { row, index: at, heading, restEnd, from, to };
}

/** How the row at `index` is set off as a heading, where the form or Markdown cares. */
function headingOf({ text, rows, form, markdown }: Notes, index: number): HeadingLine | null {
	if (markdown === null) return form.usesHeadingStyles ? headingAt(text, rows, index) : null;
	const { tree } = markdown;
	const row = rows[index];
	const cares = form.usesHeadingStyles || form.sections.some(({ headings }) => headings.length > 0);
	if (row === undefined || !(cares || tree.at(row)?.heading != null)) return null;
	const lettered = form.sections.some(({ headings }) => headings.includes("lettered"));
	return markdownHeading(text, rows, { index, tree, lettered });
}

/** A candidate as the label of a line. */
export function labelOn(line: LabelLine, candidate: Candidate, target: LabelTarget | null): LabelMatch {
	const { row, index, heading, restEnd } = line;
	// A value may go on below, so a line of signs below `Title: x` is no part of the label.
	const isFilled = target?.kind === "field" && candidate.rest < restEnd;
	const all = heading?.signs ?? [];
	const signs = isFilled ? all.filter((sign) => sign.start < candidate.rest) : all;
	const taken = isFilled ? index : (heading?.last ?? index);
	const { ending, start, end, core, marks, rest } = candidate;
	// Spreading one object over another takes V8 longer than all else here.
	return {
		ending,
		start,
		end,
		core,
		marks,
		rest,
		target,
		index,
		first: row,
		last: row,
		signs,
		heading,
		restEnd,
		taken,
		pattern: false,
		why: null,
	};
}
