import { isIncompleteDate } from "../../fields/edtf.ts";
import type { Rule } from "../rule.ts";

/** A date lacks its year or its day. */
export const incompleteDate: Rule = {
	codes: ["incomplete-date"],
	reason: "Everybody knows the year while the notes are fresh, and nobody does when they are looked for.",
	examples: [
		{ name: "a range may say month and year once", notes: "Date of Meeting: 6-10 March 2017\n", findings: [] },
		{ name: "no year", notes: "Date of Meeting: 13 March\n", findings: ["incomplete-date 1:18-1:26"] },
		{ name: "no day", notes: "Date of Meeting: March 2016\n", findings: ["incomplete-date 1:18-1:28"] },
	],
	check({ dates }, tell) {
		for (const { field, edtf } of dates) {
			if (edtf === null || !isIncompleteDate(edtf)) continue;
			const { valuePosition: position, raw } = field;
			tell({ code: "incomplete-date", position, raw, lacks: edtf.includes("X") ? "year" : "day" });
		}
	},
};
