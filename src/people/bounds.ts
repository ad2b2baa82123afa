/** Where a name and its honorific begin and end: rules of writing around what the tags say. */
import { grammarBit } from "../text/lexicon.ts";
import { is, means, shape, type Tokens } from "../text/tokens.ts";
import { wordBit } from "../text/words.ts";
import { isCapital, isStopped, isSuffix, lengthOf, textOf } from "./name-words.ts";
import type { NameSpan } from "./names.ts";
import type { BoundName } from "./person.ts";

/** `KM:` for Kathy Müller: a note that uses initials for names. */
export function countInitials(tokens: Tokens, names: readonly NameSpan[]): number {
	let count = 0;
	for (const { from } of names)
		if (from > 0 && tokens.shape[from] === shape.initials && !is(tokens, from, wordBit.honorific)) count++;
	return count;
}

function isSign(tokens: Tokens, at: number, sign: string): boolean {
	return tokens.shape[at] === shape.sign && tokens.word[at] === sign.charCodeAt(0);
}

/** A title in capitals before a name, but for words that tell a part (`Chair`). */
function isTitle(tokens: Tokens, at: number): boolean {
	if (tokens.shape[at] === shape.low || tokens.shape[at] === shape.sign) return false;
	return (is(tokens, at, wordBit.honorific) || means(tokens, at, grammarBit.rank)) && !is(tokens, at, wordBit.part);
}

/** Puts right the ends of a name that the tags left open, by rules of writing. */
export function boundMention(tokens: Tokens, span: NameSpan, byInitials: boolean): BoundName {
	const { lineStart, line } = tokens;
	const first = lineStart[line[span.from] as number] as number;
	const last = lineStart[(line[span.from] as number) + 1] as number;
	if (span.registered !== undefined) {
		const { from, to } = span;
		return {
			...mentionAt(tokens, { from, to, head: honorificStart(tokens, { ...span, first }) }, 1),
			registered: span.registered,
		};
	}
	let { head, from, to } = span;
	const isInitials = (at: number): boolean => isStopped(tokens, at);
	// Initials before a name belong to it: `M.C. van der Laan`.
	const ambiguous = (at: number): boolean =>
		!is(tokens, at, wordBit.honorific) || ((byInitials || isInitials(at + 1)) && lengthOf(tokens, at) === 2);
	while (from > first && (from > head || head === from) && isInitials(from - 1) && ambiguous(from - 1)) {
		from--;
		head = Math.min(head, from);
	}
	// No word that tells a part, and no sentence's first word, at the head of an honorific.
	while (head < from - 1 && (is(tokens, head, wordBit.part) || isPlainWord(tokens, head))) head++;
	head = honorificStart(tokens, { first, head, from });
	// The last word of an office in front of the name is no honorific: `Secretary General`, `Special Envoy`.
	if (head < from && endsOffice(tokens, head, first)) head++;
	to = nameEnd(tokens, { from, to: cutAtPause(tokens, from, to), last });
	// A title that was taken for the first word of the name.
	while (
		to - from > 1 &&
		!(isInitials(from) && (byInitials || isInitials(from + 1))) &&
		isTitleWord(tokens, from, head < from) &&
		tokens.shape[from + 1] !== shape.low
	)
		from++;
	// Nor an office in front of it, with its body or not: `Deputy Minister Ann Bell`, `UNHCR Director Bo Li`.
	if (head === from) head = from = behindOffice(tokens, from, to);
	to = postnominalEnd(tokens, { head, from, to, last });
	return mentionAt(tokens, { head, from, to }, span.likely);
}

function mentionAt(tokens: Tokens, { head, from, to }: Omit<NameSpan, "likely">, likely: number): BoundName {
	const words: number[] = [];
	for (let at = from; at < to; at++) if (tokens.shape[at] !== shape.sign) words.push(tokens.word[at] as number);
	return {
		head,
		from,
		to,
		likely,
		words,
		text: nameText(tokens, from, to),
		honorific: head < from ? textOf(tokens, head, from) : null,
	};
}

/** A name without a quotation mark that opens before it and closes behind it. */
function nameText(tokens: Tokens, from: number, to: number): string {
	const text = textOf(tokens, from, to);
	return tokens.shape[from] === shape.sign ? text.replace(/^["“«']+(?=[^"”»]*$)/, "") : text;
}

