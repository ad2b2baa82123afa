/** How well people are read: names, roles and honorifics found, and characters given to the right speaker. */
import type { Example } from "./notes.ts";

/** A name, honorific or role as it is compared: white space, case and final signs do not count. */
function flat(text: string | null | undefined): string {
	return (text ?? "")
		.normalize("NFKC")
		.replace(/\s+/g, " ")
		.replace(/[\s.,;:]+$/, "")
		.trim()
		.toLowerCase();
}

export const sameName = (one: string, other: string): boolean => flat(one) === flat(other);

/** Leading articles and prepositions do not count in roles. */
export const sameRole = (one: string | null | undefined, other: string | null | undefined): boolean =>
	bareRole(one) === bareRole(other);

const bareRole = (role: string | null | undefined): string =>
	flat(role).replace(/^(?:(?:now|of|from|for|on behalf of|the|an?) )+/, "");

/** What was read of a note: speakers, and to whom each offset of the summary's passage was given. */
export interface Reading {
	readonly speakers: readonly {
		readonly name: string;
		readonly honorific: string | null;
		readonly role: string | null;
		readonly part: string;
	}[];
	/** In order; a name, or null for nobody. */
	readonly stretches: readonly { readonly start: number; readonly end: number; readonly name: string | null }[];
}

/** Counts over notes. */
export interface Tally {
	right: number;
	invented: number;
	missed: number;
	roles: number;
	honorifics: number;
	full: number;
	parts: number;
	characters: number;
	attributed: number;
}

export const newTally = (): Tally => ({
	right: 0,
	invented: 0,
	missed: 0,
	roles: 0,
	honorifics: 0,
	full: 0,
	parts: 0,
	characters: 0,
	attributed: 0,
});

/** Adds one note to a tally; says what was missed. */
export function tallyNote(
	tally: Tally,
	example: Example,
	reading: Reading,
	miss: (message: string) => void = () => {},
): void {
	const { note, passage, turns, name: file } = example;
	const found = new Map(reading.speakers.map((speaker) => [flat(speaker.name), speaker] as const));
	const wanted = new Map([...note.people.values()].map((person) => [flat(person.name), person] as const));
	for (const [name, person] of wanted) {
		const speaker = found.get(name);
		if (speaker === undefined) {
			tally.missed++;
			miss(`missed\t${file}\t${person.name}`);
			continue;
		}
		tally.right++;
		const role = sameRole(speaker.role, person.role);
		const honorific = flat(speaker.honorific) === flat(person.honorific);
		if (role) tally.roles++;
		else miss(`role\t${file}\t${person.name}: ${person.role} <> ${speaker.role}`);
		if (honorific) tally.honorifics++;
		else miss(`honorific\t${file}\t${person.name}: ${person.honorific} <> ${speaker.honorific}`);
		if (role && honorific) tally.full++;
		if (speaker.part === person.part) tally.parts++;
	}
	for (const [name, speaker] of found)
		if (!wanted.has(name)) {
			tally.invented++;
			miss(`invented\t${file}\t${speaker.name}`);
		}
	const [first] = turns;
	if (first === undefined) return;
	const owner = (at: number): string => {
		const stretch = reading.stretches.find(({ start, end }) => start <= at && at < end);
		return flat(stretch?.name ?? "");
	};
	for (let at = first.start; at < passage.text.length; at++) {
		if (/\s/.test(passage.text.charAt(at))) continue;
		const turn = turns.findLast(({ start }) => start <= at);
		const wantedOwner = turn === undefined || turn.speaker === 0 ? "" : flat(note.people.get(turn.speaker)?.name);
		tally.characters++;
		if (wantedOwner === owner(at)) tally.attributed++;
	}
}

/** The figures that are published. */
export function figuresOf(
	tally: Tally,
): Record<"names" | "full" | "roles" | "honorifics" | "parts" | "precision" | "recall" | "characters", number> {
	const f1 = (right: number): number => (2 * right) / (2 * tally.right + tally.invented + tally.missed || 1);
	return {
		names: f1(tally.right),
		full: f1(tally.full),
		roles: f1(tally.roles),
		honorifics: f1(tally.honorifics),
		parts: tally.parts / (tally.right || 1),
		precision: tally.right / (tally.right + tally.invented || 1),
		recall: tally.right / (tally.right + tally.missed || 1),
		characters: tally.attributed / (tally.characters || 1),
	};
}

/** A line of figures. */
export function figureLine(name: string, tally: Tally): string {
	const figures = Object.entries(figuresOf(tally)).map(([key, value]) => `${key} ${value.toFixed(3)}`);
	return `${name.padEnd(10)} ${figures.join("  ")}  of ${tally.right + tally.missed}`;
}
