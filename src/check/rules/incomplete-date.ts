import { isIncompleteDate } from "../../fields/edtf.ts";
import type { Rule } from "../rule.ts";

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