/** Whether a title that is an office too stands behind another word of it. */
function endsOffice(tokens: Tokens, at: number, first: number): boolean {
	const before = at - 1;
	if (before < first || !is(tokens, at, wordBit.office | wordBit.honorificPart) || !isCapital(tokens, before))
		return false;
	if (isTitle(tokens, before) || is(tokens, before, wordBit.honorificPart) || isBehindOffice(tokens, at, first))
		return false;
	return (
		is(tokens, before, wordBit.office) ||
		((tokens.place[before] as number) > 0 && !is(tokens, before, wordBit.function))
	);
}

/** Where what is left of a name begins behind an office that it was taken together with. */
function behindOffice(tokens: Tokens, from: number, to: number): number {
	let start = from;
	for (let at = from; at + 1 < to && isCapital(tokens, at); at++)
		// A word for what somebody is that is no name as well.
		if (
			is(tokens, at, wordBit.office | wordBit.part) &&
			!is(tokens, at, wordBit.given | wordBit.surname) &&
			isCapital(tokens, at + 1)
		)
			start = at + 1;
	return start;
}

function isPlainWord(tokens: Tokens, at: number): boolean {
	if (tokens.shape[at] !== shape.capital || isTitle(tokens, at)) return false;
	const lexical = tokens.lexical[at] as number;
	return (
		lexical !== 0 &&
		(lexical & (wordBit.honorific | wordBit.honorificFull | wordBit.honorificPart | wordBit.office)) === 0
	);
}

/** Where the run of titles before a name begins: `Rt Hon the Baroness`, `Major (retd)`, `Dr. med.`. */
function honorificStart(tokens: Tokens, { first, head, from }: { first: number; head: number; from: number }): number {
	let start = head;
	for (let at = start - 1; at >= first; at--) {
		const begun = start < from;
		if (means(tokens, at, grammarBit.degree) && at > first && isTitle(tokens, at - 1)) start = at;
		else if (
			isSign(tokens, at, ")") &&
			at - 2 >= first &&
			isSign(tokens, at - 2, "(") &&
			(isTitle(tokens, at - 1) || means(tokens, at - 1, grammarBit.degree)) &&
			(begun || (at > first + 2 && isTitle(tokens, at - 3)))
		) {
			start = at - 2;
			at -= 2;
		} else if (begun && means(tokens, at, grammarBit.definite) && at > first && isTitle(tokens, at - 1)) start = at;
		// `prof. PhDr. Ann Bell`
		else if (begun && is(tokens, at, wordBit.honorific) && textOf(tokens, at, at + 1).endsWith(".")) start = at;
		else if (
			begun &&
			tokens.shape[at] !== shape.low &&
			((isTitle(tokens, at) && lengthOf(tokens, at) <= 9) ||
				(is(tokens, at, wordBit.honorificPart) && isCapital(tokens, at)))
		)
			start = at;
		else if (
			!begun &&
			isTitle(tokens, at) &&
			(textOf(tokens, at, at + 1).endsWith(".") || isBehindOffice(tokens, at, first))
		)
			start = at;
		else break;
	}
	// `Univ.-Prof. Ann Bell`
	if (start > first && start < from && isSign(tokens, start, "-")) start += tokens.gap[start] === 0 ? -1 : 1;
	return start;
}

/** `the Permanent Representative of Kenya Ambassador Ann Bell`: behind an office and what it is of, a title is the name's. */
function isBehindOffice(tokens: Tokens, at: number, first: number): boolean {
	const before = at - 1;
	const isBody = is(tokens, before, wordBit.place) || isCapital(tokens, before);
	if (before < first || !isBody || is(tokens, before, officeWords)) return false;
	let isOf = false;
	for (let from = before - 1; from >= first && (tokens.place[from + 1] as number) > 0; from--) {
		if (tokens.shape[from] === shape.sign || is(tokens, from, finite)) return false;
		if (isOf && is(tokens, from, wordBit.office)) return true;
		isOf = is(tokens, from, wordBit.function);
		if (from === before - 1 && is(tokens, before, wordBit.place) && means(tokens, from, grammarBit.genitive))
			return true;
	}
	return false;
}

