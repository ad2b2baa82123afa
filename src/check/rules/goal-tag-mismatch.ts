import { goalsInField, goalsInTags } from "../goals.ts";
import { declaredRules, fieldNamed, severityOf } from "../parts.ts";
import { defineRule } from "../rule.ts";

/** The field of goals and the tags that name goals disagree. */
export const goalTagMismatch = defineRule({
	codes: ["goal-tag-mismatch"],
	reason: "Some readers find a report by its goals, others by its tags; both should find the same ones.",
	examples: [
		{
			name: "the same goals in any order",
			notes:
				"Which SDG does this topic cover? 5, 14\n\nTags: Harbours, SDG14: Life Below Water, SDG5: Gender Equality\n",
			findings: [],
		},
		{
			name: "tags need not name goals",
			notes: "Which SDG does this topic cover? 5, 14\n\nTags: Harbours\n",
			findings: [],
		},
		{
			name: "a goal that only the tags have",
			notes: "Which SDG does this topic cover? 14\n\nTags: SDG14: Life Below Water, SDG5: Gender Equality\n",
			findings: ["goal-tag-mismatch 1:1-1:36"],
		},
	],
	check(_, { form, parts }) {
		return declaredRules(form, "goal-tag-mismatch").flatMap((rule) => {
			const goals = fieldNamed(parts.legible, rule.field);
			const tags = fieldNamed(parts.legible, rule.other);
			if (goals === undefined || tags === undefined) return [];
			const [inField, inTags] = [goalsInField(goals), goalsInTags(tags)];
			if (inField.numbers.size === 0 || inTags.numbers.size === 0) return [];
			// A number that is none has a finding of its own, and may be the very one that the other side lacks.
			if (inField.unknown.length > 0 || inTags.unknown.length > 0) return [];
			const onlyField = missingIn(inTags.numbers, inField.numbers);
			const onlyTags = missingIn(inField.numbers, inTags.numbers);
			if (onlyField.length === 0 && onlyTags.length === 0) return [];
			const position = goals.field.position;
			return [{ code: "goal-tag-mismatch" as const, position, onlyField, onlyTags, ...severityOf(rule) }];
		});
	},
});

function missingIn(there: ReadonlySet<number>, here: ReadonlySet<number>): number[] {
	const missing: number[] = [];
	for (const number of here) if (!there.has(number)) missing.push(number);
	return missing.sort((a, b) => a - b);
}
