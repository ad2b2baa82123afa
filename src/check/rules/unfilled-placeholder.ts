import type { Position } from "unist";
import type { Block, Report, Section } from "../../ast/nodes.ts";
import { plainText } from "../../ast/text.ts";
import type { SectionDefinition } from "../../forms/form.ts";
import { fieldNamed, unfilledPlace } from "../parts.ts";
import { defineRule } from "../rule.ts";
import { placesIn } from "../written.ts";

/** The form's hint for a field or a section still stands where words should. */
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
		const fields = form.fields.flatMap((definition) => {
			const field = fieldNamed(report, definition.name);
			const position = field === undefined ? null : unfilledPlace(field, definition);
			return position === null ? [] : [unfilled(position, definition.hint)];
		});
		return [...fields, ...form.sections.flatMap((definition) => unfilledSections(report, definition))];
	},
});

const unfilled = (position: Position, hint: string | null) => ({
	code: "unfilled-placeholder" as const,
	position,
	raw: hint ?? "",
});

function unfilledSections(report: Report, { name, hint }: SectionDefinition) {
	if (hint === null) return [];
	const sections = report.children.filter((child): child is Section => child.type === "section" && child.name === name);
	return sections.flatMap(({ children }) => {
		const position = children.map((block) => placeOfHint(block, hint)).find((place) => place !== null);
		return position === undefined ? [] : [unfilled(position, hint)];
	});
}

function placeOfHint(block: Section["children"][number], hint: string): Position | null {
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
function mayHold(block: Section["children"][number], character: string): block is Block & { type: "paragraph" } {
	return (
		block.type === "paragraph" && block.children.some((leaf) => leaf.type === "text" && leaf.value.includes(character))
	);
}
