/** Dates that can be read in two ways, lack a part, were completed, or can't be right. */
import { dateReadings, readDate } from "../../fields/date.ts";
import { dateInWords, isIncompleteDate } from "../../fields/edtf.ts";
import { type CheckContext, declaredRules } from "../context.ts";
import type { Rule } from "../rule.ts";

/** A date in figures can be read in two ways, and the form does not say which one is meant. */
export const ambiguousDate: Rule = {
	code: "ambiguous-date",
	examples: [
		["there is no month 13", "Date of Meeting: 13/02/2016\n"],
		["both readings give the same day", "Date of Meeting: 02/02/2016\n"],
		["day and month could be swapped", "Date of Meeting: 02/03/2016\n", "1:18-1:28"],
	],
	check({ dates }, tell) {
		for (const { written, readings } of dates)
			if (readings.length > 1) tell({ code: "ambiguous-date", ...written, readings: readings.map(dateInWords) });
	},
};

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

/** A date in figures was read as the notes' other dates are written. */
export const inferredDateOrder: Rule = {
	code: "inferred-date-order",
	examples: [
		["there is no month 13", "Date of Meeting: 13/02/2016\n"],
		["between dots, the day comes first", "Date of Meeting: 05.06.2018\n"],
		["the order is taken from a date nearby", "Date of Meeting: 8/07/2021 (9 July our time)\n", "1:18-1:45"],
	],
	check({ dates }, tell) {
		for (const { written, edtf, definition } of dates) {
			if (edtf === null || definition.read.dates !== null || !figures.test(written.raw)) continue;
			if (dateReadings(written.raw).length > 1)
				tell({ code: "inferred-date-order", ...written, read: dateInWords(edtf) });
		}
	},
};

const figures = /\d\s?[/-]\s?\d/;

/** A day and a month as words, and two figures for the year. */
export const inferredYear: Rule = {
	code: "inferred-year",
	examples: [
		["the year in full", "Date of Meeting: March 14th 2024\n"],
		["a short year after an apostrophe", "Date of Meeting: March 14th '24\n"],
		["a date with dashes", "Date of Meeting: 13-Mar-18\n"],
		["two digits that may be a year", "Date of Meeting: March 14th 24\n", "1:18-1:31"],
	],
	check({ dates }, tell) {
		for (const { written, edtf, definition } of dates) {
			const year = edtf === null ? undefined : wholeDay.exec(edtf)?.[1];
			if (edtf === null || year === undefined || written.raw.includes(year) || !shortYear.test(written.raw)) continue;
			// In front of a fuller year, the same words name the same day.
			const full = written.raw.replace(shortYear, `$<before>20$<year>`);
			if (readDate(full, definition.read) === edtf)
				tell({ code: "inferred-year", ...written, read: dateInWords(edtf) });
		}
	},
};

const wholeDay = /^(\d{4})-\d\d-\d\d$/;
const shortYear = /(?<before>\d\D*\p{L}\D*[\s,])(?<year>\d\d)(?!\S)/u;

/** The value of a date is no day of the calendar, or outside the form's bounds. */
export const invalidDate: Rule = {
	code: "invalid-date",
	examples: [
		["a date with its day of the week", "Date of Meeting: Tuesday, 2nd February 2016\n"],
		["a leap day", "Date of Meeting: 29 February 2016\n"],
		["February has no 31st day", "Date of Meeting: 31 Feb 2016\n", "1:18-1:29"],
		["not a date", "Date of Meeting: last week\n", "1:18-1:27"],
		["the last day that the form allows (this one is for 2016 only)", "Date of Meeting: 31 December 2016\n"],
		["the day after it", "Date of Meeting: 1 January 2017\n", "1:18-1:32"],
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

/** Whether a date lies within bounds: compared as text, as far as both say something: `2016-03` is within bounds that begin in that month; a day of an unknown year may be any. */
export function isWithin(
	edtf: string,
	{ from, to }: { readonly from: string | null; readonly to: string | null },
): boolean {
	return edtf.split("/").every((end) => {
		if (end.startsWith("X")) return true;
		const { length } = end;
		return (from === null || end >= from.slice(0, length)) && (to === null || end <= to.slice(0, length));
	});
}

/** The dates that a form's own rules are about; findings get the severity of the rule. */
export function declaredDates({ form, dates }: CheckContext, name: "future-date" | "invalid-date") {
	return declaredRules(form, name).flatMap(({ field, from, to, own }) =>
		dates.flatMap(({ definition, edtf, written }) =>
			definition.name === field && edtf !== null ? [{ edtf, from, to, written: { ...written, ...own } }] : [],
		),
	);
}

/** A date that the form wants in the past lies after today, wherever on earth. */
export const futureDate: Rule = {
	code: "future-date",
	examples: [
		["a date in the past", "Date of Meeting: 2 February 2016\n"],
		["a date in the future", "Date of Meeting: 2 February 2916\n", "1:18-1:33"],
	],
	check(context, tell) {
		const { today } = context;
		for (const { edtf, written } of declaredDates(context, "future-date"))
			if (!isWithin(edtf, { from: null, to: today })) tell({ code: "future-date", ...written, today });
	},
};
