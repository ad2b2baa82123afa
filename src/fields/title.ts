/** Titles in front of a name that are no honorifics. */

import { patternFor, type Scripts } from "../text/ascii.ts";
import { skipSpaces } from "../text/spaces.ts";
import { type Words, wordBit } from "../text/words.ts";
import { withoutBrackets } from "./brackets.ts";
import { isName, nameless } from "./full-name.ts";
import { peelHonorific } from "./honorific.ts";
import { startsSmall } from "./letters.ts";
import { isAcronym, type NameWord, nameWords } from "./name-words.ts";

/** A title in front of a name, and where the name begins. */
export interface PeeledTitle {
	readonly role: string;
	readonly rest: number;
}

interface Found extends NameWord {
	readonly end: number;
}

const titles = wordBit.office | wordBit.title;
const titleWords = titles | wordBit.common | wordBit.body | wordBit.place;

/** Takes a title that is no honorific off the front of a name: `Intern Joy Ime-Sunday`, `Programme Officer Dr. Ann Lee`. */
export function peelTitle(text: string, words: Words): PeeledTitle | null {
	const found = leadingWords(text, words);
	for (let count = found.length; count > 0; count--) {
		const last = found[count - 1];
		if (last === undefined || (last.bits & titles) === 0) continue;
		const title = found.slice(0, count);
		const rest = skipSpaces(text, last.end, text.length);
		const fits = title.every((word) => (word.bits & titleWords) !== 0 || isAcronym(word.text));
		if (fits && namesSomeone(text.slice(rest), title, words)) return { role: text.slice(0, last.end).trim(), rest };
	}
	return null;
}

const frontWord: Scripts = {
	ascii: /\s*([A-Za-z0-9'.-]+)(?=\s|$)/y,
	any: () => /\s*([\p{L}\p{N}'’.-]{1,4096})(?=\s|$)/uy,
};

/** The words at the front, up to punctuation, at most eight. */
function leadingWords(text: string, words: Words): Found[] {
	const pattern = patternFor(text, frontWord);
	pattern.lastIndex = 0;
	const found: Found[] = [];
	for (let match = pattern.exec(text); match !== null && found.length < 8; match = pattern.exec(text)) {
		const word = match[1] ?? "";
		found.push({ text: word, bits: words.bits(word), end: pattern.lastIndex });
	}
	return found;
}

/** Baker, Cook and Page are names: an office alone needs a full name behind it. */
function namesSomeone(rest: string, title: readonly NameWord[], words: Words): boolean {
	if (peelHonorific(rest, words) !== null) return true;
	const list = nameWords(withoutBrackets(rest).split(/[,;([@–—]|\s-\s/, 1)[0] ?? "", words);
	const [only] = list;
	if (only === undefined || list.length > 1) return isName(list);
	return (
		title.some(({ bits }) => (bits & wordBit.title) !== 0) && !startsSmall(only.text) && (only.bits & nameless) === 0
	);
}
