/** What parts two people in a text: a sign, a word that joins, or nothing but the rank of the second one. */
import { letterRun } from "../text/ascii.ts";
import { chatStates, unnamedOthers } from "../text/field-words.generated.ts";
import { allJoins, anyOf, joinsOf } from "../text/field-words.ts";
import { skipSpaces } from "../text/spaces.ts";
import { type Words, wordBit } from "../text/words.ts";
import type { ReadContext } from "./field-type.ts";
import { peelHonorific, peelTitle } from "./honorific.ts";
import {
	has,
	isAcronym,
	isCapital,
	isDegree,
	isName,
	type NameWord,
	nameless,
	nameWords,
	titles,
} from "./name-words.ts";
import { isSemicolon, withoutBrackets } from "./pieces.ts";

/** How two stretches are set apart; "stop" always parts two people. */
export interface Joint {
	readonly kind: "stop" | "comma" | "and";
	/** Where the second one begins. */
	readonly end: number;
}

/** A sign that may part two people, and where the first of them begins. */
export interface Candidate {
	readonly start: number;
	readonly at: number;
	readonly sign: string;
	/** The text opens with the number 1, so that further numbers part. */
	readonly numbered: boolean;
}

/** One letter in capitals is an initial: `MARIA E SILVA`. */
const joins = [...allJoins].flatMap((join) => (join.length > 1 ? [join, join.toUpperCase()] : [join]));

/** All that may part two people, the capital of a rank included; brackets are found to be passed over. */
export const candidates = new RegExp(
	String.raw`[,;|\n\r/([]|(?<!\S)(?:${anyOf(unnamedOthers)}(?![a-z])|${anyOf(joins)}(?!\S)|[&+](?!\S)|[-–—]|\d{1,2}[.)](?=\s)|(?=[A-Z\u007b-\uffff]))`,
	"g",
);

/** Whether a text opens with the first number of a list. */
export function isNumbered(raw: string): boolean {
	return /^\s*\(?1[.)]\s/.test(raw);
}

const longestPerson = 200;
const longestFront = 80;
const others = new RegExp(`^${anyOf(unnamedOthers)}$`);

