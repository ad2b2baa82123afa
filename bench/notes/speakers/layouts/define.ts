import { between, type Random } from "../../random.ts";
import { type Pen, takePen } from "./pen.ts";
import { type Cast, invite, type Person } from "./person.ts";

/** The part that somebody plays in the meeting. */
export type Part = "speaker" | "moderator" | "chair" | "panellist" | "respondent";

/** A speaker who must be found in the section. */
export interface Expected {
	readonly honorific: string | null;
	readonly name: string;
	readonly role: string | null;
	readonly part: Part;
}

/** A section's text and all who speak in it. */
export interface Section {
	readonly summary: string;
	readonly speakers: readonly Expected[];
}

/** One way in which reporters lay out who said what. */
export interface Layout {
	readonly name: string;
	readonly about: string;
	build(random: Random): Section;
}

/** One speaker's stretch of text, with the role that it gives her. */
export interface Entry {
	readonly text: string;
	readonly role: string | null;
	readonly part?: Part;
}

/** The speaker as she must be found. */
export function spoke(person: Person, role: string | null = person.role, part: Part = "speaker"): Expected {
	return { honorific: person.honorific, name: person.name, role, part };
}

/** A layout written for the cast as a whole. */
export function defineLayout(
	name: string,
	about: string,
	cast: Cast,
	write: (pen: Pen, people: readonly Person[]) => Section,
): Layout {
	return {
		name,
		about,
		build: (random) => write(takePen(random), invite(random, cast, between(random, ...cast.count))),
	};
}

/** What repeats in a layout in which each speaker has a stretch of her own. */
export interface Repeated extends Cast {
	/** Stands between the speakers; a blank line where nothing is said. */
	readonly joint?: string;
	/** Stands before the first speaker. */
	readonly opening?: (pen: Pen) => string;
}

/** A layout in which each speaker has a stretch of her own. */
export function eachSpeaker(
	name: string,
	about: string,
	cast: Repeated,
	write: (pen: Pen, person: Person, index: number) => Entry,
): Layout {
	return defineLayout(name, about, cast, (pen, people) => {
		const entries = people.map((person, index) => write(pen, person, index));
		const told = entries.map((entry) => entry.text).join(cast.joint ?? "\n\n");
		const opening = cast.opening?.(pen) ?? "";
		const speakers = people.map((person, index) => spoke(person, entries[index]?.role ?? null, entries[index]?.part));
		return { summary: opening === "" ? told : `${opening}\n\n${told}`, speakers };
	});
}
