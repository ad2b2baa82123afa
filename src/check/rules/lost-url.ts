import type { Node } from "unist";
import type { Report } from "../../ast/nodes.ts";
import { isPhrasingParent } from "../../ast/text.ts";
import type { Finding } from "../../findings/finding.ts";
import { defineRule } from "../rule.ts";
import { placeWithin, type Written } from "../written.ts";

/** Prose where an address was and only the signs around it are left. */
export const lostUrl = defineRule({
	codes: ["lost-url"],
	reason: "Copied pages drop the address and leave the bracket or the dashes around it: what they led to is lost.",
	examples: [
		{
			name: "brackets and dashes with words",
			notes: "Summary of information presented\n\nThe network (since 2016) is open - at last - to all.\n",
			findings: [],
		},
		{
			name: "a bracket that never closes",
			notes: "Summary of information presented\n\nThe new network ( has begun its work.\n",
			findings: ["lost-url 3:17-3:18"],
		},
		{
			name: "two dashes with nothing between",
			notes: "Summary of information presented\n\nThe laboratory - - is open to all.\n",
			findings: ["lost-url 3:16-3:19"],
		},
	],
	check(report) {
		const found: Finding[] = [];
		eachParagraph(report, (leaves) => {
			const text = leaves.map((leaf) => leaf.text).join("");
			if (!text.includes("(") && !text.includes("- -")) return;
			for (const { 0: raw, index } of text.matchAll(remains)) {
				found.push({
					code: "lost-url",
					position: placeOf(leaves, index, raw.length),
					raw: around(text, index + raw.length),
				});
			}
		});
		return found;
	},
});

/** A bracket with space behind it that is closed at once or never; dashes with nothing between them. */
const remains = /(?<![:;])\((?=\s*\)|\s[^()]*$|\s[^()]*\()|(?<=\S\s)- -(?=\s|$)/gu;

function eachParagraph(node: Report | Node, visit: (leaves: readonly Written[]) => void): void {
	if (isPhrasingParent(node)) visit(leavesOf(node));
	else if ("children" in node) for (const child of node.children as readonly Node[]) eachParagraph(child, visit);
}

function leavesOf(node: Node): Written[] {
	if ("children" in node) return (node.children as readonly Node[]).flatMap(leavesOf);
	if (!("value" in node) || typeof node.value !== "string" || node.position === undefined) return [];
	return [{ text: node.value, position: node.position }];
}

function placeOf(leaves: readonly Written[], start: number, length: number) {
	let from = start;
	for (const leaf of leaves) {
		if (from < leaf.text.length) return placeWithin(leaf, from, Math.min(from + length, leaf.text.length));
		from -= leaf.text.length;
	}
	return null;
}

const shown = 40;

/** The remains with a few words before them. */
function around(text: string, end: number): string {
	const start = Math.max(0, end - shown);
	return text.slice(start === 0 ? 0 : text.indexOf(" ", start) + 1, end);
}
