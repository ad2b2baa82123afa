/** What stands in a plain list of goals and is none: `foo` in `5, foo`. */

import { hasLetter } from "../text/ascii.ts";
import type { Term } from "./field-type.ts";
import { isNumberList, scanGoals } from "./goal-scan.ts";
import { type Span, trimSpan } from "./pieces.ts";

/** The entries without a goal, where all others are numbers and nothing else: amid prose, words are no entries. */
export function strayEntries(text: string, vocabulary: readonly Term[]): Span[] {
	if (vocabulary.length === 0 || !separator.test(text) || !hasLetter(text) || isNumberList(text)) return [];
	const entries = entriesOf(text);
	const strays = entries.filter(({ start, end }) => !bareNumber.test(text.slice(start, end)));
	if (strays.length === entries.length) return [];
	return strays.every(({ start, end }) => isWord(text.slice(start, end), vocabulary)) ? strays : [];
}

const separator = /[,;\n]/;
const bareNumber = /^(?:(?:sdgs?|goals?)\s*)?#?\d{1,3}\.?$/i;
/** One or two words; longer ones are none, and over megabytes a pattern has no room left to note where it could go back to. */
const word = /^\p{L}[\p{L}'’-]{0,1000}(?: [\p{L}'’-]{1,1000})?\.?$/u;
const nothing = /^(?:and|etc|others?|more|also|all|cross-cutting)\b/i;

function isWord(entry: string, vocabulary: readonly Term[]): boolean {
	return word.test(entry) && !nothing.test(entry) && scanGoals(entry, vocabulary).length === 0;
}

function entriesOf(text: string): Span[] {
	return [...text.matchAll(/[^,;\n]+/g)]
		.map(({ 0: entry, index }) => trimSpan(text, index, index + entry.length))
		.filter(({ start, end }) => end > start);
}
