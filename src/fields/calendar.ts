/** Dates with what is known of them, and their EDTF form. No clock, no time zone, no `Date`. */

/** A day, a month or a year; what the notes do not say is null. */
export interface PartialDate {
	readonly year: number | null;
	readonly month: number | null;
	readonly day: number | null;
}

const monthLengths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** How many days a month has; February of an unknown year has 29. */
function daysInMonth(year: number | null, month: number): number {
	return month === 2 && year !== null && !isLeapYear(year) ? 28 : (monthLengths[month - 1] ?? 0);
}

function isLeapYear(year: number): boolean {
	return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** The year 218 is a slip for 2018. */
const firstYear = 1000;

/** Whether the calendar has such a date, and it says more than a day's number. */
export function isDate({ year, month, day }: PartialDate): boolean {
	if (year !== null && year < firstYear) return false;
	if (month === null) return year !== null && day === null;
	if (month < 1 || month > 12) return false;
	return day === null || (day >= 1 && day <= daysInMonth(year, month));
}

/** The date in EDTF: `2016-02-02`, `2017-03`, `XXXX-03-13`. */
export function toEdtf({ year, month, day }: PartialDate): string {
	const years = year === null ? "XXXX" : String(year).padStart(4, "0");
	return `${years}${month === null ? "" : `-${figures(month)}`}${day === null ? "" : `-${figures(day)}`}`;
}

function figures(unit: number): string {
	return unit < 10 ? `0${unit}` : String(unit);
}

/** Whether two dates name days alike, months alike or years alike. */
export function samePrecision(a: PartialDate, b: PartialDate): boolean {
	return (a.day === null) === (b.day === null) && (a.month === null) === (b.month === null);
}

/** The day, month or year that follows. */
export function following({ year, month, day }: PartialDate): PartialDate {
	if (month === null) return { year: year === null ? null : year + 1, month, day };
	if (day !== null && day < daysInMonth(year, month)) return { year, month, day: day + 1 };
	const first = day === null ? null : 1;
	if (month < 12) return { year, month: month + 1, day: first };
	return { year: year === null ? null : year + 1, month: 1, day: first };
}
