/** Words behind a name that say what somebody is: `(Intern)`, `(Parish Clerk)`, `, Chairman`. */
import { type Words, wordBit } from "../text/words.ts";
import { startsSmall } from "./letters.ts";
import { isAcronym, type NameWord, nameWords } from "./name-words.ts";

const titles = wordBit.office | wordBit.title;
const titleWords = titles | wordBit.common | wordBit.body | wordBit.place;

/** Whether words in brackets are a role, and no remark: a title among them, or an office with what belongs to it. */
export function isRole(note: string, words: Words): boolean {
	const list = nameWords(note, words);
	const [first] = list;
	if (first === undefined) return false;
	// `represented by a deputy`
	const told = startsSmall(first.text) && (first.bits & (titleWords | wordBit.function)) === 0;
	if (!told && list.some(({ bits }) => (bits & wordBit.title) !== 0)) return true;
	return list.every(belongsToTitle) && (first.bits & wordBit.function) === 0 && list.some(isTitle);
}

/** Whether words behind a comma or dash name an office and nothing else, so that they are no affiliation. */
export function isOffice(text: string, words: Words): boolean {
	const list = nameWords(text, words);
	return list.length > 0 && list.length <= mostWords && list.every(isTitle) && !/[,;]/u.test(text);
}

const mostWords = 4;

function isTitle({ bits }: NameWord): boolean {
	return (bits & titles) !== 0;
}

function belongsToTitle({ text, bits }: NameWord): boolean {
	return (bits & (titleWords | wordBit.function)) !== 0 || isAcronym(text);
}
