/** Cuts a list of people at everything that may stand between two of them. */
import { isSpace } from "../text/spaces.ts";
import type { Words } from "../text/words.ts";
import { bracketSpans } from "./brackets.ts";
import { endsEntity } from "./entity.ts";
import { peelHonorific } from "./honorific.ts";
import { isLetter } from "./letters.ts";
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

/** How a form wants lists of people cut. */
export interface PeopleRules {
	readonly words: Words;
	readonly separators: readonly string[];
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
		if (span.end > span.start) pieces.push({ ...span, joint });
		return span.end > span.start;
	};
	for (let at = from; at < raw.length; at++) {
		const closed = brackets.get(at);
		const sign = closed === undefined ? separatorAt(raw, at, rules) : null;
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

/** Cut at the form's own separators, and at nothing else: `Alvarez, R.; Brooks, T.` */
function ownPieces(raw: string, from: number, separators: readonly string[]): PersonPiece[] {
	const pieces: PersonPiece[] = [];
	const brackets = bracketSpans(raw);
	let start = from;
	const close = (end: number): void => {
		const span = trimSpan(raw, start, end);
		if (span.end > span.start) pieces.push({ ...span, joint: "stop" });
	};
	for (let at = from; at < raw.length; at++) {
		const closed = brackets.get(at);
		const own = closed === undefined ? separators.find((each) => each !== "" && raw.startsWith(each, at)) : undefined;
		if (own !== undefined) {
			close(at);
			start = at + own.length;
		}
		if (own !== undefined || closed !== undefined) at = (closed ?? start) - 1;
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

function separatorAt(raw: string, at: number, rules: PeopleRules): Separator | null {
	const unit = raw.charCodeAt(at);
	if (unit === comma) return { joint: "comma", end: at + 1 };
	if (unit === pipe || (unit === semicolon && !endsEntity(raw, at))) return { joint: "stop", end: at + 1 };
	if (unit === 10 || unit === 13) return lineEnd(raw, at, rules.words);
	if (at === 0 || isSpace(raw.charCodeAt(at - 1))) {
		const end = andEnd(raw, at);
		if (end > at) return { joint: "and", end };
	}
	return null;
}

const comma = 0x2c;
const semicolon = 0x3b;
const pipe = 0x7c;
const slash = 0x2f;

/** Where an `and` or `as well as`, or a `&`, `+` or `/` that stands alone, ends; the offset where none begins. */
function andEnd(raw: string, at: number): number {
	const unit = raw.charCodeAt(at);
	const sign = unit === 0x26 || unit === 0x2b || unit === 0x2f;
	if (!sign && (unit | 32) !== 0x61) return at;
	const word = sign ? raw.charAt(at) : joins.find((join) => raw.slice(at, at + join.length).toLowerCase() === join);
	const end = at + (word?.length ?? 0);
	return end >= raw.length || isSpace(raw.charCodeAt(end)) ? end : at;
}

const joins = ["and", "as well as"];

/** A line end inside a piece is a wrapped line, unless the next one opens with a rank. */
function lineEnd(raw: string, at: number, words: Words): Separator | null {
	const next = trimSpan(raw, at, Math.min(raw.length, at + 60));
	return peelHonorific(raw.slice(next.start, next.end), words) === null ? null : { joint: "stop", end: next.start };
}
