/** Which blocks of a Markdown tree belong to which piece: a block whose lines belong to several is cut between them. */
import type { Heading, List, ListItem, Paragraph } from "mdast";
import type { Block, Ignored } from "../ast/nodes.ts";
import { around } from "../ast/place.ts";
import type { Placing } from "../blocks/data.ts";
import { cutNodes, hasWords, type Line, linesOf, paragraphOf, tableIn } from "../blocks/markdown-lines.ts";
import type { MarkdownTree } from "../blocks/markdown-rows.ts";
import type { Row } from "../blocks/row.ts";
import { append } from "../text/append.ts";
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
