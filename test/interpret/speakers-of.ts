import type { Section, Statement } from "../../src/ast/nodes.ts";
import { shippedForm } from "../../src/forms/shipped.ts";
import { interpret } from "../../src/interpret/index.ts";
import { txt } from "../../src/structure/formats/txt.ts";

/** Someone found in a note, as labels write her. */
export interface FoundSpeaker {
	readonly honorific: string | null;
	readonly name: string;
	readonly role: string | null;
	readonly part: string;
}

/** The sections of a note, read with the default form. */
export function sectionsOf(note: string): Section[] {
	const form = shippedForm("un-meeting");
	if (form === null) throw new Error("The default form is missing.");
	const report = interpret(txt.parse(note, form), form);
	return report.children.flatMap((child) => (child.type === "section" ? [child] : []));
}

/** Who speaks in a note, each once. */
export function speakersOf(note: string): FoundSpeaker[] {
	const found = new Map<string, FoundSpeaker>();
	for (const { speakers, part } of sectionsOf(note).flatMap((section): readonly Statement[] => section.statements)) {
		for (const { name, honorific = null, role = null } of speakers) {
			if (!found.has(name)) found.set(name, { honorific, name, role, part });
		}
	}
	return [...found.values()];
}
