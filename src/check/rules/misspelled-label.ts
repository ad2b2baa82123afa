import type { Section } from "../../ast/nodes.ts";
import type { Finding } from "../../findings/finding.ts";
import { spellingDistance } from "../../findings/fix.ts";
import type { Form, SectionDefinition } from "../../forms/form.ts";
import { garbledIn, placesIn } from "../characters.ts";
import type { Rule } from "../rule.ts";

/** A label was recognised although it is misspelt. */
export const misspelledLabel: Rule = {
	code: "misspelled-label",
	examples: [
		[
			"letter case, plurals and British spelling are not mistakes",
			"REPORTERS: Ruth Delacroix\nMeeting Organiser: Harbour Forum\n",
		],
		[
			"a longer heading that begins like a label",
			"Summary of the talks\n\nBoats were counted, and nobody could say whose they were or who counted them.\n",
		],
		["a label with a note in brackets", "Date of Meeting (day, month, year): 2 February 2016\n"],
		["a label that the form does not have, though its words are in other labels", "Minutes kept by: Ruth Delacroix\n"],
		["two letters are swapped", "Repotrer: Ruth Delacroix\n", "1:1-1:9"],
		["a misspelt label with a note in brackets", "Date of Meetign (day, month, year): 2 February 2016\n", "1:1-1:16"],
		[
			"a misspelt label that begins with a shorter one",
			"Date: 2 February 2016\nISJC Staff Prseent\nRuth Delacroix\n",
			"2:1-2:19",
		],
		[
			"a short label is misspelt",
			"Summary of information presented\n\nBoats were counted.\n\nSignificanse\n\nWe could count them too.\n",
			"5:1-5:13",
		],
		[
			"a letter is missing in a heading",
			"Brief sumary of presentation of information made\n\nBoats were counted.\n",
			"1:1-1:49",
		],
	],
	check({ report, form }, tell) {
		for (const child of report.children) {
			if (child.type !== "field" && child.type !== "section") continue;
			const { name, label } = child;
			// A report in JSON may have no heading at all.
			if (name === null || isKnown(name, label, form) || label.trim() === "") continue;
			// Garbled characters have a finding of their own.
			if (garbledIn(label).length === 0) tell(misspelling(child, name, form));
		}
	},
};

function misspelling({ label: written, labelPosition }: Labelled, name: string, form: Form): Finding {
	// The aside is no part of the mistake, nor of its repair.
	const label = form.allLabels.near(written) === null ? withoutAside(written) : written;
	const position = placesIn({ text: written, position: labelPosition })(0, label.length);
	const known = [...form.fields, ...form.sections].find((part) => part.name === name);
	const expected = known === undefined ? name : nearestSpelling(label, known);
	return { code: "misspelled-label", position, label, expected };
}

type Labelled = Pick<Section, "label" | "labelPosition">;

function withoutAside(label: string): string {
	return label.replace(/\s*\([^()]*\)$/, "");
}

/** Whether the form spells it like this, an aside in brackets left out, or has a pattern for it. */
function isKnown(name: string | null, label: string, { allLabels, sections, words }: Form): boolean {
	if (allLabels.find(label) !== null || allLabels.find(withoutAside(label)) !== null) return true;
	// The keys of front matter have `_` or `-` between words.
	if (allLabels.find(label.replace(/[_-]+/g, " ")) !== null) return true;
	// `Summary of the talks` goes on behind its label.
	const isMisspelt = allLabels.near(label) !== null || allLabels.near(withoutAside(label)) !== null;
	if (!isMisspelt && allLabels.prefix(label)?.target.name === name) return true;
	// Other words than those of the form, as in `Attended for our office`, are no mistakes, if none is nearly a label of its own.
	const isNearly = (word: string): boolean =>
		allLabels.holding(word).length === 0 && words.bits(word) === 0 && allLabels.near(word) !== null;
	if (!isMisspelt && !label.split(/\s+/u).some(isNearly)) return true;
	const section = sections.find((each) => each.name === name);
	return section?.matches.some((pattern) => pattern.test(label)) ?? false;
}

/** What a word more or less counts for, in letters. */
const wordCost = 2;

/** The largest share of wrong letters with which a label still counts as one of the spellings. */
const mostShare = 0.5;

/** Who misspells an alias means that alias, whatever words stand beside it; where several are as near, or none is, the form's own label. */
function nearestSpelling(
	written: string,
	{ label, aliases, short }: Pick<SectionDefinition, "label" | "aliases" | "short">,
): string {
	const words = written.split(/\s+/u);
	const spellings = [label, ...aliases, ...short].map((text) => {
		const wanted = text.split(/\s+/u);
		const count = Math.min(words.length, wanted.length);
		const slips = spellingDistance(words.slice(0, count).join(" "), wanted.slice(0, count).join(" "));
		const over = wordCost * Math.abs(words.length - wanted.length);
		return { text, share: (slips + over) / Math.max(written.length, text.length) };
	});
	const nearest = spellings.reduce((best, other) => (other.share < best.share ? other : best));
	return nearest.share > mostShare ? label : nearest.text;
}
