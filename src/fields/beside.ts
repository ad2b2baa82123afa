/** Words next to a date, a time or a number: the place, the session, what is counted. */
import { patternFor, type Scripts, withoutAccents, wordRuns } from "../text/ascii.ts";
import { besideWords } from "../text/field-words.generated.ts";

/** What a value says. Words are in lower case and without accents. */
export interface Said {
	/** Whether a stretch of its text reads as the whole does. */
	isSame(text: string): boolean;
	/** Whether all words before or behind that stretch are in the value, as the day of the week of a date is. */
	isKnown?(words: readonly string[]): boolean;
	/** Whether words within that stretch say what the value does not. */
	isMixed?(stretch: string, words: readonly string[]): boolean;
}

/**
 * The words before and behind the shortest stretch of a value that reads as the whole does, where they say more; the
 * whole where such words, or a comment, stand within that stretch.
 */
export function wordsBeside(raw: string, said: Said): string[] {
	const words = [...raw.matchAll(eachWord)].map(({ 0: word, index }) => ({ start: index, end: index + word.length }));
	const first = words[0]?.start ?? 0;
	const end = words.slice(0, -1).find((word) => said.isSame(raw.slice(first, word.end)))?.end ?? raw.length;
	// Anything before the first meaningful word is left out.
	const opening = words.findIndex((word) => saysMore(raw.slice(word.start, word.end), said));
	const later = words.slice(opening + 1).filter((word) => word.start < end);
	const start = later.findLast((word) => said.isSame(raw.slice(word.start, end)))?.start ?? first;
	// Words before it may have kept it from ending earlier.
	const tail =
		start === first ? undefined : later.find((word) => word.end > start && said.isSame(raw.slice(start, word.end)));
	const stretch = raw.slice(start, tail?.end ?? end);
	const isMixed = stretch.includes("<!--") || said.isMixed?.(stretch, wordsOf(stretch)) === true;
	if (isMixed) return [raw.trim()];
	const sides = [raw.slice(0, start), raw.slice(start + stretch.length)];
	return sides.filter((side) => saysMore(side, said)).map((side) => side.replace(rim, ""));
}

/** The signs that a date ends at part words without a blank too, and so does a `T` before a time; `1,0` and `10:00` are one word. */
const eachWord = /[([]?(?:\d{4}-\d\d-\d\d(?=T\d)|(?:[^\s,;:|–—([]|:(?!\s|$)|,0+(?![\d:]))+)/g;

/** Signs and words between such words and the value. */
const rim = /^(?:[\s,;:|–—-]+|T(?=\d))|(?<![\s,;:|–—-])[\s,;:|–—-]+$/g;
const joints: ReadonlySet<string> = new Set(besideWords);

function saysMore(side: string, { isKnown }: Said): boolean {
	const words = wordsOf(side).filter((word) => !joints.has(word));
	return words.length > 0 && isKnown?.(words) !== true;
}

function wordsOf(text: string): readonly string[] {
	return [...wordRuns(withoutAccents(text).toLowerCase()), ...signsIn(text)];
}

/** Signs that say what a word would: `5 %`, `5€`. */
function signsIn(text: string): readonly string[] {
	return text.match(patternFor(text, sign)) ?? [];
}

const sign: Scripts = { ascii: /[%$]/g, any: () => /[%\p{Sc}\p{So}]/gu };
