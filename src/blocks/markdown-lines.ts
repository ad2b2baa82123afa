/** The lines of Markdown notes as words without marks, each unit of which knows where it stands; and the tables that lines make. */
import type { Break, InlineCode, Paragraph, PhrasingContent, Text } from "mdast";
import type { Position } from "unist";
import type { Block } from "../ast/nodes.ts";
import { around, isLineEnd, joinedLines, type ParagraphLine, paragraphLines } from "../ast/place.ts";
import { plainText } from "../ast/text.ts";
import { turnStarts } from "../text/field-words.ts";
import { barredLines } from "../text/lines.ts";
import { isSlice, joinMapped, type MappedText, mappedText, sliceMapped, sourceOffset } from "../text/mapped-text.ts";
import { positionWithin, type TextSpan } from "../text/place.ts";
import { skipSpaces, trimEnd } from "../text/spaces.ts";
import type { Placing } from "./data.ts";
import { cellsBetween } from "./tables.ts";

declare module "mdast" {
	interface LinkData {
		/** Of a piece of a link that goes over line ends: whether it is the first, and the last. */
		opens?: boolean;
		closes?: boolean;
	}
}

/**
 * One line of a paragraph or a heading: its words without marks and comments; a link is written out as Markdown, which is
 * how fields read it.
 */
export interface Line extends ParagraphLine, MappedText {
	/** Offsets of the comments that begin in it. */
	readonly comments: readonly TextSpan[];
}

/** The lines of a paragraph or heading; of any other block none. `text` is that of the notes. */
export function linesOf(block: Block, text: string): Line[] {
	if (block.type !== "paragraph" && block.type !== "heading") return [];
	const children = block.children.flatMap((child) => byLine(child, text));
	const filled = paragraphLines(children).filter(({ nodes }) => nodes.length > 0);
	const words = withoutComments(
		filled.map(({ nodes }) => joinMapped(nodes.flatMap(wordsOf))),
		text,
	);
	return words.map((each, index) => ({ ...(filled[index] as ParagraphLine), ...trimmed(each) }));
}

/**
 * A node that goes over a line end as several that do not, and the line ends between: emphasis and links are those of the
 * words in each line, and of a picture or code each line has what is written there.
 */
function byLine(node: PhrasingContent, text: string): PhrasingContent[] {
	const { position } = node;
	if (position === undefined || position.start.line === position.end.line || isLineEnd(node)) return [node];
	if (!("children" in node)) return writtenLines(position, text);
	const inner = node.children.flatMap((child) => byLine(child, text));
	// So with an address or a title that goes over a line end.
	const isWithin = inner[0]?.position?.start.line === position.start.line && endLine(inner) === position.end.line;
	if (!inner.some(isLineEnd) || !isWithin) return writtenLines(position, text);
	const lines = paragraphLines(inner);
	return lines.flatMap(({ nodes: children, lineEnd }, index): PhrasingContent[] => {
		const isLast = index === lines.length - 1;
		const start = index === 0 ? position.start : children[0]?.position?.start;
		const end = isLast ? position.end : children.at(-1)?.position?.end;
		const before = lineEnd === null ? [] : [lineEnd];
		if (start === undefined || end === undefined || children.length === 0) return before;
		const data = node.type === "link" ? { data: { opens: index === 0, closes: isLast } } : {};
		return [...before, { ...node, ...data, children: [...children], position: { start, end } } as PhrasingContent];
	});
}

const endLine = (nodes: readonly PhrasingContent[]): number | undefined => nodes.at(-1)?.position?.end.line;

/** What is written at a place, line by line; the signs of a quotation that a line opens with are none of it. */
function writtenLines({ start, end }: Position, text: string): Text[] {
	const written = text.slice(start.offset, end.offset);
	return Array.from(written.matchAll(/\r\n|\r|\n|[^\r\n]+/g), ({ 0: part, index }) => {
		const skipped = index === 0 || /^[\r\n]/.test(part) ? 0 : (/^[ \t>]*/.exec(part)?.[0].length ?? 0);
		const position = positionWithin({ start, end }, written, index + skipped, index + part.length);
		return { type: "text" as const, value: part.slice(skipped), position };
	}).filter(({ value }) => value !== "");
}

/** The lines as a paragraph of their own. */
export function paragraphOf(lines: readonly Line[]): Paragraph {
	const children = joinedLines(lines);
	return { type: "paragraph", children, position: around(children) };
}

/** A line with words in it. */
export function hasWords({ text }: Line): boolean {
	return text !== "";
}

