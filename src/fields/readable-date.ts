/** EDTF dates as people write them: `6–10 March 2017`. */

const months = "January February March April May June July August September October November December".split(" ");

/** The English name of a month, from 1; "" where there is none. */
export function monthName(month: number): string {
	return months[month - 1] ?? "";
}

interface Day {
	/** null where it is not known. */
	readonly year: string | null;
	/** Without the year. */
	readonly text: string;
	readonly month: string | undefined;
	readonly day: number | null;
}

/** A date or an interval for readers; what is no EDTF comes out as it is. */
export function readableDate(value: string): string {
	const [first, last, ...more] = value.split("/").map(readDay);
	if (first === undefined || first === null || last === null || more.length > 0) return value;
	if (last === undefined) return withYear(first, first.text);
	if (first.year !== last.year) return `${withYear(first, first.text)} – ${withYear(last, last.text)}`;
	const sameMonth = first.month === last.month && first.day !== null && last.day !== null;
	return withYear(last, sameMonth ? `${first.day}–${last.text}` : `${first.text} – ${last.text}`);
}

function readDay(written: string): Day | null {
	const found = /^(\d{4}|XXXX)(?:-(\d\d))?(?:-(\d\d))?$/.exec(written);
	if (found === null) return null;
	const [, year = "XXXX", month, figures] = found;
	const day = figures === undefined ? null : Number(figures);
	const name = month === undefined ? "" : monthName(Number(month)) || String(Number(month));
	return { year: year === "XXXX" ? null : year, text: day === null ? name : `${day} ${name}`, month, day };
}

function withYear({ year }: Day, text: string): string {
	if (year === null) return `${text} (year not given)`;
	return text === "" ? year : `${text} ${year}`;
}
