/** Characters that nobody wrote so: garbled, lost or not to be seen. */
import { garbledIn, hiddenIn, oddRuns } from "../characters.ts";
import { oddSeverity } from "../context.ts";
import type { Rule } from "../rule.ts";

/** Characters that were read in the wrong encoding on their way here. */
export const mojibake: Rule = {
	code: "mojibake",
	examples: [
		["letters with accents", "Reporter: José Ângelo Müller\n"],
		["a garbled apostrophe", "Summary of information presented\n\nWe donâ€™t know.\n", "3:7-3:10"],
		["a lost letter", "Summary of information presented\n\nThe caf\ufffd was open.\n", "3:8-3:9"],
		["a garbled letter in a name", "Reporter: JosÃ© Costa\n", "1:14-1:16"],
	],
	check(context, tell) {
		for (const run of oddRuns(context, garbledIn, "\ufffd"))
			tell({ code: "mojibake", ...run, ...oddSeverity(context, run.position) });
	},
};

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
		// A byte order mark counts as white space, so at the edge of a value it belongs to no word.
		for (const { position, raw } of oddRuns(context, hiddenIn, "\uFEFF"))
			tell({ code: "hidden-character", position, character: raw, ...oddSeverity(context, position) });
	},
};
