import { hasValue } from "../context.ts";
import type { Rule } from "../rule.ts";

/** A required field has a label without a value, or with only a word for nothing. */
export const emptyField: Rule = {
	code: "empty-field",
	examples: [
		["a value on the line below", "Reporter:\nRuth Delacroix\n"],
		["an optional field may stay empty", "Reporter: Ruth Delacroix\nTags:\n"],
		["nothing after the label", "Reporter:\nType of meeting: briefing\n", "1:1-1:9"],
		["only a question mark", "Type of meeting: ?\n", "1:1-1:16"],
		['a word that means "nothing"', "Type of meeting: N/A\n", "1:1-1:16"],
	],
	check({ known, required }, tell) {
		for (const { definition, own } of required) {
			const field = known.get(definition.name)?.field;
			if (field === undefined || hasValue(field)) continue;
			tell({
				code: "empty-field",
				position: field.labelPosition,
				label: definition.label,
				type: own.severity ?? (field.raw === "" ? definition.type : "given"),
				...(field.raw !== "" && { raw: field.raw }),
				...own,
			});
		}
	},
};
