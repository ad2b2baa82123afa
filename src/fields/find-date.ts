/** Finds the date in a text that says more: a title, or a value with where it was, which session, in which room. */
import { dateDoubts, hourWords, placeWords } from "../text/field-words.generated.ts";
import { anyOf } from "../text/field-words.ts";
import type { TextSpan } from "../text/place.ts";
import { type DateToken, namesNoDay, scanDate } from "./date-scan.ts";

/** Whether a text names a day, so that it is no plain title. */
export function holdsDate(text: string): boolean {
	return findDate(text, (raw) => /\d{4}/.test(raw) && raw.length > leastDate) !== null;
}

const leastDate = 6;
const mostTokens = 12;
const longestTitle = 400;

/** The longest run of words in a text that `reads` takes for a whole date: `Minutes of the Board, Wednesday 21 January 2015`, or null. */
export function findDate(text: string, reads: (text: string) => boolean): TextSpan | null {
	if (text.length > longestTitle || !/\d/.test(text)) return null;
	const tokens = scanDate(text);
	for (let size = mostTokens; size > 0; size--) {
		for (let from = 0; from + size <= tokens.length; from++) {
			const run = tokens.slice(from, from + size);
			const [start, end] = [run[0]?.start ?? 0, run.at(-1)?.end ?? 0];
			if (!isRun(text, run) || !reads(text.slice(start, end))) continue;
			return numbered.test(text.slice(0, start)) && dashed.test(text.slice(start, end)) ? null : { start, end };
		}
	}
	return null;
}

/** The same, but with a day that the calendar lacks as part of it: `31 Sept 2026` is a slip, and no month. */
export function findSaidDate(text: string, reads: (text: string) => boolean): TextSpan | null {
	const span = findDate(text, reads);
	const slip = lastDays.test(text) ? findDate(text, namesNoDay) : null;
	// A number behind a word may be a session's or a room's: `Room 31, September 2026`.
	if (slip === null || (numbered.test(text.slice(0, slip.start)) && !ranged.test(text.slice(slip.start)))) return span;
	if (span === null) return slip;
	// `30 Feb 2026 and 2 March 2026` has another day; `30 Feb - 2 March 2026` is one slip.
	const isApart = dayIn.test(text.slice(span.start, span.end)) && years(text.slice(slip.start, slip.end)) > 1;
	return !isApart && slip.start <= span.start && span.end <= slip.end ? slip : span;
}

/** The days that some month does not have. */
const lastDays = /(?<!\d)(?:29|30|31)(?!\d)/;
const ranged = /^\d+\s?[-–]\s?\d/;
const dayIn = /(?<!\d)\d{1,2}(?!\d)/;
const years = (text: string): number => text.match(/\d{4}/g)?.length ?? 0;

/** `Session 4 - 15 April 2026`: a number behind a word, and a dash between blanks, may be the session's or a day's. */
const [numbered, dashed] = [/\p{L}\s+$/u, /^\d+\s+[-–—]\s/u];

/** Which words may end a date, begin it, or be inside it. */
const firm: ReadonlySet<DateToken["kind"]> = new Set(["number", "month", "date"]);
const openings: ReadonlySet<DateToken["kind"]> = new Set([...firm, "weekday"]);
const inner: ReadonlySet<DateToken["kind"]> = new Set([...openings, "joint", "to", "and", "between", "comma"]);

/** Whether some neighbouring words are those of a date; a time of day or a bracket ends them. */
function isRun(text: string, run: readonly DateToken[]): boolean {
	const [first, last] = [run[0], run.at(-1)];
	if (first === undefined || last === undefined || !openings.has(first.kind) || !firm.has(last.kind)) return false;
	return run.every(({ kind, start }, at) => {
		const before = run[at - 1];
		return inner.has(kind) && (before === undefined || /^\.?\s*$/.test(text.slice(before.end, start)));
	});
}

const longestValue = 300;

/** Where a date may end or begin among other words. */
const boundary = new RegExp(String.raw`[,;(|[]|:\s|\s[-–—]+\s|[–—]|\s(?:${anyOf(placeWords)}|@)\s`, "g");

/** Reads a date from text without other words. */
type ReadDate = (text: string) => string | null;

/**
 * What `read` makes of the date in a text: words behind or before it go where they can't mean another day,
 * and leave the day in no doubt.
 */
export function readAmidWords(text: string, read: ReadDate): string | null {
	if (text.length > longestValue || !/\d/.test(text)) return null;
	const found = readBefore(text, read);
	if (found !== null) return found;
	for (const { 0: sign, index } of text.matchAll(boundary)) {
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

/** The date that a text opens with. */
function readBefore(text: string, read: ReadDate): string | null {
	for (const { 0: sign, index } of text.matchAll(boundary)) {
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
