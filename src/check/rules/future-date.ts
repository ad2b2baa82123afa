import { declaredRules, ownSeverity } from "../context.ts";
import type { Rule } from "../rule.ts";

/** A date that the form wants in the past lies after today, wherever on earth. */
export const futureDate: Rule = {
	codes: ["future-date"],
	reason: "Notes are taken in a meeting, not before it: a day still to come is a slip in the year or the month.",
	examples: [
		{ name: "long ago", notes: "Date of Meeting: 2 February 2016\n", findings: [] },
		{ name: "still to come", notes: "Date of Meeting: 2 February 2916\n", findings: ["future-date 1:18-1:33"] },
	],
	check({ form, dates, today }, tell) {
		for (const rule of declaredRules(form, "future-date")) {
			const known = dates.find(({ definition }) => definition.name === rule.field);
			if (known === undefined || known.edtf === null || !isAfter(known.edtf, today)) continue;
			const { valuePosition: position, raw } = known.field;
			tell({ code: "future-date", position, raw, today, ...ownSeverity(rule) });
		}
	},
};

/** A month is after today when it has not begun; a day of an unknown year may be any. */
function isAfter(edtf: string, today: string): boolean {
	return edtf.split("/").some((end) => !end.startsWith("X") && end > today.slice(0, end.length));
}
