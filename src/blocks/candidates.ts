/** Finds possible labels in a line, without using the form. */
import { withoutParenthetical } from "../text/normalize.ts";
import { isLower, isUpper } from "../text/sentences.ts";
import { isSpace, skipSpaces, trimEnd } from "../text/spaces.ts";

/** How a candidate label ends. */
export type LabelEnd = "colon" | "question" | "dash" | "line";

/** A part of a line that may be a label, the characters of structure after it, and where its value begins. */
export interface Candidate {
	readonly ending: LabelEnd;
	readonly start: number;
	readonly end: number;
	/** Where the label ends without an aside in brackets: `Date of Meeting (day, month, year):`. */
	readonly core: number;
	/** Offsets of single characters; those before the label are signs of emphasis. */
	readonly marks: readonly number[];
	readonly rest: number;
}

/** No label is longer, so the rest of a line is not searched. */
const longestLabel = 120;
const longestUnknown = 50;
const mostUnknownWords = 6;

/** The candidates of one line, the likeliest first. */
export function candidates(text: string, from: number, to: number): Candidate[] {
	const strong = emphasised(text, from, to);
	// So is what a cell of a table holds.
	const isCell = strong !== null && text.charCodeAt((strong.marks.at(-1) ?? 0) + 1) === 0x09;
	if (strong !== null && (strong.ending !== "dash" || isCell)) return [strong];
	const found: Candidate[] = [];
	const last = Math.min(to, from + longestLabel);
	let sign = from;
	let gap = -1;
	// `| Staff in attendance | Ann Bell |`
	const isRow = text.slice(Math.max(from - 2, 0), from).includes("|");
	for (; sign < last; sign++) {
		const unit = text.charCodeAt(sign);
		// That of `https://` closes nothing.
		if ((isColon(unit) || isQuestion(unit)) && sign > from && !text.startsWith("//", sign + 1)) break;
		if (gap < 0 && isSpace(unit)) gap = gapAt(text, sign, Math.min(to, last + widestGap), isRow);
	}
	if (sign < last) {
		found.push(candidate(text, isQuestion(text.charCodeAt(sign)) ? "question" : "colon", { start: from, sign, to }));
	}
	if (gap >= 0 && gap < sign) {
		const parted = candidate(text, "dash", { start: from, sign: gap, to });
		// A colon behind a tab is the value's: `Meeting⇥Seeds: who owns them`.
		if (text.charCodeAt(gap) === 0x09) found.unshift(parted);
		else found.push(parted);
	}
	if (to - from <= longestLabel) found.push({ ending: "line", start: from, end: to, core: to, marks: [], rest: to });
	return found;
}

const widestGap = 3;

/** A colon, full width too. */
function isColon(unit: number): boolean {
	return unit === 0x3a || unit === 0xff1a;
}

/** A question mark, full width too. */
function isQuestion(unit: number): boolean {
	return unit === 0x3f || unit === 0xff1f;
}

/** Where the dash (with space around it), in a row the bar, the tab or the three spaces of a gap between columns stand, in a table that lost its lines; -1 where no gap begins at an offset. */
function gapAt(text: string, at: number, to: number, isRow: boolean): number {
	if (text.charCodeAt(at) === 0x09) return at;
	const next = at + 1 < to ? text.charCodeAt(at + 1) : 0;
	const isSpaced = at + 2 >= to || isSpace(text.charCodeAt(at + 2));
	if ((isDash(next) || (isRow && next === 0x7c)) && isSpaced) return at + 1;
	return isSpace(next) && isSpaced && at + 3 < to ? at : -1;
}

interface Bounds {
	readonly start: number;
	/** Where the sign or the gap behind the label begins; a question mark is part of the label. */
	readonly sign: number;
	readonly to: number;
}

function candidate(text: string, ending: LabelEnd, { start, sign, to }: Bounds): Candidate {
	const end = ending === "question" ? sign + 1 : sign;
	const marks: number[] = ending === "question" || isSpace(text.charCodeAt(end)) ? [] : [end];
	const behind = ending === "colon" ? doubled(text, end + 1, { to, marks }) : ending === "dash" ? end + 1 : end;
	let rest = skipSpaces(text, behind, to);
	if (ending === "question" && rest < to && isEndMark(text, rest, to)) {
		marks.push(rest);
		rest = skipSpaces(text, rest + 1, to);
	}
	const last = trimEnd(text, start, end);
	return {
		ending,
		start,
		end: last,
		core: ending === "dash" ? last : withoutParenthetical(text, start, last),
		marks,
		rest,
	};
}

/** Behind the further signs of `Reporter::` or `Reporter:-`. */
function doubled(text: string, from: number, { to, marks }: { to: number; marks: number[] }): number {
	let at = from;
	while (at < to && text.charCodeAt(at) === 0x3a) marks.push(at++);
	if (at + 1 < to && isDash(text.charCodeAt(at)) && isSpace(text.charCodeAt(at + 1))) marks.push(at++);
	return at;
}

