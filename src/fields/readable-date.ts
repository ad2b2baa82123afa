/** EDTF dates as people write them: `6–10 March 2017`. */

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
	return day === null ? monthName(month) : `${day} ${monthName(month)}`;
}

function withYear({ year }: Day, text: string): string {
	if (year === null) return `${text} (year not given)`;
	return text === "" ? year : `${text} ${year}`;
}

const months = "January February March April May June July August September October November December".split(" ");

function monthName(month: number): string {
	return months[month - 1] ?? String(month);
}
