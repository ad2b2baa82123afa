import type { Node, Position } from "unist";
import { isPhrasingParent } from "../../ast/text.ts";
import { mayHoldUrlRemnants, placesIn, type Written } from "../characters.ts";
import type { Rule } from "../rule.ts";

/** Prose where an address was and only the signs around it are left. */
export const lostUrl: Rule = {
	code: "lost-url",
	examples: [
		[
			"brackets and dashes around words",
			"Summary of information presented\n\nThe network (since 2016) is open - at last - to all.\n",
		],
		[
			"a bracket that is never closed",
			"Summary of information presented\n\nThe new network ( has begun its work.\n",
			"3:17-3:18",
		],
		[
			"two dashes with nothing between them",
			"Summary of information presented\n\nThe laboratory - - is open to all.\n",
			"3:16-3:19",
		],
	],
	check({ report, remains }, tell) {
		if (!remains) return;
		eachParagraph(report, (leaves) => {
			if (!leaves.some((leaf) => mayHoldUrlRemnants(leaf.text))) return;
			const text = leaves.map((leaf) => leaf.text).join("");
			const prose = leaves.map((leaf) => (leaf.code ? "x".repeat(leaf.text.length) : leaf.text)).join("");
			const place = placesOver(leaves);
			for (const { 0: raw, index } of prose.matchAll(signs)) {
				const position = place(index, raw.length);
				tell({ code: "lost-url", position, raw: around(text, index + raw.length) });
			}
		});
	},
};

/** A bracket with space behind it that is closed at once or never; dashes with nothing between them. */
const signs = /(?<![:;])\((?=\s*\)|\s[^()]*$|\s[^()]*\()|(?<=\S\s)- -(?=\s|$)/gu;

/** What of a node in prose is looked at. */
interface Loose extends Node {
	readonly value?: unknown;
	readonly children?: readonly Node[];
}

function eachParagraph(node: Loose, visit: (leaves: readonly Leaf[]) => void): void {
	if (isPhrasingParent(node)) visit(leavesOf(node));
	else if (node.type !== "text" && node.children !== undefined)
		for (const child of node.children) eachParagraph(child, visit);
}

/** A leaf; the brackets in code, as in `tide()`, are part of it. */
interface Leaf extends Written {
	readonly code: boolean;
}

function leavesOf({ type, value, position, children }: Loose): Leaf[] {
	if (children !== undefined) return children.flatMap(leavesOf);
	return typeof value === "string" && position !== undefined
		? [{ text: value, position, code: type === "inlineCode" }]
		: [];
}

/** Places in the joined text of some leaves, asked for in order; what reaches over two leaves ends with the first. */
function placesOver(leaves: readonly Written[]): (start: number, length: number) => Position | null {
	let [index, before] = [0, 0];
	let place = leaves[0] === undefined ? null : placesIn(leaves[0]);
	return (start, length) => {
		for (let leaf = leaves[index]; leaf !== undefined && start >= before + leaf.text.length; leaf = leaves[index]) {
			before += leaf.text.length;
			const next = leaves[++index];
			place = next === undefined ? null : placesIn(next);
		}
		const end = Math.min(start - before + length, leaves[index]?.text.length ?? 0);
		return place === null ? null : place(start - before, end);
	};
}

const shown = 40;

/** The remnants with a few words before them, cut after a space if there is one. */
function around(text: string, end: number): string {
	const start = Math.max(0, end - shown);
	const near = text.slice(start, end);
	return start === 0 ? near : near.slice(near.indexOf(" ") + 1);
}
