/** Cuts a list of people at everything that may stand between two of them. */
import { isSpace } from "../text/spaces.ts";
import { type Words, wordBit } from "../text/words.ts";
import { bracketSpans } from "./brackets.ts";
import { endsEntity } from "./entity.ts";
import { isNick } from "./handle.ts";
import { peelHonorific } from "./honorific.ts";
import { joinsOf } from "./join-words.ts";
import { isLetter } from "./letters.ts";
import { wordsOf } from "./name-words.ts";
import { ownSeparatorEnd } from "./own-separators.ts";
import { breakAt, isNumbered, type Open } from "./person-breaks.ts";
import { type Span, trimSpan } from "./pieces.ts";

/** What stands in front of a piece; "stop" always parts. */
export type Joint = "stop" | "comma" | "and";

/** A stretch between two separators. */
export interface PersonPiece extends Span {
	readonly joint: Joint;
}

interface Separator {
	readonly joint: Joint;
	readonly end: number;
}

/** A word between two names, and where the first of them begins. */
interface Joined extends Span {
	readonly at: number;
}

/** How a form wants lists of people cut. */
export interface PeopleRules {
	readonly words: Words;
	readonly separators: readonly string[];
	/** The language whose `and` parts people too. */
	readonly language: string;
}

/** The pieces of a text, from an offset on. */
export function personPieces(raw: string, from: number, rules: PeopleRules): PersonPiece[] {
	if (rules.separators.length > 0) return ownPieces(raw, from, rules.separators);
	const pieces: PersonPiece[] = [];
	const brackets = bracketSpans(raw);
	const numbered = isNumbered(raw);
	let joint: Joint = "stop";
	let start = from;
	const close = (end: number): boolean => {
		const span = trimSpan(raw, start, end);
		if (span.end > span.start) pieces.push({ start: span.start, end: span.end, joint });
		return span.end > span.start;
	};
	for (let at = from; at < raw.length; at++) {
		if (at > from) at = nextChance(raw, at);
		const closed = brackets.get(at);
		const sign = closed === undefined ? separatorAt(raw, { start, at }, rules) : null;
		const separator =
			sign ?? (closed === undefined || numbered ? unsigned(raw, { start, at, numbered }, rules.words) : null);
		if (separator === null) {
			if (closed !== undefined) at = closed - 1;
			continue;
		}
		// `Ann, and Bob`: `and` tells more than the comma before it, but a line end or semicolon still parts.
		if (close(at) || joint === "comma") joint = separator.joint;
		start = separator.end;
		at = start - 1;
	}
	close(raw.length);
	return pieces;
}

/** Where a sign or a word is that may part people: nothing else can. */
function nextChance(raw: string, at: number): number {
	chance.lastIndex = at;
	return chance.test(raw) ? chance.lastIndex - 1 : raw.length;
}

const chance = /[,;|\n\r([/]|(?<=\s)[^ ]/g;

/** Cut at the form's own separators, and at nothing else: `Alvarez, R.; Brooks, T.` */
function ownPieces(raw: string, from: number, separators: readonly string[]): PersonPiece[] {
	const pieces: PersonPiece[] = [];
	const brackets = bracketSpans(raw);
	let start = from;
	const close = (end: number): void => {
		const span = trimSpan(raw, start, end);
		if (span.end > span.start) pieces.push({ start: span.start, end: span.end, joint: "stop" });
	};
	for (let at = from; at < raw.length; at++) {
		const closed = brackets.get(at);
		const end = closed ?? ownSeparatorEnd(raw, at, separators);
		if (closed === undefined && end > at) {
			close(at);
			start = end;
		}
		if (end > at) at = end - 1;
	}
	close(raw.length);
	return pieces;
}

/** Where nothing but the names on both sides tells two people apart, or a number does. */
function unsigned(raw: string, open: Open, words: Words): Separator | null {
	if (open.at > 0 && isLetter(raw.charCodeAt(open.at - 1)) && raw.charCodeAt(open.at) !== slash) return null;
	const end = breakAt(raw, open, words);
	return end === null ? null : { joint: "stop", end };
}

function separatorAt(raw: string, { start, at }: Pick<Open, "start" | "at">, rules: PeopleRules): Separator | null {
	const unit = raw.charCodeAt(at);
	if (unit === comma) return { joint: "comma", end: at + 1 };
	if (unit === pipe && isNick(raw, { start, at })) return null;
	if (unit === pipe || (unit === semicolon && !endsEntity(raw, at))) return { joint: "stop", end: at + 1 };
	if (unit === 10 || unit === 13) return lineEnd(raw, at, rules.words);
	if (at === 0 || isSpace(raw.charCodeAt(at - 1))) {
		const end = andEnd(raw, at, rules.language);
		if (end > at && !joinsSurnames(raw, { start, at, end }, rules.words)) return { joint: "and", end };
	}
	return null;
}

const comma = 0x2c;
const semicolon = 0x3b;
const pipe = 0x7c;
const slash = 0x2f;

/** Where an `and` in the form's language, or a `&`, `+` or `/` that stands alone, ends; the offset where none begins. */
function andEnd(raw: string, at: number, language: string): number {
	const unit = raw.charCodeAt(at);
	const sign = unit === 0x26 || unit === 0x2b || unit === 0x2f;
	const end = at + (sign ? 1 : joinLength(raw, at, language));
	return end >= raw.length || isSpace(raw.charCodeAt(end)) ? end : at;
}

function joinLength(raw: string, at: number, language: string): number {
	const unit = raw.charCodeAt(at) | 32;
	for (const join of joinsOf(language)) {
		if (unit === (join.charCodeAt(0) | 32) && startsWith(raw, at, join)) return join.length;
	}
	return 0;
}

/** In capitals too; one letter is an initial then: `MARIA E SILVA`. */
function startsWith(raw: string, at: number, join: string): boolean {
	if (raw.startsWith(join, at)) return true;
	if (join.length < 2 || (raw.charCodeAt(at) | 32) !== join.charCodeAt(0)) return false;
	return raw.slice(at, at + join.length).toLowerCase() === join;
}

/** `Santiago Ramón y Cajal` is one: a word of one letter joins surnames too, where no given name follows. */
function joinsSurnames(raw: string, { start, at, end }: Joined, words: Words): boolean {
	if (end - at > 1 || !isLetter(raw.charCodeAt(at))) return false;
	const before = wordsOf(raw.slice(start, at));
	const behind = wordsOf(/^[^,;()|\n]*/u.exec(raw.slice(end, end + longestSurname))?.[0] ?? "");
	return before.length > 1 && behind.length === 1 && (words.bits(behind[0] ?? "") & wordBit.given) === 0;
}

const longestSurname = 60;

/** A line end inside a piece is a wrapped line, unless the next one opens with a rank. */
function lineEnd(raw: string, at: number, words: Words): Separator | null {
	const next = trimSpan(raw, at, Math.min(raw.length, at + 60));
	return peelHonorific(raw.slice(next.start, next.end), words) === null ? null : { joint: "stop", end: next.start };
}
