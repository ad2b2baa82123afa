import type { Section } from "../../../src/ast/nodes.ts";
import { shippedForm } from "../../../src/forms/shipped.ts";
import { type Unit, unitsOf } from "../../../src/interpret/statements/units.ts";
import { txt } from "../../../src/structure/formats/txt.ts";
import { words } from "./passage.ts";

/** The note that has a text as its summary. */
export function noteOf(summary: string): string {
	return `Date of Meeting: 3 May 2017\n\nBrief summary of presentation of information made\n\n${summary}\n`;
}

/** The section of a note's summary, its statements not yet found. */
export function summaryOf(note: string): Section {
	const form = shippedForm("un-meeting");
	if (form === null) throw new Error("The default form is missing.");
	const section = txt.parse(note, form).children.find((child) => child.type === "section");
	if (section === undefined) throw new Error("The note has no section.");
	return section;
}

/** The units of a text that is a summary. */
export function unitsIn(summary: string): Unit[] {
	return unitsOf(summaryOf(noteOf(summary)), words);
}
