import { declaredRules, ownSeverity } from "../context.ts";
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
	check({ form, dates }, tell) {
		for (const { field, edtf, readings } of dates) {
			const { valuePosition: position, raw } = field;
			if (edtf === null && readings.length < 2) tell({ code: "invalid-date", position, raw });
		}
		for (const rule of declaredRules(form, "invalid-date")) {
			const known = dates.find(({ definition }) => definition.name === rule.field);
			if (known === undefined || known.edtf === null || isWithin(known.edtf, rule)) continue;
			const { valuePosition: position, raw } = known.field;
			tell({ code: "invalid-date", position, raw, from: rule.from, to: rule.to, ...ownSeverity(rule) });
		}
	},
};

/** Compared as text, as far as both say something: `2016-03` is within bounds that begin in that month. */
function isWithin(edtf: string, { from, to }: { readonly from: string | null; readonly to: string | null }): boolean {
	return edtf.split("/").every((end) => {
		if (end.startsWith("X")) return true;
		const cut = (bound: string): string => bound.slice(0, end.length);
		return (from === null || end >= cut(from)) && (to === null || end <= cut(to));
	});
}
