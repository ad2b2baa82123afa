import { declaredRules, ownSeverity } from "../context.ts";
import type { Rule } from "../rule.ts";

/** A date that the form wants in the past lies after today, wherever on earth. */
export const futureDate: Rule = {
	code: "future-date",
	examples: [
		["long ago", "Date of Meeting: 2 February 2016\n"],
		["still to come", "Date of Meeting: 2 February 2916\n", "1:18-1:33"],
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
