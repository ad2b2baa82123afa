/** Where two people are written with nothing, or with an unusual sign, between them: judged by the names on both sides. */
import { letterRun } from "../text/ascii.ts";
import { isSpace, skipSpaces } from "../text/spaces.ts";
import { type Words, wordBit } from "../text/words.ts";
import { peelHonorific, peelTitle } from "./honorific.ts";
import { has, isAcronym, isDegree, isName, type NameWord, nameless, nameWords, titles } from "./name-words.ts";
import { withoutBrackets } from "./pieces.ts";

/** The stretch that has been read since the last separator. */
export interface Open {
	readonly start: number;
	readonly at: number;
	/** The text opens with the number 1, so that further numbers part. */
	readonly numbered: boolean;
	/** A bracket opens here that is closed. */
	readonly closed: boolean;
}

const longestPerson = 200;
const longestFront = 80;

/** Whether a text opens with the first number of a list. */
export function isNumbered(raw: string): boolean {
	return /^\s*\(?1[.)]\s/.test(raw);
}

/** Where the next person begins, if that is at this offset or behind the sign at it; null otherwise. */
export function breakAt(raw: string, open: Open, words: Words): number | null {
	const { start, at } = open;
	const sign = raw.charAt(at);
	if (at - start > longestPerson) return null;
	if (sign === "/") return named(raw, open, words) && opensName(raw, at + 1, words) ? at + 1 : null;
	if (at > 0 && !isSpace(raw.charCodeAt(at - 1))) return null;
	if ("-–—".includes(sign)) return named(raw, open, words) && opensRanked(raw, at + 1, words) ? at + 1 : null;
	if (open.numbered && /[(\d]/.test(sign)) {
		const length = /^\(?\d{1,2}[.)]\s+/.exec(raw.slice(at, at + 8))?.[0].length;
		return length === undefined ? null : at + length;
	}
	if (sign === "e") return skipSpaces(raw, start, at) < at && /^et\.?\s+al\b/.test(raw.slice(at, at + 8)) ? at : null;
	// A capital, with two names or more before it.
	if ((sign < "A" || sign > "Z") && sign <= "z") return null;
	if (!twoWords.test(raw.slice(start, at))) return null;
	return breaksAtBracket(raw, open, words) || breaksAtRank(raw, open, words) ? at : null;
}

const twoWords = /[^\s,;:"“”()[\]][\s,;:"“”()[\]]+[^\s,;:"“”()[\]]/;

/** `Major Ann Bell Captain Bo Lee Intern Joy Hay`; Dean and King are given names too, and part nobody. */
function breaksAtRank(raw: string, open: Open, words: Words): boolean {
	const text = letterRun(raw, open.at);
	if (text.length < 2 || isDegree(text) || !/^[.\-\s]/.test(raw.charAt(open.at + text.length))) return false;
	const word = { text, bits: words.bits(text) };
	if (!has(word, wordBit.honorific | wordBit.title)) return false;
	if (has(word, wordBit.given | wordBit.honorificFull | wordBit.suffix)) return false;
	return named(raw, open, words) && opensRanked(raw, open.at, words);
}

/** `Ann Bell (Intern) Bo Lee`; `Robert (Bob) Docter` is one. */
function breaksAtBracket(raw: string, open: Open, words: Words): boolean {
	if (raw[open.at - 2] !== ")" || open.at - 2 < open.start) return false;
	const before = raw.slice(open.start, open.at - 2);
	const content = before.slice(before.lastIndexOf("(") + 1);
	const isRemark = isAcronym(content) || nameWords(content, words).some((word) => has(word, wordBit.title));
	return isRemark && named(raw, open, words) && opensName(raw, open.at, words);
}

/** Whether what has been read is someone with at least two names; `Youth Worker Captain Bo Lee` opens with a title. */
function named(raw: string, { start, at }: Open, words: Words): boolean {
	const text = withoutBrackets(raw.slice(start, at));
	const peeled = peelHonorific(text, words);
	const [first, ...rest] = nameWords(text.slice(peeled?.rest ?? 0), words);
	if (first === undefined || rest.length === 0) return false;
	// Behind a rank, Dean is a given name.
	const given = has(first, wordBit.given | wordBit.honorificFull);
	const list = given ? [{ text: first.text, bits: first.bits | wordBit.given }, ...rest] : [first, ...rest];
	if (!isName(list)) return false;
	const ranks = wordBit.honorific | titles;
	return given || !list.some((word) => has(word, peeled === null ? nameless | ranks : ranks));
}

function opensName(raw: string, at: number, words: Words): boolean {
	return opensRanked(raw, at, words) || isFullName(nameWords(frontOf(raw, at), words));
}

/** Whether a rank or title stands there, with a name behind it. */
function opensRanked(raw: string, at: number, words: Words): boolean {
	const front = frontOf(raw, at);
	const peeled = peelHonorific(front, words) ?? peelTitle(front, words);
	if (peeled === null) return false;
	const list = nameWords(front.slice(peeled.rest), words);
	const [only, second] = list;
	return only !== undefined && second === undefined ? isLoneName(only) : isFullName(list);
}

function isLoneName(word: NameWord): boolean {
	const first = word.text.charAt(0);
	return !isAcronym(word.text) && !has(word, nameless) && first !== first.toLowerCase();
}

/** Two words that can be a name; a rank may follow them. */
function isFullName(list: readonly NameWord[]): boolean {
	return list.length > 1 && isName(list.slice(0, 2));
}

/** What follows, up to the next sign. */
function frontOf(raw: string, at: number): string {
	return /^[^,;()[\]|@\n–—/]*/u.exec(raw.slice(at, at + longestFront))?.[0].trim() ?? "";
}
