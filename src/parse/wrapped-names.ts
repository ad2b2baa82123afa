/** Names that the end of a line cuts in two: `Ann Bell, Amy` over `Okafor and Bo Lee`. */
import { type Words, wordBit } from "../text/words.ts";

const between = /[,;]|\s(?:and|&)(?=\s)/u;
const mostWords = 4;

/** Whether the last name of a line goes on with the first one of the line below. */
export function splitsName(above: string, below: string, words: Words): boolean {
	if (/\s(?:and|&)$/u.test(above) || /^(?:and|&)\s/u.test(below)) return true;
	const whole = above.split(between);
	const last = wordsIn(whole.at(-1));
	const first = wordsIn(below.split(between)[0]);
	// One name a line has no separators; what nothing but a sign stands behind is a name of its own.
	if (whole.length < 2 || !areNames(last) || !areNames(first)) return false;
	const [opening = ""] = first;
	if (is(words, opening, "honorific") && !is(words, opening, "given")) return false;
	return first.length === 1 || (first.length < mostWords && mayGoOn(last, words));
}

function wordsIn(piece: string | undefined): string[] {
	return (piece ?? "")
		.replace(/\([^()]*\)/g, "")
		.split(/\s+/)
		.filter(Boolean);
}

/** Words that begin large or are as short as `de`: `Oven Ltd (chair` and `left early` are no names. */
function areNames(list: readonly string[]): boolean {
	const areFew = list.length > 0 && list.length <= mostWords;
	return areFew && list.every((word) => /^(?:\p{Lu}|\p{L}{1,3}$)/u.test(word) && !/[:()]/.test(word));
}

/** `Amy`, `Cllr Amy`: a given name alone. */
function mayGoOn(last: readonly string[], words: Words): boolean {
	const name = last.filter((word) => !is(words, word, "honorific") || is(words, word, "given"));
	return name.length === 0 || (name.length === 1 && is(words, name[0] ?? "", "given"));
}

function is(words: Words, word: string, name: "honorific" | "given"): boolean {
	return (words.bits(word.replace(/\.$/u, "")) & wordBit[name]) !== 0;
}
