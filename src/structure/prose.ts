/** Turns rows of prose into blocks: paragraphs, sub-headings, lists, and boilerplate set aside. */
import type { Paragraph } from "mdast";
import type { Block, Ignored } from "../ast/nodes.ts";
import { type HeadingLine, headingAt, readOrdinal } from "../blocks/heading-line.ts";
import { type Nesting, paragraph, readList, type SubHeading, subHeading } from "../blocks/lists.ts";
import { strayMarks } from "../blocks/markers.ts";
import { contentStart, type Row } from "../blocks/row.ts";
import { tablesIn } from "../blocks/tables.ts";
import { joins, type Wrap } from "../blocks/wrap.ts";
import type { Form, HeadingStyle } from "../forms/form.ts";
import { dashedTurn } from "../text/field-words.ts";
import { foldedWithOffsets } from "../text/normalize.ts";
import { endsSentence, sentencesOf, startsLower } from "../text/sentences.ts";
import { type Around, findVerb, isSubHeading, lineWords } from "./sub-headings.ts";

/** What all prose of one note shares. */
export interface Prose {
	readonly text: string;
	readonly wrap: Wrap;
	readonly form: Form;
	readonly nesting: Nesting;
}

/** The lines of one paragraph, or a list or a table. */
interface Chunk {
	readonly rows: readonly Row[];
	readonly whole: Block | null;
	/** A sub-heading that is set off by more than standing alone. */
	readonly marked: SubHeading | null;
	/** Right below another line, without a blank one between. */
	readonly attached: boolean;
	heading: boolean;
}

/** Some rows of prose, and what is known of the section that they belong to. */
export interface ProseRows {
	readonly rows: readonly Row[];
	/** How the headings inside it are set off; `bare` ones are recognised by their words. */
	readonly styles: readonly HeadingStyle[];
	/** How many `#` the heading above has; 0 for none. */
	readonly depth: number;
}

/** The blocks of a section's prose: sub-headings, paragraphs and lists. */
export function readBlocks(prose: Prose, part: ProseRows): (Block | Ignored)[] {
	const chunks = readChunks(prose, part);
	if (part.styles.includes("bare"))
		for (let index = 0; index < chunks.length; index++) judgeChunk(prose, chunks, index);
	return chunks.map((chunk) => build(prose, chunk));
}

const plainStyles: readonly HeadingStyle[] = ["markdown", "underlined"];

/** The blocks of prose outside sections: no sub-headings are looked for but those that signs set off. */
export function readPlainBlocks(prose: Prose, rows: readonly Row[]): (Block | Ignored)[] {
	const styles = prose.form.usesHeadingStyles ? plainStyles : [];
	return readBlocks(prose, { rows, styles, depth: 0 });
}

function readChunks(prose: Prose, part: ProseRows): Chunk[] {
	const { text, wrap, nesting } = prose;
	const { rows } = part;
	const chunks: Chunk[] = [];
	const subHeadingAt = subHeadings(prose, part);
	const tableAt = tablesIn(text, rows);
	for (let index = 0; index < rows.length; ) {
		const row = rows[index] as Row;
		const chunk = { rows: [], whole: null, marked: null, attached: index > 0 && !row.gap, heading: false };
		const marked = subHeadingAt(index);
		const found = marked === null ? tableAt(index) : null;
		if (found !== null) {
			chunks.push({ ...chunk, whole: found.table });
			index = found.next;
		} else if (marked !== null) {
			chunks.push({ ...chunk, rows: marked.rows, marked, heading: true });
			index = marked.next;
		} else if (row.marker !== null) {
			// What is skipped, and a sub-heading, part a list in two.
			const ends = (at: number): boolean => rows[at]?.skipped === true || subHeadingAt(at) !== null;
			const found = readList(text, wrap, { rows, first: index, ends, nesting });
			chunks.push({ ...chunk, whole: found.list });
			index = found.next;
		} else {
			const end = paragraphEnd(prose, [rows, index]);
			chunks.push({ ...chunk, rows: rows.slice(index, end) });
			index = end;
		}
	}
	return chunks;
}

