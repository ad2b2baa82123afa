/** Links whose address is not there. */

import type { Position } from "unist";
import { isPhrasingParent } from "../../ast/text.ts";
import { type Loose, mayHoldUrlRemnants, placesIn, type Written } from "../characters.ts";
import { ofType } from "../context.ts";
import type { Rule } from "../rule.ts";

/** A link has a title and no address. */
export const linkWithoutUrl: Rule = {
	code: "link-without-url",
	examples: [
		["a title and its address", "Web links for more information\nVideo: https://media.example.org/harbours\n"],
		[
			"two titles without addresses",
			"Web links for more information\n\nVideo of the event\n\nList of speakers\n",
			"3:1-3:19",
			"5:1-5:17",
		],
	],
	check({ known }, tell) {
		for (const { field, unfilled } of ofType(known, "links")) {
			if (unfilled !== null) continue;
			for (const { value, position } of field.items) {
				if (value === null || typeof value !== "object" || !("url" in value) || value.url !== null) continue;
				tell({ code: "link-without-url", position, title: value.title });
			}
		}
	},
};

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
			const prose = leaves.map((leaf) => (leaf.isCode ? "x".repeat(leaf.text.length) : leaf.text)).join("");
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

function eachParagraph(node: Loose, visit: (leaves: readonly Leaf[]) => void): void {
	if (isPhrasingParent(node)) visit(leavesOf(node));
	else if (node.type !== "text" && node.children !== undefined)
		for (const child of node.children) eachParagraph(child, visit);
}

/** The leaves below a node; the brackets in code, as in `tide()`, are part of it. */
function leavesOf({ type, value, position, children }: Loose): Leaf[] {
	if (children !== undefined) return children.flatMap(leavesOf);
	return typeof value === "string" && position ? [{ text: value, position, isCode: type === "inlineCode" }] : [];
}

type Leaf = Written & { readonly isCode: boolean };

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