const officeWords = wordBit.office | wordBit.honorific | wordBit.honorificPart | wordBit.function;
const finite = wordBit.verb | wordBit.speech | wordBit.carrier | wordBit.silent | wordBit.auxiliary;

/** No name goes over a comma, a bracket, the end of a sentence, or a dash that stands free. */
function cutAtPause(tokens: Tokens, from: number, to: number): number {
	for (let at = from + 1; at < to; at++) {
		if (tokens.place[at] === 0) return at;
		if (tokens.shape[at] !== shape.sign) continue;
		const sign = String.fromCharCode(tokens.word[at] as number);
		if (",;:()[]".includes(sign) || ("–—-|/".includes(sign) && (tokens.gap[at] as number) > 0)) return at;
	}
	return to;
}

/** Behind what goes on a name that the tags ended too soon: `de Lima`, `III`, `Jr.`. */
function nameEnd(tokens: Tokens, { from, to, last }: { from: number; to: number; last: number }): number {
	let end = to;
	while (end < last) {
		if (isSuffix(tokens, end) && (tokens.gap[end] as number) > 0) {
			end++;
			continue;
		}
		let at = end;
		while (
			at < last &&
			tokens.shape[at] === shape.low &&
			is(tokens, at, wordBit.particle) &&
			!is(tokens, at, frameWords)
		)
			at++;
		const goesOn =
			at > end &&
			at < last &&
			(tokens.shape[at] === shape.capital || tokens.shape[at] === shape.hyphened || tokens.shape[at] === shape.camel);
		if (!goesOn) break;
		end = at + 1;
	}
	return Math.max(end, from + 1);
}

const frameWords = wordBit.function | wordBit.auxiliary | wordBit.subordinate;

function isTitleWord(tokens: Tokens, at: number, titled: boolean): boolean {
	if (means(tokens, at, grammarBit.degree)) return true;
	if (is(tokens, at, wordBit.honorificFull) && titled) return true;
	if (!is(tokens, at, wordBit.honorific) && !(means(tokens, at, grammarBit.rank) && titled)) return false;
	return tokens.shape[at] === shape.low || !is(tokens, at, wordBit.given | wordBit.surname | wordBit.particle);
}

/** Orders and honours behind a name; the place behind a lord's. */
function postnominalEnd(
	tokens: Tokens,
	{ head, from, to, last }: { head: number; from: number; to: number; last: number },
): number {
	if (to >= last) return to;
	let end = to;
	for (let at = to; at < last; at++) {
		const behindComma = isSign(tokens, at, ",");
		if (behindComma) at++;
		if (at >= last || !means(tokens, at, grammarBit.postnominal)) break;
		if (!isLetters(tokens, at) && !(behindComma && tokens.shape[at] === shape.low)) break;
		end = at + 1;
	}
	if (end > to) return end;
	const peer = head < from && means(tokens, from - 1, grammarBit.peer);
	if (peer && means(tokens, to, grammarBit.genitive) && to + 1 < last && isCapital(tokens, to + 1)) return to + 2;
	return to;
}

/** Written as letters that stand for words are: `OBE`, `OFMCap`. */
function isLetters(tokens: Tokens, at: number): boolean {
	const is = tokens.shape[at];
	return is === shape.capitals || is === shape.camel || is === shape.initials;
}

/** Titles alone (`the Hon'ble Secretary`) name nobody, and `Ann Bell Hospital` names a house. */
export function isNamed(tokens: Tokens, { head, from, to }: BoundName): boolean {
	const isBody =
		is(tokens, to, wordBit.body) && tokens.shape[to] === shape.capital && tokens.line[to] === tokens.line[from];
	if (isBody && head === from && !means(tokens, to + 1, grammarBit.genitive)) return false;
	for (let at = from; at < to; at++) {
		if (tokens.shape[at] === shape.sign) continue;
		const titular =
			is(tokens, at, wordBit.honorific | wordBit.office | wordBit.honorificPart | wordBit.part) ||
			means(tokens, at, grammarBit.rank);
		if (!titular || is(tokens, at, wordBit.given | wordBit.surname)) return true;
	}
	return head < from && to - from === 1 && !is(tokens, from, wordBit.office | wordBit.part);
}
