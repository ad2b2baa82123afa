/** What of a paragraph a pattern is tried on: each sentence, each line where lines count, all of it, in this order. */
import { type Words, wordBit } from "./words.ts";

/** Two offsets of the paragraph, the second one exclusive. */
export interface Stretch {
	readonly start: number;
	readonly end: number;
}

/** A full stop behind one of these, or behind a lone capital, ends no sentence. */
const short =
	"Mr|Mrs|Ms|Mx|Dr|Prof|Cllrs?|Rev|Fr|Sr|Jr|St|No|Nr|Capt|Lt|Col|Maj|Gen|Sgt|Hon|Gov|Sen|Rep|Pres|approx|vs|Fa|Abs|Art|Bd|Ing|Mme|Mlle|Messrs|bzw|ca|evtl|\\p{Lu}";
const sentenceEnd = new RegExp(
	`(?:(?<!(?<![\\p{L}\\p{N}])(?:${short}))\\.|[!?])["'”’)\\]]*(?=\\s+["'“‘([]?[\\p{Lu}\\d])`,
	"gu",
);
const lineEnd = /\r\n|\r|\n/gu;

/** The stretches of a text, each with its final full stop and without. */
export function stretches(text: string, words: Words): Stretch[] {
	const whole: Stretch = { start: 0, end: text.length };
	const lines = cut(text, lineEnd);
	const sentences = sentencesOf(text, words);
	const all = [...sentences, ...(lines.length > 1 ? lines : []), ...(sentences.length > 1 ? [whole] : [])];
	return all.flatMap((stretch) => withoutStop(text, stretch));
}

/** The sentences of a text. */
export function sentencesOf(text: string, words: Words): Stretch[] {
	const found: Stretch[] = [];
	for (const sentence of cut(text, sentenceEnd)) {
		const last = found.at(-1);
		const goesOn = last !== undefined && endsShort(text.slice(last.start, last.end), words);
		if (goesOn) found[found.length - 1] = { start: last.start, end: sentence.end };
		else found.push(sentence);
	}
	return found;
}

/** Whether a sentence would end in an abbreviation that the form's words have. */
function endsShort(sentence: string, words: Words): boolean {
	const word = /([\p{L}\p{N}]+)\.$/u.exec(sentence.slice(-longestShort))?.[1];
	return word !== undefined && word.length < longestShort - 1 && (words.bits(word) & wordBit.abbreviation) !== 0;
}

const longestShort = 8;

function cut(text: string, ends: RegExp): Stretch[] {
	const found: Stretch[] = [];
	let start = 0;
	for (const match of text.matchAll(ends)) {
		const end = match.index + match[0].length;
		found.push({ start, end });
		start = end;
	}
	return [...found, { start, end: text.length }];
}

/** A stretch without its final full stop, and with it. */
export function withoutStop(text: string, stretch: Stretch): Stretch[] {
	const { start, end } = stretch;
	const last = text.slice(start, end).trimEnd().length + start;
	return last > start && text.charAt(last - 1) === "." ? [{ start, end: last - 1 }, stretch] : [stretch];
}
