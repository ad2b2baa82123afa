import { isIncompleteDate } from "../../fields/date.ts";
import { readDates } from "../dates.ts";
import { defineRule } from "../rule.ts";

/** A date lacks its year or its day. */
export const incompleteDate = defineRule({
	codes: ["incomplete-date"],
	reason: "Everybody knows the year while the notes are fresh, and nobody does when they are looked for.",
	examples: [
		{ name: "a range may say month and year once", notes: "Date of Meeting: 6-10 March 2017\n", findings: [] },
		{ name: "no year", notes: "Date of Meeting: 13 March\n", findings: ["incomplete-date 1:18-1:26"] },
		{ name: "no day", notes: "Date of Meeting: March 2016\n", findings: ["incomplete-date 1:18-1:28"] },
	],
	check(_, { parts }) {
		return readDates(parts).flatMap(({ field, edtf }) => {
			if (!isIncompleteDate(edtf)) return [];
			const { valuePosition: position, raw } = field;
			return [{ code: "incomplete-date" as const, position, raw, lacks: edtf.includes("X") ? "year" : "day" }];
		});
	},
});
