/** Which blocks of a Markdown tree belong to which piece: a block whose lines belong to several is cut between them. */
import type { List, ListItem } from "mdast";
import type { Block, Ignored } from "../ast/nodes.ts";
import type { Placing } from "../blocks/data.ts";
import { cutNodes, hasWords, type Line, linesOf, paragraphOf, tableIn } from "../blocks/markdown-lines.ts";
import type { MarkdownTree } from "../blocks/markdown-rows.ts";
import type { Row } from "../blocks/rows.ts";
import { append } from "../text/append.ts";
import type { Piece } from "./labels.ts";

type Content = (Block | Ignored)[];

/** Whose a line is, and where the words behind its label begin: null where it has none, -1 where all of it is label. */
interface Owner {
	readonly piece: Piece;
	readonly rest: number | null;
}

interface Walk {
	readonly owners: ReadonlyMap<number, Owner>;
	readonly placing: Placing;
	give(piece: Piece, block: Block | Ignored): void;
}

/** The blocks of each piece, in the order of the source. */
export function contentsOf(
	pieces: readonly Piece[],
	rows: readonly Row[],
	{ tree, placing }: { readonly tree: MarkdownTree; readonly placing: Placing },
): ReadonlyMap<Piece, Content> {
	const contents = new Map<Piece, Content>();
	const owners = ownersOf(pieces, rows);
	const give = (piece: Piece, block: Block | Ignored): void => {
		const known = contents.get(piece);
		if (known === undefined) contents.set(piece, [block]);
		else known.push(block);
	};
	const walk: Walk = { owners, placing, give };
	for (const block of tree.blocks) {
		const piece = block.type === "ignored" ? owners.get(lineOf(block))?.piece : undefined;
		if (piece !== undefined) give(piece, block);
		else if (block.type !== "ignored") share(walk, block);
	}
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

function share(walk: Walk, block: Block): void {
	if (block.type === "list") shareList(walk, block);
	else if (block.type === "paragraph" || block.type === "heading") shareLines(walk, block);
	else {
		const owner = walk.owners.get(lineOf(block));
		if (owner !== undefined) walk.give(owner.piece, block);
	}
}

function shareLines(walk: Walk, block: Extract<Block, { type: "paragraph" | "heading" }>): void {
	const { owners, placing, give } = walk;
	const only = onlyPiece(walk, block);
	if (only !== null && !placing.text.startsWith("<!--", block.position?.start.offset)) {
		give(only, block);
		return;
	}
	const lines = linesOf(block, placing.text);
	const found = lines.map((line) => owners.get((line.nodes[0]?.position?.start.line ?? 1) - 1));
	const [whole] = found;
	if (whole === undefined) return;
	if (!lines.some(hasWords)) {
		// Nothing but comments.
		if (block.position !== undefined)
			give(whole.piece, { type: "ignored", children: [block], position: block.position });
		return;
	}
	if (only !== null) {
		give(only, block);
		return;
	}
	const table = tableIn(block, placing.text);
	const shares: { readonly piece: Piece; readonly lines: Line[] }[] = [];
	for (const [index, line] of lines.entries()) {
		// A line amid a comment is that of the line above.
		const above = shares.at(-1);
		const owner = found[index] ?? (above && { piece: above.piece, rest: null });
		const row = table?.get(line.nodes[0]);
		if (owner === undefined || (row?.part === "rule" && row.pairs)) continue;
		const { piece, rest } = owner;
		if (shares.at(-1)?.piece !== piece || rest !== null) shares.push({ piece, lines: [] });
		// What of the line is no label.
		const nodes = rest === null ? line.nodes : rest < 0 ? [] : cutNodes(line.nodes, rest, placing);
		if (nodes.length > 0) shares.at(-1)?.lines.push({ ...line, nodes });
	}
	for (const share of shares) if (share.lines.length > 0) give(share.piece, paragraphOf(share.lines));
}

/** The piece that all lines of a block belong to, none of them to its label. */
function onlyPiece({ owners }: Walk, { position }: Block): Piece | null {
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

/** The items of a list; below a label in an item, its blocks are none of the list. */
function shareList(walk: Walk, list: List): void {
	const whole = onlyPiece(walk, list);
	if (whole !== null) {
		walk.give(whole, list);
		return;
	}
	const shares: (ItemsOf | BlockOf)[] = [];
	for (const [from, item] of list.children.entries()) {
		const owner = walk.owners.get(lineOf(item));
		const piece = owner?.rest === null ? owner.piece : null;
		const children: Block[] = [];
		const others: BlockOf[] = [];
		const give = (to: Piece, block: Block | Ignored): void => {
			if (to === piece && others.length === 0 && block.type !== "ignored") children.push(block);
			else others.push({ piece: to, block });
		};
		for (const child of item.children) share({ ...walk, give }, child as Block);
		const last = shares.at(-1);
		if (piece !== null) {
			if (last !== undefined && "items" in last && last.piece === piece) last.items.push(itemOf(item, children));
			else shares.push({ piece, from, items: [itemOf(item, children)] });
		}
		append(shares, others);
	}
	for (const each of shares) walk.give(each.piece, "block" in each ? each.block : listOf(list, each.from, each.items));
}

/** Some items of a list, the first of them by its index. */
interface ItemsOf {
	readonly piece: Piece;
	readonly from: number;
	readonly items: ListItem[];
}

interface BlockOf {
	readonly piece: Piece;
	readonly block: Block | Ignored;
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
	const [start, end] = [children[0]?.position?.start, children.at(-1)?.position?.end];
	const count = typeof list.start === "number" ? { start: list.start + from } : {};
	return { ...list, ...count, children, ...(start && end && { position: { start, end } }) };
}
