/** What of a paragraph a pattern is tried on: each sentence, each line where lines count, all of it, in this order. */
import { lineMark } from "./passage.ts";
import type { TextSpan } from "./span.ts";
import { tokenize } from "./tokenize.ts";
import type { Words } from "./words.ts";

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
