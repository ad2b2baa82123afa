import { duplicatesIn } from "../duplicates.ts";
import { defineRule } from "../rule.ts";

/** A section that may come once has its heading twice. */
export const duplicateSection = defineRule({
	codes: ["duplicate-section"],
	reason: "The text below the second heading is kept, but in no section: whoever reads the first one misses it.",
	examples: [
		{ name: "one heading", notes: "Summary of information presented\n\nOne.\n\nTwo.\n", findings: [] },
		{
			name: "the heading again",
			notes: "Summary of information presented\n\nOne.\n\nSummary of information presented\n\nTwo.\n",
			findings: ["duplicate-section 5:1-5:33"],
		},
	],
	check(report, { form, parts }) {
		return duplicatesIn(report, parts)
			.filter(({ name }) => form.sections.some((section) => section.name === name))
			.map(({ name: _, ...place }) => ({ code: "duplicate-section", ...place }));
	},
});