/** A colon, or a dash with space behind it, after a label's question mark. */
function isEndMark(text: string, at: number, to: number): boolean {
	const unit = text.charCodeAt(at);
	return isColon(unit) || (isDash(unit) && (at + 1 >= to || isSpace(text.charCodeAt(at + 1))));
}

function isDash(unit: number): boolean {
	return unit === 0x2d || unit === 0x2013 || unit === 0x2014;
}

/** The candidate of a line that looks like `Venue: New York`: a few words that begin large, and a colon. */
export function labelLike(text: string, from: number, to: number, mayBeSmall = false): Candidate | null {
	const strong = emphasised(text, from, to);
	if (strong !== null) return strong.ending === "colon" && isWorded(text, strong) ? strong : null;
	if (!isUpper(text.charAt(from)) && !(mayBeSmall && isLower(text.charAt(from)))) return null;
	const head = fewWords.exec(text.slice(from, Math.min(to, from + longestUnknown)))?.[0] ?? "";
	const colon = from + head.length - 1;
	const tab = head.indexOf("\t");
	if (tab > 0) return candidate(text, "dash", { start: from, sign: from + tab, to });
	if (head === "" || "/:".includes(text.charAt(colon + 1) || " ")) return null;
	const last = text.charAt(trimEnd(text, from, colon) - 1);
	const isWord = isLower(last) || isUpper(last) || last === ")";
	return isWord ? candidate(text, "colon", { start: from, sign: colon, to }) : null;
}

/** Up to six words without a sentence mark, a comma or a quotation mark among them, and a colon. */
const fewWords = /^(?:[^\s:：.,;!?"“”‘«»|]+\s+){0,5}[^\s:：.,;!?"“”‘«»|]*[:：]/;

/** The candidate of a line such as `Venue - New York`: a few words that begin large, and a dash. */
export function dashedLike(text: string, from: number, to: number): Candidate | null {
	if (!isUpper(text.charAt(from)) || to - from > longestLabel) return null;
	const line = text.slice(from, Math.min(to, from + longestUnknown + 1));
	const at = line.search(dashOrStop);
	if (at < 0 || at >= longestUnknown || stopSigns.test(line.charAt(at))) return null;
	return candidate(text, "dash", { start: from, sign: from + at, to });
}

/** The candidate of a line of Markdown such as `**Venue** New York`. */
export function boldLike(text: string, from: number, to: number): Candidate | null {
	const strong = emphasised(text, from, to);
	return strong?.ending === "dash" && isWorded(text, strong) ? strong : null;
}

/** A few words that begin large, without a sentence mark among them. */
function isWorded(text: string, { start, end }: Candidate): boolean {
	const label = text.slice(start, end);
	if (!isUpper(label.charAt(0)) || label.length > longestUnknown) return false;
	return label.split(/\s+/u).length <= mostUnknownWords && !stopSigns.test(label);
}

/** Sentence marks, commas and quotation marks stand in no label. */
const stopSigns = /[.,;!?"“”‘«»|]/;
const dashOrStop = /[.,;!?"“”‘«»|]|(?<=\s)[-–—](?=\s|$)/;

const longest = 130;
/** One to three stars or underscores. */
const emphasis = /^(\*{1,3}(?!\*)|_{1,3}(?!_))(?=\S)/;

/**
 * The candidate of a line that opens with emphasised words and a colon, a question mark or nothing behind them; words
 * right behind bold ones end it as a dash does.
 */
export function emphasised(text: string, from: number, to: number): Candidate | null {
	// Asked of every line, and hardly any opens so.
	if (text[from] !== "*" && text[from] !== "_") return null;
	const head = text.slice(from, Math.min(to, from + longest));
	const signs = emphasis.exec(head)?.[1] ?? "";
	const close = from + head.indexOf(signs, signs.length);
	if (signs === "" || close < from) return null;
	const start = from + signs.length;
	const behind = close + signs.length;
	const inner = trimEnd(text, start, close);
	const after = skipSpaces(text, behind, to);
	const [last, next] = [text.charCodeAt(inner - 1), text.charCodeAt(after)];
	const colon = isColon(last) ? inner - 1 : isColon(next) && after < to ? after : -1;
	const end = colon === inner - 1 ? trimEnd(text, start, colon) : inner;
	const question = isQuestion(text.charCodeAt(end - 1));
	const open = colon < 0 && !question && after < to;
	if (open && (signs.length < 2 || after === behind)) return null;
	const around = [...offsets(from, start), ...offsets(close, behind)];
	const marks = colon < 0 ? around : [...around, colon].sort((a, b) => a - b);
	let rest = colon === after ? skipSpaces(text, after + 1, to) : after;
	if ((colon >= 0 || open) && rest + 1 < to && isDash(text.charCodeAt(rest)) && isSpace(text.charCodeAt(rest + 1))) {
		marks.push(rest);
		rest = skipSpaces(text, rest + 1, to);
	}
	const ending = question ? "question" : open ? "dash" : colon < 0 ? "line" : "colon";
	return { ending, start, end, core: withoutParenthetical(text, start, end), marks, rest };
}

function offsets(from: number, to: number): number[] {
	return Array.from({ length: to - from }, (_, index) => from + index);
}
