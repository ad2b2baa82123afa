import type { Position } from "unist";
import { plainText } from "../../ast/text.ts";
import type { Finding } from "../../findings/finding.ts";
import { hintIn, mayHoldHint } from "../hints.ts";
import type { NamedPart } from "../parts.ts";
import { defineRule } from "../rule.ts";
import { placesIn } from "../written.ts";

/** The form's hint for a field or a section still stands where its words should. */
export const unfilledPlaceholder = defineRule({
	codes: ["unfilled-placeholder"],
	reason: "Blank notes say in brackets what belongs where; left there, it gets into the report as if it were a fact.",
	examples: [
		{ name: "filled in", notes: "Reporter: Ruth Delacroix\n", findings: [] },
		{ name: "brackets of one's own", notes: "Reporter: Ruth Delacroix [intern]\n", findings: [] },
		{ name: "left as it was", notes: "Reporter: [your name]\n", findings: ["unfilled-placeholder 1:11-1:22"] },
		{
			name: "left as it was, but for its brackets, letters and spaces",
			notes: "Reporter: ( Your  name)\n",
			findings: ["unfilled-placeholder 1:11-1:24"],
		},
		{
			name: "left below a heading",
			notes: "Summary of information presented\n\n[what was said, and by whom]\n",
			findings: ["unfilled-placeholder 3:1-3:29"],
		},
	],
	check(_, { form, parts }) {
		const found: Finding[] = [];
		const prose = parts.named.filter(isProse);
		for (const { name, hint } of [...form.fields, ...form.sections]) {
			if (hint === null) continue;
			const field = parts.known.get(name);
			const places = field === undefined ? placesInProse(prose, name, hint) : [field.unfilled];
			for (const position of places) {
				if (position !== null) found.push({ code: "unfilled-placeholder", position, raw: hint });
			}
		}
		return found;
	},
});

type Prose = Exclude<NamedPart, { type: "field" }>;

/** A title line counts as prose. */
function isProse(part: NamedPart): part is Prose {
	return part.type !== "field";
}

/** Of a repeatable section each. */
function placesInProse(parts: readonly Prose[], name: string, hint: string): (Position | null)[] {
	return parts.filter((part) => part.name === name).map(({ children }) => firstPlace(children, hint));
}

function firstPlace(blocks: Prose["children"], hint: string): Position | null {
	for (const block of blocks) {
		const place = placeOfHint(block, hint);
		if (place !== null) return place;
	}
	return null;
}

function placeOfHint(block: Prose["children"][number], hint: string): Position | null {
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
