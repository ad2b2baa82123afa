import { shareOf, unclassifiedPercent } from "../../ast/share.ts";
import type { Rule } from "../rule.ts";

const mostUnclassified = 50;
/** So many characters are worth a heading. */
const leastText = 100;

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
		const first = report.children.find(
			(child) => child.type === "unclassified" || (child.type === "field" && child.name === null),
		);
		if (first === undefined) return;
		const share = shareOf(report);
		const percent = Math.round(unclassifiedPercent(share));
		if (share.unclassified < leastText || percent <= mostUnclassified) return;
		tell({ code: "unclassified-text", position: first.position, share: percent });
	},
};