/** The joint at a candidate; null where it parts nobody. */
export function jointAt(raw: string, candidate: Candidate, { words, language }: ReadContext): Joint | null {
	const { start, at, sign, numbered } = candidate;
	const end = at + sign.length;
	if (sign === ",") return { kind: "comma", end };
	if (sign === ";" || sign === "|") {
		const parts = sign === ";" ? isSemicolon(raw, at) : !isAway(raw, start, at);
		return parts ? { kind: "stop", end } : null;
	}
	if (sign === "\n" || sign === "\r") {
		// A line end inside a piece is a wrapped line, unless the next one opens with a rank.
		const next = skipSpaces(raw, at, raw.length);
		return peelHonorific(raw.slice(next, next + longestFront), words) === null ? null : { kind: "stop", end: next };
	}
	const alone = at === 0 || /\s/.test(raw.charAt(at - 1));
	if (sign === "&" || sign === "+" || (sign === "/" && alone && /^(?:\s|$)/.test(raw.charAt(end))))
		return { kind: "and", end };
	if (numbered && /^[(\d]/.test(sign)) {
		const number = alone ? /^\(?\d{1,2}[.)]\s+/.exec(raw.slice(at, at + 8)) : null;
		return number === null ? null : { kind: "stop", end: at + number[0].length };
	}
	if (others.test(sign)) return skipSpaces(raw, start, at) < at ? { kind: "stop", end: at } : null;
	if (joinsOf(language).includes(sign.toLowerCase().replace(/\s+/g, " ")))
		return joinsSurnames(raw, candidate, words) ? null : { kind: "and", end };
	return at - start <= longestPerson && partsNames(raw, candidate, words) ? { kind: "stop", end } : null;
}

/** Whether the `|` at an offset belongs to the one who is away (`h01ger|away`), and parts no two people. */
function isAway(raw: string, start: number, at: number): boolean {
	const state = /^[^\s,;|()]*(?=\s*(?:$|[,;\n(]))/u.exec(raw.slice(at + 1, at + longestFront))?.[0] ?? "";
	// Where commas part the people, whatever is written small belongs to the nick: `ann|gym, bob|phx`.
	const isState = chatStates.includes(state) || (raw.includes(",") && /^[\p{Ll}\d_]/u.test(state));
	return isState && !/[\s()]/.test(raw.slice(start, at).trim());
}

/** `Santiago Ramón y Cajal` is one: a word of one letter joins surnames too, where no given name follows. */
function joinsSurnames(raw: string, { start, at, sign }: Candidate, words: Words): boolean {
	if (sign.length > 1) return false;
	const before = nameWords(raw.slice(start, at), words);
	const [behind, more] = nameWords(/^[^,;()|\n]*/.exec(raw.slice(at + 1, at + longestFront))?.[0] ?? "", words);
	return before.length > 1 && behind !== undefined && more === undefined && !has(behind, wordBit.given);
}

/** Whether names stand on both sides of a slash or dash, of a bracket that ends, or in front of a rank. */
function partsNames(raw: string, { start, at, sign }: Candidate, words: Words): boolean {
	if (sign === "(" || sign === "[" || (sign !== "" && !"/-–—".includes(sign))) return false;
	const before = raw.slice(start, at);
	if (sign === "/") return isSomeone(before, words) && opensPerson(raw, at + 1, words) !== null;
	if (sign !== "") return isSomeone(before, words) && opensPerson(raw, at + 1, words) === "titled";
	if (!twoWords.test(before)) return false;
	if (opensRank(raw, at, words) && isSomeone(before, words)) return opensPerson(raw, at, words) === "titled";
	return endsInRemark(before, words) && isSomeone(before, words) && opensPerson(raw, at, words) !== null;
}

const twoWords = /[^\s,;:"“”()[\]][\s,;:"“”()[\]]+[^\s,;:"“”()[\]]/;

/** `Captain Bo Lee`, `Intern Joy Hay`; Dean and King are given names too, and part nobody. */
function opensRank(raw: string, at: number, words: Words): boolean {
	const text = letterRun(raw, at);
	if (text.length < 2 || isDegree(text) || !/^[.\-\s]/.test(raw.charAt(at + text.length))) return false;
	const bits = words.bits(text);
	const names = wordBit.given | wordBit.honorificFull | wordBit.suffix;
	return (bits & (wordBit.honorific | wordBit.title)) !== 0 && (bits & names) === 0;
}

/** `Ann Bell (Intern) `; `Robert (Bob) ` is no more than a given name. */
function endsInRemark(before: string, words: Words): boolean {
	const content = /\(([^()]*)\)\s$/.exec(before)?.[1];
	if (content === undefined) return false;
	return isAcronym(content) || nameWords(content, words).some((word) => has(word, wordBit.title));
}

/** Whether a text is someone with at least two names; `Youth Worker Captain Bo Lee` opens with a title. */
function isSomeone(before: string, words: Words): boolean {
	const text = withoutBrackets(before);
	const peeled = peelHonorific(text, words);
	const [first, ...rest] = nameWords(text.slice(peeled?.rest ?? 0), words);
	if (first === undefined || rest.length === 0) return false;
	// Behind a rank, Dean is a given name.
	const given = has(first, wordBit.given | wordBit.honorificFull);
	const list = given ? [{ ...first, bits: first.bits | wordBit.given }, ...rest] : [first, ...rest];
	const ranks = wordBit.honorific | titles;
	return isName(list) && (given || !list.some((word) => has(word, peeled === null ? nameless | ranks : ranks)));
}

/** Whether a rank or title with a name behind it stands at an offset, or a full name. */
function opensPerson(raw: string, at: number, words: Words): "titled" | "named" | null {
	const front = /^[^,;()[\]|@\n–—/]*/.exec(raw.slice(at, at + longestFront))?.[0].trim() ?? "";
	const peeled = peelHonorific(front, words) ?? peelTitle(front, words);
	const list = nameWords(front.slice(peeled?.rest ?? 0), words);
	const [only, second] = list;
	if (only === undefined) return null;
	// Two words that can be a name; a rank may follow them.
	const named = second === undefined ? peeled !== null && isLoneName(only) : isName(list.slice(0, 2));
	if (!named) return null;
	return peeled === null ? "named" : "titled";
}

function isLoneName(word: NameWord): boolean {
	return isCapital(word.text) && !isAcronym(word.text) && !has(word, nameless);
}
