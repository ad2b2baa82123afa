import { duplicates } from "../context.ts";
import type { Rule } from "../rule.ts";

/** A field has a label twice. */
export const duplicateField: Rule = {
	codes: ["duplicate-field"],
	reason: "Of two values only the first counts; if the second one was meant, the report is wrong and nobody sees it.",
	examples: [
		{ name: "several values behind one label", notes: "Reporter: Ruth Delacroix, Tobias Okeke\n", findings: [] },
		{
			name: "the label again",
			notes: "Reporter: Ruth Delacroix\nReporters: Tobias Okeke\n",
			findings: ["duplicate-field 2:1-2:10"],
		},
	],
	check(context, tell) {
		for (const second of duplicates(context, context.form.fields)) tell({ code: "duplicate-field", ...second });
	},
};
