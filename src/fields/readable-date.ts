/** EDTF dates as people write them: `6–10 March 2017`. */
import { monthName } from "./month-name.ts";

interface Day {
	readonly year: string | null;
	readonly month: number | null;
	readonly day: number | null;
}

const edtf = /^(\d{4}|XXXX)(?:-(\d\d))?(?:-(\d\d))?$/;

/** A date or an interval for readers; what is no EDTF comes out as it is. */
export function readableDate(value: string): string {
	const ends = value.split("/").map(readDay);
	const [first, last] = ends;
	if (first === undefined || ends.length > 2 || ends.includes(null) || first === null) return value;
	return last === undefined || last === null ? withYear(first, dayText(first)) : interval(first, last);
}

function readDay(text: string): Day | null {
	const found = edtf.exec(text);
	if (found === null) return null;
	const [, year, month, day] = found;
	return {
		year: year === "XXXX" || year === undefined ? null : year,
		month: month === undefined ? null : Number(month),
		day: day === undefined ? null : Number(day),
	};
}

function interval(first: Day, last: Day): string {
	if (first.year !== last.year) return `${withYear(first, dayText(first))} – ${withYear(last, dayText(last))}`;
	const sameMonth = first.month === last.month && first.day !== null && last.day !== null;
	return withYear(last, sameMonth ? `${first.day}–${dayText(last)}` : `${dayText(first)} – ${dayText(last)}`);
}

function dayText({ month, day }: Day): string {
	if (month === null) return "";
	const name = monthName(month) || String(month);
	return day === null ? name : `${day} ${name}`;
}

function withYear({ year }: Day, text: string): string {
	if (year === null) return `${text} (year not given)`;
	return text === "" ? year : `${text} ${year}`;
}
