/** Turns the rows of a stretch of prose into blocks: paragraphs, sub-headings, lists, and boilerplate set aside. */
import type { Paragraph } from "mdast";
import type { Block, Ignored } from "../ast/nodes.ts";
import { anyPattern } from "../forms/any-pattern.ts";
import type { Form, HeadingStyle } from "../forms/form.ts";
import { type Around, isSubHeading } from "./headings.ts";
import { markedHeading, paragraph, subHeading } from "./leaves.ts";
import { readList } from "./lists.ts";
import { strayMarks } from "./marker.ts";
import type { Nesting } from "./nesting.ts";
import type { Row } from "./row.ts";
import { type SubHeading, subHeadings } from "./sub-headings.ts";
import { joins, type Wrap } from "./wrap.ts";
import { goesOnInItem } from "./wrapped-item.ts";

/** What all stretches of one note share. */
export interface Prose {
	readonly text: string;
	readonly wrap: Wrap;
	readonly form: Form;
	readonly nesting: Nesting;
}

/** The lines of one paragraph, or a list. */
interface Chunk {
	readonly rows: readonly Row[];
	readonly list: Block | null;
	/** A sub-heading that is set off by more than standing alone. */
	readonly marked: SubHeading | null;
	/** Right below another line, without a blank one between. */
	readonly attached: boolean;
	heading: boolean;
}

/** A stretch of prose: its rows, and the section that it belongs to. */
export interface Stretch {
	readonly rows: readonly Row[];
	/** How the headings inside it are set off; `bare` ones are told by their words. */
	readonly styles: readonly HeadingStyle[];
	/** How many `#` the heading above has; 0 for none. */
	readonly depth: number;
}

/** The blocks of a section's prose, sub-headings told from paragraphs. */
export function readBlocks(prose: Prose, stretch: Stretch): (Block | Ignored)[] {
	const chunks = readChunks(prose, stretch);
	const { styles } = stretch;
	if (styles.includes("bare")) for (let index = 0; index < chunks.length; index++) judgeChunk(prose, chunks, index);
	return chunks.map((chunk) => build(prose, chunk));
}

const plainStyles: readonly HeadingStyle[] = ["markdown", "underlined"];

/** The blocks of prose outside sections: no sub-headings are looked for but those that signs set off. */
export function readPlainBlocks(prose: Prose, rows: readonly Row[]): (Block | Ignored)[] {
	const styles = prose.form.headed ? plainStyles : [];
	return readChunks(prose, { rows, styles, depth: 0 }).map((chunk) => build(prose, chunk));
}

function readChunks({ text, wrap, form, nesting }: Prose, stretch: Stretch): Chunk[] {
	const { rows } = stretch;
	const chunks: Chunk[] = [];
	const headingAt = subHeadings({ text, wrap, ...stretch });
	for (let index = 0; index < rows.length; ) {
		const row = rows[index];
		if (row === undefined) break;
		const attached = index > 0 && !row.gap;
		const marked = headingAt(index);
		if (marked !== null) {
			chunks.push({ rows: marked.rows, list: null, marked, attached, heading: true });
			index = marked.next;
		} else if (row.marker !== null) {
			const found = readList(text, wrap, {
				rows,
				first: index,
				ends: (at) => endsList(rows, at, headingAt),
				nesting,
			});
			chunks.push({ rows: [], list: found.list, marked: null, attached, heading: false });
			index = found.next;
		} else {
			const end = paragraphEnd({ text, wrap, form, nesting }, [rows, index]);
			chunks.push({ rows: rows.slice(index, end), list: null, marked: null, attached, heading: false });
			index = end;
		}
	}
	return chunks;
}

/** What is skipped, and a sub-heading, part a list in two. */
function endsList(rows: readonly Row[], at: number, headingAt: (index: number) => SubHeading | null): boolean {
	return rows[at]?.aside === true || headingAt(at) !== null;
}

function paragraphEnd({ text, wrap, form }: Prose, [rows, first]: readonly [readonly Row[], number]): number {
	let end = first + 1;
	for (; end < rows.length; end++) {
		const [above, row] = [rows[end - 1], rows[end]];
		if (above === undefined || row === undefined || row.marker !== null || row.aside || above.aside) break;
		if (joins(text, wrap, [above, row])) continue;
		if (!form.headed || !goesOnInItem(text, form, [rows.slice(first, end), row])) break;
	}
	return end;
}

function judgeChunk({ text, form }: Prose, chunks: readonly Chunk[], index: number): void {
	const chunk = chunks[index];
	if (chunk === undefined || chunk.list !== null || chunk.marked !== null || chunk.rows.length > 3) return;
	const [first, last] = [chunk.rows[0], chunk.rows.at(-1)];
	if (first === undefined || last === undefined || strayMarks(text, first.from, first.to).length > 0) return;
	const next = chunks[index + 1];
	// Where headings are set off, a line with nothing below it is none.
	if (form.headed && next === undefined) return;
	const around: Around = {
		last: next === undefined,
		overList: next?.list !== null && next?.attached === true,
		underHeading: chunks[index - 1]?.heading === true,
		attached: chunk.attached,
	};
	chunk.heading = isSubHeading(text.slice(first.from, last.to), { words: form.words, around });
}

/** Whether the form sets these lines aside. */
function isAside({ text, form }: Prose, rows: readonly Row[]): boolean {
	const [first, last] = [rows[0], rows.at(-1)];
	if (first === undefined || last === undefined) return false;
	return first.aside || anyPattern(form.boilerplate)(text, first.from, last.to);
}

function build(prose: Prose, chunk: Chunk): Block | Ignored {
	const { text } = prose;
	if (chunk.list !== null) return chunk.list;
	if (chunk.marked !== null) return markedHeading(text, chunk.marked);
	if (isAside(prose, chunk.rows)) return ignored(paragraph(text, chunk.rows));
	return chunk.heading ? subHeading(text, chunk.rows) : paragraph(text, chunk.rows);
}

/** Sets a line of boilerplate aside. */
export function ignored(child: Paragraph): Ignored {
	if (child.position === undefined) throw new RangeError("A paragraph needs a position.");
	return { type: "ignored", children: [child], position: child.position };
}
