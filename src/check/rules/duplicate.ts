import type { Position } from "unist";
import type { CheckContext } from "../context.ts";
import type { Rule } from "../rule.ts";

/** A field has a label twice. */
export const duplicateField: Rule = {
	code: "duplicate-field",
	examples: [
		["several values after one label", "Reporter: Ruth Delacroix, Tobias Okeke\n"],
		["the same label twice", "Reporter: Ruth Delacroix\nReporters: Tobias Okeke\n", "2:1-2:10"],
	],
	check(context, tell) {
		for (const second of secondsOf(context, context.form.fields)) tell({ code: "duplicate-field", ...second });
	},
};

/** A section that may come once has its heading twice. */
export const duplicateSection: Rule = {
	code: "duplicate-section",
	examples: [
		["one heading", "Summary of information presented\n\nOne.\n\nTwo.\n"],
		[
			"the same heading twice",
			"Summary of information presented\n\nOne.\n\nSummary of information presented\n\nTwo.\n",
			"5:1-5:33",
		],
	],
	check(context, tell) {
		for (const second of secondsOf(context, context.form.sections)) tell({ code: "duplicate-section", ...second });
	},
};

interface Second {
	readonly label: string;
	readonly position: Position;
	readonly first: Position;
}

/** The later one of each two of a name, among some parts of the form. */
function secondsOf({ report, firsts }: CheckContext, among: readonly { readonly name: string }[]): Second[] {
	const seconds: Second[] = [];
	for (const child of report.children) {
		if (child.type !== "unclassified" || child.duplicates === null) continue;
		const { duplicates: name, label, labelPosition: position } = child;
		const first = firsts.get(name);
		if (label === null || position === null || first === undefined) continue;
		if (!among.some((part) => part.name === name)) continue;
		seconds.push({ label, position, first: first.type === "preamble" ? first.position : first.labelPosition });
	}
	return seconds;
}