function wordsOf(node: PhrasingContent): MappedText[] {
	const [start, end] = [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0];
	if (node.type === "text") return [mappedText(oneLine(node.value), start, end)];
	if (node.type === "inlineCode") {
		const fence = (end - start - node.value.length) / 2;
		const inset = Number.isInteger(fence) ? fence : 0;
		return [mappedText(oneLine(node.value), start + inset, end - inset)];
	}
	if (node.type === "image") return [mappedText(`[${node.alt ?? ""}](${addressOf(node)})`, start, end)];
	if (!("children" in node)) return [];
	const words = node.children.flatMap(wordsOf);
	if (node.type !== "link") return words;
	const { opens = true, closes = true } = node.data ?? {};
	// Of an address that is its own words the words alone.
	const { text, runs } = joinMapped(words);
	if (!node.title && (text === node.url || node.url === `mailto:${text}`)) return words;
	const behind = runs.at(-1)?.end ?? start + 1;
	return [
		...(opens ? [mappedText("[", start, start + 1, true)] : []),
		...words,
		...(closes ? [mappedText(`](${addressOf(node)})`, behind, end, true)] : []),
	];
}

function addressOf({ url, title }: { readonly url: string; readonly title?: string | null | undefined }): string {
	return title ? `${url} "${oneLine(title)}"` : url;
}

function oneLine(value: string): string {
	return value.replace(/\r\n|\r|\n/g, (lineEnd) => " ".repeat(lineEnd.length));
}

/** The lines of a block without the comments in them, one of which may go over several; and those that begin in each. */
function withoutComments(lines: readonly MappedText[], text: string): Commented[] {
	if (!lines.some(({ text }) => text.includes("<!--"))) return lines.map((line) => ({ ...line, comments: none }));
	const all = joinMapped(lines.flatMap((line) => [line, lineEnd]));
	const comments = commentsIn(all, text);
	let [from, next] = [0, 0];
	return lines.map((line) => {
		const to = from + line.text.length;
		const kept: MappedText[] = [];
		const own: TextSpan[] = [];
		let at = from;
		while ((comments[next]?.end ?? from + 1) <= from) next++;
		for (let index = next; (comments[index]?.start ?? to) < to; index++) {
			const { start, end } = comments[index] as TextSpan;
			kept.push(sliceMapped(all, at, Math.max(at, start)));
			if (start >= from) own.push({ start: sourceOffset(all, start), end: sourceOffset(all, end - 1) + 1 });
			at = Math.min(to, end);
		}
		kept.push(sliceMapped(all, at, to));
		from = to + lineEnd.text.length;
		return { ...joinMapped(kept), comments: own };
	});
}

const lineEnd: MappedText = { text: "\n", runs: [] };
const none: readonly TextSpan[] = [];

type Commented = Pick<Line, "text" | "runs" | "comments">;

/** The closed comments in some words, in their order; `\\<!--` and `&lt;!--` are words. */
function commentsIn(words: MappedText, text: string): TextSpan[] {
	const found: TextSpan[] = [];
	let at = 0;
	for (;;) {
		const start = words.text.indexOf(opening, at);
		const close = start < 0 ? -1 : words.text.indexOf("-->", start + opening.length);
		if (close < 0) return found;
		const end = close + "-->".length;
		const isComment = text.startsWith(opening, sourceOffset(words, start));
		if (isComment) found.push({ start, end });
		at = isComment ? end : start + opening.length;
	}
}

const opening = "<!--";

function trimmed(line: Commented): Commented {
	const { text, comments } = line;
	const from = skipSpaces(text, 0, text.length);
	const to = trimEnd(text, from, text.length);
	return from === 0 && to === text.length ? line : { ...sliceMapped(line, from, to), comments };
}

/** The part of a table that a line is. */
export interface TableLine {
	/** Where each cell stands in the line's words. */
	readonly cells: readonly TextSpan[];
	readonly part: "heading" | "rule" | "row";
	/** Whether all of its rows have two cells: a label, and a value. */
	readonly pairs: boolean;
	/** The lines of its rows. */
	readonly rows: readonly Line[];
}

const delimiters = /^\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?$/;

