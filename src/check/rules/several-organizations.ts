import { unwrapped } from "../../ast/text.ts";
import { declaredRules } from "../context.ts";
import type { Rule } from "../rule.ts";

/** An office has people of its own, and perhaps a partner's. */
const mostOrganizations = 2;

/** The list of one's own people is that of all who were there. */
export const severalOrganizations: Rule = {
	code: "several-organizations",
	examples: [
		["two offices", "ISJC Staff Present: Ruth Delacroix (Geneva), Bo Li (New York)\n"],
		[
			"a list of all participants",
			"ISJC Staff Present:\n\nName | Organization\nRuth Delacroix | our office\nBob Cole | Reef Trust\nAnn Bell | Harbour Forum\n\nReporter: Ruth Delacroix\n",
			"1:1-1:19",
		],
	],
	check({ form, legible }, tell) {
		for (const { field, own } of declaredRules(form, "several-organizations")) {
			const organizations = new Set<string>();
			for (const { value } of legible.get(field)?.field.items ?? [])
				if (value !== null && typeof value === "object" && "name" in value && value.affiliation !== undefined)
					organizations.add(value.affiliation.toLowerCase());
			const list = legible.get(field);
			if (list === undefined || organizations.size <= mostOrganizations) continue;
			const { field: written, definition } = list;
			const [label, count] = [unwrapped(written.label), organizations.size];
			tell({
				code: "several-organizations",
				position: written.labelPosition,
				label,
				count,
				meant: definition.label,
				...own,
			});
		}
	},
};
