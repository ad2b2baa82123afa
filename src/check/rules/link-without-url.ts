import { ofType } from "../parts.ts";
import { defineRule } from "../rule.ts";

/** A link has a title and no address. */
export const linkWithoutUrl = defineRule({
	codes: ["link-without-url"],
	reason: "A title was a link once, in the page that it was copied from; without its address nobody can follow it.",
	examples: [
		{
			name: "a title and its address",
			notes: "Web links for more information\nVideo: https://media.example.org/harbours\n",
			findings: [],
		},
		{
			name: "two titles alone",
			notes: "Web links for more information\n\nVideo of the event\n\nList of speakers\n",
			findings: ["link-without-url 3:1-3:19", "link-without-url 5:1-5:17"],
		},
	],
	check(_, { parts }) {
		return ofType(parts.filled, "links").flatMap(({ field }) =>
			field.items.flatMap(({ value, position }) => {
				if (value === null || typeof value !== "object" || !("url" in value) || value.url !== null) return [];
				return [{ code: "link-without-url" as const, position, title: value.title }];
			}),
		);
	},
});
