import type { FieldItem } from "../../ast/nodes.ts";
import type { Finding } from "../../findings/finding.ts";
import { goalsInTags } from "../goals.ts";
import { type KnownField, unreadItems } from "../parts.ts";
import { defineRule } from "../rule.ts";

/** A goal is named that does not exist. */
export const unknownGoal = defineRule({
	codes: ["unknown-goal"],
	reason: "There are seventeen goals. A number beyond them is a slip, and the goal that was meant goes uncounted.",
	examples: [
		{ name: "numbers, names and all of them", notes: "Which SDG does this topic cover? 5, 8, 16\n", findings: [] },
		{ name: "a target is no goal", notes: "Which SDG does this topic cover? Goal 8; target 8.76\n", findings: [] },
		{
			name: "a number too high",
			notes: "Which SDG does this topic cover? 5, 18\n",
			findings: ["unknown-goal 1:37-1:39"],
		},
		{
			name: "no goal at all",
			notes: "Which SDG does this topic cover? fishing\n",
			findings: ["unknown-goal 1:34-1:41"],
		},
		{ name: "in a tag", notes: "Tags: United Nations, SDG61: Peace\n", findings: ["unknown-goal 1:23-1:35"] },
	],
	check(_, { parts }) {
		const found: Finding[] = [];
		for (const known of parts.legible) {
			for (const { raw, position } of unknownIn(known)) found.push({ code: "unknown-goal", raw, position });
		}
		return found;
	},
});

function unknownIn(known: KnownField): readonly FieldItem[] {
	const { type } = known.definition;
	if (type === "goals") return unreadItems(known.field);
	return type === "tags" ? goalsInTags(known).unknown : [];
}
