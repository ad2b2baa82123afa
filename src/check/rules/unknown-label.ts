import type { Field, Report, ReportChild, Unclassified } from "../../ast/nodes.ts";
import type { Form } from "../../forms/form.ts";
import { garbledIn } from "../characters.ts";
import type { Rule } from "../rule.ts";

/** A line among the fields looks like a label, and is near none of the form's. */
export const unknownLabel: Rule = {
	code: "unknown-label",
	examples: [
		["a colon in a value is not a label", "Date of Meeting: 2 February 2016\nType of meeting: UN: side event\n"],
		[
			"a field that the form does not have",
			"Date of Meeting: 2 February 2016\nVenue: Room 4\nReporter: Ruth Delacroix\n",
			"2:1-2:6",
		],
		[
			"a label that is nearly one of the form's",
			"Date of Meeting: 2 February 2016\nTitel: Boats\nReporter: Ruth Delacroix\n",
			"2:1-2:6",
		],
	],
	check({ report, firsts, form }, tell) {
		if (!report.children.some(isUnknown)) return;
		for (const child of report.children.slice(0, lastOfHeader(report, form) + 1)) {
			if (!isUnknown(child) || garbledIn(child.label).length > 0) continue;
			const { label, labelPosition: position } = child;
			const near = form.allLabels.near(label);
			const expected = near === null || firsts.has(near.name) ? {} : { expected: near.label };
			tell({ code: "unknown-label", position, label, ...expected });
		}
	},
};

type Labelled = (Field | Unclassified) & Pick<Field, "label" | "labelPosition">;

function isUnknown(child: ReportChild): child is Labelled {
	if (child.type === "field") return child.name === null;
	return child.type === "unclassified" && child.duplicates === null && child.label !== null;
}

/**
 * If the heading of the form's first section is missing, the text after the last field belongs to it, and lines in it
 * that look like labels are no mistakes.
 */
function lastOfHeader({ children }: Report, { sections }: Form): number {
	const [first] = sections;
	const missing = first?.required && !children.some((child) => child.type === "section" && child.name === first.name);
	if (!missing) return children.length;
	const section = children.findIndex(({ type }) => type === "section");
	const header = children.slice(0, section < 0 ? children.length : section);
	return header.findLastIndex((child) => child.type === "field" && child.name !== null);
}
