import { ofType } from "../context.ts";
import type { Rule } from "../rule.ts";

/** A link has a title and no address. */
export const linkWithoutUrl: Rule = {
	code: "link-without-url",
	examples: [
		["a title and its address", "Web links for more information\nVideo: https://media.example.org/harbours\n"],
		[
			"two titles without addresses",
			"Web links for more information\n\nVideo of the event\n\nList of speakers\n",
			"3:1-3:19",
			"5:1-5:17",
		],
	],
	check({ known }, tell) {
		for (const { field, unfilled } of ofType(known, "links")) {
			if (unfilled !== null) continue;
			for (const { value, position } of field.items) {
				if (value === null || typeof value !== "object" || !("url" in value) || value.url !== null) continue;
				tell({ code: "link-without-url", position, title: value.title });
			}
		}
	},
};
