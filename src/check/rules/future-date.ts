import { readDates } from "../dates.ts";
import { declaredRules, severityOf } from "../parts.ts";
import { defineRule } from "../rule.ts";

/** A date that the form wants in the past lies after today, wherever on earth. */
export const futureDate = defineRule({
	codes: ["future-date"],
	reason: "Notes are taken in a meeting, not before it: a day still to come is a slip in the year or the month.",
	examples: [
		{ name: "long ago", notes: "Date of Meeting: 2 February 2016\n", findings: [] },
		{ name: "still to come", notes: "Date of Meeting: 2 February 2916\n", findings: ["future-date 1:18-1:33"] },
	],
	check(_, { form, parts, today }) {
		return declaredRules(form, "future-date").flatMap((rule) => {
			const known = readDates(parts).find(({ definition }) => definition.name === rule.field);
			if (known === undefined || !isAfter(known.edtf, today)) return [];
			const { valuePosition: position, raw } = known.field;
			return [{ code: "future-date" as const, position, raw, today, ...severityOf(rule) }];
		});
	},
});

/** A month is after today when it has not begun; a day of an unknown year may be any. */
function isAfter(edtf: string, today: string): boolean {
	return edtf.split("/").some((end) => !end.startsWith("X") && end > today.slice(0, end.length));
}
