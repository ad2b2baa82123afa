/** Finds the date in a text that says more: a title, or a value with where it was, which session, in which room. */

import { dateDoubts, hourWords, placeWords } from "../text/field-words.generated.ts";
import { anyOf } from "../text/field-words.ts";
import { type DateToken, scanDate } from "./date-scan.ts";
import type { Span } from "./pieces.ts";

/** Whether a text names a day, so that it is no plain title. */
export function holdsDate(text: string): boolean {
	return findDate(text, (raw) => /\d{4}/.test(raw) && raw.length > leastDate) !== null;
}

const leastDate = 6;
const mostWords = 10;
const longestTitle = 400;

/** The longest run of words in a text that `reads` takes for a whole date: `Minutes of the Board, Wednesday 21 January 2015`; null where there is none. */
export function findDate(text: string, reads: (text: string) => boolean): Span | null {
	if (text.length > longestTitle || !/\d/.test(text)) return null;
	for (const run of runsIn(text)) {
		const words = run.slice(0, mostWords);
		for (let size = words.length; size > 0; size--) {
			for (let from = 0; from + size <= words.length; from++) {
				const [first, last] = [words[from], words[from + size - 1]];
				if (first === undefined || last === undefined || !isFirm(last)) continue;
				if (reads(text.slice(first.start, last.end))) return { start: first.start, end: last.end };
			}
		}
	}
	return null;
}

/** Whether a token is what a date begins and ends with. */
function isFirm({ kind }: DateToken): boolean {
	return kind === "number" || kind === "month" || kind === "date";
}

const joining: ReadonlySet<DateToken["kind"]> = new Set(["weekday", "joint", "to", "and", "between"]);

/** Neighbouring words that dates are made of; a time of day ends them. */
function runsIn(text: string): DateToken[][] {
	const runs: DateToken[][] = [];
	let run: DateToken[] = [];
	let end = 0;
	for (const token of scanDate(text)) {
		if (token.kind === "comma" || (token.kind === "to" && !/^\p{L}/u.test(text.slice(token.start)))) continue;
		const fits = isFirm(token) || joining.has(token.kind);
		if (!fits || !/^\.?[\s,;–—-]*$/.test(text.slice(end, token.start))) {
			runs.push(run);
			run = [];
		}
		if (fits && (run.length > 0 || isFirm(token) || token.kind === "weekday")) run.push(token);
		end = token.end;
	}
	return [...runs, run].filter((each) => each.some(isFirm));
}

const longestValue = 300;
const mostBoundaries = 16;

/** Where a date may end or begin among other words. */
const boundary = new RegExp(String.raw`[,;(|[]|:\s|\s[-–—]+\s|[–—]|\s(?:${anyOf(placeWords)}|@)\s`, "g");

/** How a date is read from words that say nothing else. */
type ReadDate = (text: string) => string | null;

/**
 * What `read` makes of the date in a text: words behind or before it go where they can't mean another day,
 * and leave the day in no doubt.
 */
export function readAmidWords(text: string, read: ReadDate): string | null {
	if (text.length > longestValue || !/\d/.test(text) || text.includes("?")) return null;
	const found = readBefore(text, read);
	if (found !== null) return found;
	for (const { 0: sign, index } of boundariesIn(text)) {
		// Words before a date are those of a place: they begin large, and hold no number.
		const place = text.slice(0, index);
		if (!/^\s*\p{Lu}\D*$/u.test(place) || !isAside(place, { whole: false, ranged: false })) return null;
		const rest = text.slice(index + sign.length);
		const dated = read(rest);
		const behind = dated !== null && saysDay(dated) ? dated : readBefore(rest, read);
		if (behind !== null) return behind;
	}
	return null;
}

function boundariesIn(text: string): RegExpExecArray[] {
	return [...text.matchAll(boundary)].slice(0, mostBoundaries);
}

/** The date that a text opens with. */
function readBefore(text: string, read: ReadDate): string | null {
	for (const { 0: sign, index } of boundariesIn(text)) {
		const date = read(text.slice(0, index));
		if (date === null || !saysDay(date)) continue;
		const rest = text.slice(index + sign.length);
		if (isAside(rest, { whole: /\d{4}-\d\d-\d\d$/.test(date), ranged: /[-–—]/.test(sign) })) return date;
	}
	return null;
}

/** More than a year, and more than the name of a month, which is a word of its own too. */
function saysDay(edtf: string): boolean {
	return /-\d\d$/.test(edtf) && !/^XXXX-\d\d$/.test(edtf);
}

interface Before {
	/** The date before has day, month and year, so that lone numbers behind it are none. */
	readonly whole: boolean;
	/** A dash stands between, which a day of the week would make a range of. */
	readonly ranged: boolean;
}

const doubts: ReadonlySet<string> = new Set(dateDoubts);
const oneLetter = /^\p{L}/u;
/** `2018 EST` behind a day without a year; `2018 h` is no year. */
const yearOrTime = new RegExp(String.raw`^(?:19|20)\d\d(?!\d|\s?(?:[-–]|(?:${anyOf(hourWords)})\b))`, "i");

/** Whether words beside a date say nothing about the day. */
function isAside(text: string, { whole, ranged }: Before): boolean {
	let numberFits = false;
	let worded = false;
	const tokens = scanDate(text);
	for (const [index, token] of tokens.entries()) {
		const { kind, start, end } = token;
		if (kind === "month" || kind === "date" || (ranged && kind === "weekday")) return false;
		if (kind === "time" && !whole && yearOrTime.test(text.slice(start, end))) return false;
		if (kind === "number") {
			// `2nd plenary meeting`
			if (token.ordinal && tokens[index + 1]?.kind === "word") continue;
			if (!worded || !(numberFits || whole) || token.digits > 3) return false;
			numberFits = false;
		} else if (kind !== "time" && oneLetter.test(text.slice(start, end))) {
			if (doubts.has(text.slice(start, end).toLowerCase())) return false;
			numberFits = kind !== "to" && kind !== "and";
			worded = true;
		}
	}
	return worded;
}
