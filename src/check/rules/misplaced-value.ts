import { likenessOf } from "../../fields/index.ts";
import type { Rule } from "../rule.ts";

/** An item of people that can't be read and is like a value of another field. */
export const misplacedValue: Rule = {
	code: "misplaced-value",
	examples: [
		["a name with a role", "Reporter: Victoria Lane, Intern\n"],
		["a goal among people", "Reporter: Victoria Lane, SDG 16\n", "1:26-1:32"],
	],
	check({ legible, form }, tell) {
		for (const { field, definition } of legible.values()) {
			if (definition.type !== "people") continue;
			for (const { value, raw, position } of field.items) {
				const other =
					value === null
						? form.fields.find((each) => isTelling(each.type) && likenessOf(each.type, raw, each.read) === 2)
						: undefined;
				if (other !== undefined)
					tell({ code: "misplaced-value", position, raw, label: definition.label, other: other.label });
			}
		}
	},
};

/** Whether hardly anything else looks like values of a type. */
export const isTelling = (type: string): boolean => type === "goals" || type === "date";
