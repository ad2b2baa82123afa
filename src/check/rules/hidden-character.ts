import { hiddenIn, strayRuns, stretchesIn } from "../characters.ts";
import { oddSeverity } from "../context.ts";
import type { Rule } from "../rule.ts";

/** Characters that nobody sees and that change what is read: overrides of direction, of zero width, control characters. */
export const hiddenCharacter: Rule = {
	code: "hidden-character",
	examples: [
		["a non-breaking space", "Reporter: Ruth\u00a0Delacroix\n"],
		["joiners inside a Persian word and an emoji", "Summary of information presented\n\nمی\u200cخواهم 👩\u200d🌾\n"],
		["a zero-width space", "Reporter: Ruth Dela\u200bcroix\n", "1:20-1:21"],
		[
			"characters that reverse the direction of writing",
			"Summary of information presented\n\nPaid \u202e001\u202c francs.\n",
			"3:6-3:7",
			"3:10-3:11",
		],
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
