/** Dates of the calendar in EDTF: which there are, how they are written, and how people read them. No clock, no time zone. */

/** A day, a month or a year; what the notes do not say is null. */
export interface PartialDate {
	readonly year: number | null;
	readonly month: number | null;
	readonly day: number | null;
}

const monthLengths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** How many days a month has; February of an unknown year has 29. */
function daysInMonth(year: number | null, month: number): number {
	const isLeap = year === null || (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
	return month === 2 && !isLeap ? 28 : (monthLengths[month - 1] ?? 0);
}

/** The year 218 is a slip for 2018. */
const firstYear = 1000;

/** Whether the calendar has such a date, and it says more than a day's number. */
export function isInCalendar({ year, month, day }: PartialDate): boolean {
	if (year !== null && year < firstYear) return false;
	if (month === null) return year !== null && day === null;
	if (month < 1 || month > 12) return false;
	return day === null || (day >= 1 && day <= daysInMonth(year, month));
}

/** `2016-02-02`, `2017-03`, `XXXX-03-13` */
export function toEdtf({ year, month, day }: PartialDate): string {
	const part = (unit: number | null): string => (unit === null ? "" : `-${String(unit).padStart(2, "0")}`);
	return `${year === null ? "XXXX" : String(year).padStart(2, "0")}${part(month)}${part(day)}`;
}

const oneDate = /^(\d{4}|XXXX)(?:-(\d\d))?(?:-(\d\d))?$/;

/** The first and the last date of an EDTF date or interval; null for anything else. */
function endsOf(edtf: string): readonly [PartialDate, PartialDate] | null {
	const ends = edtf.split("/").map((end) => {
		const [found, year = "", month, day] = oneDate.exec(end) ?? [];
		const number = (figures: string | undefined) => (figures === undefined ? null : Number(figures));
		return found === undefined
			? null
			: { year: year === "XXXX" ? null : Number(year), month: number(month), day: number(day) };
	});
	const [first, last = first] = ends;
	return first && last && ends.length < 3 ? [first, last] : null;
}

/** Whether two dates name days alike, months alike or years alike. */
export function isAsPrecise(a: PartialDate, b: PartialDate): boolean {
	return (a.day === null) === (b.day === null) && (a.month === null) === (b.month === null);
}

/** The day, month or year that follows. */
export function following({ year, month, day }: PartialDate): PartialDate {
	const nextYear = year === null ? null : year + 1;
	if (month === null) return { year: nextYear, month, day };
	if (day !== null && day < daysInMonth(year, month)) return { year, month, day: day + 1 };
	const first = day === null ? null : 1;
	return month < 12 ? { year, month: month + 1, day: first } : { year: nextYear, month: 1, day: first };
}

/** Whether a date, or an end of a range, lacks its year, its month or its day. */
export function isIncompleteDate(edtf: string): boolean {
	return endsOf(edtf)?.some(({ year, month, day }) => year === null || month === null || day === null) ?? true;
}

const months = "January February March April May June July August September October November December".split(" ");

/** The English name of a month, from 1, or "". */
function monthName(month: number): string {
	return months[month - 1] ?? "";
}

/** A date or an interval for people (`6–10 March 2017`); text that is not EDTF stays unchanged. */
export function readableDate(edtf: string): string {
	const ends = endsOf(edtf);
	if (ends === null) return edtf;
	const [first, last] = ends;
	if (!edtf.includes("/")) return withYear(first, dayAndMonth(first));
	if (first.year !== last.year) return `${withYear(first, dayAndMonth(first))} – ${withYear(last, dayAndMonth(last))}`;
	const sameMonth = first.month === last.month && first.day !== null && last.day !== null;
	return withYear(last, `${sameMonth ? `${first.day}–` : `${dayAndMonth(first)} – `}${dayAndMonth(last)}`);
}

function dayAndMonth({ month, day }: PartialDate): string {
	const name = month === null ? "" : monthName(month) || String(month);
	return day === null ? name : `${day} ${name}`;
}

function withYear({ year }: PartialDate, text: string): string {
	if (year === null) return `${text} (year not given)`;
	return text === "" ? String(year).padStart(4, "0") : `${text} ${String(year).padStart(4, "0")}`;
}

/** A date as people write it, with the month as a word. */
export function dateInWords(edtf: string): string {
	return edtf.split("/").map(dayInWords).join(" to ");
}

function dayInWords(day: string): string {
	const [year = "", month = "", date] = day.split("-");
	const words = [date === undefined ? "" : String(Number(date)), monthName(Number(month)), year];
	return words.filter((word) => word !== "" && !word.startsWith("X")).join(" ");
}
