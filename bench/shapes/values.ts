/** Hostile values: lists that never end, and what is read again for each piece. */
import { again, counted, inField, nameOf, type Shape, wordOf } from "./shape.ts";

/** Shapes of the values of fields. */
export const values: readonly Shape[] = [
	inField("dates", "Date", again("2 February 2016, ")),
	inField("numbers that may be dates", "Date", again("2/2/2 ")),
	inField("months", "Date", again("March ")),
	inField(
		"people with commas",
		"Reporter",
		counted((at) => `${nameOf(at)}, `),
	),
	inField(
		"people with semicolons and brackets",
		"ISJC Staff Present",
		counted((at) => `Ms ${nameOf(at)} (online); `),
	),
	inField(
		"people on lines of their own",
		"Reporter",
		counted((at) => `\n${nameOf(at)}`),
	),
	inField(
		"people in bullets",
		"Reporter",
		counted((at) => `\n• ${nameOf(at)}`),
	),
	inField(
		"people, roles and dashes",
		"Reporter",
		counted((at) => `${nameOf(at)} - Director of ${wordOf(at)}, `),
	),
	inField("honorifics", "Reporter", again("Dr. ")),
	inField("goals", "Which SDG does this topic cover?", again("1, 2, 3, ")),
	inField(
		"goals out of range",
		"Which SDG does this topic cover?",
		counted((at) => `${at + 18}, `),
	),
	inField(
		"tags",
		"Tags",
		counted((at) => `${wordOf(at)}, `),
	),
	inField("tags of goals", "Tags", again("SDG16: Peace, Justice and Strong Institutions, ")),
	inField("links with semicolons", "Web links for more information", again("Video; Photographs; ")),
	inField(
		"links on lines of their own",
		"Web links for more information",
		counted((at) => `\nhttps://example.org/${at}`),
	),
	inField(
		"one value of many lines",
		"Title",
		counted((at) => `the rain of ${wordOf(at)}\n`),
	),
];
