import { countsInWords } from "./counts.ts";
import { findingLines } from "./lines.ts";
import { defineReporter } from "./reporter.ts";

/** For people: the findings of each file, and what they come to. */
export const pretty = defineReporter({
	name: "pretty",
	about: "For people: each finding with the line it stands in.",
	begin: (style) => ({
		file: ({ path, findings }) => findingLines(path, findings, style),
		end: ({ files, errors, warnings, infos }) => {
			const counts = countsInWords({ error: errors, warning: warnings, info: infos });
			return `${files} ${files === 1 ? "file" : "files"}: ${counts === "" ? "nothing found" : counts}\n`;
		},
	}),
});
