import { declaredRules } from "../context.ts";
import type { Rule } from "../rule.ts";
import { goalsIn } from "./unknown-goal.ts";

/** The field of goals and the tags that name goals disagree. */
export const goalTagMismatch: Rule = {
	code: "goal-tag-mismatch",
	examples: [
		[
			"the same goals in any order",
			"Which SDG does this topic cover? 5, 14\n\nTags: Harbours, SDG14: Life Below Water, SDG5: Gender Equality\n",
		],
		["tags without goals", "Which SDG does this topic cover? 5, 14\n\nTags: Harbours\n"],
		[
			"a goal only in the field",
			"Which SDG does this topic cover? 5, 14\n\nTags: SDG14: Life Below Water\n",
			"1:1-1:39",
		],
		[
			"a goal only in the tags",
			"Which SDG does this topic cover? 14\n\nTags: SDG14: Life Below Water, SDG5: Gender Equality\n",
			"1:1-1:36",
		],
	],
	check({ form, legible }, tell) {
		for (const { field, other, own } of declaredRules(form, "goal-tag-mismatch")) {
			const goals = legible.get(field);
			const tags = legible.get(other ?? "");
			if (goals === undefined || tags === undefined) continue;
			const [inField, inTags] = [goalsIn(goals), goalsIn(tags)];
			if (inField.numbers.size === 0 || inTags.numbers.size === 0) continue;
			// A number of no goal has a finding of its own, and may be the very one that the other side lacks.
			if (inField.unknown.length > 0 || inTags.unknown.length > 0) continue;
			const onlyField = missingIn(inTags.numbers, inField.numbers);
			const onlyTags = missingIn(inField.numbers, inTags.numbers);
			if (onlyField.length === 0 && onlyTags.length === 0) continue;
			tell({ code: "goal-tag-mismatch", position: goals.field.position, onlyField, onlyTags, ...own });
		}
	},
};

function missingIn(there: ReadonlySet<number>, here: ReadonlySet<number>): number[] {
	return [...here].filter((number) => !there.has(number)).sort((one, other) => one - other);
}
