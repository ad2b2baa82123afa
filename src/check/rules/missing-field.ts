import { placeOfMissing } from "../context.ts";
import type { Rule } from "../rule.ts";

/** A required field has no label in the notes. */
export const missingField: Rule = {
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
	check(context, tell) {
		for (const { definition, own } of context.required) {
			const position = placeOfMissing(context, definition.name);
			if (position !== null) tell({ code: "missing-field", position, label: definition.label, ...own });
		}
	},
};
