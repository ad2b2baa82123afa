/** What the tree of Markdown notes says of each of their rows. */
import type { Blockquote, Code, Heading, List, ListItem } from "mdast";
import type { Block, Ignored } from "../ast/nodes.ts";
import { append } from "../text/append.ts";
import { splitLines } from "../text/lines.ts";
import { mappedText } from "../text/mapped-text.ts";
import type { TextSpan } from "../text/place.ts";
import { skipSpaces, trimEnd } from "../text/spaces.ts";
import { emphasised } from "./candidates.ts";
import { countValues, type HeadingLine, headingAt, readOrdinal } from "./heading-line.ts";
import { hasWords, type Line, linesOf, type TableLine, tableIn } from "./markdown-lines.ts";
import { contentStart, type Row, type RowDraft } from "./row.ts";

/** What a row is in the tree. A row of signs, code or a quotation has none of it. */
export interface MarkdownRow {
	readonly line: Line;
	/** The heading that the row opens. */
	readonly heading: Heading | null;
	/** Its cells and its part of the table, if it is a row of one. */
	readonly table: TableLine | null;
	/** The first rows of the items that it stands in, itself not counted. */
	readonly holders: readonly number[];
	/** As far left as the list above, whose last item Markdown takes it to. */
	readonly lazy: boolean;
	/** In a quotation or in code, which have no labels. */
	readonly quoted: boolean;
	/** Part of what the row above is part of. */
	readonly follows: boolean;
}

/** The tree of Markdown notes, and what its rows are. */
export interface MarkdownTree {
	readonly blocks: readonly (Block | Ignored)[];
	/** The heading that opens the notes, which is their title unless a label says otherwise. */
	readonly title: Heading | null;
	/** The headings whose letter is one of several that count up: `A. Bell resigns` alone has a name in it. */
	readonly counted: ReadonlySet<Heading>;
	/** The closed comments inside text, in order. */
	readonly comments: readonly TextSpan[];
	at(row: Row): MarkdownRow | null;
}

interface Walk {
	readonly text: string;
	readonly rows: ReadonlyMap<number, RowDraft>;
	readonly found: Map<number, MarkdownRow>;
	readonly comments: TextSpan[];
	quoted: boolean;
}

interface Holder {
	readonly line: number;
	/** Of the list. */
	readonly column: number;
}

/** Reads the tree row by row, and sets the markers of the rows; `hasLabels` where front matter has some. */
export function markdownTree(
	text: string,
	rows: readonly RowDraft[],
	{ blocks, hasLabels }: { readonly blocks: readonly (Block | Ignored)[]; readonly hasLabels: boolean },
): MarkdownTree {
	const byLine = new Map(rows.map((row) => [row.line, row]));
	const walk: Walk = { text, rows: byLine, found: new Map(), comments: [], quoted: false };
	for (const block of blocks) if (block.type !== "ignored") addBlock(walk, block, []);
	return {
		blocks,
		title: titleIn(blocks, hasLabels),
		counted: countedIn(blocks, text),
		comments: walk.comments,
		at: ({ line }) => walk.found.get(line) ?? null,
	};
}

function addBlock(walk: Walk, block: Block, holders: readonly Holder[]): void {
	if (block.type === "list") addList(walk, block, holders);
	else if (block.type === "heading" || block.type === "paragraph") addLines(walk, block, holders);
	else if (block.type === "code" || block.type === "blockquote") addWhole(walk, block, holders);
}

/** A quotation or code, which is never cut between two parts of the notes. */
function addWhole(walk: Walk, block: Blockquote | Code, holders: readonly Holder[]): void {
	const { text, rows, found, quoted } = walk;
	const { position } = block;
	if (position === undefined) return;
	walk.quoted = true;
	if (block.type === "blockquote") for (const child of block.children) addBlock(walk, child as Block, holders);
	walk.quoted = quoted;
	const [first, last] = [position.start.line - 1, position.end.line - 1];
	const words = block.type === "code" ? splitLines(block.value).length : 0;
	for (let at = first; at <= last; at++) {
		const row = rows.get(at);
		if (row === undefined) continue;
		const isWords = at > first && at <= first + words;
		// What is said of code stands behind the signs that open it.
		const from = isWords ? row.from : at === first && block.type === "code" ? row.from + signsIn(text, row) : row.to;
		const own = mappedText(text.slice(from, row.to), from, row.to);
		const line = found.get(at)?.line ?? { nodes: [], lineEnd: null, comments: [], ...own };
		found.set(at, { line, heading: null, table: null, holders: [], lazy: false, quoted: true, follows: at > first });
	}
}

