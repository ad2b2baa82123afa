import { placeOfMissing } from "../context.ts";
import type { Rule } from "../rule.ts";

/** A required section has no heading in the notes. */
export const missingSection: Rule = {
	codes: ["missing-section"],
	reason: "What was said, and why it matters, is what a report is read for; without its heading nobody finds it.",
	examples: [
		{
			name: "both sections are there",
			notes:
				"Brief summary of presentation of information made\n\nBoats were counted.\n\nWhat was of particular significance to share with The Salvation Army globally?\n\nWe could count too.\n",
			findings: [],
		},
		{
			name: "what it means for us is left out",
			notes: "Brief summary of presentation of information made\n\nBoats were counted.\n\nTags: harbours\n",
			findings: ["missing-section 3:20-3:20"],
		},
	],
	check(context, tell) {
		for (const { name, label, required } of context.form.sections) {
			const position = required ? placeOfMissing(context, name) : null;
			if (position !== null) tell({ code: "missing-section", position, label });
		}
	},
};
