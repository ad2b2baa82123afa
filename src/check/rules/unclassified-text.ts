import type { Report } from "../../ast/nodes.ts";
import { plainText } from "../../ast/text.ts";
import type { Rule } from "../rule.ts";

const mostUnclassified = 50;
const leastText = 200;

/** Most of the notes stand in no field and no section. */
export const unclassifiedText: Rule = {
	code: "unclassified-text",
	examples: [
		[
			"all of it has a place",
			"Date of Meeting: 2 Feb 2016\n\nSummary of information presented\n\nBoats were counted.\n",
		],
		[
			"text behind the tags",
			`Date of Meeting: 2 Feb 2016\nTags: boats\n\n${"Boats were counted, and nobody could say whose they were. ".repeat(4)}\n`,
			"4:1-4:232",
		],
	],
	check({ report, named }, tell) {
		// Where nothing is found at all, that is told.
		if (named.length === 0) return;
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
		const share = Math.round((unclassified / Math.max(all, 1)) * 100);
		if (first === null || all < leastText || share <= mostUnclassified) return;
		tell({ code: "unclassified-text", position: first.position, share });
	},
};
