import type { FieldItem } from "../../ast/nodes.ts";
import { unwrapped } from "../../ast/text.ts";
import { helpWords } from "../../text/field-words.generated.ts";
import { declaredRules } from "../context.ts";
import { amongTest, namesIn } from "../names.ts";
import type { Rule } from "../rule.ts";

/** A reporter is not among the people present. */
export const reporterNotPresent: Rule = {
	code: "reporter-not-present",
	examples: [
		["rank and initials may differ", "ISJC Staff Present: Major Wilma Aasen, Ruth Delacroix\nReporter: W. Aasen\n"],
		["whoever typed the notes", "ISJC Staff Present: Ruth Delacroix\nReporter: Ruth Delacroix, typed by Bob Cole\n"],
		["no list of staff", "Reporter: Ruth Delacroix\n"],
		[
			"a reporter who is not in the list",
			"ISJC Staff Present: Major Wilma Aasen\nReporters: Wilma Aasen, Ruth Delacroix\n",
			"2:25-2:39",
		],
	],
	check({ form, legible }, tell) {
		for (const { field, other, own } of declaredRules(form, "reporter-not-present")) {
			const reporters = legible.get(field);
			const staff = legible.get(other ?? "");
			if (reporters === undefined || staff === undefined) continue;
			const label = unwrapped(staff.field.label);
			const present = namesIn(staff.field.items);
			if (present.length === 0) continue;
			const isPresent = amongTest(present, form.people);
			for (const item of reporters.field.items) {
				if (isHelper(item)) continue;
				for (const { position, name } of namesIn([item]))
					if (!isPresent(name)) tell({ code: "reporter-not-present", position, name, label, ...own });
			}
		}
	},
};

/** `typed by Bob Cole`: whoever only helped with the notes need not have been there. */
function isHelper({ value }: FieldItem): boolean {
	if (value === null || typeof value !== "object" || !("remark" in value)) return false;
	return value.remark?.split(/[\s:]+/).some((word) => helpWords.includes(word.toLowerCase())) === true;
}