function paragraphEnd({ text, wrap, form }: Prose, [rows, first]: readonly [readonly Row[], number]): number {
	let end = first + 1;
	for (; end < rows.length; end++) {
		const [above, row] = [rows[end - 1] as Row, rows[end] as Row];
		if (row.marker !== null || row.skipped || above.skipped) break;
		if (joins(text, wrap, [above, row])) continue;
		if (!form.usesHeadingStyles || !goesOnInItem(text, form, [rows.slice(first, end), row])) break;
	}
	return end;
}

function judgeChunk({ text, wrap, form }: Prose, chunks: readonly Chunk[], index: number): void {
	const chunk = chunks[index];
	if (chunk === undefined || chunk.whole !== null || chunk.marked !== null || chunk.rows.length > 3) return;
	const [first, last] = [chunk.rows[0] as Row, chunk.rows.at(-1) as Row];
	if (strayMarks(text, first.from, first.to).length > 0) return;
	const next = chunks[index + 1];
	// Where headings are set off, a line with nothing below it is not a heading.
	if (form.usesHeadingStyles && next === undefined) return;
	const around: Around = {
		last: next === undefined,
		overList: next?.whole?.type === "list" && next.attached === true,
		underHeading: chunks[index - 1]?.heading === true,
		attached: chunk.attached,
		small: wrap.small > 0 && !chunk.attached && next?.attached === true,
	};
	const line = text.slice(first.from, last.to);
	chunk.heading = isSubHeading(line, form.words, around);
	if (!chunk.heading || !dashedTurn.test(line)) return;
	const [near] = (chunk.attached ? chunks[index - 1] : next?.attached === true ? next : undefined)?.rows ?? [];
	const isNear = near !== undefined && dashedTurn.test(text.slice(near.from, near.to));
	if (isNear) chunk.heading = !isAmongTurns({ text, form }, chunks, index);
}

/** Whether lines right above and below a line have the same dash (`Ann Bell - we need boats`), and something is done in one of them. */
function isAmongTurns({ text, form }: Pick<Prose, "text" | "form">, chunks: readonly Chunk[], index: number): boolean {
	let [first, last] = [index, index];
	const lineOf = ({ rows, whole, marked }: Chunk): string =>
		whole === null && marked === null ? text.slice(rows[0]?.from, rows.at(-1)?.to) : "";
	while (
		index - first < farthest &&
		chunks[first]?.attached === true &&
		dashedTurn.test(lineOf(chunks[first - 1] as Chunk))
	)
		first--;
	while (
		last - index < farthest &&
		chunks[last + 1]?.attached === true &&
		dashedTurn.test(lineOf(chunks[last + 1] as Chunk))
	)
		last++;
	let isSaid = false;
	for (const chunk of first === last ? [] : chunks.slice(first, last + 1)) {
		const line = lineOf(chunk);
		isSaid ||= findVerb(lineWords(line.slice(line.search(/ [-–—] /) + 1)), form.words, false) !== "none";
	}
	return isSaid;
}

/** Nobody looks further, in lines. */
const farthest = 8;

/** Whether the form sets these lines aside. */
function isAside({ text, form }: Prose, rows: readonly Row[]): boolean {
	const [first, last] = [rows[0] as Row, rows.at(-1) as Row];
	return first.skipped || form.isBoilerplate(text, first.from, last.to);
}

function build(prose: Prose, chunk: Chunk): Block | Ignored {
	const { text } = prose;
	if (chunk.whole !== null) return chunk.whole;
	if (chunk.marked === null && isAside(prose, chunk.rows)) return ignored(paragraph(text, chunk.rows));
	return chunk.heading ? subHeading(text, chunk.rows, chunk.marked) : paragraph(text, chunk.rows);
}

/** Sets a line of boilerplate aside. */
export function ignored(child: Paragraph): Ignored {
	if (child.position === undefined) throw new RangeError("A paragraph needs a position.");
	return { type: "ignored", children: [child], position: child.position };
}

