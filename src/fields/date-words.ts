/** Which of the words around a date say nothing that the date, in EDTF, does not. */
import { asideWords, betweenWords, listWords, monthNumber, rangeWords, smallWords, weekdays } from "./months.ts";

/**
 * Whether words name nothing but the date or parts of it: the year at the end of `29 April 2022 to 3 May 2022` was said before.
 * Numbers alone may mean anything.
 */
export function isWordsOf(edtf: string, words: readonly string[]): boolean {
	const ends = edtf.split("/");
	const isPart = (word: string): boolean =>
		isJoint(word) || isWeekdayOf(ends, word) || ends.some((end) => isIn(end, word));
	return words.every(isPart) && (!words.some(isNumber) || words.some((word) => namesMonth(word) || isYear(word)));
}

/** Whether words amid a date say what it does not: another day of the week, a time of day or a number. */
export function haveAside(edtf: string, words: readonly string[]): boolean {
	const ends = edtf.split("/");
	const days = words.filter((word) => weekdays.has(word));
	// Of two days of the week in a range each is that of its own end.
	const isOwn = days.length === ends.length;
	return (
		words.some((word) => asideWords.has(word) || (isOdd(word) && !ends.some((end) => isIn(end, word)))) ||
		days.some((day, index) => !isWeekdayOf(isOwn ? ends.slice(index, index + 1) : ends, day))
	);
}

function isJoint(word: string): boolean {
	return smallWords.has(word) || rangeWords.has(word) || betweenWords.has(word) || listWords.has(word);
}

/** Whether a word is the day of the week of one of the days. */
function isWeekdayOf(ends: readonly string[], word: string): boolean {
	const weekday = weekdays.get(word);
	if (weekday === undefined) return false;
	const days = ends.filter((end) => wholeDay.test(end));
	return weekday === null || days.some((day) => new Date(`${day}T00:00Z`).getUTCDay() === weekday);
}

/** Whether a word names the year, the month or the day of a date. */
function isIn(end: string, word: string): boolean {
	const [year = "", month = "", day = ""] = end.split("-");
	const number = word.replace(ordinal, "");
	if (isNumber(number)) return number === year || Number(number) === Number(day);
	return monthNumber(word) === Number(month);
}

const wholeDay = /^\d{4}-\d\d-\d\d$/;
const ordinal = /(?<=^\d+)(?:st|nd|rd|th|er|[ºª])$/;

/** A number that is no day or month. */
const isOdd = (word: string): boolean => /^\d{3}|^\d+[^\d]/.test(word.replace(ordinal, ""));
const isNumber = (word: string): boolean => /^\d/.test(word);
const isYear = (word: string): boolean => /^\d{4}$/.test(word);
const namesMonth = (word: string): boolean => monthNumber(word) !== undefined;
