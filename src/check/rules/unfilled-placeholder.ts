import type { Position } from "unist";
import { plainText } from "../../ast/text.ts";
import { placesIn } from "../characters.ts";
import { hintIn, mayHoldHint, type NamedPart } from "../context.ts";
import type { Rule } from "../rule.ts";

/** The form's hint for a field or a section was not replaced. */
export const unfilledPlaceholder: Rule = {
	code: "unfilled-placeholder",
	examples: [
		["filled in", "Reporter: Ruth Delacroix\n"],
		["your own words in brackets", "Reporter: Ruth Delacroix [intern]\n"],
		["the hint as it was", "Reporter: [your name]\n", "1:11-1:22"],
		["the hint with other brackets, letter case and spaces", "Reporter: ( Your  name)\n", "1:11-1:24"],
		["the hint below a heading", "Summary of information presented\n\n[what was said, and by whom]\n", "3:1-3:29"],
	],
	check({ form, named, known }, tell) {
		for (const { name, hint } of [...form.fields, ...form.sections]) {
			if (hint === null) continue;
			const field = known.get(name);
			const position = field?.unfilled ?? null;
			if (position !== null) tell({ code: "unfilled-placeholder", position, raw: hint });
			if (field !== undefined) continue;
			// Of a repeatable section each; a title line counts as prose.
			for (const part of named) {
				if (part.name !== name || part.type === "field") continue;
				const position = firstPlace(part.children, hint);
				if (position !== null) tell({ code: "unfilled-placeholder", position, raw: hint });
			}
		}
	},
};

type Prose = Exclude<NamedPart, { type: "field" }>["children"];

function firstPlace(blocks: Prose, hint: string): Position | null {
	for (const block of blocks) {
		const place = placeOfHint(block, hint);
		if (place !== null) return place;
	}
	return null;
}

function placeOfHint(block: Prose[number], hint: string): Position | null {
	if (block.type !== "paragraph" && block.type !== "heading") return null;
	let may = false;
	for (const leaf of block.children) {
		if (leaf.type === "text" && !mayHoldHint(leaf.value, hint)) continue;
		may = true;
		if (leaf.type !== "text" || leaf.position === undefined) continue;
		const found = hintIn(leaf.value, hint);
		if (found !== null) return placesIn({ text: leaf.value, position: leaf.position })(found.start, found.end);
	}
	// Wrapped by hand, for example.
	const whole = may && block.children.length > 1 && hintIn(plainText([block]), hint) !== null;
	return whole ? (block.position ?? null) : null;
}
