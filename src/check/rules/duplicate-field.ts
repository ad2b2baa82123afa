import { duplicatesIn } from "../duplicates.ts";
import { defineRule } from "../rule.ts";

/** A field has a label twice. */
export const duplicateField = defineRule({
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
	check(report, { form, parts }) {
		return duplicatesIn(report, parts)
			.filter(({ name }) => form.fields.some((field) => field.name === name))
			.map(({ name: _, ...place }) => ({ code: "duplicate-field", ...place }));
	},
});
