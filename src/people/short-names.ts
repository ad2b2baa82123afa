/** Short names of bodies, and the words that they are made of. */
import { keyOfSign, shape, type Tokens } from "../text/tokens.ts";

const [openBracket, closeBracket] = [keyOfSign("("), keyOfSign(")")];

/**
 * What brackets behind words have to do with them: 2 for the first letters of the words (`… (ONIC)`) or for words with the first
 * letters of a short name among them (`WHO (World Health …)`), 1 for another short name, 0 for anything else.
 */
export function shortName(tokens: Tokens, { from, at, last }: { from: number; at: number; last: number }): number {
	if (at >= last || tokens.key[at] !== openBracket) return 0;
	let close = at + 1;
	const end = Math.min(last, close + mostWords);
	while (close < end && tokens.key[close] !== closeBracket) close++;
	if (close === end || close === at + 1) return 0;
	if (close > at + 2) {
		for (let token = from; token < at; token++)
			if (tokens.shape[token] === shape.capitals && begin(tokens, { from: at + 1, to: close }, token)) return 2;
		return 0;
	}
	if (tokens.shape[at + 1] !== shape.capitals && tokens.shape[at + 1] !== shape.camel) return 0;
	return begin(tokens, { from, to: at }, at + 1) ? 2 : 1;
}

/** The name of no body is longer: nobody looks further for the bracket that closes. */
const mostWords = 60;

/** Whether words, in their order, begin with the letters of a short name. */
function begin({ start, end, text }: Tokens, words: { from: number; to: number }, short: number): boolean {
	const letters = text.slice(start[short], end[short]).toUpperCase();
	let matched = letters.length - 1;
	for (let token = words.to - 1; token >= words.from && matched >= 0; token--)
		if (text.charAt(start[token] as number).toUpperCase() === letters[matched]) matched--;
	return matched < 0;
}

/** Where the bracket opens that closes a span. */
export function bracketBefore({ key }: Tokens, from: number, to: number): number {
	let at = to - 1;
	while (at > from && key[at] !== openBracket) at--;
	return at;
}
