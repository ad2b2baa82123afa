/** Finds where sentences end, from tokens. */

import { grammarBit, type Spelling } from "./lexicon.ts";
import { keys, shape, type Writable } from "./tokens.ts";
import { wordBit } from "./words.ts";

const enders = new Set([".", "!", "?", "…"].map((sign) => sign.charCodeAt(0)));

const closers = new Set([...`"”’»')]`].map((sign) => sign.charCodeAt(0)));

const straightQuote = 0x22;

/** A blank may stand before it. */
const guillemet = 0xbb;

const stop = 0x2e;

const bracket = 0x28;

/** Tells the sentences of the line that was scanned last; in languages whose words count without accents, a blank may stand before a closing guillemet. */
export function findSentences(tokens: Writable, first: number, { loose }: Spelling): void {
	let from = first;
	for (let at = first; at < tokens.count; at++) {
		const end = at + 1 === tokens.count ? at : sentenceEnd(tokens, at, loose);
		if (end < 0) continue;
		const sentence = tokens.sentences++;
		tokens.sentenceStart[sentence] = from;
		for (let token = from; token <= end; token++) {
			tokens.sentence[token] = sentence;
			tokens.place[token] = token - from;
		}
		at = end;
		from = end + 1;
	}
}

/** The last token of a sentence whose full stop stands at a token, closing quotes and brackets included; -1 where none ends. */
function sentenceEnd(tokens: Writable, at: number, spaced: boolean): number {
	const sign = tokens.shape[at] === shape.sign;
	const word = tokens.word[at] as number;
	if (!(sign ? enders.has(word) : stopsAsWord(tokens, at))) return -1;
	let end = at;
	while (
		end + 1 < tokens.count &&
		tokens.shape[end + 1] === shape.sign &&
		(tokens.gap[end + 1] === 0 || (spaced && tokens.word[end + 1] === guillemet)) &&
		closers.has(tokens.word[end + 1] as number)
	)
		end++;
	// A straight quotation mark with a word right behind it opens the next sentence.
	if (
		end > at &&
		tokens.word[end] === straightQuote &&
		end + 1 < tokens.count &&
		tokens.gap[end + 1] === 0 &&
		tokens.shape[end + 1] !== shape.sign
	)
		end--;
	if (end + 1 >= tokens.count) return end;
	const next = end + 1;
	if (tokens.gap[next] === 0) return -1;
	if (tokens.word[next] === bracket && isDotted(tokens, sign ? at - 1 : at)) return -1;
	const small = tokens.shape[next] === shape.low;
	const shouts = sign && word !== stop;
	if (small && (!shouts || end > at)) return -1;
	return end;
}

/** A word that has taken a full stop in, with a capital behind it: `U.N. The`; honorifics and initials go on. */
function stopsAsWord(tokens: Writable, at: number): boolean {
	if (tokens.text.charCodeAt((tokens.end[at] as number) - 1) !== stop || tokens.gap[at + 1] === 0) return false;
	const isShort =
		((tokens.lexical[at] as number) & (wordBit.honorific | wordBit.abbreviation)) !== 0 ||
		((tokens.grammar[at] as number) & (grammarBit.numeric | grammarBit.titular)) !== 0;
	return tokens.key[at] !== keys.initials && !isShort;
}

/** A word with a full stop within: what stands in brackets behind it explains it (`11:41 a.m. (Pacific)`). */
function isDotted({ text, start, end }: Writable, at: number): boolean {
	return at >= 0 && text.slice(start[at], end[at]).slice(0, -1).includes(".");
}
