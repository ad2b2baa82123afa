import type { Position } from "unist";
import type { Block, Preamble, Report, Section } from "../../ast/nodes.ts";
import { plainText } from "../../ast/text.ts";
import type { FieldDefinition, SectionDefinition } from "../../forms/form.ts";
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
	if (!mayHold(block, hint.charAt(0)) || !plainText([block]).replace(/\s+/g, " ").includes(hint)) return null;
	for (const leaf of block.children) {
		if (leaf.type !== "text" || leaf.position === undefined) continue;
		const at = leaf.value.indexOf(hint);
		if (at >= 0) return placesIn({ text: leaf.value, position: leaf.position })(at, at + hint.length);
	}
	// Wrapped by hand, for example.
	return block.position ?? null;
}

/** Most paragraphs lack even its first character. */
function mayHold(
	block: Prose["children"][number],
	character: string,
): block is Block & { readonly type: "paragraph" | "heading" } {
	return (
		(block.type === "paragraph" || block.type === "heading") &&
		block.children.some((leaf) => leaf.type === "text" && leaf.value.includes(character))
	);
}
