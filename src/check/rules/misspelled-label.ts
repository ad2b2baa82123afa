import { spellingDistance } from "../../findings/respell.ts";
import type { Form, SectionDefinition } from "../../forms/form.ts";
import { garbledIn } from "../mojibake.ts";
import { defineRule } from "../rule.ts";
import { placesIn } from "../written.ts";

/** A label was recognised although it is misspelt. */
export const misspelledLabel = defineRule({
	codes: ["misspelled-label"],
	reason: "The label was understood this time; the next slip in it, or another program, would lose the value.",
	examples: [
		{
			name: "letter case, plurals and British spelling are not mistakes",
			notes: "REPORTERS: Ruth Delacroix\nMeeting Organiser: Harbour Forum\n",
			findings: [],
		},
		{
			name: "nor is an aside in brackets",
			notes: "Date of Meeting (day, month, year): 2 February 2016\n",
			findings: [],
		},
		{
			name: "two letters changed places",
			notes: "Repotrer: Ruth Delacroix\n",
			findings: ["misspelled-label 1:1-1:9"],
		},
		{
			name: "nor is the aside behind one",
			notes: "Date of Meetign (day, month, year): 2 February 2016\n",
			findings: ["misspelled-label 1:1-1:16"],
		},
		{
			name: "it begins with a shorter label",
			notes: "Date: 2 February 2016\nISJC Staff Prseent\nRuth Delacroix\n",
			findings: ["misspelled-label 2:1-2:19"],
		},
		{
			name: "a letter is missing in a heading",
			notes: "Brief sumary of presentation of information made\n\nBoats were counted.\n",
			findings: ["misspelled-label 1:1-1:49"],
		},
	],
	check(report, { form }) {
		return report.children.flatMap((child) => {
			if (child.type !== "field" && child.type !== "section") return [];
			const { name, labelPosition } = child;
			// A report in JSON may have no heading at all.
			if (name === null || child.label.trim() === "" || isKnown(name, child.label, form)) return [];
			// Garbled characters have a finding of their own.
			if (garbledIn(child.label).length > 0) return [];
			// The aside is no part of the mistake, nor of its repair.
			const label = form.labels.near(child.label) === null ? withoutAside(child.label) : child.label;
			const position = placesIn({ text: child.label, position: labelPosition })(0, label.length);
			const known = [...form.fields, ...form.sections].find((part) => part.name === name);
			const expected = known === undefined ? name : nearestSpelling(label, known);
			return [{ code: "misspelled-label" as const, position, label, expected }];
		});
	},
});

function withoutAside(label: string): string {
	return label.replace(/\s*\([^()]*\)$/u, "");
}

/** Whether the form spells it like this, an aside in brackets left out, or has a pattern for it. */
function isKnown(name: string | null, label: string, { labels, sections }: Form): boolean {
	if (labels.find(label) !== null || labels.find(withoutAside(label)) !== null) return true;
	const section = sections.find((each) => each.name === name);
	return section?.matches.some((pattern) => pattern.test(label)) ?? false;
}

/** Who misspells an alias means that alias; of spellings as near as each other, the form's own label comes first. */
function nearestSpelling(written: string, { label, aliases }: Pick<SectionDefinition, "label" | "aliases">): string {
	const spellings = [label, ...aliases].map((text) => ({ text, distance: spellingDistance(written, text) }));
	return spellings.reduce((best, other) => (other.distance < best.distance ? other : best)).text;
}
