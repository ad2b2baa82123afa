/** Which blocks of a Markdown tree belong to which piece: a block whose lines belong to several is cut between them. */
import type { Heading, List, ListItem, Paragraph } from "mdast";
import type { Node, Position } from "unist";
import type { Block, Ignored, ParsedReport } from "../ast/nodes.ts";
import { around, endOf, startOf } from "../ast/place.ts";
import type { Placing } from "../blocks/data.ts";
import { cutNodes, hasWords, type Line, linesOf, paragraphOf, tableIn } from "../blocks/markdown-lines.ts";
import type { MarkdownTree } from "../blocks/markdown-rows.ts";
import { ignoredAt } from "../blocks/markdown-scan.ts";
import type { Row } from "../blocks/row.ts";
import { append } from "../text/append.ts";
import { positionWithin, type TextSpan } from "../text/place.ts";
import { skipSpaces } from "../text/spaces.ts";
import type { Piece } from "./piece.ts";

type Content = readonly (Block | Ignored)[];

/** Whose a line is, and where the words behind its label begin: null where it has none, -1 where all of it is label. */
interface Owner {
	readonly piece: Piece;
	readonly rest: number | null;
}

interface Notes {
	readonly owners: ReadonlyMap<number, Owner>;
	readonly placing: Placing;
}

/** A block, or a part of one, and the piece that it belongs to. */
interface Share {
	readonly piece: Piece;
	readonly block: Block | Ignored;
}

/** The blocks of each piece, in the order of the source. */
export function contentsOf(
	pieces: readonly Piece[],
	rows: readonly Row[],
	{ tree, placing }: { readonly tree: MarkdownTree; readonly placing: Placing },
): ReadonlyMap<Piece, Content> {
	const contents = new Map<Piece, (Block | Ignored)[]>(pieces.map((piece) => [piece, []]));
	const notes = { owners: ownersOf(pieces, rows), placing };
	for (const each of tree.blocks)
		for (const { piece, block } of sharesOf(notes, each)) contents.get(piece)?.push(block);
	return contents;
}

/** A row that belongs to no piece, such as the signs below a heading, is the label's above it. */
function ownersOf(pieces: readonly Piece[], rows: readonly Row[]): ReadonlyMap<number, Owner> {
	const owners = new Map<number, Owner>();
	for (const piece of pieces) {
		for (const row of piece.rows) owners.set(row.line, { piece, rest: null });
		if (piece.label === null) continue;
		const { first, last } = piece.label;
		const [opening] = piece.rows;
		owners.set(first.line, { piece, rest: -1 });
		owners.set(last.line, { piece, rest: opening?.line === last.line ? opening.from : -1 });
	}
	let above: Owner | undefined;
	for (const { line } of rows) {
		const own = owners.get(line);
		if (own === undefined && above !== undefined) owners.set(line, { piece: above.piece, rest: -1 });
		above = own ?? above;
	}
	return owners;
}

function lineOf({ position }: Block | Ignored | ListItem): number {
	return (position?.start.line ?? 1) - 1;
}

function sharesOf(notes: Notes, block: Block | Ignored): Share[] {
	const { owners, placing } = notes;
	if (block.type !== "list" && block.type !== "paragraph" && block.type !== "heading") {
		const piece = owners.get(lineOf(block))?.piece;
		return piece === undefined ? [] : [{ piece, block }];
	}
	const only = onlyPiece(notes, block);
	const mayBeComment = placing.text.startsWith("<!--", block.position?.start.offset);
	if (only !== null && !mayBeComment) return [{ piece: only, block }];
	return block.type === "list" ? sharesOfList(notes, block) : sharesOfLines(notes, block, only);
}

/** The piece that all lines of a block belong to, none of them to its label. */
function onlyPiece({ owners }: Notes, { position }: Block): Piece | null {
	const [first, last] = [(position?.start.line ?? 1) - 1, (position?.end.line ?? 0) - 1];
	let piece: Piece | null = null;
	for (let line = first; line <= last; line++) {
		const owner = owners.get(line);
		if (owner === undefined) continue;
		if (owner.rest !== null || (piece !== null && piece !== owner.piece)) return null;
		piece = owner.piece;
	}
	return piece;
}

function sharesOfLines({ owners, placing }: Notes, block: Paragraph | Heading, only: Piece | null): Share[] {
	const lines = linesOf(block, placing.text);
	const ownerOf = ({ nodes }: Line) => owners.get((nodes[0]?.position?.start.line ?? 1) - 1);
	const piece = lines[0] && ownerOf(lines[0])?.piece;
	if (piece === undefined) return [];
	if (!lines.some(hasWords)) {
		// Nothing but comments.
		const { position } = block;
		return position === undefined ? [] : [{ piece, block: { type: "ignored", children: [block], position } }];
	}
	if (only !== null) return [{ piece: only, block }];
	const table = tableIn(block, placing.text);
	const shares: { readonly piece: Piece; readonly lines: Line[] }[] = [];
	for (const line of lines) {
		// A line inside a comment belongs to the line above.
		const above = shares.at(-1);
		const owner = ownerOf(line) ?? (above && { piece: above.piece, rest: null });
		const row = table?.get(line.nodes[0]);
		if (owner === undefined || (row?.part === "rule" && row.pairs)) continue;
		const { rest } = owner;
		if (above?.piece !== owner.piece || rest !== null) shares.push({ piece: owner.piece, lines: [] });
		// What of the line is no label.
		const nodes = rest === null ? line.nodes : rest < 0 ? [] : cutNodes(line.nodes, rest, placing);
		if (nodes.length > 0) shares.at(-1)?.lines.push({ ...line, nodes });
	}
	return shares.flatMap((share) =>
		share.lines.length === 0 ? [] : [{ piece: share.piece, block: paragraphOf(share.lines) }],
	);
}

