import type { Position } from "unist";
import type { LabelTarget } from "../../forms/form.ts";
import { memoizePer } from "../../text/lazy.ts";
import { placesIn } from "../characters.ts";
import type { CheckContext } from "../context.ts";
import { labelLines } from "../label-lines.ts";
import type { Rule } from "../rule.ts";

/** A field has a label twice. */
export const duplicateField: Rule = {
	code: "duplicate-field",
	examples: [
		["several values after one label", "Reporter: Ruth Delacroix, Tobias Okeke\n"],
		["the same label twice", "Reporter: Ruth Delacroix\nReporters: Tobias Okeke\n", "2:1-2:10"],
		[
			"a misspelt second label in a section",
			"Meeting Organizer: Harbour Forum\n\nSummary of information presented\n\nOne.\n\nOrgnizer: Coast Guard\n",
			"7:1-7:9",
		],
	],
	check(context, tell) {
		for (const second of secondsOf(context, context.form.fields)) tell({ code: "duplicate-field", ...second });
		for (const { kind, ...second } of misspeltSeconds(context))
			if (kind === "field") tell({ code: "duplicate-field", ...second });
	},
};

/** A section that may come once has its heading twice. */
export const duplicateSection: Rule = {
	code: "duplicate-section",
	examples: [
		["one heading", "Summary of information presented\n\nOne.\n\nTwo.\n"],
		[
			"the same heading twice",
			"Summary of information presented\n\nOne.\n\nSummary of information presented\n\nTwo.\n",
			"5:1-5:33",
		],
		["a misspelt second heading", "Summary of information presented\n\nOne.\n\nSumary\n\nTwo.\n", "5:1-5:7"],
	],
	check(context, tell) {
		for (const second of secondsOf(context, context.form.sections)) tell({ code: "duplicate-section", ...second });
		for (const { kind, ...second } of misspeltSeconds(context))
			if (kind === "section") tell({ code: "duplicate-section", ...second });
	},
};

interface Second {
	readonly label: string;
	readonly position: Position;
	readonly first: Position;
}

/** The later one of each two of a name, among some parts of the form. */
function secondsOf({ report, firsts }: CheckContext, among: readonly { readonly name: string }[]): Second[] {
	const seconds: Second[] = [];
	for (const child of report.children) {
		if (child.type !== "unclassified" || child.duplicates === null) continue;
		const { duplicates: name, label, labelPosition: position } = child;
		const first = firsts.get(name);
		if (label === null || position === null || first === undefined) continue;
		if (!among.some((part) => part.name === name)) continue;
		seconds.push({ label, position, first: first.type === "preamble" ? first.position : first.labelPosition });
	}
	return seconds;
}

const leastWord = 6;

/** Labels in the text that are misspelt ones of what the notes have: words that are no others. */
const misspeltSeconds = memoizePer(({ report, firsts, form, text }: CheckContext) => {
	const { allLabels, words } = form;
	const seconds: (Second & { kind: LabelTarget["kind"]; severity: "info"; nearly: true })[] = [];
	for (const { label, block, start } of labelLines(report)) {
		let isOdd = false;
		for (const word of label.split(/\s+/u))
			isOdd ||= word.length >= leastWord && words.bits(word) === 0 && allLabels.holding(word).length === 0;
		if (!isOdd || allLabels.find(label) !== null) continue;
		const target = allLabels.near(label);
		const part = target === null ? undefined : firsts.get(target.name);
		if (target === null || part === undefined) continue;
		const end = start + label.length;
		// Where signs of emphasis are among the words, the whole block is meant.
		const isPlain = text.startsWith(block.words.slice(0, end), block.position.start.offset);
		const position = isPlain ? placesIn({ text: block.words, position: block.position })(start, end) : block.position;
		const first = part.type === "preamble" ? part.position : part.labelPosition;
		seconds.push({ kind: target.kind, label, position, first, severity: "info", nearly: true });
	}
	return seconds;
});
