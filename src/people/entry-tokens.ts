/** A text that lists people, as tokens: a slash, a handle and an address are apart from the words beside them. */
import type { Lexicon } from "../text/lexicon.ts";
import { lineMark, type PassageLine } from "../text/passage.ts";
import { tokenize } from "../text/tokenize.ts";
import { possessive, shape, type Tokens } from "../text/tokens.ts";
import { apart, type Way, wayOf } from "./reach.ts";

/** The tokens of an entry or of a list of them; what stands apart is a line of its own. */
export interface EntryTokens extends Tokens {
	readonly lexicon: Lexicon;
	/** Whether a line is a handle or an address. */
	readonly ways: readonly (Way | 0)[];
	/** The token behind the bracket that a token opens; 0 where it opens none, or one that is not closed. */
	readonly closed: Int32Array;
}

/** Scans a text from an offset on. */
export function entryTokens(text: string, lexicon: Lexicon, from = 0): EntryTokens {
	const lines: PassageLine[] = [];
	const ways: (Way | 0)[] = [];
	const put = (end: number, way: Way | 0): void => {
		const start = lines.at(-1)?.end ?? from;
		if (end > start) ways[lines.push({ start, end, mark: lineMark.none, depth: 0, heading: false }) - 1] = way;
	};
	if (mayPart.test(text))
		for (const { 0: found, index } of text.matchAll(apart)) {
			put(index, 0);
			put(index + found.length, wayOf(found));
		}
	put(text.length, 0);
	const tokens = tokenize({ text, lines }, lexicon);
	return { ...tokens, lexicon, ways, closed: closedBrackets(tokens) };
}

const mayPart = /[@/]|\.\S/;

/** Square brackets may close round ones; what colours a terminal opens none. */
function closedBrackets(tokens: Tokens): Int32Array {
	const closed = new Int32Array(tokens.count + 1);
	const open: number[] = [];
	for (let at = 0; at < tokens.count; at++) {
		const sign = signAt(tokens, at);
		if (sign === "(" || (sign === "[" && tokens.text.charCodeAt((tokens.start[at] as number) - 1) !== 0x1b))
			open.push(at);
		else if (sign === ")" || sign === "]") closed[open.pop() ?? tokens.count] = at + 1;
	}
	closed[tokens.count] = 0;
	return closed;
}

/** The sign that a token is, "" for a word. */
export function signAt({ shape: shapes, word }: Tokens, at: number): string {
	return shapes[at] === shape.sign && word[at] !== possessive ? String.fromCharCode(word[at] as number) : "";
}

/** Whether a token begins a text, or has white space before it. */
export function isSpaced({ start, end }: Tokens, at: number): boolean {
	return at === 0 || (start[at] as number) > (end[at - 1] as number);
}

/** Whether white space, or nothing at all, stands behind a token. */
export function isSpacedBehind(tokens: Tokens, at: number): boolean {
	return at + 1 >= tokens.count || isSpaced(tokens, at + 1);
}

/** Whether a token is a dash that joins no two words. */
export function isFreeDash(tokens: Tokens, at: number): boolean {
	const sign = signAt(tokens, at);
	return sign !== "" && "-–—".includes(sign) && (isSpaced(tokens, at) || isSpacedBehind(tokens, at));
}

/** The words between two tokens, outside of brackets and without what people are reached by; signs are none. */
export function wordsBetween(tokens: EntryTokens, from: number, to: number): number[] {
	const { shape: shapes, closed, ways, line } = tokens;
	const words: number[] = [];
	for (let at = from; at < to; at = closed[at] || at + 1)
		// Behind the line of `ann|away` stands what she does.
		if (shapes[at] !== shape.sign && ways[line[at] as number] === 0 && signAt(tokens, at - 1) !== "|") words.push(at);
	return words;
}

/** Where the first of some signs stands outside of brackets, or a free dash; `to` where none does. */
export function pauseIn(tokens: EntryTokens, from: number, to: number): number {
	let at = from;
	while (at < to && !isPause(tokens, at)) at = tokens.closed[at] || at + 1;
	return Math.min(at, to);
}

function isPause(tokens: EntryTokens, at: number): boolean {
	const sign = signAt(tokens, at);
	return (sign !== "" && pauses.includes(sign) && tokens.closed[at] === 0) || isFreeDash(tokens, at);
}

const pauses = ",;([])|–—";
