import type { Node, Position } from "unist";
import type { Report } from "../../ast/nodes.ts";
import { isPhrasingParent } from "../../ast/text.ts";
import type { Finding } from "../../findings/finding.ts";
import { mayHoldRemains } from "../remains.ts";
import { defineRule } from "../rule.ts";
import { placesIn, type Written } from "../written.ts";

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
	check(report, { traces }) {
		const found: Finding[] = [];
		if (!traces.remains) return found;
		eachParagraph(report, (leaves) => {
			if (!leaves.some((leaf) => mayHoldRemains(leaf.text))) return;
			const text = leaves.map((leaf) => leaf.text).join("");
			const prose = leaves.map((leaf) => (leaf.code ? "x".repeat(leaf.text.length) : leaf.text)).join("");
			const place = placesOver(leaves);
			for (const { 0: raw, index } of prose.matchAll(remains)) {
				const position = place(index, raw.length);
				found.push({ code: "lost-url", position, raw: around(text, index + raw.length) });
			}
		});
		return found;
	},
});

/** A bracket with space behind it that is closed at once or never; dashes with nothing between them. */
const remains = /(?<![:;])\((?=\s*\)|\s[^()]*$|\s[^()]*\()|(?<=\S\s)- -(?=\s|$)/gu;

/** A leaf; the brackets in code, as in `tide()`, are part of it. */
interface Leaf extends Written {
	readonly code: boolean;
}

function eachParagraph(node: Report | Node, visit: (leaves: readonly Leaf[]) => void): void {
	if (isPhrasingParent(node)) visit(leavesOf(node));
	else if ("children" in node) for (const child of node.children as readonly Node[]) eachParagraph(child, visit);
}

function leavesOf(node: Node): Leaf[] {
	if ("children" in node) return (node.children as readonly Node[]).flatMap(leavesOf);
	if (!("value" in node) || typeof node.value !== "string" || node.position === undefined) return [];
	return [{ text: node.value, position: node.position, code: node.type === "inlineCode" }];
}

/** Places in the joined text of some leaves, asked for in order; what reaches over two leaves ends with the first. */
function placesOver(leaves: readonly Written[]): (start: number, length: number) => Position | null {
	let [index, before] = [0, 0];
	let place = leaves[0] === undefined ? null : placesIn(leaves[0]);
	return (start, length) => {
		for (let leaf = leaves[index]; leaf !== undefined && start >= before + leaf.text.length; leaf = leaves[index]) {
			before += leaf.text.length;
			index++;
			place = leaves[index] === undefined ? null : placesIn(leaves[index] as Written);
		}
		const end = Math.min(start - before + length, leaves[index]?.text.length ?? 0);
		return place === null ? null : place(start - before, end);
	};
}

const shown = 40;

/** The remains with a few words before them, cut behind a space where there is one. */
function around(text: string, end: number): string {
	const start = Math.max(0, end - shown);
	const near = text.slice(start, end);
	return start === 0 ? near : near.slice(near.indexOf(" ") + 1);
}
