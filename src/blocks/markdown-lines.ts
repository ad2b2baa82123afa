/** The lines of Markdown notes as words without marks, each unit of which knows where it stands; and the tables that lines make. */
import type { Break, InlineCode, Paragraph, PhrasingContent, Text } from "mdast";
import type { Block } from "../ast/nodes.ts";
import { append } from "../text/append.ts";
import { positionWithin } from "../text/place.ts";
import type { Placing } from "./data.ts";

/** One line of a paragraph or a heading. */
export interface Line {
	readonly nodes: readonly PhrasingContent[];
	/** The line end before it; null for the first one. */
	readonly lineEnd: PhrasingContent | null;
	/** Its words without marks and comments; a link is written out as Markdown, which is how fields read it. */
	readonly text: string;
	/** The offsets in the source at which each unit of `text` starts and ends. */
	readonly starts: readonly number[];
	readonly ends: readonly number[];
	/** Which units belong to the signs and the address of a link, not to its words. */
	readonly signs: readonly boolean[];
}

/** The lines of a paragraph or heading; of any other block none. */
export function linesOf(block: Block): Line[] {
	if (block.type !== "paragraph" && block.type !== "heading") return [];
	const lines: { lineEnd: PhrasingContent | null; nodes: PhrasingContent[] }[] = [{ lineEnd: null, nodes: [] }];
	for (const node of block.children) {
		if (isLineEnd(node)) lines.push({ lineEnd: node, nodes: [] });
		else lines.at(-1)?.nodes.push(node);
	}
	return lines.flatMap(({ lineEnd, nodes }) => {
		return nodes.length === 0 ? [] : [{ nodes, lineEnd, ...trimmed(withoutComments(unitsOf(nodes))) }];
	});
}

/** The lines as a paragraph of their own. */
export function paragraphOf(lines: readonly Line[]): Paragraph {
	const children = lines.flatMap(({ nodes, lineEnd }, index) =>
		index === 0 || lineEnd === null ? nodes : [lineEnd, ...nodes],
	);
	const [start, end] = [children[0]?.position?.start, children.at(-1)?.position?.end];
	return {
		type: "paragraph",
		children,
		...(start === undefined || end === undefined ? {} : { position: { start, end } }),
	};
}

/** A line with words in it. */
export function hasWords({ text }: Line): boolean {
	return text !== "";
}

/** Whether a node is the end of a line. */
function isLineEnd(node: PhrasingContent): boolean {
	return node.type === "break" || (node.type === "text" && /[\r\n]/.test(node.value));
}

type Units = Pick<Line, "text" | "starts" | "ends" | "signs">;

interface Draft {
	text: string;
	readonly starts: number[];
	readonly ends: number[];
	readonly signs: boolean[];
}

function unitsOf(nodes: readonly PhrasingContent[]): Units {
	const draft: Draft = { text: "", starts: [], ends: [], signs: [] };
	for (const node of nodes) addNode(draft, node);
	return draft;
}

function addNode(draft: Draft, node: PhrasingContent): void {
	const [start, end] = [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0];
	if (node.type === "text") add(draft, oneLine(node.value), [start, end]);
	else if (node.type === "inlineCode") addCode(draft, oneLine(node.value), [start, end]);
	else if (node.type === "image") add(draft, `[${node.alt ?? ""}](${addressOf(node)})`, [start, end]);
	else if (node.type === "link") addLink(draft, node);
	else if ("children" in node) for (const child of node.children) addNode(draft, child);
}

/** Words longer or shorter than what they are written with share its whole place. */
function add(draft: Draft, words: string, [start, end]: readonly [number, number]): void {
	const slice = end - start === words.length;
	draft.text += words;
	for (let at = 0; at < words.length; at++) {
		draft.starts.push(slice ? start + at : start);
		draft.ends.push(slice ? start + at + 1 : end);
		draft.signs.push(false);
	}
}

function addCode(draft: Draft, words: string, [start, end]: readonly [number, number]): void {
	const fence = (end - start - words.length) / 2;
	add(draft, words, Number.isInteger(fence) ? [start + fence, end - fence] : [start, end]);
}

/** `[words](address)`; of an address that is its own words the words alone. */
function addLink(draft: Draft, link: Extract<PhrasingContent, { type: "link" }>): void {
	const [start, end] = [link.position?.start.offset ?? 0, link.position?.end.offset ?? 0];
	const inner: Draft = { text: "", starts: [], ends: [], signs: [] };
	for (const child of link.children) addNode(inner, child);
	const bare = !link.title && (inner.text === link.url || link.url === `mailto:${inner.text}`);
	if (!bare) addSigns(draft, "[", [start, start + 1]);
	addUnits(draft, inner);
	if (!bare) addSigns(draft, `](${addressOf(link)})`, [inner.ends.at(-1) ?? start + 1, end]);
}

function addressOf({ url, title }: { readonly url: string; readonly title?: string | null | undefined }): string {
	return title ? `${url} "${oneLine(title)}"` : url;
}

function addSigns(draft: Draft, signs: string, place: readonly [number, number]): void {
	const from = draft.text.length;
	add(draft, signs, place);
	draft.signs.fill(true, from);
}

function addUnits(draft: Draft, { text, starts, ends, signs }: Units): void {
	draft.text += text;
	append(draft.starts, starts);
	append(draft.ends, ends);
	append(draft.signs, signs);
}

