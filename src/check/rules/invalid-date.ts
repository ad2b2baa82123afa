import { type CheckContext, declaredRules } from "../context.ts";
import type { Rule } from "../rule.ts";

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
