import { garbledNames } from "../garbled-labels.ts";
import { placeOfMissing, requiredFields } from "../required.ts";
import { defineRule } from "../rule.ts";

/** A required field has no label in the notes. */
export const missingField = defineRule({
	codes: ["missing-field"],
	reason:
		"Reports are found and counted by their fields: one without a date or a reporter can't be filed or asked about.",
	examples: [
		{
			name: "every required field is there",
			notes:
				"Date of Meeting: 2 February 2016\nMeeting Organizer: Harbour Forum\nReporter: Ruth Delacroix\nWhich SDG does this topic cover? 14\nType of meeting: briefing\n",
			findings: [],
		},
		{
			name: "nobody says who wrote it",
			notes:
				"Date of Meeting: 2 February 2016\nMeeting Organizer: Harbour Forum\nWhich SDG does this topic cover? 14\nType of meeting: briefing\n",
			findings: ["missing-field 2:33-2:33"],
		},
		{
			name: "nothing stands before the date",
			notes:
				"Meeting Organizer: Harbour Forum\nReporter: Ruth Delacroix\nWhich SDG does this topic cover? 14\nType of meeting: briefing\n",
			findings: ["missing-field 1:1-1:1"],
		},
	],
	check(report, { form, parts }) {
		const missing = requiredFields(parts, form).filter(({ definition: { name } }) => !parts.firsts.has(name));
		if (missing.length === 0) return [];
		const garbled = garbledNames(report, form);
		return missing.flatMap(({ definition: { name, label }, own }) => {
			if (garbled.has(name)) return [];
			return [{ code: "missing-field" as const, position: placeOfMissing(parts, form, name), label, ...own }];
		});
	},
});
