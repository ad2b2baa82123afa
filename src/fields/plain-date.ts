/** Dates as most notes have them, which need no weighing: one pattern tells, and the whole grammar need not be asked. */
import { isDate, toEdtf } from "./calendar.ts";
import { monthNumber, weekdays } from "./months.ts";

const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;
/** `Wednesday 22nd July, 2009`, `the 13th of October 2009`, `05 Jan 2021`, `26-Sep-2009`. */
const dayFirst =
	/^(?:the |([A-Za-z]+),? (?:the )?)?(\d{1,2})(?:(?:st|nd|rd|th)?(?: of)? ([A-Za-z]+),? |-([A-Za-z]+)-)(\d{4})$/;
/** `November 13th, 2009` */
const monthFirst = /^(?:([A-Za-z]+),? )?([A-Za-z]+) (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/;

/** The one day that a text names with all its parts, in EDTF; null where it takes a closer look. */
export function plainDate(text: string): string | null {
	const figures = iso.exec(text);
	if (figures !== null) return edtfOf(figures[1], Number(figures[2]), figures[3]);
	const worded = dayFirst.exec(text);
	if (worded !== null)
		return isWeekday(worded[1]) ? edtfOf(worded[5], monthOf(worded[3] ?? worded[4]), worded[2]) : null;
	const american = monthFirst.exec(text);
	return american !== null && isWeekday(american[1]) ? edtfOf(american[4], monthOf(american[2]), american[3]) : null;
}

function isWeekday(word: string | undefined): boolean {
	return word === undefined || weekdays.has(word.toLowerCase());
}

function monthOf(word = ""): number {
	return monthNumber(word.toLowerCase()) ?? 0;
}

function edtfOf(year: string | undefined, month: number, day: string | undefined): string | null {
	const date = { year: Number(year), month, day: Number(day) };
	return isDate(date) ? toEdtf(date) : null;
}
