import { hasValue } from "../context.ts";
import type { Rule } from "../rule.ts";

/** A required field has a label and nothing behind it, or only a word for nothing. */
export const emptyField: Rule = {
	codes: ["empty-field"],
	reason: "A label without a value looks as if it had been filled in, and says as little as a missing one.",
	examples: [
		{ name: "a value on the line below", notes: "Reporter:\nRuth Delacroix\n", findings: [] },
		{ name: "an optional field may stay empty", notes: "Reporter: Ruth Delacroix\nTags:\n", findings: [] },
		{
			name: "nothing behind the label",
			notes: "Reporter:\nType of meeting: briefing\n",
			findings: ["empty-field 1:1-1:9"],
		},
		{ name: "a sign for it", notes: "Type of meeting: ?\n", findings: ["empty-field 1:1-1:16"] },
		{ name: "a word for nothing", notes: "Type of meeting: N/A\n", findings: ["empty-field 1:1-1:16"] },
	],
	check({ known, required }, tell) {
		for (const { definition, own } of required) {
			const field = known.get(definition.name)?.field;
			if (field === undefined || hasValue(field)) continue;
			tell({ code: "empty-field", position: field.labelPosition, label: definition.label, ...own });
		}
	},
};
