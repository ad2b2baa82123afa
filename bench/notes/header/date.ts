import { between, chance, pick, type Random } from "../random.ts";
import type { Written } from "../written.ts";

const months = [
	"January",
	"February",
	"March",
	"April",
	"May",
	"June",
	"July",
	"August",
	"September",
	"October",
	"November",
	"December",
] as const;
const weekdays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"] as const;

/** A day of the calendar. */
export interface Day {
	readonly year: number;
	readonly month: number;
	readonly day: number;
}

const two = (number: number): string => String(number).padStart(2, "0");

/** The day as `2016-02-02`. */
export const iso = ({ year, month, day }: Day): string => `${year}-${two(month)}-${two(day)}`;

/** The name of the month. */
export const monthName = ({ month }: Day): string => months[month - 1] ?? "";

const weekday = ({ year, month, day }: Day): string =>
	weekdays[new Date(Date.UTC(year, month - 1, day)).getUTCDay()] ?? "";

const ordinal = (day: number): string => {
	const ending = day % 100 >= 11 && day % 100 <= 13 ? "th" : (["th", "st", "nd", "rd"][day % 10] ?? "th");
	return `${day}${ending}`;
};

/** A day on which the office met. */
export function drawDay(random: Random): Day {
	return { year: between(random, 2009, 2023), month: between(random, 1, 12), day: between(random, 1, 28) };
}

const singles: readonly ((day: Day) => string)[] = [
	(day) => `${day.day} ${monthName(day)} ${day.year}`,
	(day) => `${two(day.day)} ${monthName(day)} ${day.year}`,
	(day) => `${two(day.day)} ${monthName(day).slice(0, 3)} ${day.year}`,
	(day) => `${monthName(day)} ${day.day}, ${day.year}`,
	(day) => `${ordinal(day.day)} ${monthName(day)} ${day.year}`,
	(day) => `${monthName(day)} ${ordinal(day.day)}, ${day.year}`,
	(day) => `${weekday(day)}, ${day.day} ${monthName(day)} ${day.year}`,
	(day) => `${weekday(day)} ${ordinal(day.day)} ${monthName(day)}, ${day.year}`,
	(day) => `the ${ordinal(day.day)} of ${monthName(day)} ${day.year}`,
	(day) => `${day.day}-${monthName(day).slice(0, 3)}-${day.year}`,
	(day) => iso(day),
];

const dashes = ["-", " - ", "–", " – ", " to "] as const;

/** One writing of a day, or of some days in a row that begin with it. */
export function writeDate(random: Random, day: Day): Written<string> {
	if (chance(random, 0.85) || day.day > 24) return { text: pick(random, singles)(day), value: iso(day) };
	const last = { ...day, day: day.day + between(random, 1, 4) };
	const dash = pick(random, dashes);
	const text = chance(random, 0.7)
		? `${day.day}${dash}${last.day} ${monthName(day)} ${day.year}`
		: `${monthName(day)} ${day.day}${dash}${last.day}, ${day.year}`;
	return { text, value: `${iso(day)}/${iso(last)}` };
}
