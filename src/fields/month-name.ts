const months = "January February March April May June July August September October November December".split(" ");

/** The English name of a month, from 1; "" where there is none. */
export function monthName(month: number): string {
	return months[month - 1] ?? "";
}
