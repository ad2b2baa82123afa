import { hiddenIn, strayRuns, stretchesIn } from "../characters.ts";
import { oddSeverity } from "../context.ts";
import type { Rule } from "../rule.ts";

/** Characters that nobody sees and that change what is read: overrides of direction, of zero width, control characters. */
export const hiddenCharacter: Rule = {
	codes: ["hidden-character"],
	reason: "A word with an invisible character in it is found by no search, and one that turns the text around can lie.",
	examples: [
		{ name: "spaces that do not break", notes: "Reporter: Ruth\u00a0Delacroix\n", findings: [] },
		{
			name: "joiners hold a word of Persian and an emoji together",
			notes: "Summary of information presented\n\nمی\u200cخواهم 👩\u200d🌾\n",
			findings: [],
		},
		{
			name: "a space of zero width",
			notes: "Reporter: Ruth Dela\u200bcroix\n",
			findings: ["hidden-character 1:20-1:21"],
		},
		{
			name: "an override of direction",
			notes: "Summary of information presented\n\nPaid \u202e001\u202c francs.\n",
			findings: ["hidden-character 3:6-3:7", "hidden-character 3:10-3:11"],
		},
	],
	check(context, tell) {
		const { report, text, odd } = context;
		const found = [...stretchesIn(odd, hiddenIn)];
		// A byte order mark counts as white space, so at the edge of a value it belongs to no word.
		const stray = strayRuns("\uFEFF", { report, text }, found);
		for (const { position, raw } of [...found, ...stray])
			tell({ code: "hidden-character", position, character: raw, ...oddSeverity(context, position) });
	},
};
