/** The years and months that a date in EDTF lies in. */

const day = /^(\d{4})(?:-(\d\d))?(?:-\d\d)?$/;

/** The years that a date names, first to last; none where it names no year. */
export function yearsOf(date: string): number[] {
	const ends = date.split("/").flatMap((end) => {
		const year = day.exec(end)?.[1];
		return year === undefined ? [] : [Number(year)];
	});
	const [first, last = first] = ends;
	if (first === undefined || last === undefined) return [];
	// A range of centuries is a slip: its ends are enough.
	if (last < first || last - first > mostYears) return first === last ? [first] : [first, last];
	return Array.from({ length: last - first + 1 }, (_, at) => first + at);
}

const mostYears = 20;

/** The month in which a date begins, counted from the year 0; null where it names none. */
export function monthOf(date: string): number | null {
	const [, year, month] = day.exec(date.split("/")[0] ?? "") ?? [];
	return year === undefined || month === undefined ? null : Number(year) * 12 + Number(month) - 1;
}

/** The first day of a date, as far as that is known, to sort and to publish by; null where it names no year. */
export function startOf(date: string): string | null {
	const start = date.split("/")[0] ?? "";
	return day.test(start) ? start : null;
}
