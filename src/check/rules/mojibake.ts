import { garbledIn, strayRuns, stretchesIn } from "../characters.ts";
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
		const { report, text, odd } = context;
		const found = [...stretchesIn(odd, garbledIn)];
		const stray = strayRuns("\ufffd", { report, text }, found);
		for (const { position, raw, expected } of [...found, ...stray.map((each) => ({ ...each, expected: null }))])
			tell({ code: "mojibake", position, raw, expected, ...oddSeverity(context, position) });
	},
};
