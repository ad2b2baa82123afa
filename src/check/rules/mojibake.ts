import type { Finding } from "../../findings/finding.ts";
import { garbledIn } from "../mojibake.ts";
import { defineRule } from "../rule.ts";
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
		{ name: "a garbled letter in a name", notes: "Reporter: JosÃ© Costa\n", findings: ["mojibake 1:14-1:16"] },
	],
	check(report, { traces }) {
		const found: Finding[] = [];
		if (!traces.garbled) return found;
		eachWritten(report, (written) => {
			const garbled = garbledIn(written.text);
			if (garbled.length === 0) return;
			const place = placesIn(written);
			for (const { start, end, expected } of garbled) {
				found.push({ code: "mojibake", position: place(start, end), raw: written.text.slice(start, end), expected });
			}
		});
		return found;
	},
});
