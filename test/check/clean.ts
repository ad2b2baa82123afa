/** Notes without any fault, and what mutants need to know of them. */
import { readFileSync } from "node:fs";

/** The labels of a note as it spells them, by the form's keys, in its order. */
export interface CleanNote {
	readonly name: string;
	readonly text: string;
	readonly labels: ReadonlyMap<string, string>;
	/** A stretch of prose that ends inside a sentence. */
	readonly prose: string;
	/** A link with its address, and what is left without it: the mark stands where the finding should. */
	readonly link: readonly [whole: string, cut: string];
}

function clean(name: string, rest: Omit<CleanNote, "name" | "text" | "labels">, labels: Record<string, string>) {
	const text = readFileSync(new URL(`../../fixtures/clean/${name}.txt`, import.meta.url), "utf8");
	return { name, text, labels: new Map(Object.entries(labels)), ...rest };
}

const significance = "What was of particular significance to share with The Salvation Army globally?";

/** Four ways of writing the same kind of notes. */
export const cleanNotes: readonly CleanNote[] = [
	clean(
		"harbours",
		{
			prose: "small boats land a third",
			link: ["Video of the event: https://media.example.org/harbours-2018", "⟦Video of the event⟧"],
		},
		{
			date: "Date of Meeting",
			organizer: "Meeting Organizer",
			staff: "ISJC Staff Present",
			reporter: "Reporter",
			sdgs: "Which SDG does this topic cover?",
			type: "Type of meeting",
			summary: "Brief summary of presentation of information made",
			significance,
			links: "Web links for more information",
			tags: "Tags",
		},
	),
	clean(
		"night-shelters",
		{
			prose: "a bed for one night costs",
			link: ["The report of the city: www.brackwater.example/shelters", "⟦The report of the city⟧"],
		},
		{
			date: "DATE OF MEETING",
			organizer: "MEETING ORGANISER",
			staff: "CSW DELEGATES PRESENT",
			reporter: "REPORTERS",
			sdgs: "WHICH SDGS DOES THIS TOPIC COVER?",
			type: "TYPE OF MEETING",
			summary: "SUMMARY OF PRESENTATION OF INFORMATION",
			significance: significance.toUpperCase(),
			links: "WEB LINKS FOR MORE INFORMATION",
			tags: "TAGS",
		},
	),
	clean(
		"school-gardens",
		{
			prose: "The teachers agreed to meet again",
			link: ["Recording\nhttps://growing-schools.example/recording", "⟦Recording⟧"],
		},
		{
			date: "Date",
			title: "Meeting Title",
			organizer: "Event Organizer",
			staff: "Staff Present",
			reporter: "Name of Reporter",
			sdgs: "Relevant SDGs",
			type: "Meeting type",
			summary: "Brief summary of presentation",
			significance: "What was of particular significance?",
			links: "Weblinks for more information",
			tags: "Tags",
		},
	),
	clean(
		"ferry-crews",
		{
			prose: "contracts rarely say how long",
			link: ["Rules of the Forum - https://ferry-forum.example/rules", "⟦Rules of the Forum⟧"],
		},
		{
			date: "Meeting Date",
			organizer: "Organizers of Meeting",
			staff: "Delegates Present",
			reporter: "Report Written by",
			sdgs: "Which SDG does this meeting cover?",
			type: "Type of Event",
			summary: "Brief Summary of Presentation of Information Made",
			significance: significance.replace("The", "the"),
			links: "Links for more information",
			tags: "Tags",
		},
	),
];
