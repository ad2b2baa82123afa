/** How many reports there are of each year, or of each month where they span little time. */
import { monthOf, yearsOf } from "../data/dates.ts";

/** A stretch of time and its reports. */
export interface Bar {
	readonly label: string;
	/** The year, where the bar is one. */
	readonly year: string | null;
	readonly count: number;
}

/** When each report is of, read from its date once. */
export interface Times {
	readonly years: readonly (readonly number[])[];
	/** Months since the year 0; null where the date names none. */
	readonly months: readonly (number | null)[];
}

/** Reads all dates. */
export function timesOf(dates: readonly string[]): Times {
	return { years: dates.map(yearsOf), months: dates.map(monthNumber) };
}

function monthNumber(date: string): number | null {
	const month = monthOf(date);
	return month === null ? null : Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;
}

/** Bars without gaps from the first to the last; reports without a year are in none. */
export function timeline(reports: Uint32Array, times: Times): Bar[] {
	const years = new Map<number, number>();
	const months = new Map<number, number>();
	for (const report of reports) {
		for (const year of times.years[report] ?? []) years.set(year, (years.get(year) ?? 0) + 1);
		const month = times.months[report] ?? null;
		if (month !== null) months.set(month, (months.get(month) ?? 0) + 1);
	}
	const isShort = years.size > 0 && years.size <= fewYears && months.size > 1;
	return isShort
		? filled(months, (month) => ({ label: `${names[month % 12]} ${Math.floor(month / 12)}`, year: null }))
		: filled(years, (year) => ({ label: String(year), year: String(year) }));
}

const fewYears = 2;
const names = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

/** A slip such as the year 0206 must not make thousands of bars. */
const mostBars = 150;

function filled(counts: ReadonlyMap<number, number>, name: (at: number) => Omit<Bar, "count">): Bar[] {
	const known = [...counts.keys()].sort((a, b) => a - b);
	const [first, last] = [known[0], known.at(-1)];
	if (first === undefined || last === undefined) return [];
	const at = last - first < mostBars ? Array.from({ length: last - first + 1 }, (_, step) => first + step) : known;
	return at.map((each) => ({ ...name(each), count: counts.get(each) ?? 0 }));
}
