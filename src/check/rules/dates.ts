/** What may be wrong with a date: its day, its writing, its time. */
import { isIncompleteDate, monthName } from "../../fields/edtf.ts";
import { type CheckContext, declaredRules } from "../context.ts";
import type { Rule } from "../rule.ts";

/** What stands behind a date's label is no day of the calendar, or outside the form's bounds. */
export const invalidDate: Rule = {
	code: "invalid-date",
	examples: [
		["however it is written", "Date of Meeting: Tuesday, 2nd February 2016\n"],
		["a leap day", "Date of Meeting: 29 February 2016\n"],
		["February has no such day", "Date of Meeting: 31 Feb 2016\n", "1:18-1:29"],
		["no date at all", "Date of Meeting: last week\n", "1:18-1:27"],
		["the last day that the form allows", "Date of Meeting: 31 December 2016\n"],
		["the day behind it", "Date of Meeting: 1 January 2017\n", "1:18-1:32"],
	],
	declared: [
		{ rule: "invalid-date", field: "date", other: null, from: "2016-01-01", to: "2016-12-31", severity: null },
	],
	check(context, tell) {
		for (const { written, edtf, readings } of context.dates)
			if (edtf === null && readings.length < 2) tell({ code: "invalid-date", ...written });
		for (const { edtf, from, to, written } of declaredDates(context, "invalid-date"))
			if (!isWithin(edtf, { from, to })) tell({ code: "invalid-date", ...written, from, to });
	},
};

/** Compared as text, as far as both say something: `2016-03` is within bounds that begin in that month; a day of an unknown year may be any. */
function isWithin(edtf: string, { from, to }: { readonly from: string | null; readonly to: string | null }): boolean {
	return edtf.split("/").every((end) => {
		if (end.startsWith("X")) return true;
		const { length } = end;
		return (from === null || end >= from.slice(0, length)) && (to === null || end <= to.slice(0, length));
	});
}

/** A date in figures can be read in two ways, and the form does not say which one is meant. */
export const ambiguousDate: Rule = {
	code: "ambiguous-date",
	examples: [
		["no month has thirteen in it", "Date of Meeting: 13/02/2016\n"],
		["the same day either way", "Date of Meeting: 02/02/2016\n"],
		["two readings", "Date of Meeting: 02/03/2016\n", "1:18-1:28"],
	],
	check({ dates }, tell) {
		for (const { written, readings } of dates)
			if (readings.length > 1) tell({ code: "ambiguous-date", ...written, readings: readings.map(inWords) });
	},
};

/** A date as people write it, with the month as a word. */
function inWords(edtf: string): string {
	return edtf.split("/").map(dayInWords).join(" to ");
}

function dayInWords(day: string): string {
	const [year = "", month = "", date] = day.split("-");
	const words = [date === undefined ? "" : String(Number(date)), monthName(Number(month)), year];
	return words.filter((word) => word !== "" && !word.startsWith("X")).join(" ");
}

/** A date lacks its year or its day. */
export const incompleteDate: Rule = {
	code: "incomplete-date",
	examples: [
		["a range may say month and year once", "Date of Meeting: 6-10 March 2017\n"],
		["no year", "Date of Meeting: 13 March\n", "1:18-1:26"],
		["no day", "Date of Meeting: March 2016\n", "1:18-1:28"],
	],
	check({ dates }, tell) {
		for (const { written, edtf } of dates) {
			if (edtf === null || !isIncompleteDate(edtf)) continue;
			tell({ code: "incomplete-date", ...written, lacks: edtf.includes("X") ? "year" : "day" });
		}
	},
};

/** A date that the form wants in the past lies after today, wherever on earth. */
export const futureDate: Rule = {
	code: "future-date",
	examples: [
		["long ago", "Date of Meeting: 2 February 2016\n"],
		["still to come", "Date of Meeting: 2 February 2916\n", "1:18-1:33"],
	],
	check(context, tell) {
		const { today } = context;
		for (const { edtf, written } of declaredDates(context, "future-date"))
			if (!isWithin(edtf, { from: null, to: today })) tell({ code: "future-date", ...written, today });
	},
};

/** The dates that a form's own rules are about; what is found in them is as bad as the rule says. */
function declaredDates({ form, dates }: CheckContext, name: "future-date" | "invalid-date") {
	return declaredRules(form, name).flatMap(({ field, from, to, own }) =>
		dates.flatMap(({ definition, edtf, written }) =>
			definition.name === field && edtf !== null ? [{ edtf, from, to, written: { ...written, ...own } }] : [],
		),
	);
}
