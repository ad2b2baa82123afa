/** Where two people are written with nothing, or with an unusual sign, between them: judged by the names on both sides. */
import { isSpace, skipSpaces } from "../text/spaces.ts";
import { type Words, wordBit } from "../text/words.ts";
import { withoutBrackets } from "./brackets.ts";
import { isName, nameless } from "./full-name.ts";
import { peelHonorific } from "./honorific.ts";
import { letterRun } from "./letters.ts";
import { isAcronym, isDegree, type NameWord, nameWords } from "./name-words.ts";
import { peelTitle } from "./title.ts";

/** The stretch that has been read since the last separator. */
export interface Open {
	readonly start: number;
	readonly at: number;
	/** The text opens with the number 1, so that further numbers part. */
	readonly numbered: boolean;
}

const longestFront = 80;
const lastSmall = 0x7a;

/** Where the next person begins, if that is at this offset or behind the sign at it; null otherwise. */
export function breakAt(raw: string, open: Open, words: Words): number | null {
	const { at } = open;
	const unit = raw.charCodeAt(at);
	if (at - open.start > longestPerson) return null;
	if (unit === slash) return named(raw, open, words) && opensName(raw, at + 1, words) ? at + 1 : null;
	if (at > 0 && !isSpace(raw.charCodeAt(at - 1))) return null;
	if (isDash(unit)) return named(raw, open, words) && opensRanked(raw, at + 1, words) ? at + 1 : null;
	if (open.numbered && isNumberOpening(unit)) return numberEnd(raw, at);
	if (unit === smallE) return followsWord(raw, open) && others.test(raw.slice(at, at + 8)) ? at : null;
	const capital = (unit >= 0x41 && unit <= 0x5a) || unit > lastSmall;
	if (!capital || !followsName(raw, open)) return null;
	const breaks = raw.charCodeAt(at - 2) === closing ? breaksAtBracket(raw, open, words) : false;
	return breaks || breaksAtRank(raw, open, words) ? at : null;
}

function followsWord(raw: string, { start, at }: Open): boolean {
	return skipSpaces(raw, start, at) < at;
}

/** Whether more than one word of letters has been read: a cheap look that spares the others for the second of most names. */
function followsName(raw: string, { start, at }: Open): boolean {
	let end = skipSpaces(raw, start, at);
	while (end < at && isPlainLetter(raw.charCodeAt(end))) end++;
	return end < at - 1;
}

function isPlainLetter(unit: number): boolean {
	return (unit | 32) >= 0x61 && (unit | 32) <= 0x7a;
}

const longestPerson = 200;
const closing = 0x29;
const slash = 0x2f;
const smallE = 0x65;
const others = /^et\.?\s+al\b/;

/** Whether a text opens with the first number of a list. */
export function isNumbered(raw: string): boolean {
	return /^\s*\(?1[.)]\s/.test(raw);
}

function isNumberOpening(unit: number): boolean {
	return unit === 0x28 || (unit >= 0x30 && unit <= 0x39);
}

function numberEnd(raw: string, at: number): number | null {
	const length = /^\(?\d{1,2}[.)]\s+/.exec(raw.slice(at, at + 8))?.[0].length;
	return length === undefined ? null : at + length;
}

function isDash(unit: number): boolean {
	return unit === 0x2d || unit === 0x2013 || unit === 0x2014;
}

/** `Major Ann Bell Captain Bo Lee Intern Joy Hay`; Dean and King are given names too, and part nobody. */
function breaksAtRank(raw: string, open: Open, words: Words): boolean {
	const word = letterRun(raw, open.at);
	const behind = raw.charCodeAt(open.at + word.length);
	if (behind !== 0x2e && behind !== 0x2d && !isSpace(behind)) return false;
	const bits = words.bits(word);
	const other = wordBit.given | wordBit.honorificFull | wordBit.suffix;
	const opens = wordBit.honorific | wordBit.title;
	if ((bits & opens) === 0 || (bits & other) !== 0 || word.length < 2 || isDegree(word)) return false;
	return named(raw, open, words) && opensRanked(raw, open.at, words);
}

/** `Ann Bell (Intern) Bo Lee`; `Robert (Bob) Docter` is one. */
function breaksAtBracket(raw: string, open: Open, words: Words): boolean {
	const before = raw.slice(open.start, open.at).trimEnd();
	if (!before.endsWith(")")) return false;
	const content = before.slice(before.lastIndexOf("(") + 1, -1);
	const remark = isAcronym(content) || nameWords(content, words).some(({ bits }) => (bits & wordBit.title) !== 0);
	return remark && named(raw, open, words) && opensName(raw, open.at, words);
}

/** Whether what has been read is someone with at least two names; `Youth Worker Captain Bo Lee` opens with a title. */
function named(raw: string, { start, at }: Open, words: Words): boolean {
	const text = withoutBrackets(raw.slice(start, at));
	const peeled = peelHonorific(text, words);
	const list = asGiven(nameWords(text.slice(peeled?.rest ?? 0), words));
	if (list.length < 2 || !isName(list)) return false;
	const given = ((list[0]?.bits ?? 0) & wordBit.given) !== 0;
	return given || list.every(({ bits }) => (bits & (peeled === null ? unlikely : ranks)) === 0);
}

/** Behind a rank, Dean is a given name. */
function asGiven([first, ...rest]: readonly NameWord[]): NameWord[] {
	if (first === undefined) return [];
	const full = (first.bits & wordBit.honorificFull) !== 0;
	return [full ? { ...first, bits: first.bits | wordBit.given } : first, ...rest];
}

const ranks = wordBit.honorific | wordBit.office | wordBit.title;
const unlikely = nameless | ranks;

function opensName(raw: string, at: number, words: Words): boolean {
	return opensRanked(raw, at, words) || fullName(frontOf(raw, at), words);
}

/** Whether a rank or title stands there, with a name behind it. */
function opensRanked(raw: string, at: number, words: Words): boolean {
	const front = frontOf(raw, at);
	const peeled = peelHonorific(front, words) ?? peelTitle(front, words);
	if (peeled === null) return false;
	const rest = front.slice(peeled.rest);
	const [only, second] = nameWords(rest, words);
	if (only === undefined) return false;
	return second === undefined ? mayBeName(only) : fullName(rest, words);
}

function mayBeName({ text, bits }: NameWord): boolean {
	return !isAcronym(text) && (bits & nameless) === 0 && text[0] !== text[0]?.toLowerCase();
}

/** Two words that can be a name; a rank may follow them. */
function fullName(text: string, words: Words): boolean {
	const list = nameWords(text, words).slice(0, 2);
	return list.length === 2 && isName(list);
}

/** What follows, up to the next sign. */
function frontOf(raw: string, at: number): string {
	return /^[^,;()[\]|@\n–—/]*/u.exec(raw.slice(at, at + longestFront))?.[0].trim() ?? "";
}
