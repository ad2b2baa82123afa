import { garbledIn, strayRuns, stretchesIn } from "../characters.ts";
import { oddSeverity } from "../context.ts";
import type { Rule } from "../rule.ts";

/** Characters that were read in the wrong encoding on their way here. */
export const mojibake: Rule = {
	codes: ["mojibake"],
	reason: "Names and quotations come out as gibberish, and a search for them finds nothing.",
	examples: [
		{ name: "letters with accents", notes: "Reporter: José Ângelo Müller\n", findings: [] },
		{
			name: "a garbled apostrophe",
			notes: "Summary of information presented\n\nWe donâ€™t know.\n",
			findings: ["mojibake 3:7-3:10"],
		},
		{
			name: "a letter that was lost",
			notes: "Summary of information presented\n\nThe caf\ufffd was open.\n",
			findings: ["mojibake 3:8-3:9"],
		},
		{ name: "a garbled letter in a name", notes: "Reporter: JosÃ© Costa\n", findings: ["mojibake 1:14-1:16"] },
	],
	check(context, tell) {
		const { report, text, odd } = context;
		const found = [...stretchesIn(odd, garbledIn)];
		const stray = strayRuns("\ufffd", { report, text }, found);
		for (const { position, raw, expected } of [...found, ...stray.map((each) => ({ ...each, expected: null }))])
			tell({ code: "mojibake", position, raw, expected, ...oddSeverity(context, position) });
	},
};
