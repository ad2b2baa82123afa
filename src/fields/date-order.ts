/** Which of two numbers is the day, where the other dates of a note show how its writer puts them. */
import { wordRuns } from "../text/ascii.ts";
import { dateDoubts } from "../text/field-words.generated.ts";
import type { DateOrder } from "./date-grammar.ts";
import { type DateToken, scanDate } from "./date-scan.ts";

const figures = /(?<![\d/-])(\d{1,2})([/-])(\d{1,2})\2(?:\d{4}|\d{2})(?![\d/-])/g;
const mostMonths = 12;

/** The order of the dates in digits; null if no date shows it, or two dates show different orders. */
export function settledOrder(raw: string, others: () => readonly string[]): DateOrder | null {
	const beside = sameDayBeside(raw);
	if (beside !== null) return beside;
	const orders = new Set<DateOrder>();
	for (const text of others()) {
		for (const [, first, , second] of text.matchAll(figures)) {
			if (Number(first) > mostMonths && Number(second) <= mostMonths) orders.add("dmy");
			if (Number(second) > mostMonths && Number(first) <= mostMonths) orders.add("mdy");
		}
	}
	const [order, another] = orders;
	return order === undefined || another !== undefined ? null : order;
}

/** Which order makes a date in figures the day that stands beside it with its month as a word, or the next one elsewhere: `8/07/2021 (9 July our time)`. */
export function sameDayBeside(raw: string): DateOrder | null {
	if (wordRuns(raw.toLowerCase()).some((word) => dateDoubts.includes(word))) return null;
	const tokens = scanDate(raw);
	let date: DateToken | null = null;
	let month = -1;
	for (const [at, token] of tokens.entries()) {
		if (token.kind === "date") date ??= token;
		else if (token.kind === "month" && month < 0) month = at;
	}
	if (date?.kind !== "date" || month < 0) return null;
	const days = [tokens[month - 1], tokens[month + 1]].flatMap(dayOf);
	const value = tokens[month];
	const named = value?.kind === "month" ? value.value : 0;
	const fits = ({ month, day }: { month: number | null; day: number | null }): boolean =>
		month === named && days.some((each) => Math.abs(each - (day ?? 0)) <= 1);
	if (fits(date.date) === fits(date.swapped)) return null;
	return fits(date.date) ? "dmy" : "mdy";
}

function dayOf(token: DateToken | undefined): number[] {
	return token?.kind === "number" && token.digits < 3 ? [token.value] : [];
}

/** Whether a text opens with a day and a month that are those of a date in EDTF, or of the day before or behind it. */
export function opensWithNextDay(date: string, text: string): boolean {
	const [first, second] = scanDate(text).filter(({ kind }) => kind !== "weekday");
	const month = [first, second].find((token) => token?.kind === "month");
	const [day] = [first, second].flatMap(dayOf);
	if (month?.kind !== "month" || day === undefined || !wholeDay.test(date)) return false;
	const other = Date.UTC(Number(date.slice(0, 4)), month.value - 1, day);
	return Math.abs(other - Date.parse(date)) <= dayInMilliseconds;
}

const wholeDay = /^\d{4}-\d\d-\d\d$/;
const dayInMilliseconds = 86_400_000;