/** The lines of the table that a block is, or that stands below its first line; by the first node of each. */
export function tableIn(block: Block, text: string): ReadonlyMap<PhrasingContent | undefined, TableLine> | null {
	const mayBeTable = (node: PhrasingContent): boolean => node.type === "text" && node.value.includes("|");
	if (block.type !== "paragraph" || !block.children.some(mayBeTable)) return null;
	const lines = linesOf(block, text).filter(hasWords);
	const rule = lines.findIndex(({ text }) => text.includes("|") && delimiters.test(text));
	const table = lines.slice(rule - 1);
	if (rule < 1 || rule > 2 || !table.every(({ text }) => text.includes("|"))) return null;
	const rows = table.filter((_, index) => index !== 1);
	const cells = table.map(cellsOf);
	const pairs = cells.every((each, index) => index === 1 || each.length === 2);
	// Below the heading are only empty cells.
	const filled = cells.some((each, index) => index > 1 && each.some(({ start, end }) => start < end));
	return new Map(
		table.map((line, index) => {
			const part = index === 1 ? "rule" : index === 0 && filled ? "heading" : "row";
			return [line.nodes[0], { cells: cells[index] ?? [], part, pairs, rows }];
		}),
	);
}

function cellsOf({ text, runs }: Line): TextSpan[] {
	// `\\|` is one unit of the text that two characters stand for.
	const escaped = new Set<number>();
	for (const run of runs) for (let at = run.from; at < run.to && !isSlice(run); at++) escaped.add(at);
	const isSign = (at: number): boolean => text[at] === "|" && !escaped.has(at);
	const [start, end] = [isSign(0) ? 1 : 0, isSign(text.length - 1) ? text.length - 1 : text.length];
	return cellsBetween(text, { start, end }, isSign);
}

/** The rows of a table that is prose, and the turns of a transcript, stay on lines of their own. */
export function withRows(block: Block, text: string): Block {
	if (block.type !== "paragraph") return block;
	const table = tableIn(block, text);
	let hasBars = false;
	for (const node of block.children) hasBars ||= node.type === "text" && node.value.includes(" | ");
	const isRuled = table !== null && table.size >= linesOf(block, text).filter(hasWords).length;
	const isTable = isRuled || (table === null && hasBars && areRows(block, text));
	const turns = isTable ? null : turnsIn(block);
	if (!isTable && turns?.size === 0) return block;
	const children = block.children.map(
		(node): PhrasingContent => (isLineEnd(node) && turns?.has(node) !== false ? breakAt(node) : node),
	);
	return { ...block, children };
}

/** Whether the lines of a paragraph are rows of a table without a rule below its heads. */
function areRows(block: Paragraph, text: string): boolean {
	const lines = linesOf(block, text).filter(hasWords);
	return barredLines(lines.map((line) => line.text));
}

/** The line ends of a paragraph that turns begin behind. */
function turnsIn({ children }: Paragraph): ReadonlySet<PhrasingContent> {
	const ends = new Map<number, PhrasingContent>();
	let text = "";
	for (const node of children) {
		if (isLineEnd(node)) ends.set(text.length, node);
		text += isLineEnd(node) ? " " : plainText([node]);
	}
	const starts = ends.size === 0 ? [] : turnStarts(text, [...ends.keys()]);
	return new Set(starts.flatMap((at) => ends.get(at - 1) ?? []));
}

function breakAt({ position }: PhrasingContent): Break {
	return position === undefined ? { type: "break" } : { type: "break", position };
}

/** The part of some nodes from an offset on; a leaf that equals its slice of the source is cut inside. */
export function cutNodes(nodes: readonly PhrasingContent[], from: number, placing: Placing): PhrasingContent[] {
	return nodes.flatMap((node): PhrasingContent[] => {
		const [start, end] = [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0];
		if (end <= from) return [];
		if (start >= from) return [node];
		if (node.type === "text") return [cutText(node, from, [start, end])];
		if (node.type === "inlineCode") return cutCode(node, from, placing);
		if (!("children" in node)) return [node];
		const children = cutNodes(node.children, from, placing);
		const position = placing.locator.position(from, end);
		return children.length === 0 ? [] : [{ ...node, children, position } as PhrasingContent];
	});
}

function cutText(node: Text, from: number, [start, end]: readonly [number, number]): Text {
	if (node.position === undefined || node.value.length !== end - start) return node;
	const position = positionWithin(node.position, node.value, from - start, end - start);
	return { type: "text", value: node.value.slice(from - start), position };
}

/** The part of some code after a label in it; wrapped code is not cut. */
function cutCode(node: InlineCode, from: number, { text, locator }: Placing): InlineCode[] {
	const [start, end] = [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0];
	const fence = /^`*/.exec(text.slice(start, end))?.[0].length ?? 0;
	const inner = text.slice(start + fence, end - fence);
	const before = inner.indexOf(node.value);
	if (before < 0) return [node];
	const value = node.value.slice(Math.max(0, from - start - fence - before)).trim();
	return value === "" ? [] : [{ type: "inlineCode", value, position: locator.position(from, end) }];
}
