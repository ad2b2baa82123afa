import { plainText } from "../../ast/text.ts";
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
		for (const child of report.children) {
			if (child.type !== "section" || child.statements.length > 0) continue;
			const definition = form.sections.find(({ name }) => name === child.name);
			if (definition?.statements !== true) continue;
			const { hint } = definition;
			// A hint that is still there is reported as an unfilled placeholder.
			const texts = child.children.map((block) => plainText([block]));
			const written = hint === null ? texts : texts.filter((text) => hintIn(text, hint) === null);
			const word = verbOfSpeech(written, form.words);
			if (word === null) continue;
			tell({ code: "no-speakers", position: child.labelPosition, label: definition.label, word });
		}
	},
};

/** The first verb of speech that is no noun as well (`notes`, `calls`), and that somebody did. */
export function verbOfSpeech(texts: readonly string[], words: Words): string | null {
	for (const text of texts) {
		let above = "";
		for (const [word] of text.matchAll(/\p{L}+/gu)) {
			const bits = word === word.toLowerCase() ? words.bits(word) : 0;
			const isVerb = (bits & wordBit.speech) !== 0 && (bits & (wordBit.present | wordBit.speechNoun)) === 0;
			if (isVerb && !words.lists.nobody.includes(above)) return word;
			above = word.toLowerCase();
		}
	}
	return null;
}
