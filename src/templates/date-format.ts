/** EDTF dates by a format of one's own: `%d.%m.%Y`. */
import { monthName, readableDate } from "../fields/readable-date.ts";

interface Day {
	readonly year: string;
	readonly month: number;
	readonly day: number;
}

const weekdays = "Sunday Monday Tuesday Wednesday Thursday Friday Saturday".split(" ");

const two = (number: number): string => String(number).padStart(2, "0");

const weekdayOf = ({ year, month, day }: Day): string =>
	weekdays[new Date(`${year}-${two(month)}-${two(day)}T00:00Z`).getUTCDay()] ?? "";

/** What a format may ask for, as the other programs of this language write it. */
const directives: Readonly<Record<string, (day: Day) => string>> = {
	"%Y": ({ year }) => year,
	"%y": ({ year }) => year.slice(-2),
	"%m": ({ month }) => two(month),
	"%-m": ({ month }) => String(month),
	"%B": ({ month }) => monthName(month),
	"%b": ({ month }) => monthName(month).slice(0, 3),
	"%d": ({ day }) => two(day),
	"%-d": ({ day }) => String(day),
	"%e": ({ day }) => String(day),
	"%A": weekdayOf,
	"%a": (day) => weekdayOf(day).slice(0, 3),
	"%F": ({ year, month, day }) => `${year}-${two(month)}-${two(day)}`,
	"%%": () => "%",
};

/** The signs that formats may hold. */
export const dateDirectives: readonly string[] = Object.keys(directives);

const asked = /%-?[a-zA-Z%]?/g;

/** The first sign in a format that asks for nothing that a date has; null where there is none. */
export function unknownDirective(format: string): string | null {
	return format.match(asked)?.find((directive) => !Object.hasOwn(directives, directive)) ?? null;
}

/** A date in a format, an interval as two; what has no whole day comes out as people write it. */
export function formattedDate(value: string, format: string): string {
	const days = value.split("/").map(dayOf);
	if (days.includes(null)) return readableDate(value);
	const texts = days.map((day) => (day === null ? "" : inFormat(day, format)));
	return texts.join(" – ");
}

function dayOf(text: string): Day | null {
	const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? [];
	return year === undefined ? null : { year, month: Number(month), day: Number(day) };
}

function inFormat(day: Day, format: string): string {
	return format.replace(asked, (directive) => {
		return Object.hasOwn(directives, directive) ? (directives[directive]?.(day) ?? "") : directive;
	});
}
