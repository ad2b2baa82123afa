/** How much a run of words looks like a person's name. */
import { wordBit } from "../../text/words.ts";
import { is, type Token } from "./tokens.ts";

/** The weights of the words in a range of tokens: 2 and more is a person's name by itself. */
export function likenessOf(tokens: readonly Token[], from: number, to: number): number {
	const words = wordsOf(tokens, from, to);
	let likeness = 0;
	let index = 0;
	for (let at = from; at < to; at++) {
		const token = tokens[at];
		if (token?.kind === "word") likeness += weigh(token, index++, words);
	}
	return likeness;
}

/** The words of a run: how many, and the last of them. */
interface RunWords {
	readonly count: number;
	readonly last: Token | undefined;
}

function wordsOf(tokens: readonly Token[], from: number, to: number): RunWords {
	let count = 0;
	let last: Token | undefined;
	for (let at = from; at < to; at++) {
		if (tokens[at]?.kind !== "word") continue;
		count++;
		last = tokens[at];
	}
	return { count, last };
}

/** What one word says for or against the run being a person's name. */
function weigh(token: Token, index: number, words: RunWords): number {
	if (token.bits === 0) return isAcronym(token) ? -1 : 1.2;
	if (is(token, wordBit.given)) return index === 0 ? 2 : 1.2;
	if (token.text.length < 4 && initial.test(token.text)) return index === 0 && words.count === 1 ? 0 : 1.5;
	if (is(token, wordBit.suffix)) return 1.5;
	if (is(token, wordBit.honorificFull)) return index === 0 ? 1 : 0;
	if (is(token, wordBit.particle)) return 0.5;
	if (is(token, wordBit.surname)) return isFamilyName(index, words) ? 0.5 : -1;
	if (is(token, wordBit.body)) return -2.5;
	if (is(token, wordBit.office)) return -1;
	if (is(token, wordBit.place | wordBit.common | wordBit.month | wordBit.function)) return index > 0 ? -0.5 : -1;
	return index > 0 ? 0 : -0.5;
}

/** Whether a family name that is a word too stands last, or before one other name alone. */
function isFamilyName(index: number, { count, last }: RunWords): boolean {
	if (index > 0) return index === count - 1;
	return count === 2 && (last?.bits === 0 || is(last, wordBit.surname));
}

const initial = /^\p{Lu}\.?$/u;
const capitals = /^\p{Lu}+$/u;

/** Two to five capitals: `UNODC`, `DPI`; longer runs may be a name in capitals. */
function isAcronym(token: Token): boolean {
	return (
		token.text.length < 5 &&
		token.text.length > 1 &&
		token.text === token.text.toUpperCase() &&
		capitals.test(token.text)
	);
}
