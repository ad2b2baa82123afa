/** Lines of text that look like labels but were read as none: what a missing or a second label may be. */
import type { Paragraph, PhrasingContent, Table, TableCell, TableRow } from "mdast";
import type { Node, Position } from "unist";
import type { Report } from "../ast/nodes.ts";
import { around, isLineEnd } from "../ast/place.ts";
import { plainText } from "../ast/text.ts";
import { hasLetter } from "../text/ascii.ts";
import { speakerColumns } from "../text/field-words.generated.ts";
import { memoizePer } from "../text/lazy.ts";
import { barredLines, ruledText, tableRule } from "../text/lines.ts";
import { positionWithin } from "../text/place.ts";
import { skipSpaces, trimEnd } from "../text/spaces.ts";
import { type Words, wordBit } from "../text/words.ts";

/** The words of a line that may be a label, what stands behind or below them, and where its block is. */
export interface LabelLine {
	readonly label: string;
	readonly value: string;
	readonly line: number;
	/** It is all that the line has. */
	readonly isWhole: boolean;
	/** Where the block is that has the line, its words, and where the label begins in them. */
	readonly block: Leaf;
	readonly start: number;
}

/** The words of a block. */
export interface Leaf {
	readonly type: string;
	readonly position: Position;
	readonly words: string;
	/** Whether it is the first cell of a row with more words, but for the heads of columns, or an item above items of its own. */
	readonly opens: boolean;
	/** Whether it is in a column of those who speak, in a row with more words; only with a list of words where no head says so. */
	readonly speaks: boolean;
}

const signed = /^([\p{L}\d][^:?\n]{2,49}?)(?:\s*[:?]|\t| [-–—=] )\s*(.*)$/u;
const longest = 50;

/** The lines of sections and of unclassified text that are short, or begin with a few words and a sign behind them. */
export const labelLines = memoizePer((report: Report): readonly LabelLine[] => {
	const lines: LabelLine[] = [];
	let above: { value: string } | null = null;
	for (const child of report.children) {
		if (child.type === "field" || child.type === "ignored" || (child.type === "preamble" && child.name !== null))
			continue;
		for (const block of leavesOf(child.children)) {
			if (block.type === "tableCell") continue;
			let [start, line] = [0, block.position.start.line];
			for (const whole of block.words.split("\n")) {
				const text = whole.trim();
				const [, before = "", value = ""] = signed.exec(text) ?? [];
				const label = before !== "" ? before : text.length <= longest && !/[.!,;]$/u.test(text) ? text : "";
				if (above !== null) above.value = text;
				above = null;
				const own = { label, value, line: line++, isWhole: value === "", block, start };
				if (label !== "") lines.push(own);
				// Its value may stand below.
				if (value === "") above = own;
				start += whole.length + 1;
			}
		}
	}
	return lines;
});

/** The headings and paragraphs in some blocks, in their lists and quotations, and the cells of their tables. */
export function* leavesOf(nodes: readonly Node[], list: Words | null = null, above = ""): Generator<Leaf> {
	for (const [index, node] of nodes.entries()) {
		const { type, position } = node;
		const isLeaf = (type === "paragraph" || type === "heading") && position !== undefined;
		const words = isLeaf ? plainText([node]) : "";
		let breaks = 0;
		if (list !== null && words.includes(" | "))
			for (const child of (node as Paragraph).children) if (child.type === "break") breaks++;
		const table =
			type === "table"
				? (node as Table)
				: words.includes("|") && (breaks > 1 || ruledText.test(words))
					? tableOf(node as Paragraph)
					: null;
		if (table !== null) {
			const [head] = table.children;
			let mayBeHeadless = list !== null && table.children.length > 2 && head?.children.length === 3;
			for (const cell of mayBeHeadless && head ? head.children : [])
				mayBeHeadless &&= !speakerColumns.includes(plainText([cell]).trim().toLowerCase());
			let column = mayBeHeadless && list !== null ? nameColumn(table, list) : -1;
			const isHeadless = column >= 0;
			for (const [at, { children: cells }] of table.children.entries()) {
				// Who speaks stands behind the time.
				const lead = cells[0] !== undefined && time.test(plainText([cells[0]])) ? 1 : 0;
				for (const [own, cell] of cells.entries()) {
					if (cell.position === undefined) continue;
					const words = plainText([cell]);
					if (at === 0 && column < 0 && speakerColumns.includes(words.trim().toLowerCase())) column = own;
					const behind = plainText(cells.slice(own + 1));
					const isRow = at > 0 && hasLetter(behind);
					const isFirst = at === 0 && isHeadless && list !== null && isName(words, list) && isDone(behind, list);
					const [opens, speaks] = [isRow && own === lead, (isRow || isFirst) && own === column];
					yield { type: cell.type, position: cell.position, words, opens, speaks };
				}
			}
		} else if (isLeaf) {
			const opens = index === 0 && above === "listItem" && nodes[1]?.type === "list";
			yield { type, position, words, opens, speaks: false };
		} else if ("children" in node) yield* leavesOf(node.children as Node[], list, type);
	}
}