/** Tells of each row whether a sub-heading begins there; asked in the order of the rows. */
function subHeadings({ text, wrap }: Prose, { rows, styles, depth }: ProseRows): (index: number) => SubHeading | null {
	if (styles.every((style) => style === "bare")) return () => null;
	const indents = new Map<HeadingStyle, number>();
	return (index) => {
		const line = headingAt(text, rows, index);
		const row = rows[line?.at ?? index];
		if (line === null || row === undefined || !standsAsHeading(text, rows, index, line)) return null;
		// Letters and numbers further right or left are no such headings.
		const isNear = (style: HeadingStyle) => Math.abs((indents.get(style) ?? row.indent) - row.indent) <= 1;
		const near = styles.filter((style) => style !== "bare" && line.styles.has(style) && isNear(style));
		const style = near.find((each) => indents.has(each)) ?? near[0];
		if (style === undefined) return null;
		if (style === "numbered" || style === "lettered") indents.set(style, row.indent);
		const level = style === "markdown" ? line.depth - Math.max(depth, 1) - 1 : styles.indexOf(style);
		const end = wrappedEnd(text, wrap, rows, line);
		const steps = Math.max(0, Math.min(level, deepest - 3));
		return {
			line,
			depth: (3 + steps) as SubHeading["depth"],
			rows: rows.slice(line.at, end),
			next: Math.max(end, line.last + 1),
		};
	};
}

const deepest = 6;

/** Apart from what stands above, and not the first of several items. */
function standsAsHeading(text: string, rows: readonly Row[], index: number, line: HeadingLine): boolean {
	const [first, row, below] = [rows[index], rows[line.at], rows[line.last + 1]];
	if (
		first === undefined ||
		row === undefined ||
		line.doubtful !== null ||
		row.skipped ||
		row.marker?.kind === "bullet"
	)
		return false;
	if (line.depth > 0 || line.last > line.at) return true;
	if (index > 0 && !first.gap) return false;
	return below === undefined || below.gap || readOrdinal(text, below.from, below.to) === null;
}

/** The index of the row behind a heading that may have been wrapped. */
function wrappedEnd(text: string, wrap: Wrap, rows: readonly Row[], line: HeadingLine): number {
	let end = line.at + 1;
	if (line.last > line.at || line.styles.has("markdown") || line.styles.has("bold")) return end;
	for (; end < rows.length; end++) {
		const [above, row] = [rows[end - 1] as Row, rows[end] as Row];
		if (row.marker !== null || !joins(text, wrap, [above, row])) break;
	}
	return end;
}

const mostLines = 12;

/** Whether a line goes on in what the lines above it open. */
function goesOnInItem(text: string, form: Form, [rows, row]: readonly [readonly Row[], Row]): boolean {
	const [first, above] = [rows[0], rows.at(-1)];
	if (first === undefined || above === undefined || row.gap || row.marker !== null || rows.length > mostLines)
		return false;
	if (endsSentence(text, above.from, above.to) || text.charAt(above.to - 1) === ":") return false;
	if (!opensOpenly(text, row, first)) return false;
	const last = sentencesOf(text.slice(contentStart(first), row.to), form.words).at(-1);
	const from = contentStart(first) + (last?.start ?? 0);
	return from < above.to && isLike(form, [text.slice(from, above.to), text.slice(from, row.to)]);
}

/** Whether one of the texts is like a pattern of the form. */
function isLike({ fields, items }: Form, texts: readonly string[]): boolean {
	const patterns = [...items.flatMap(({ inline }) => inline), ...fields.flatMap((field) => field.patterns)];
	return texts.some((text) => {
		const folded = foldedWithOffsets(text);
		return patterns.some((pattern) => pattern.match(folded) !== null || pattern.opens(folded));
	});
}

/** A line that begins small, with a figure or a sign, or further right than the one that opens the item. */
function opensOpenly(text: string, row: Row, first: Row): boolean {
	if (readOrdinal(text, row.from, row.to)?.firm === true) return false;
	return (
		startsLower(text, row.from, row.to) ||
		!/^\p{L}/u.test(text.slice(row.from, row.from + 2)) ||
		row.indent > first.indent
	);
}
