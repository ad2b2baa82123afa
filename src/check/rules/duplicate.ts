import type { Position } from "unist";
import type { CheckContext } from "../context.ts";
import type { Rule } from "../rule.ts";

/** A field has a label twice. */
export const duplicateField: Rule = {
	codes: ["duplicate-field"],
	reason: "Of two values only the first counts; if the second one was meant, the report is wrong and nobody sees it.",
	examples: [
		{ name: "several values behind one label", notes: "Reporter: Ruth Delacroix, Tobias Okeke\n", findings: [] },
		{
			name: "the label again",
			notes: "Reporter: Ruth Delacroix\nReporters: Tobias Okeke\n",
			findings: ["duplicate-field 2:1-2:10"],
		},
	],
	check(context, tell) {
		for (const second of secondsOf(context, context.form.fields)) tell({ code: "duplicate-field", ...second });
	},
};

/** A section that may come once has its heading twice. */
export const duplicateSection: Rule = {
	codes: ["duplicate-section"],
	reason: "The text below the second heading is kept, but in no section: whoever reads the first one misses it.",
	examples: [
		{ name: "one heading", notes: "Summary of information presented\n\nOne.\n\nTwo.\n", findings: [] },
		{
			name: "the heading again",
			notes: "Summary of information presented\n\nOne.\n\nSummary of information presented\n\nTwo.\n",
			findings: ["duplicate-section 5:1-5:33"],
		},
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
