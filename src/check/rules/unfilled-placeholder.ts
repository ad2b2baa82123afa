import type { Position } from "unist";
import type { Preamble, Report, Section } from "../../ast/nodes.ts";
import { plainText } from "../../ast/text.ts";
import type { FieldDefinition, SectionDefinition } from "../../forms/form.ts";
import { hintIn } from "../hints.ts";
import { fieldNamed, unfilledPlace } from "../parts.ts";
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
	check(report, { form }) {
		return [...form.fields, ...form.sections].flatMap((definition) =>
			unfilledPlaces(report, definition).map((position) => ({
				code: "unfilled-placeholder" as const,
				position,
				raw: definition.hint ?? "",
			})),
		);
	},
});

function unfilledPlaces(report: Report, definition: FieldDefinition | SectionDefinition): Position[] {
	const { name, hint } = definition;
	if (hint === null) return [];
	const field = "type" in definition ? fieldNamed(report, name) : undefined;
	if (field === undefined) return unfilledProse(report, name, hint);
	const place = unfilledPlace(field, definition);
	return place === null ? [] : [place];
}

type Prose = Section | Preamble;

/** Of a repeatable section each; a title line counts as prose. */
function unfilledProse(report: Report, name: string, hint: string): Position[] {
	const parts = report.children.filter(
		(child): child is Prose => "children" in child && "name" in child && child.name === name,
	);
	return parts.flatMap(
		({ children }) => children.map((block) => placeOfHint(block, hint)).find((place) => place !== null) ?? [],
	);
}

function placeOfHint(block: Prose["children"][number], hint: string): Position | null {
	if (block.type !== "paragraph" && block.type !== "heading") return null;
	for (const leaf of block.children) {
		if (leaf.type !== "text" || leaf.position === undefined) continue;
		const found = hintIn(leaf.value, hint);
		if (found !== null) return placesIn({ text: leaf.value, position: leaf.position })(found.start, found.end);
	}
	// Wrapped by hand, for example.
	const whole = block.children.length > 1 && hintIn(plainText([block]), hint) !== null;
	return whole ? (block.position ?? null) : null;
}