/** Some items of a list, the first of them by its index. */
interface ItemsShare {
	readonly piece: Piece;
	readonly from: number;
	readonly items: ListItem[];
}

/** The items of a list; below a label in an item, its blocks are none of the list. */
function sharesOfList(notes: Notes, list: List): Share[] {
	const shares: (Share | ItemsShare)[] = [];
	for (const [from, item] of list.children.entries()) {
		const owner = notes.owners.get(lineOf(item));
		const piece = owner?.rest === null ? owner.piece : null;
		const inner = item.children.flatMap((child) => sharesOf(notes, child as Block));
		const other = inner.findIndex((share) => share.piece !== piece || share.block.type === "ignored");
		const own = inner.slice(0, other < 0 ? inner.length : other);
		if (piece !== null) {
			const last = shares.at(-1);
			const part = itemOf(
				item,
				own.map(({ block }) => block as Block),
			);
			if (last !== undefined && "items" in last && last.piece === piece) last.items.push(part);
			else shares.push({ piece, from, items: [part] });
		}
		append(shares, inner.slice(own.length));
	}
	return shares.map((share) =>
		"block" in share ? share : { piece: share.piece, block: listOf(list, share.from, share.items) },
	);
}

function itemOf(item: ListItem, children: Block[]): ListItem {
	const isWhole =
		children.length === item.children.length && children.every((child, at) => child === item.children[at]);
	if (isWhole || item.position === undefined) return item;
	const mark = item.data?.marks?.at(-1)?.position.end;
	const end = children.at(-1)?.position?.end ?? mark ?? item.position.start;
	return { ...item, children, position: { ...item.position, end } };
}

/** Some items of a list as one of their own, which counts on. */
function listOf(list: List, from: number, children: ListItem[]): List {
	const isWhole = children.length === list.children.length && children.every((item, at) => item === list.children[at]);
	if (isWhole) return list;
	const count = typeof list.start === "number" ? { start: list.start + from } : {};
	return { ...list, ...count, children, position: around(children) };
}

type Child = ParsedReport["children"][number];

/** Comments that no child holds: those amid the words of a field or a label, which these have not, and those behind a child, stand behind it. */
export function withComments(children: readonly Child[], comments: readonly TextSpan[], placing: Placing): Child[] {
	const found: Child[] = [];
	let [last, next]: [Child | null, number] = [null, 0];
	const takeUntil = (end: number, within: Child | null): void => {
		if ((comments[next]?.start ?? end) >= end) return;
		const held = within === null ? [] : within.type === "field" ? [within.valuePosition] : leavesOf(within);
		let leaf = 0;
		for (let each = comments[next]; each !== undefined && each.start < end; each = comments[++next]) {
			const { start } = each;
			while ((held[leaf]?.end.offset ?? end) <= start) leaf++;
			if (start < (held[leaf]?.start.offset ?? end)) found.push(ignoredAt(each, placing));
		}
	};
	for (const child of children) {
		takeUntil(startOf(child), null);
		const value = last?.type === "field" ? { position: last.valuePosition } : null;
		const isWithin = value !== null && startOf(child) >= startOf(value) && endOf(child) <= endOf(value);
		if (child.type === "ignored" && isWithin) continue;
		if (child.type !== "ignored") last = child;
		found.push(child);
		takeUntil(endOf(child), child);
	}
	takeUntil(placing.text.length, null);
	return found;
}

/** A title without the comments inside it. */
export function withoutItsComments(child: Child, comments: readonly TextSpan[]): Child {
	if (child.type !== "preamble") return child;
	const own = comments.filter(({ start, end }) => start >= startOf(child) && end <= endOf(child));
	return own.length === 0 ? child : ({ ...child, children: uncommented(child.children, own) } as Child);
}

function uncommented(nodes: readonly Node[], comments: readonly TextSpan[]): Node[] {
	return nodes.flatMap((node): Node[] => {
		if ("children" in node) return [{ ...node, children: uncommented(node.children as Node[], comments) } as Node];
		const { position } = node;
		const [start, end] = [position?.start.offset ?? 0, position?.end.offset ?? 0];
		const within = comments.filter((each) => each.start < end && each.end > start);
		if (node.type !== "text" || !("value" in node) || position === undefined || within.length === 0) return [node];
		const value = String(node.value);
		if (value.length !== end - start) return [node];
		let before = "-";
		return [...within, { start: end, end }].flatMap((comment, at) => {
			const first = Math.max(start, within[at - 1]?.end ?? start);
			// One blank is enough where a comment stood.
			const from = /\s$/.test(before) ? skipSpaces(value, first - start, value.length) : first - start;
			const words = value.slice(from, Math.max(from, comment.start - start));
			before = words === "" ? before : words;
			const place = positionWithin(position, value, from, from + words.length);
			return words === "" ? [] : [{ ...node, value: words, position: place } as Node];
		});
	});
}

/** Where the words of a node stand, in their order. */
function leavesOf({ children, position }: Tree): readonly Position[] {
	return children?.flatMap(leavesOf) ?? (position === undefined ? [] : [position]);
}

interface Tree {
	readonly children?: readonly Tree[];
	readonly position?: Position | undefined;
}