/** Some units of a line. */
export function unitsIn({ text, starts, ends, signs }: Units, [from, to]: readonly [number, number]): Units {
	const cut = <T>(list: readonly T[]): readonly T[] => list.slice(from, to);
	return { text: text.slice(from, to), starts: cut(starts), ends: cut(ends), signs: cut(signs) };
}

/** Units without the signs and the addresses of links. */
export function withoutSigns(units: Units): Units {
	if (!units.signs.includes(true)) return units;
	const kept = <T>(list: readonly T[]): readonly T[] => list.filter((_, at) => units.signs[at] !== true);
	const text = kept(units.text.split("")).join("");
	return { text, starts: kept(units.starts), ends: kept(units.ends), signs: kept(units.signs) };
}

function oneLine(value: string): string {
	return value.replace(/\r\n|\r|\n/g, (lineEnd) => " ".repeat(lineEnd.length));
}

function withoutComments(units: Units): Units {
	// Behind the last end no comment is closed, and each opening would be followed to the end of the line.
	const last = units.text.lastIndexOf("-->");
	if (last < 0 || !units.text.includes("<!--")) return units;
	const closed = units.text.slice(0, last + "-->".length);
	const kept: Draft = { text: "", starts: [], ends: [], signs: [] };
	let at = 0;
	for (const { 0: comment, index } of [...closed.matchAll(/<!--.*?-->/g), { 0: "", index: units.text.length }]) {
		addUnits(kept, unitsIn(units, [at, index]));
		at = index + comment.length;
	}
	return kept;
}

function trimmed(units: Units): Units {
	const { text } = units;
	const from = text.length - text.trimStart().length;
	const to = Math.max(from, text.trimEnd().length);
	return from === 0 && to === text.length ? units : unitsIn(units, [from, to]);
}

/** Where each cell of a row begins and ends in the line's words. */
export type Cells = readonly (readonly [number, number])[];

/** What a line is in the table that it stands in. */
export interface TableLine {
	readonly cells: Cells;
	readonly part: "heading" | "rule" | "row";
	/** Whether all of its rows have two cells: a label, and a value. */
	readonly pairs: boolean;
	/** The lines of its rows. */
	readonly rows: readonly Line[];
}

const delimiters = /^\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?$/;

/** The lines of the table that a block is, or that stands below its first line; by the first node of each. */
export function tableIn(block: Block): ReadonlyMap<PhrasingContent | undefined, TableLine> | null {
	if (block.type !== "paragraph" || !block.children.some(isCell)) return null;
	const lines = linesOf(block).filter(hasWords);
	const rule = lines.findIndex(({ text }) => text.includes("|") && delimiters.test(text));
	const table = lines.slice(rule - 1);
	if (rule < 1 || rule > 2 || !table.every(({ text }) => text.includes("|"))) return null;
	const rows = table.filter((_, index) => index !== 1);
	const cells = table.map(cellsOf);
	const pairs = cells.every((each, index) => index === 1 || each.length === 2);
	// A heading with nothing but empty cells below it is all that there is.
	const filled = cells.some((each, index) => index > 1 && each.some(([from, to]) => from < to));
	return new Map(
		table.map((line, index) => {
			const part = index === 1 ? "rule" : index === 0 && filled ? "heading" : "row";
			return [line.nodes[0], { cells: cells[index] ?? [], part, pairs, rows }];
		}),
	);
}

/** Whether a node may be the line below the heading of a table. */
function isCell(node: PhrasingContent): boolean {
	return node.type === "text" && node.value.includes("|");
}

function cellsOf({ text, starts, ends }: Line): (readonly [number, number])[] {
	const cells: (readonly [number, number])[] = [];
	// `\\|` is one unit of the text that two characters stand for.
	const parts = (at: number): boolean => text[at] === "|" && (ends[at] ?? 0) - (starts[at] ?? 0) === 1;
	const end = parts(text.length - 1) ? text.length - 1 : text.length;
	let from = parts(0) ? 1 : 0;
	for (let at = from; at <= end; at++) {
		if (at < end && !parts(at)) continue;
		const cell = text.slice(from, at);
		const start = from + cell.length - cell.trimStart().length;
		cells.push([start, Math.max(start, from + cell.trimEnd().length)]);
		from = at + 1;
	}
	return cells;
}

/** A table that is prose keeps its rows on lines of their own. */
export function withRows(block: Block): Block {
	const table = tableIn(block);
	if (table === null || table.size < linesOf(block).filter(hasWords).length) return block;
	const children = (block as Paragraph).children.map(
		(node): PhrasingContent => (isLineEnd(node) ? breakAt(node) : node),
	);
	return { ...block, children } as Paragraph;
}

function breakAt({ position }: PhrasingContent): Break {
	return position === undefined ? { type: "break" } : { type: "break", position };
}

/** What of some nodes stands at or behind an offset; a leaf as long as its slice of the source is cut inside. */
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

/** What of some code stands behind a label in it; code that is wrapped stays whole. */
function cutCode(node: InlineCode, from: number, { text, locator }: Placing): InlineCode[] {
	const [start, end] = [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0];
	const fence = /^`*/.exec(text.slice(start, end))?.[0].length ?? 0;
	const inner = text.slice(start + fence, end - fence);
	const before = inner.indexOf(node.value);
	if (before < 0) return [node];
	const value = node.value.slice(Math.max(0, from - start - fence - before)).trim();
	return value === "" ? [] : [{ type: "inlineCode", value, position: locator.position(from, end) }];
}
