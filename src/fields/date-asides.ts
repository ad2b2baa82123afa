/** Finds the date in a text that says more: where it was, which session, in which room. */

import { withoutAccents } from "../text/ascii.ts";
import { listWords, monthNumber, rangeWords, weekdays } from "./months.ts";

const longest = 300;
const mostBoundaries = 16;

/** Where a date may end or begin among other words. */
const boundary = /[,;(|[]|:\s|\s[-–—]+\s|[–—]|\s(?:at|in|@)\s/gu;
const dash = /[-–—]/;

/**
 * What `read` makes of the date in a text: words behind or before it go where they can't mean another day,
 * and leave the day in no doubt.
 */
export function readAmidWords(text: string, read: (text: string) => string | null): string | null {
	if (text.length > longest || !/\d/.test(text) || text.includes("?")) return null;
	const marks = [...text.matchAll(boundary)].slice(0, mostBoundaries);
	const found = readBefore(text, marks, read);
	if (found !== null) return found;
	for (const { 0: sign, index } of marks) {
		if (!isPlace(text.slice(0, index))) return null;
		const rest = text.slice(index + sign.length);
		const dated = read(rest);
		const behind = dated !== null && saysDay(dated) ? dated : readBefore(rest, [...rest.matchAll(boundary)], read);
		if (behind !== null) return behind;
	}
	return null;
}

/** The date that a text opens with. */
function readBefore(
	text: string,
	marks: readonly RegExpExecArray[],
	read: (text: string) => string | null,
): string | null {
	for (const { 0: sign, index } of marks.slice(0, mostBoundaries)) {
		const date = read(text.slice(0, index));
		if (date === null || !saysDay(date)) continue;
		const rest = text.slice(index + sign.length);
		if (isAside(rest, { whole: /\d{4}-\d\d-\d\d$/.test(date), ranged: dash.test(sign) })) return date;
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

/** Whether words behind a date say nothing about the day. */
function isAside(rest: string, { whole, ranged }: Before): boolean {
	let numberFits = false;
	let worded = false;
	for (const { groups = {} } of rest.replace(times, " ").matchAll(token)) {
		const word = (groups["word"] ?? groups["glued"]?.replace(/^\d+\p{L}+\s+/u, ""))?.toLowerCase();
		if (word !== undefined) {
			if (doubts.has(word) || namesMonth(word) || (ranged && weekdays.has(word))) return false;
			numberFits = !rangeWords.has(word) && !listWords.has(word);
			worded = true;
		} else if (!worded || !(numberFits || whole) || !/^\d{1,3}$/.test(groups["number"] ?? "")) return false;
		else numberFits = false;
	}
	return worded;
}

/** Whether words before a date are those of a place: they begin large, and hold no number. */
function isPlace(text: string): boolean {
	return /^\s*\p{Lu}[^\d]*$/u.test(text) && isAside(text, { whole: false, ranged: false });
}

function namesMonth(word: string): boolean {
	return monthNumber(withoutAccents(word)) !== undefined;
}

/** Words that put the day off, or open a stretch of time. */
const doubts: ReadonlySet<string> = new Set(
	`or not no tbc tbd tentative tentatively provisional provisionally postponed cancelled canceled rescheduled moved instead
	about approximately circa before after since until till onward onwards ongoing present now later date through thru to
	spring summer autumn fall winter tomorrow yesterday`.split(/\s+/),
);