/** How long the signs are that open code on a row, with the blanks behind them. */
const signsIn = (text: string, { from, to }: Row): number =>
	/^.*?(?:`{3,}|~{3,})\s*/.exec(text.slice(from, to))?.[0].length ?? 0;

function addLines(walk: Walk, block: Block, holders: readonly Holder[]): void {
	const all = linesOf(block, walk.text);
	for (const { comments } of all) append(walk.comments, comments);
	const lines = all.filter(hasWords);
	const table = tableIn(block, walk.text);
	for (const [index, line] of lines.entries()) {
		const start = line.nodes[0]?.position?.start;
		if (start === undefined) continue;
		const at = start.line - 1;
		const around = holders.filter((holder) => holder.line === at || start.column > holder.column);
		walk.found.set(at, {
			line,
			heading: index === 0 && block.type === "heading" ? block : null,
			table: table?.get(line.nodes[0]) ?? null,
			holders: around.flatMap((holder) => (holder.line === at ? [] : [holder.line])),
			lazy: around.length < holders.length,
			quoted: walk.quoted,
			follows: false,
		});
	}
}

function addList(walk: Walk, list: List, holders: readonly Holder[]): void {
	const column = list.position?.start.column ?? 1;
	for (const [index, item] of list.children.entries()) {
		const start = item.position?.start;
		if (start === undefined) continue;
		const row = walk.rows.get(start.line - 1);
		if (row !== undefined) setMarker(row, list, { item, index });
		const within = [...holders, { line: start.line - 1, column }];
		for (const child of item.children) addBlock(walk, child as Block, within);
	}
}

/** If a row begins several items, the words come after the last bullet. */
function setMarker(
	row: RowDraft,
	list: List,
	{ item, index }: { readonly item: ListItem; readonly index: number },
): void {
	const start = item.position?.start.offset ?? row.from;
	const first = item.children[0]?.position?.start;
	const content = first?.line === row.line + 1 ? (first.offset ?? row.to) : row.to;
	const sign = item.data?.marks?.[0]?.value ?? "-";
	row.marker = {
		kind: list.ordered === true ? "number" : "bullet",
		style: list.ordered === true ? `1${sign.slice(-1)}` : sign,
		ordinal: list.ordered === true ? (list.start ?? 1) + index : 0,
		start: row.marker?.start ?? start,
		end: row.marker?.end ?? start + sign.length,
		content,
		other: null,
	};
}

/** The heading that opens the notes, if it is as high as can be; one of several is not, below labels in front matter. */
function titleIn(blocks: readonly (Block | Ignored)[], hasLabels: boolean): Heading | null {
	const first = blocks.find(({ type }) => type !== "ignored");
	const highest = blocks.filter((block) => block.type === "heading" && block.depth === 1);
	if (first?.type !== "heading" || first.depth > 1) return null;
	return hasLabels && highest.length > 1 ? null : first;
}

function countedIn(blocks: readonly (Block | Ignored)[], text: string): ReadonlySet<Heading> {
	const counted = new Set<Heading>();
	const above = new Map<number, { readonly block: Heading; readonly values: readonly number[] }>();
	for (const block of blocks) {
		if (block.type !== "heading") continue;
		const words = linesOf(block, text)[0]?.text ?? "";
		const ordinal = readOrdinal(words, 0, words.length);
		const values = ordinal === null ? [] : countValues(words.slice(0, ordinal.end));
		const last = above.get(block.depth);
		if (last?.values.some((value) => values.includes(value + 1))) counted.add(last.block).add(block);
		if (values.length > 0) above.set(block.depth, { block, values });
	}
	return counted;
}

/** The heading style of a row of Markdown: the tree is more reliable than the look of the line. */
export function markdownHeading(
	text: string,
	rows: readonly Row[],
	{ index, tree, lettered }: { readonly index: number; readonly tree: MarkdownTree; readonly lettered: boolean },
): HeadingLine | null {
	const row = rows[index];
	const own = row === undefined ? null : tree.at(row);
	const line = headingAt(text, rows, index);
	if (row === undefined || own === null || line === null) return null;
	const { heading } = own;
	if (heading === null) {
		return row.marker?.kind === "bullet" ? bulletLine(text, row, line) : line;
	}
	const styles = new Set(line.styles).add("markdown");
	styles.delete("bare");
	if (text.charAt(row.from) !== "#") styles.add("underlined");
	const end = heading.position?.end.line ?? row.line + 1;
	// The signs below a heading of one line are part of it.
	const last = end === row.line + 2 && rows[index + 1]?.line === row.line + 1 ? index + 1 : index;
	const sign = line.signs.find(({ start }) => /[\p{L}\d([§]/u.test(text.charAt(start)));
	const doubtful =
		sign !== undefined && !isNumber(text.slice(sign.start, sign.end), tree.counted.has(heading) || lettered);
	return {
		...line,
		...besideComments(text, line, own.line.comments),
		styles,
		last: Math.max(line.last, last),
		depth: heading.depth,
		...(doubtful ? { doubtful: sign.start } : {}),
	};
}

/** Where the words of a heading stand, without the comments at its edges. */
function besideComments(text: string, { start, end }: HeadingLine, comments: readonly TextSpan[]): TextSpan {
	let [from, to] = [start, end];
	for (const comment of comments)
		if (comment.start <= from && comment.end > from) from = skipSpaces(text, comment.end, to);
	for (const comment of comments.toReversed())
		if (comment.start > from && comment.end >= to) to = trimEnd(text, from, comment.start);
	return { start: from, end: to };
}

/** An item in bold may be a heading, too. */
function bulletLine(text: string, row: Row, line: HeadingLine): HeadingLine {
	const start = contentStart(row);
	const strong = emphasised(text, start, row.to);
	const bold = strong !== null && strong.rest >= row.to;
	return { ...line, styles: new Set([bold ? "bold" : "bare"]), start, end: row.to, signs: [] };
}

/** Whether what a heading opens with is a number, and no word of it: `12-14 January`, `A. Bell resigns`. */
function isNumber(sign: string, counts: boolean): boolean {
	return /[^\d\s]/u.test(sign) && !/^\d+-\d+$/u.test(sign) && (counts || !/^\p{L}\.$/u.test(sign));
}
