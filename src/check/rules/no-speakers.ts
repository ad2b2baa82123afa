import type { Section } from "../../ast/nodes.ts";
import { plainText } from "../../ast/text.ts";
import { type Words, wordBit } from "../../text/words.ts";
import type { Rule } from "../rule.ts";

/** Verbs of speech in a section that tells who said what, and nobody who speaks. */
export const noSpeakers: Rule = {
	codes: ["no-speakers"],
	reason: "Somebody said something, and the report does not say who: a name is missing, or was not taken for one.",
	examples: [
		{
			name: "somebody with a name",
			notes: "Summary of information presented\n\nMs Ann Bell said that the boats were counted.\n",
			findings: [],
		},
		{ name: "nobody speaks", notes: "Summary of information presented\n\nThe boats were counted.\n", findings: [] },
		{
			name: "somebody without a name",
			notes: "Summary of information presented\n\nA fisher asked who had counted the boats.\n",
			findings: ["no-speakers 1:1-1:33"],
		},
	],
	check({ report, form }, tell) {
		for (const child of report.children) {
			if (child.type !== "section" || child.statements.length > 0) continue;
			const definition = form.sections.find(({ name }) => name === child.name);
			const word = definition?.statements === true ? verbOfSpeech(child, form.words) : null;
			if (word === null || definition === undefined) continue;
			tell({ code: "no-speakers", position: child.labelPosition, label: definition.label, word });
		}
	},
};

/** The first verb of speech that is no noun as well (`notes`, `calls`). */
function verbOfSpeech({ children }: Section, words: Words): string | null {
	for (const block of children)
		for (const [word] of plainText([block]).matchAll(/\b[a-z]+\b/g)) {
			const bits = words.bits(word);
			if ((bits & wordBit.speech) !== 0 && (bits & (wordBit.present | wordBit.speechNoun)) === 0) return word;
		}
	return null;
}
