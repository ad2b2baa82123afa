/** Finds the date in a text that says more: a title, or a value with where it was, which session, in which room. */
import { withoutAccents } from "../text/ascii.ts";
import { fold } from "../text/normalize.ts";
import { listWords, monthNumber, rangeWords, weekdays } from "./date-words.ts";
import type { Span } from "./pieces.ts";

/** Whether a text names a day, so that it is no plain title. */
export function holdsDate(text: string): boolean {
	return findDate(text, (raw) => /\d{4}/u.test(raw) && raw.length > leastDate) !== null;
}

const leastDate = 6;
const mostWords = 10;
const longestTitle = 400;

/** The longest run of words in a text that `reads` takes for a whole date: `Minutes of the Board, Wednesday 21 January 2015`; null where there is none. */
export function findDate(text: string, reads: (text: string) => boolean): Span | null {
	if (text.length > longestTitle || !/\d/u.test(text)) return null;
	for (const run of runsIn(text)) {
		const words = run.slice(0, mostWords);
		for (let size = words.length; size > 0; size--) {
			for (let from = 0; from + size <= words.length; from++) {
				const [first, last] = [words[from], words[from + size - 1]];
				if (first === undefined || last === undefined || !last.firm) continue;
				if (reads(text.slice(first.start, last.end))) return { start: first.start, end: last.end };
			}
		}
	}
	return null;
}

interface DateWord extends Span {
	/** A number or a month: what a date begins and ends with. */
	readonly firm: boolean;
}

const word =
	/\d{1,2}[:h]\d{2}(?::\d{2})?(?:\s?[ap]\.?m\b\.?)?|\d{1,2}(?:\.\d{2})?\s?[ap]\.?m\b\.?|[\p{L}\p{M}]+\.?|\d+(?:[./-]\d+)*(?:st|nd|rd|th)?\.?/giu;

/** Neighbouring words that dates are made of. */
function runsIn(text: string): DateWord[][] {
	const runs: DateWord[][] = [];
	let run: DateWord[] = [];
	let end = 0;
	for (const { 0: written, index } of text.matchAll(word)) {
		const plain = withoutAccents(fold(written)).replaceAll(".", "");
		const found = dateWord(written, plain, index);
		const apart = !/^[\s,;–—-]*$/u.test(text.slice(end, index));
		if ((found === null || apart) && run.length > 0) {
			runs.push(run);
			run = [];
		}
		if (found !== null && (run.length > 0 || found.firm || weekdays.has(plain))) run.push(found);
		end = index + written.length;
	}
	return [...runs, run].filter((each) => each.some(({ firm }) => firm));
}

const silent: ReadonlySet<string> = new Set("of the de del du den der le and und et y".split(" "));

function dateWord(written: string, plain: string, start: number): DateWord | null {
	// A time of day ends what the date is made of.
	if (/^\d+(?:[:h]|(?:\.\d+)?\s?[ap]\.?m)/iu.test(written)) return null;
	const stop = written.endsWith(".") && !/^\p{L}{3,4}\.$/u.test(written) ? 1 : 0;
	const end = start + written.length - stop;
	if (/^\d/u.test(written) || monthNumber(plain) !== undefined) return { start, end, firm: true };
	return weekdays.has(plain) || silent.has(plain) || rangeWords.has(plain) ? { start, end, firm: false } : null;
}

const longestValue = 300;
const mostBoundaries = 16;

/** Where a date may end or begin among other words. */
const boundary = /[,;(|[]|:\s|\s[-–—]+\s|[–—]|\s(?:at|in|@)\s/gu;

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

const times =
	/\d{1,2}(?:[:.]\d{2})?\s?(?:[-–—]|to)\s?\d{1,2}(?:[:.]\d{2})?\s?[ap]\.?m\b\.?|\d{1,2}(?::\d{2}|\.\d{2}(?!\d))?\s?[ap]\.?m\b\.?|\d{1,2}[:h]\d{2}/giu;
const token =
	/(?<glued>\p{L}+-?\d+\p{L}*|\d+(?:st|nd|rd|th)\s+\p{L}{2,})|(?<word>\p{L}+)|(?<number>\d+(?:[./-]\d+)*)/gu;

/** Whether words beside a date say nothing about the day. */
function isAside(rest: string, { whole, ranged }: Before): boolean {
	let numberFits = false;
	let worded = false;
	for (const { groups = {} } of rest.replace(times, " ").matchAll(token)) {
		const word = (groups["word"] ?? groups["glued"]?.replace(/^\d+\p{L}+\s+/u, ""))?.toLowerCase();
		if (word !== undefined) {
			const isMonth = monthNumber(withoutAccents(word)) !== undefined;
			if (isMonth || doubts.has(word) || (ranged && weekdays.has(word))) return false;
			numberFits = !rangeWords.has(word) && !listWords.has(word);
			worded = true;
		} else if (!worded || !(numberFits || whole) || !/^\d{1,3}$/.test(groups["number"] ?? "")) return false;
		else numberFits = false;
	}
	return worded;
}

/** Words that put the day off, or open a stretch of time. */
const doubts: ReadonlySet<string> = new Set(
	`or not no tbc tbd tentative tentatively provisional provisionally postponed cancelled canceled rescheduled moved instead
	about approximately circa before after since until till onward onwards ongoing present now later date through thru to
	spring summer autumn fall winter tomorrow yesterday`.split(/\s+/),
);
