/** Cuts long prose into pieces: the trees that it goes through take some hundred times the memory of its words. */
import type { List } from "mdast";
import type { Block, Ignored } from "../../ast/nodes.ts";

/** Blocks that are made at once, or a list with too many items for that. */
export type Piece = { readonly blocks: readonly (Block | Ignored)[] } | { readonly list: List };

/** How many blocks or items a piece has at most; notes of people have fewer. */
export const mostInPiece = 1000;

/** The pieces of some blocks, in their order. */
export function piecesOf(blocks: readonly (Block | Ignored)[]): Piece[] {
	const pieces: Piece[] = [];
	let from = 0;
	blocks.forEach((block, at) => {
		const list = block.type === "list" && block.children.length > mostInPiece ? block : null;
		if (list === null && at - from < mostInPiece) return;
		if (at > from) pieces.push({ blocks: blocks.slice(from, at) });
		if (list !== null) pieces.push({ list });
		from = list === null ? at : at + 1;
	});
	if (from < blocks.length) pieces.push({ blocks: blocks.slice(from) });
	return pieces;
}

/** A list as several that follow each other. */
export function* partsOf(list: List): Generator<List> {
	for (let at = 0; at < list.children.length; at += mostInPiece) {
		yield { ...list, children: list.children.slice(at, at + mostInPiece) };
	}
}