const time = /^\s*[[(]?\d{1,2}[:.h]\d{2}[\d\s:.h–—-]*(?:[ap]\.?m\.?)?[\])]?\s*$/i;

/** A paragraph as the table that it is: a rule stands below the first of its rows, or all of them are alike. */
function tableOf({ children }: Paragraph): Table | null {
	const lines: PhrasingContent[][] = [[]];
	for (const node of children) {
		// Rows have breaks between them: the lines of any other paragraph are prose.
		if (!isLineEnd(node)) lines.at(-1)?.push(node);
		else if (node.type === "break") lines.push([]);
		else return null;
	}
	const isRuled = tableRule.test(plainText(lines[1] ?? []));
	if (!isRuled && !barredLines(lines.map(plainText))) return null;
	if (isRuled) lines.splice(1, 1);
	const kept: TableRow[] = [];
	for (const line of lines) {
		const cells: PhrasingContent[][] = [[]];
		for (const node of line) {
			// Nobody's table is that wide, and each cell is looked for from where its words begin.
			if (node.type === "text" && node.value.split("|", widest + 1).length > widest) return null;
			addTo(cells, node);
		}
		if (!cells.every(isEmpty)) kept.push(rowOf(cells));
	}
	return kept.length === 0 ? null : { type: "table", children: kept, position: around(kept) };
}

const widest = 100;

const isEmpty = ({ length }: readonly unknown[]): boolean => length === 0;

/** Adds the words of a node to the cells of a row: a bar in words begins the next one, one that is escaped is a word. */
function addTo(cells: PhrasingContent[][], node: PhrasingContent): void {
	const { position } = node;
	const written = (position?.end.offset ?? 0) - (position?.start.offset ?? 0);
	if (node.type !== "text" || position === undefined || written !== node.value.length) {
		cells.at(-1)?.push(node);
		return;
	}
	const { value } = node;
	let from = 0;
	const parts = value.split("|");
	for (const [at, { length }] of parts.entries()) {
		if (at > 0) cells.push([]);
		const to = from + length;
		const start = cells.at(-1)?.length === 0 ? skipSpaces(value, from, to) : from;
		const end = at < parts.length - 1 ? trimEnd(value, start, to) : to;
		from = to + 1;
		if (start === end) continue;
		const own = positionWithin(position, value, start, end);
		cells.at(-1)?.push({ type: "text", value: value.slice(start, end), position: own });
	}
}

function rowOf(cells: readonly PhrasingContent[][]): TableRow {
	// The bars around a row part no cells.
	const inner = cells.filter((own, at) => !isEmpty(own) || (at > 0 && at < cells.length - 1));
	const children = inner.map((own): TableCell => {
		return { type: "tableCell", children: own, ...(isEmpty(own) ? {} : { position: around(own) }) };
	});
	return { type: "tableRow", children, position: around(children.filter(({ position }) => position !== undefined)) };
}

// ---- rows without a head ----------------------------------------------------------------------------------------

const cellsOfRow = 3;

/**
 * `ICOM | Ann Bell | fees must fall`, `Ann Bell | ICOM | fees must fall`: the index of the column of names, the first or the
 * second; -1 where rows are not alike, hardly any has a name, or nothing is done in the last cells.
 */
function nameColumn({ children: rows }: Table, words: Words): number {
	const names = [0, 0];
	let said = 0;
	for (const { children } of rows) {
		if (children.length !== cellsOfRow) return -1;
		const [first = "", second = "", last = ""] = children.map((cell) => plainText([cell]).trim());
		for (const [at, cell] of [first, second].entries()) if (isName(cell, words)) names[at] = (names[at] as number) + 1;
		if (isDone(last, words)) said++;
	}
	const [ones = 0, others = 0] = names;
	return Math.max(ones, others) * 2 < rows.length || said * 2 < rows.length ? -1 : ones >= others ? 0 : 1;
}

/** Two words or more that begin large and are no body, place or office, but for a title in front. */
function isName(cell: string, { bits }: Words): boolean {
	if (!name.test(cell)) return false;
	return cell
		.split(/\s+/)
		.every((word, at) => (at === 0 && (bits(word) & wordBit.honorific) !== 0) || !isOther(bits(word)));
}

const name = /^\p{Lu}\S+(?:\s+\p{Lu}\S*){1,4}$/u;
const isOther = (bits: number): boolean => (bits & (wordBit.body | wordBit.place | wordBit.office)) !== 0;

/** Whether a cell has a verb. */
function isDone(cell: string, { bits }: Words): boolean {
	for (const [word] of cell.matchAll(smallWord)) if ((bits(word) & verbs) !== 0) return true;
	return false;
}

const smallWord = /(?<![\p{L}’'-])\p{Ll}+/gu;
const verbs = wordBit.verb | wordBit.auxiliary | wordBit.speech | wordBit.carrier | wordBit.silent;
