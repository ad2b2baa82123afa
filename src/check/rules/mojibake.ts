import type { Report } from "../../ast/nodes.ts";
import type { Finding } from "../../findings/finding.ts";
import { garbledIn } from "../mojibake.ts";
import { defineRule } from "../rule.ts";
import { strayRuns } from "../strays.ts";
import { eachWritten, placesIn } from "../written.ts";

/** Characters that were read in the wrong encoding on their way here. */
export const mojibake = defineRule({
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
	check(report, { text, traces }) {
		const found = traces.garbled ? garbledOnes(report) : [];
		const stray = strayRuns("\ufffd", { report, text }, found);
		return [
			...found,
			...stray.map(({ position, raw }): Finding => ({ code: "mojibake", position, raw, expected: null })),
		];
	},
});

function garbledOnes(report: Report): Finding[] {
	const found: Finding[] = [];
	eachWritten(report, (written) => {
		const garbled = garbledIn(written.text);
		if (garbled.length === 0) return;
		const place = placesIn(written);
		for (const { start, end, expected } of garbled) {
			found.push({ code: "mojibake", position: place(start, end), raw: written.text.slice(start, end), expected });
		}
	});
	return found;
}
