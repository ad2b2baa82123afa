import { fieldNamed } from "../parts.ts";
import { defineRule } from "../rule.ts";

/** A required section has a heading and nothing below it. */
export const emptySection = defineRule({
	codes: ["empty-section"],
	reason: "A heading with nothing below it promises what the report does not hold.",
	examples: [
		{ name: "a line is enough", notes: "Summary of information presented\nBoats were counted.\n", findings: [] },
		{
			name: "only the heading",
			notes: "Summary of information presented\n\nTags: harbours\n",
			findings: ["empty-section 1:1-1:33"],
		},
		{
			name: "a remark about the paper is not a summary",
			notes: "Summary of information presented\n(NB: one page at most)\n",
			findings: ["empty-section 1:1-1:33"],
		},
	],
	check(report, { form }) {
		return report.children.flatMap((child) => {
			if (child.type !== "section" || child.children.some(({ type }) => type !== "ignored")) return [];
			const definition = form.sections.find(({ name }) => name === child.name);
			// The fields that stand in it are what it says.
			const held = definition?.fields.some((name) => fieldNamed(report, name) !== undefined) ?? false;
			if (definition?.required !== true || held) return [];
			return [{ code: "empty-section" as const, position: child.labelPosition, label: definition.label }];
		});
	},
});
