import { sectionsOf } from "../speakers-of.ts";

/** The summary of a whole note. */
function noteOf(summary: string): string {
	return `Date of Meeting: 3 May 2017\n\nBrief summary of presentation of information made\n\n${summary}\n`;
}

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
