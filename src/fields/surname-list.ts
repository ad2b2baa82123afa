/** Lists of family names alone (`Councillors Adeyemi, Crane, Hollis`): there a single word is a person, and no affiliation. */
import { type Words, wordBit } from "../text/words.ts";
import type { Shaped } from "./name-shape.ts";
import type { Joint } from "./person-pieces.ts";

/** A piece of a list with what it looks like. */
export interface ListPiece extends Shaped {
	readonly joint: Joint;
}

const fewestAlike = 3;

/** Whether each piece stands in a list of family names, told by its siblings up to what always parts. */
export function inSurnameLists(pieces: readonly ListPiece[], words: Words): boolean[] {
	const found: boolean[] = [];
	for (let from = 0; from < pieces.length; ) {
		let to = from + 1;
		while (to < pieces.length && pieces[to]?.joint !== "stop") to++;
		const surnames = areSurnames(pieces.slice(from, to), words);
		for (; from < to; from++) found.push(surnames);
	}
	return found;
}

function areSurnames(run: readonly ListPiece[], words: Words): boolean {
	const [first] = run;
	if (first === undefined || run.length < 2) return false;
	if (isPlural(first, words)) return true;
	const alike = run.filter(isWord).length;
	// `Prior, Van Horn, Zamora`
	if (isWord(first) && alike > 1 && run.every((piece) => isWord(piece) || piece.shape === "name")) return true;
	// Names and affiliations in turns are as many of each.
	return run.length > fewestAlike && alike >= fewestAlike && alike * 2 > run.length;
}

/** Whether a piece is one word that may be anything. */
export function isWord({ shape }: Pick<ListPiece, "shape">): boolean {
	return shape === "word";
}

const endsPlural = (word: string): boolean => word.endsWith("s") && /\p{L}{2}s$/u.test(word);

/** A rank or office in the plural stands for all who follow: `Cllrs Bell, Crane`. */
function isPlural({ shape, words: [first, second] }: ListPiece, words: Words): boolean {
	if (shape !== "titled" || first === undefined || second === undefined || !endsPlural(first.text)) return false;
	return (words.bits(first.text.slice(0, -1)) & (wordBit.honorific | wordBit.office)) !== 0;
}
