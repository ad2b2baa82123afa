/** Turns the rows of a stretch of prose into blocks: paragraphs, sub-headings, lists, and boilerplate set aside. */
import type { Paragraph } from "mdast";
import type { Block, Ignored } from "../ast/nodes.ts";
import type { Form } from "../forms/form.ts";
import { type Around, isSubHeading } from "./headings.ts";
import { paragraph, subHeading } from "./leaves.ts";
import { readList } from "./lists.ts";
import { strayMarks } from "./marker.ts";
import type { Row } from "./row.ts";
import { joins, type Wrap } from "./wrap.ts";

/** What all stretches of one note share. */
export interface Prose {
	readonly text: string;
	readonly wrap: Wrap;
	readonly form: Form;
}

/** The lines of one paragraph, or a list. */
interface Chunk {
	readonly rows: Row[];
	readonly list: Block | null;
	/** Right below another line, without a blank one between. */
	readonly attached: boolean;
	heading: boolean;
}

/** The blocks of a section's prose, sub-headings told from paragraphs. */
export function readBlocks(prose: Prose, rows: readonly Row[]): (Block | Ignored)[] {
	const chunks = readChunks(prose, rows);
	for (let index = 0; index < chunks.length; index++) judgeChunk(prose, chunks, index);
	return chunks.map((chunk) => build(prose, chunk));
}

/** The blocks of prose outside sections: no sub-headings are looked for. */
export function readPlainBlocks(prose: Prose, rows: readonly Row[]): (Block | Ignored)[] {
	return readChunks(prose, rows).map((chunk) => build(prose, chunk));
}

/** Whether the form sets this text aside. */
export function isBoilerplate(form: Form, line: string): boolean {
	return form.boilerplate.some((pattern) => pattern.test(line));
}

function readChunks({ text, wrap }: Prose, rows: readonly Row[]): Chunk[] {
	const chunks: Chunk[] = [];
	for (let index = 0; index < rows.length; ) {
		const row = rows[index];
		if (row === undefined) break;
		const attached = index > 0 && !row.gap;
		if (row.marker !== null) {
			const found = readList(text, wrap, [rows, index]);
			chunks.push({ rows: [], list: found.list, attached, heading: false });
			index = found.next;
			continue;
		}
		const end = paragraphEnd(text, wrap, [rows, index]);
		chunks.push({ rows: rows.slice(index, end), list: null, attached, heading: false });
		index = end;
	}
	return chunks;
}

function paragraphEnd(text: string, wrap: Wrap, [rows, first]: readonly [readonly Row[], number]): number {
	let end = first + 1;
	for (; end < rows.length; end++) {
		const [above, row] = [rows[end - 1], rows[end]];
		if (above === undefined || row === undefined || row.marker !== null) break;
		if (!joins(text, wrap, [above, row])) break;
	}
	return end;
}

function judgeChunk({ text, form }: Prose, chunks: readonly Chunk[], index: number): void {
	const chunk = chunks[index];
	if (chunk === undefined || chunk.list !== null || chunk.rows.length > 3) return;
	const [first, last] = [chunk.rows[0], chunk.rows.at(-1)];
	if (first === undefined || last === undefined || strayMarks(text, first.from, first.to).length > 0) return;
	const next = chunks[index + 1];
	const around: Around = {
		last: next === undefined,
		overList: next?.list !== null && next?.attached === true,
		underHeading: chunks[index - 1]?.heading === true,
		attached: chunk.attached,
	};
	chunk.heading = isSubHeading(text.slice(first.from, last.to), { words: form.words, around });
}

function lineOf(text: string, chunk: Chunk): string {
	const [first, last] = [chunk.rows[0], chunk.rows.at(-1)];
	return first === undefined || last === undefined ? "" : text.slice(first.from, last.to);
}

function build({ text, form }: Prose, chunk: Chunk): Block | Ignored {
	if (chunk.list !== null) return chunk.list;
	if (isBoilerplate(form, lineOf(text, chunk))) return ignored(paragraph(text, chunk.rows));
	return chunk.heading ? subHeading(text, chunk.rows) : paragraph(text, chunk.rows);
}

/** Sets a line of boilerplate aside. */
export function ignored(child: Paragraph): Ignored {
	if (child.position === undefined) throw new RangeError("A paragraph needs a position.");
	return { type: "ignored", children: [child], position: child.position };
}
