/** How many reports there are of each year, or of each month where they span little time. */
import { monthOf, yearsOf } from "../data/dates.ts";

/** A stretch of time and its reports. */
export interface Bar {
	readonly label: string;
	/** The year, where the bar is one. */
	readonly year: string | null;
	readonly count: number;
}

/** Bars without gaps from the first to the last; reports without a year are in none. */
export function timeline(reports: Uint32Array, dates: readonly string[]): Bar[] {
	const years = new Map<number, number>();
	const months = new Map<number, number>();
	for (const report of reports) {
		const date = dates[report] ?? "";
		for (const year of yearsOf(date)) years.set(year, (years.get(year) ?? 0) + 1);
		const month = monthOf(date);
		if (month !== null) {
			const number = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;
			months.set(number, (months.get(number) ?? 0) + 1);
		}
	}
	const isShort = years.size > 0 && years.size <= fewYears && months.size > 1;
	return isShort
		? filled(months, (month) => ({ label: `${names[month % 12]} ${Math.floor(month / 12)}`, year: null }))
		: filled(years, (year) => ({ label: String(year), year: String(year) }));
}

const fewYears = 2;
const names = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

/** A year of a slip, such as 2106, must not make thousands of bars. */
const mostBars = 150;

function filled(counts: ReadonlyMap<number, number>, name: (at: number) => Omit<Bar, "count">): Bar[] {
	const known = [...counts.keys()].sort((a, b) => a - b);
	const [first, last] = [known[0], known.at(-1)];
	if (first === undefined || last === undefined) return [];
	const at = last - first < mostBars ? Array.from({ length: last - first + 1 }, (_, step) => first + step) : known;
	return at.map((each) => ({ ...name(each), count: counts.get(each) ?? 0 }));
}
