import { sectionsOf } from "../speakers-of.ts";
import { noteOf } from "./units-of.ts";

/** Each statement of a summary as `speakers :: part :: the words it spans`, line ends as ` / `. */
export function rangesOf(summary: string): string[] {
	const note = noteOf(summary);
	return sectionsOf(note).flatMap(({ statements }) =>
		statements.map(({ speakers, part, position }) => {
			const who = speakers.map(({ honorific, name }) => (honorific === undefined ? name : `${honorific} ${name}`));
			const words = note.slice(position.start.offset, position.end.offset).replace(/\s*\n\s*/gu, " / ");
			return `${who.join(" + ")} :: ${part} :: ${words}`;
		}),
	);
}
