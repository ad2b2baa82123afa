/** Hostile labels: repeated, unknown, or almost right. */
import { again, amongFields, bare, counted, inSummary, type Shape, wordOf } from "./shape.ts";

/** Shapes of labels and headings. */
export const labels: readonly Shape[] = [
	bare("labels that take turns", again("Date: 2 February 2016\nReporter: Ada Moss\n")),
	bare("one label, repeated", again("Reporter: x\n")),
	amongFields("one unknown label, repeated", again("Venue: y\n")),
	amongFields(
		"unknown labels",
		counted((at) => `${wordOf(at)}: y\n`),
	),
	amongFields("misspelt labels", again("Repotrer: Ada Moss\nOrgansier: x\n")),
	amongFields(
		"labels that are nearly misspelt",
		counted((at) => `Reports ${wordOf(at)}: x\nDates ${wordOf(at)}: y\n`),
	),
	amongFields("misspelt headings", again("Breif sumary of presentaton of informaton made\n\nx\n\n")),
	amongFields(
		"headings of no section",
		counted((at) => `Brief ${wordOf(at)} of presentation of rain made\n\nx\n\n`),
	),
	bare("sections twice and more", again("Brief summary of presentation of information made\n\nIt rained.\n\n")),
	bare("half of a wrapped label", again("What was of particular significance to share with\nthe army\n\n")),
	bare("labels named like parts of an object", again("__proto__: x\nconstructor: y\ntoString: z\n")),
	inSummary(
		"labels in a row",
		counted((at) => `${wordOf(at)}: `),
	),
	bare("boilerplate", again("(NB: x\n")),
];
