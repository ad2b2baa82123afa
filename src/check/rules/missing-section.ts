import { garbledNames } from "../garbled-labels.ts";
import { placeOfMissing } from "../required.ts";
import { defineRule } from "../rule.ts";

/** A required section has no heading in the notes. */
export const missingSection = defineRule({
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
	check(report, { form, parts }) {
		const missing = form.sections.filter(({ name, required }) => required && !parts.firsts.has(name));
		if (missing.length === 0) return [];
		const garbled = garbledNames(report, form);
		return missing
			.filter(({ name }) => !garbled.has(name))
			.map(({ name, label }) => ({ code: "missing-section", position: placeOfMissing(parts, form, name), label }));
	},
});
