import { fieldNamed, unfilledPlace } from "../parts.ts";
import { defineRule } from "../rule.ts";

/** The form's hint for a field still stands where its value should. */
export const unfilledPlaceholder = defineRule({
	codes: ["unfilled-placeholder"],
	reason: "Blank notes say in brackets what belongs where; left there, it gets into the report as if it were a fact.",
	examples: [
		{ name: "filled in", notes: "Reporter: Ruth Delacroix\n", findings: [] },
		{ name: "brackets of one's own", notes: "Reporter: Ruth Delacroix [intern]\n", findings: [] },
		{ name: "left as it was", notes: "Reporter: [your name]\n", findings: ["unfilled-placeholder 1:11-1:22"] },
	],
	check(report, { form }) {
		return form.fields.flatMap((definition) => {
			const field = fieldNamed(report, definition.name);
			const position = field === undefined ? null : unfilledPlace(field, definition);
			if (position === null) return [];
			return [{ code: "unfilled-placeholder" as const, position, raw: definition.hint ?? "" }];
		});
	},
});
