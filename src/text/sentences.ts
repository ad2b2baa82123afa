/** How lines begin and end: the typographic evidence that parse weighs. */
import { stoppedWords } from "./field-words.generated.ts";
import { lineMark } from "./passage.ts";
import type { TextSpan } from "./place.ts";
import { isSpace } from "./spaces.ts";
import { tokenize } from "./tokenize.ts";
import type { Words } from "./words.ts";

const closers = "\"'”’»)]";

/** Whether a text ends as a sentence does; an initial or a short capitalised abbreviation does not. */
export function endsSentence(text: string, start: number, end: number): boolean {
	let at = end - 1;
	while (at > start && closers.includes(text.charAt(at))) at--;
	const last = text.charCodeAt(at);
	if (last === 0x21 || last === 0x3f || last === 0x2026) return true;
	return last === 0x2e && !endsInAbbreviation(text, start, at);
}

/** `Batbayar G.`, `Brightwell Jr.`, `Harvest e.V.`: the stop at `stop` belongs to the word. */
function endsInAbbreviation(text: string, start: number, stop: number): boolean {
	let from = stop;
	while (from > start && !isSpace(text.charCodeAt(from - 1))) from--;
	const word = text.slice(from, stop);
	const letters = word.slice(word.lastIndexOf(".") + 1);
	return (letters.length === 1 && isUpper(letters)) || stoppedWords.includes(word);
}

const openers = "\"'“‘«„(";

/** Whether the first letter of a line is a small one; quotation marks and brackets before it do not count. */
export function startsLower(text: string, start: number, end: number): boolean {
	let at = start;
	while (at < end && openers.includes(text.charAt(at))) at++;
	return isLower(text.charAt(at));
}

/** Whether a character is a capital letter of a script that has two cases. */
export function isUpper(character: string): boolean {
	const code = character.charCodeAt(0);
	return code < ascii ? code >= 0x41 && code <= 0x5a : character !== character.toLowerCase();
}

/** Whether a character is a small letter of a script that has two cases. */
export function isLower(character: string): boolean {
	const code = character.charCodeAt(0);
	return code < ascii ? code >= 0x61 && code <= 0x7a : character !== character.toUpperCase();
}

const ascii = 128;

const lineEnd = /\r\n|\r|\n/gu;

/** The spans of a text, each with its final full stop and without. */
export function sentenceSpans(text: string, words: Words): TextSpan[] {
	const whole: TextSpan = { start: 0, end: text.length };
	const lines = cut(text, lineEnd);
	const sentences = sentencesOf(text, words);
	const all = [...sentences, ...(lines.length > 1 ? lines : []), ...(sentences.length > 1 ? [whole] : [])];
	return all.flatMap((span) => withoutStop(text, span));
}

/** The sentences of a text. */
export function sentencesOf(text: string, { lexicon }: Words): TextSpan[] {
	const line = { start: 0, end: text.length, mark: lineMark.none, depth: 0, heading: false };
	const { sentences, sentenceStart, start } = tokenize({ text, lines: [line] }, lexicon);
	const begins = Array.from({ length: sentences }, (_, at) =>
		at === 0 ? 0 : (start[sentenceStart[at] as number] as number),
	);
	return begins.map((begin, at) => ({ start: begin, end: begins[at + 1] ?? text.length }));
}

function cut(text: string, ends: RegExp): TextSpan[] {
	const found: TextSpan[] = [];
	let start = 0;
	for (const match of text.matchAll(ends)) {
		const end = match.index + match[0].length;
		found.push({ start, end });
		start = end;
	}
	return [...found, { start, end: text.length }];
}

/** A span without its final full stop, and with it. */
export function withoutStop(text: string, span: TextSpan): TextSpan[] {
	const { start, end } = span;
	const last = text.slice(start, end).trimEnd().length + start;
	return last > start && text.charAt(last - 1) === "." ? [{ start, end: last - 1 }, span] : [span];
}
