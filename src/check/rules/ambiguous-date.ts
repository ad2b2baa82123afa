import { dateInWords } from "../../fields/edtf.ts";
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
