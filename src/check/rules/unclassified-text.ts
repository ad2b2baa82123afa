import type { Point, Position } from "unist";
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
	check({ report, firsts, named, form }, tell) {
		// A missing section is the cause, and a finding of its own; a form of fields alone leaves all other text aside.
		const isMissing = form.sections.some(({ name, required }) => required && !firsts.has(name));
		if (isMissing || form.sections.length === 0) return;
		let [all, unclassified] = [0, 0];
		let first: Position | null = null;
		const aside: { start: Point; end: Point }[] = [];
		let isAside = false;
		for (const child of report.children) {
			if (child.type === "ignored") continue;
			const text = child.type === "field" ? child.raw : plainText(child.children);
			all += text.length;
			const wasAside = isAside;
			isAside = false;
			if (child.type === "section" || (child.type !== "unclassified" && child.name !== null)) continue;
			unclassified += text.length;
			first ??= child.position;
			// A label that the form does not know has a finding of its own.
			isAside = (child.type === "preamble" || child.label === null) && /[\p{L}\p{N}]/u.test(text);
			const above = wasAside ? aside.at(-1) : undefined;
			if (isAside && above !== undefined) above.end = child.position.end;
			else if (isAside) aside.push({ ...child.position });
		}
		if (first !== null && all >= leastText && unclassified * 2 > all) {
			tell({ code: "unclassified-text", position: first });
			return;
		}
		// Above and below the notes, a mail has its head, a greeting and whoever sent it.
		const isMail = report.data?.mail !== undefined;
		const [from, to] = isMail
			? [named.at(0)?.position.start.line ?? 0, named.at(-1)?.position.end.line ?? 0]
			: [0, Infinity];
		for (const position of aside)
			if (position.start.line > from && position.end.line < to)
				tell({ code: "unclassified-text", position, severity: "info", isPart: true });
	},
};
