import type { FieldItem } from "../../ast/nodes.ts";
import { likenessOf } from "../../fields/index.ts";
import { isOfOtherField } from "../../fields/people.ts";
import { ofType } from "../context.ts";
import type { Rule } from "../rule.ts";

/** A field of people has a value of another field, alone or after a name. */
export const misplacedValue: Rule = {
	code: "misplaced-value",
	examples: [
		["a name with a role", "Reporter: Victoria Lane, Intern\n"],
		["a goal among people", "Reporter: Victoria, SDG 16\n", "1:11-1:27"],
		["a goal behind a name", "Reporter: Victoria Lane, SDG 16\n", "1:11-1:32"],
	],
	check({ legible, form }, tell) {
		for (const { field, definition } of ofType(legible, "people")) {
			for (const item of field.items) {
				const raw = wordsOf(item).find(isOfOtherField);
				if (raw === undefined) continue;
				const other = form.fields.find(({ type, read }) => type !== "people" && likenessOf(type, raw, read) === 2);
				if (other === undefined) continue;
				tell({ code: "misplaced-value", position: item.position, raw, label: definition.label, other: other.label });
			}
		}
	},
};

/** An entry that is no person, or what is said of one. */
function wordsOf({ value, raw }: FieldItem): string[] {
	if (value === null) return [raw];
	if (typeof value !== "object" || !("name" in value)) return [];
	return [value.affiliation, value.role, value.remark].filter((text) => text !== undefined);
}
