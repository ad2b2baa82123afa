import { readDates, unreadDates } from "../dates.ts";
import { declaredRules, severityOf } from "../parts.ts";
import { defineRule } from "../rule.ts";

/** What stands behind a date's label is no day of the calendar, or outside the form's bounds. */
export const invalidDate = defineRule({
	codes: ["invalid-date"],
	reason: "A day that never was can't be put in order, and the right one is soon forgotten.",
	examples: [
		{ name: "however it is written", notes: "Date of Meeting: Tuesday, 2nd February 2016\n", findings: [] },
		{ name: "a leap day", notes: "Date of Meeting: 29 February 2016\n", findings: [] },
		{
			name: "February has no such day",
			notes: "Date of Meeting: 31 Feb 2016\n",
			findings: ["invalid-date 1:18-1:29"],
		},
		{ name: "no date at all", notes: "Date of Meeting: last week\n", findings: ["invalid-date 1:18-1:27"] },
	],
	check(_, { form, parts }) {
		const unread = unreadDates(parts).flatMap(({ field, readings }) => {
			const { valuePosition: position, raw } = field;
			return readings.length > 1 ? [] : [{ code: "invalid-date" as const, position, raw }];
		});
		const outside = declaredRules(form, "invalid-date").flatMap((rule) => {
			const known = readDates(parts).find(({ definition }) => definition.name === rule.field);
			if (known === undefined || isWithin(known.edtf, rule)) return [];
			const { valuePosition: position, raw } = known.field;
			return [{ code: "invalid-date" as const, position, raw, from: rule.from, to: rule.to, ...severityOf(rule) }];
		});
		return [...unread, ...outside];
	},
});

/** Compared as text, as far as both say something: `2016-03` is within bounds that begin in that month. */
function isWithin(edtf: string, { from, to }: { readonly from: string | null; readonly to: string | null }): boolean {
	return edtf.split("/").every((end) => {
		if (end.startsWith("X")) return true;
		const cut = (bound: string): string => bound.slice(0, end.length);
		return (from === null || end >= cut(from)) && (to === null || end <= cut(to));
	});
}
