import { unwrapped } from "../../ast/text.ts";
import { declaredRules } from "../context.ts";
import { amongTest, namesIn } from "../names.ts";
import type { Rule } from "../rule.ts";

/** Somebody is listed among the absent, and speaks; who is listed among those present as well may have come late. */
export const spokeButAbsent: Rule = {
	code: "spoke-but-absent",
	declared: [{ rule: "spoke-but-absent", field: "reporter", other: "staff", from: null, to: null, severity: null }],
	examples: [
		[
			"the absent person does not speak",
			"Reporter: Bo Li\n\nSummary of information presented\n\nMs Ana Bell said that nets are few.\n",
		],
		[
			"somebody who is in both lists",
			"ISJC Staff Present: Ana Bell\nReporter: Ana Bell\n\nSummary of information presented\n\nMs Ana Bell said that nets are few.\n",
		],
		[
			"an absent person speaks (in this example, the rule treats `Reporter` as the list of absent people)",
			"Reporter: Bo Li, Ana Bell\n\nSummary of information presented\n\nMs Ana Bell said that nets are few.\n",
			"1:18-1:26",
		],
	],
	check({ form, legible, report }, tell) {
		for (const { field, other, own } of declaredRules(form, "spoke-but-absent")) {
			const absent = legible.get(field);
			if (absent === undefined) continue;
			const present = namesIn(legible.get(other ?? "")?.field.items ?? []);
			const isPresent = amongTest(present, form.people);
			const spoken = report.children.flatMap((child) => (child.type === "section" ? child.statements : []));
			for (const { name, position } of namesIn(absent.field.items)) {
				if (isPresent(name)) continue;
				const isHer = amongTest([{ name, position }], form.people);
				const statement = spoken.find(({ speakers }) =>
					speakers.some((each) => isHer(each.registered ?? each.name) || isHer(each.name)),
				);
				const line = statement?.position.start.line;
				const label = unwrapped(absent.field.label);
				if (line !== undefined) tell({ code: "spoke-but-absent", position, name, label, line, ...own });
			}
		}
	},
};
