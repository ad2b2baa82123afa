/** What a careful reader says that a note holds: the labels beside it. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Someone who speaks in a note. */
export interface Speaker {
	readonly honorific: string | null;
	readonly name: string;
	readonly role: string | null;
	readonly part: string | null;
}

/** A note in facts: read from its labels, or from its report. */
export interface Facts {
	/** One value a field, or "". */
	readonly scalars: Readonly<Record<"date" | "organizer" | "meetingType", string>>;
	readonly lists: Readonly<Record<"staff" | "reporters" | "sdgs" | "sections" | "links" | "tags", readonly string[]>>;
	readonly counts: Readonly<Record<CountName, number>>;
	readonly speakers: readonly Speaker[];
}

/** What is counted in the sections of prose. */
export const countNames = [
	"summaryParagraphs",
	"summarySubheads",
	"summaryListItems",
	"summaryListDepth",
	"significanceParagraphs",
	"significanceListItems",
] as const;

/** One of the counts. */
export type CountName = (typeof countNames)[number];

/** A note with labels; `unscored` names what is a matter of taste in it. */
export interface LabelledNote {
	readonly path: string;
	readonly name: string;
	readonly facts: Facts;
	readonly unscored: ReadonlySet<string>;
}

interface LabelFile extends Readonly<Record<CountName, number>> {
	readonly date: string | null;
	readonly datePartial?: string;
	readonly organizer: string | null;
	readonly meetingType: string | null;
	readonly staff: readonly string[];
	readonly reporters: readonly string[];
	readonly sdgs: readonly number[];
	readonly sectionsPresent: readonly string[];
	readonly links: readonly { readonly title: string; readonly url: string | null }[];
	readonly tags: readonly string[];
	readonly speakers: readonly Speaker[];
	readonly unscored?: readonly string[];
}

/** All notes of a folder that have labels, by name. */
export function labelledNotes(folder: string): LabelledNote[] {
	const names = new Set(readdirSync(folder));
	return [...names]
		.filter((name) => name.endsWith(".txt") && names.has(name.replace(/\.txt$/, ".json")))
		.sort()
		.map((name) => {
			const path = join(folder, name);
			const labels = JSON.parse(readFileSync(path.replace(/\.txt$/, ".json"), "utf8")) as LabelFile;
			return { path, name: name.slice(0, -4), facts: factsOf(labels), unscored: new Set(labels.unscored) };
		});
}

function factsOf(labels: LabelFile): Facts {
	return {
		scalars: {
			date: labels.date ?? labels.datePartial?.replace(/^--/, "XXXX-") ?? "",
			organizer: labels.organizer ?? "",
			meetingType: labels.meetingType ?? "",
		},
		lists: {
			staff: labels.staff,
			reporters: labels.reporters,
			sdgs: labels.sdgs.map(String),
			sections: labels.sectionsPresent,
			links: labels.links.map(({ title, url }) => `${title} <${url ?? "no address"}>`),
			tags: labels.tags,
		},
		counts: Object.fromEntries(countNames.map((name) => [name, labels[name]])) as Record<CountName, number>,
		speakers: labels.speakers,
	};
}
