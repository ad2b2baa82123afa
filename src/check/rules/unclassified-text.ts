import type { Report } from "../../ast/nodes.ts";
import { plainText } from "../../ast/text.ts";
import type { Rule } from "../rule.ts";

const leastText = 200;

/** Most of the notes stand in no field and no section. */
export const unclassifiedText: Rule = {
	code: "unclassified-text",
	examples: [
		[
			"all text is in a field or section",
			"Date of Meeting: 2 Feb 2016\n\nSummary of information presented\n\nBoats were counted.\n",
		],
		[
			"text after the tags",
			`Summary of information presented\n\nBoats.\n\nWhat was of particular significance?\n\nNets.\n\nTags: boats\n\n${"Boats were counted, and nobody could say whose. ".repeat(5).trim()}\n`,
			"11:1-11:240",
		],
	],
	check({ report, firsts, form }, tell) {
		// A missing section is the cause, and a finding of its own; a form of fields alone leaves all other text aside.
		const isMissing = form.sections.some(({ name, required }) => required && !firsts.has(name));
		if (isMissing || form.sections.length === 0) return;
		let [all, unclassified] = [0, 0];
		let first: Report["children"][number] | null = null;
		for (const child of report.children) {
			if (child.type === "ignored") continue;
			const length = child.type === "field" ? child.raw.length : plainText(child.children).length;
			all += length;
			const isPlaced = child.type === "section" || (child.type !== "unclassified" && child.name !== null);
			if (isPlaced) continue;
			unclassified += length;
			first ??= child;
		}
		if (first !== null && all >= leastText && unclassified * 2 > all)
			tell({ code: "unclassified-text", position: first.position });
	},
};
