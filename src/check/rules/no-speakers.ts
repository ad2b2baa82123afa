import { plainText } from "../../ast/text.ts";
import type { SectionDefinition } from "../../forms/form.ts";
import { type Words, wordBit } from "../../text/words.ts";
import { hintIn } from "../context.ts";
import type { Rule } from "../rule.ts";

/** A section in which speakers are searched has verbs of speech, but no speaker. */
export const noSpeakers: Rule = {
	code: "no-speakers",
	examples: [
		["a speaker with a name", "Summary of information presented\n\nMs Ann Bell said that the boats were counted.\n"],
		["nobody speaks", "Summary of information presented\n\nThe boats were counted.\n"],
		["a sentence about nobody", "Summary of information presented\n\nNobody asked who had counted the boats.\n"],
		["not filled in", "Summary of information presented\n\n[what was said, and by whom]\n"],
		[
			"a speaker without a name",
			"Summary of information presented\n\nA fisher asked who had counted the boats.\n",
			"1:1-1:33",
		],
	],
	check({ report, form }, tell) {
		const asked = new Map<string, SectionDefinition>();
		for (const definition of form.sections) if (definition.statements) asked.set(definition.name, definition);
		for (const child of report.children) {
			if (child.type !== "section" || child.statements.length > 0) continue;
			const definition = asked.get(child.name);
			if (definition === undefined) continue;
			const { hint, label } = definition;
			for (const block of child.children) {
				const text = plainText([block]);
				// A hint that is still there is reported as an unfilled placeholder.
				const word = hint !== null && hintIn(text, hint) !== null ? null : verbOfSpeech(text, form.words);
				if (word === null) continue;
				tell({ code: "no-speakers", position: child.labelPosition, label, word });
				break;
			}
		}
	},
};

/** The first verb of speech that is no noun as well (`notes`, `calls`), and that somebody did. */
export function verbOfSpeech(text: string, { bits: bitsOf, lists }: Words): string | null {
	let above = "";
	for (const [word] of text.matchAll(/\p{L}+/gu)) {
		const bits = word === word.toLowerCase() ? bitsOf(word) : 0;
		const isVerb = (bits & wordBit.speech) !== 0 && (bits & (wordBit.present | wordBit.speechNoun)) === 0;
		if (isVerb && !lists.nobody.includes(above)) return word;
		above = word.toLowerCase();
	}
	return null;
}
