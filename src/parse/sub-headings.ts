/** Finds the headings inside a section whose form says how they are set off. */
import type { HeadingStyle } from "../forms/form.ts";
import { type HeadingLine, headingAt } from "./heading-line.ts";
import { readOrdinal } from "./ordinal.ts";
import type { Row } from "./row.ts";
import { joins, type Wrap } from "./wrap.ts";

/** A sub-heading: its line, how deep it is, and the index of the row behind it. */
export interface SubHeading {
	readonly line: HeadingLine;
	readonly depth: 3 | 4 | 5 | 6;
	/** The rows with its words: more than one where it was wrapped. */
	readonly rows: readonly Row[];
	readonly next: number;
}

/** What is known of a section's text. */
export interface SectionText {
	readonly text: string;
	readonly wrap: Wrap;
	readonly rows: readonly Row[];
	readonly styles: readonly HeadingStyle[];
	/** How many `#` the section's own heading has. */
	readonly depth: number;
}

/** Tells of each row whether a sub-heading begins there; asked in the order of the rows. */
export function subHeadings({ text, wrap, rows, styles, depth }: SectionText): (index: number) => SubHeading | null {
	if (styles.every((style) => style === "bare")) return () => null;
	const indents = new Map<HeadingStyle, number>();
	return (index) => {
		const line = headingAt(text, rows, index);
		const row = rows[line?.at ?? index];
		if (line === null || row === undefined || !standsAsHeading(text, rows, { line, index })) return null;
		const style = styleOf(styles, line, { row, indents });
		if (style === null) return null;
		if (style === "numbered" || style === "lettered") indents.set(style, row.indent);
		const level = style === "markdown" ? line.depth - Math.max(depth, 1) - 1 : styles.indexOf(style);
		const end = wrappedEnd(text, wrap, { rows, line });
		return { line, depth: depthOf(level), rows: rows.slice(line.at, end), next: Math.max(end, line.last + 1) };
	};
}

const deepest = 3;

function depthOf(level: number): SubHeading["depth"] {
	return (3 + Math.max(0, Math.min(level, deepest))) as SubHeading["depth"];
}

interface Place {
	readonly line: HeadingLine;
	readonly index: number;
}

/** Apart from what stands above, and not the first of several items. */
function standsAsHeading(text: string, rows: readonly Row[], { line, index }: Place): boolean {
	const [first, row, below] = [rows[index], rows[line.at], rows[line.last + 1]];
	if (first === undefined || row === undefined || !line.firm || row.aside || row.marker?.kind === "bullet")
		return false;
	if (line.depth > 0 || line.last > line.at) return true;
	if (index > 0 && !first.gap) return false;
	return below === undefined || below.gap || readOrdinal(text, below.from, below.to) === null;
}

/** The way in which the form wants sub-headings; letters and numbers further right or left are no such headings. */
function styleOf(
	styles: readonly HeadingStyle[],
	line: HeadingLine,
	{ row, indents }: { readonly row: Row; readonly indents: ReadonlyMap<HeadingStyle, number> },
): HeadingStyle | null {
	const fitting = styles.filter((style) => style !== "bare" && line.styles.has(style));
	const near = (style: HeadingStyle): boolean => Math.abs((indents.get(style) ?? row.indent) - row.indent) <= 1;
	const known = fitting.find((style) => indents.has(style) && near(style));
	return known ?? fitting.find(near) ?? null;
}

/** The index of the row behind a heading that may have been wrapped. */
function wrappedEnd(
	text: string,
	wrap: Wrap,
	{ rows, line }: { readonly rows: readonly Row[]; readonly line: HeadingLine },
): number {
	let end = line.at + 1;
	if (line.last > line.at || line.styles.has("markdown") || line.styles.has("bold")) return end;
	for (; end < rows.length; end++) {
		const [above, row] = [rows[end - 1], rows[end]];
		if (above === undefined || row === undefined || row.marker !== null || !joins(text, wrap, [above, row])) break;
	}
	return end;
}
