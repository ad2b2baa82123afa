/** Finds what may be a label in a line, without knowing the form. */
import { isLower, isUpper } from "../text/sentences.ts";
import { isSpace, skipSpaces, trimEnd } from "../text/spaces.ts";

/** How a candidate label ends. */
type LabelEnd = "colon" | "question" | "dash" | "line";

/** A stretch of a line that may be a label, the structural characters behind it, and where its value begins. */
export interface Candidate {
	readonly ending: LabelEnd;
	readonly start: number;
	readonly end: number;
	/** Offsets of single characters. */
	readonly marks: readonly number[];
	readonly rest: number;
}

/** No label is longer; what lies further right in a line is not looked at. */
const longestLabel = 120;
const longestUnknown = 50;
const mostUnknownWords = 6;

/** The candidates of one line, the likeliest first. */
export function candidates(text: string, from: number, to: number): Candidate[] {
	const found: Candidate[] = [];
	const limit = Math.min(to, from + longestLabel);
	let dash = -1;
	for (let at = from + 1; at < limit; at++) {
		const unit = text.charCodeAt(at);
		if (unit === 0x3a || unit === 0xff1a) {
			found.push(candidate(text, "colon", { start: from, end: at, to }));
			break;
		}
		if (unit === 0x3f || unit === 0xff1f) {
			found.push(candidate(text, "question", { start: from, end: at + 1, to }));
			break;
		}
		if (dash < 0 && isSpacedDash(text, at, to)) dash = at;
	}
	if (dash >= 0) found.push(candidate(text, "dash", { start: from, end: dash, to }));
	if (to - from <= longestLabel) found.push({ ending: "line", start: from, end: to, marks: [], rest: to });
	return found;
}

interface Bounds {
	readonly start: number;
	readonly end: number;
	readonly to: number;
}

function candidate(text: string, ending: LabelEnd, { start, end, to }: Bounds): Candidate {
	const marks: number[] = ending === "question" ? [] : [end];
	let rest = skipSpaces(text, ending === "question" ? end : end + 1, to);
	if (ending === "question" && rest < to && isEndMark(text, rest, to)) {
		marks.push(rest);
		rest = skipSpaces(text, rest + 1, to);
	}
	return { ending, start, end: trimEnd(text, start, end), marks, rest };
}

/** A colon, or a dash with space behind it, after a label's question mark. */
function isEndMark(text: string, at: number, to: number): boolean {
	const unit = text.charCodeAt(at);
	return unit === 0x3a || unit === 0xff1a || (isDash(unit) && (at + 1 >= to || isSpace(text.charCodeAt(at + 1))));
}

function isSpacedDash(text: string, at: number, to: number): boolean {
	if (!isDash(text.charCodeAt(at)) || !isSpace(text.charCodeAt(at - 1))) return false;
	return at + 1 >= to || isSpace(text.charCodeAt(at + 1));
}

function isDash(unit: number): boolean {
	return unit === 0x2d || unit === 0x2013 || unit === 0x2014;
}

/** The candidate of a line that looks like `Venue: New York`: a few words that begin large, and a colon. */
export function labelLike(text: string, from: number, to: number): Candidate | null {
	if (!isUpper(text.charAt(from))) return null;
	const limit = Math.min(to, from + longestUnknown);
	let words = 1;
	for (let at = from + 1; at < limit; at++) {
		const unit = text.charCodeAt(at);
		if (unit === 0x3a || unit === 0xff1a) return labelEnd(text, from, at, to);
		if (isSpace(unit) && !isSpace(text.charCodeAt(at - 1))) words++;
		if (words > mostUnknownWords || stopsLabel(unit)) return null;
	}
	return null;
}

function labelEnd(text: string, from: number, colon: number, to: number): Candidate | null {
	const next = text.charAt(colon + 1);
	if (next === "/" || next === ":") return null;
	const last = text.charAt(trimEnd(text, from, colon) - 1);
	const worded = isLower(last) || isUpper(last) || last === ")";
	return worded ? candidate(text, "colon", { start: from, end: colon, to }) : null;
}

/** Sentence marks, commas and quotation marks stand in no label. */
function stopsLabel(unit: number): boolean {
	return '.,;!?"“”‘«»|'.includes(String.fromCharCode(unit));
}
