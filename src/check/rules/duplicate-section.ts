import { duplicates } from "../context.ts";
import type { Rule } from "../rule.ts";

/** A section that may come once has its heading twice. */
export const duplicateSection: Rule = {
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
	check(context, tell) {
		for (const second of duplicates(context, context.form.sections)) tell({ code: "duplicate-section", ...second });
	},
};
