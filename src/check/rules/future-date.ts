import type { Rule } from "../rule.ts";
import { declaredDates, isWithin } from "./invalid-date.ts";

/** A date that the form wants in the past lies after today, wherever on earth. */
export const futureDate: Rule = {
	code: "future-date",
	examples: [
		["a date in the past", "Date of Meeting: 2 February 2016\n"],
		["a date in the future", "Date of Meeting: 2 February 2916\n", "1:18-1:33"],
	],
	check(context, tell) {
		const { today } = context;
		for (const { edtf, written } of declaredDates(context, "future-date"))
			if (!isWithin(edtf, { from: null, to: today })) tell({ code: "future-date", ...written, today });
	},
};
