/** A text that lists people, as tokens: a slash, a handle and an address are apart from the words beside them. */
import type { Lexicon } from "../text/lexicon.ts";
import { lineMark, type PassageLine } from "../text/passage.ts";
import { tokenize } from "../text/tokenize.ts";
import { possessive, shape, type Tokens } from "../text/tokens.ts";

/** The tokens of a list of people or of one of them; what stands apart is a line of its own. */
export interface EntryTokens extends Tokens {
	readonly lexicon: Lexicon;
	/** Whether a line is a handle or an address. */
	readonly ways: readonly number[];
	/** The token behind the bracket that a token opens; 0 where it opens none, or one that is not closed. */
	readonly closed: Int32Array;
}

/** One entry of a list: its first token, and the one behind it. */
export interface Entry {
	readonly tokens: EntryTokens;
	readonly from: number;
	readonly to: number;
}

/** The bits of how somebody is reached. */
export const wayToReach = { handle: 1, mail: 2 } as const;

/** `@addaleax`, as people go by on forges and in chats, and with its server `@annb:fedora.im`. */
const handle = String.raw`(?<![^\s,;:([|/])@(?:[\w.=/+-]{1,200}:[\w-]{1,200}(?:\.[\w-]{1,200}){1,100}(?![\w-])|[\w-]{1,200})`;
/** `<a@b.org>`, and the same without brackets. */
const enclosedMail = String.raw`<(?:mailto:)?[^\s<>@]{1,200}@[^\s<>@]{1,200}>`;
const bareMail = String.raw`(?<![^\s,;:([])(?:mailto:)?[^\s<>@,;:|()[\]]{1,100}(?:@[^\s<>@,;:|()[\]]{1,200}){1,9}\.[\p{L}\p{N}-]{1,60}(?![\p{L}\p{N}@])`;
/** All that stands apart, and the place behind the full stop of `Dr.Ann`. */
export const apart = new RegExp(
	String.raw`${enclosedMail}|${bareMail}|${handle}|/|(?<=\p{Ll}\.)(?=\p{Lu}\p{Ll})`,
	"gu",
);
const mayPart = /[@/]|\.\S/;

/** Scans a text from an offset on. */
export function entryTokens(text: string, lexicon: Lexicon, from = 0): EntryTokens {
	const lines: PassageLine[] = [];
	const ways: number[] = [];
	const put = (end: number, way: number): void => {
		const start = lines.at(-1)?.end ?? from;
		if (end > start) ways[lines.push({ start, end, mark: lineMark.none, depth: 0, heading: false }) - 1] = way;
	};
	if (mayPart.test(text))
		for (const { 0: found, index } of text.matchAll(apart)) {
			put(index, 0);
			const way = found.startsWith("@") ? wayToReach.handle : wayToReach.mail;
			put(index + found.length, found.includes("@") ? way : 0);
		}
	put(text.length, 0);
	const tokens = tokenize({ text, lines }, lexicon);
	return Object.assign(tokens, { lexicon, ways, closed: closedBrackets(tokens) });
}

/** Square brackets may close round ones; what colours a terminal opens none. */
function closedBrackets(tokens: Tokens): Int32Array {
	const closed = new Int32Array(tokens.count + 1);
	const open: number[] = [];
	for (let at = 0; at < tokens.count; at++) {
		const sign = signAt(tokens, at);
		if (sign === "(" || (sign === "[" && !isEscape(tokens, at))) open.push(at);
		else if ((sign === ")" || sign === "]") && open.length > 0) closed[open.pop() as number] = at + 1;
	}
	return closed;
}

/** Whether a token is a backslash that escapes the sign behind it. */
export function isEscape({ text, start }: Tokens, at: number): boolean {
	return text.charCodeAt((start[at] as number) - 1) === 0x1b;
}

/** The sign that a token is, a space for a word. */
export function signAt({ shape: shapes, word }: Tokens, at: number): string {
	return shapes[at] === shape.sign && word[at] !== possessive ? String.fromCharCode(word[at] as number) : " ";
}

/** Whether nothing stands before a token, or white space. */
export function isSpaced({ start, end, count }: Tokens, at: number): boolean {
	return at === 0 || at >= count || (start[at] as number) > (end[at - 1] as number);
}

/** Whether a token is a dash that joins no two words. */
export function isFreeDash(tokens: Tokens, at: number): boolean {
	if (tokens.shape[at] !== shape.sign) return false;
	const isDash = "-–—".includes(signAt(tokens, at)) && (isSpaced(tokens, at) || isSpaced(tokens, at + 1));
	return isDash && !isOfComment(tokens, at);
}

/** Whether a dash is one of those in `Ann <!-- … -->`, which are words of text that is no Markdown. */
export function isOfComment({ text, start }: Tokens, at: number): boolean {
	const from = start[at] as number;
	return /.<!--|-->/.test(text.slice(Math.max(0, from - 3), from + 3));
}

/** The first token outside of brackets that passes a test; `to` where none does. */
export function find({ closed }: EntryTokens, from: number, to: number, passes: (at: number) => boolean): number {
	let at = from;
	while (at < to && !passes(at)) at = closed[at] || at + 1;
	return Math.min(at, to);
}

/** Where a sign stands that no name goes over, outside of brackets; `to` where none does. */
export function pauseIn(tokens: EntryTokens, from: number, to: number): number {
	const isPause = (at: number): boolean => tokens.closed[at] === 0 && ",;([])|–—".includes(signAt(tokens, at));
	return find(tokens, from, to, (at) => isPause(at) || isFreeDash(tokens, at));
}

/** The words between two tokens, outside of brackets and without what people are reached by; signs are none. */
export function wordsBetween(tokens: EntryTokens, from: number, to: number): number[] {
	const { shape: shapes, closed } = tokens;
	const words: number[] = [];
	for (let at = from; at < to; at = closed[at] || at + 1)
		// Behind the line of `ann|away` stands what she does.
		if (shapes[at] !== shape.sign && wayAt(tokens, at) === 0 && signAt(tokens, at - 1) !== "|") words.push(at);
	return words;
}

/** Which way to reach somebody a token is part of. */
export function wayAt({ ways, line }: EntryTokens, at: number): number {
	return ways[line[at] as number] ?? 0;
}

/** How people between two tokens are reached. */
export function waysBetween(tokens: EntryTokens, from: number, to: number): number {
	let found = 0;
	for (let at = from; at < to; at++) found |= wayAt(tokens, at);
	return found;
}
