/** Notes that hardly use capitals: words that may be names count as if they had one, so that all that was learned of names holds. */
import { keyOf } from "../text/token-keys.ts";
import { shape, type Tokens } from "../text/tokens.ts";
import { wordBit } from "../text/words.ts";
import { isCapital } from "./name-words.ts";

const leastShare = 25;
const name = wordBit.given | wordBit.surname;
const unnamed = wordBit.function | wordBit.pronoun | wordBit.auxiliary | wordBit.common | wordBit.verb | wordBit.office;

/** Raises the words of a passage without capitals that may be names: those that no list and no other manner has, given names, and surnames behind one. */
export function raiseNames(tokens: Tokens, smallElsewhere: (word: number) => number): void {
	const { count, shape: shapes, lexical, grammar, word, key, line } = tokens;
	let capitals = 0;
	for (let at = 0; at < count; at++) if (isCapital(tokens, at)) capitals++;
	if (capitals * leastShare >= count) return;
	for (let at = 0; at < count; at++) {
		if (shapes[at] !== shape.low) continue;
		const classes = lexical[at] as number;
		const means = grammar[at] as number;
		const isUnknown = classes === 0 && means === 0 && smallElsewhere(word[at] as number) === 0;
		const follows = at > 0 && line[at - 1] === line[at] && isCapital(tokens, at - 1);
		const isNamed =
			(classes & name) !== 0 && ((classes & unnamed) === 0 || (follows && (classes & wordBit.surname) !== 0));
		if (!isUnknown && !isNamed) continue;
		shapes[at] = shape.capital;
		key[at] = keyOf(word[at] as number, shape.capital, { lexical: classes, grammar: means });
	}
}
