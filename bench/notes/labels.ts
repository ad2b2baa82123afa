import type { Part } from "./draft.ts";
import { pick, type Random } from "./random.ts";

/** How reporters write the form's labels. */
const writings: Readonly<Record<NonNullable<Part["key"]>, readonly string[]>> = {
	date: ["Date of Meeting", "Date of Meeting", "Meeting Date", "Date", "Date of Event", "Date of meeting"],
	title: ["Meeting Title", "Title of Meeting", "Event Title"],
	organizer: [
		"Meeting Organizer",
		"Meeting Organizer",
		"Meeting Organizers",
		"Meeting Organiser",
		"Organizer of Meeting",
		"Organized by",
	],
	staff: ["ISJC Staff Present", "ISJC Staff Present", "CSW Delegates Present", "Staff Present", "Staff in Attendance"],
	reporter: ["Reporter", "Reporter", "Reporters", "Reporter(s)", "Rapporteur", "Reported by", "Report Written by"],
	sdgs: [
		"Which SDG does this topic cover?",
		"Which SDG does this topic cover?",
		"Which SDGs do these topics cover?",
		"Relevant SDGs",
		"SDGs Covered",
	],
	type: ["Type of meeting", "Type of Meeting", "Meeting Type", "Type of Event"],
	summary: [
		"Brief summary of presentation of information made",
		"Summary of presentation of information",
		"Brief summary of presentation",
	],
	significance: [
		"What was of particular significance to share with The Salvation Army globally?",
		"What was of particular significance to share with the Salvation Army globally?",
		"What was of particular significance to share globally?",
	],
	links: [
		"Web links for more information",
		"Web links for more information",
		"Weblinks for more information",
		"Useful links",
	],
	tags: ["Tags"],
};

/** One writing of a label; some reporters write them all in capitals. */
export function writeLabel(random: Random, key: NonNullable<Part["key"]>, capitals: boolean): string {
	const label = pick(random, writings[key]);
	return capitals ? label.toUpperCase() : label;
}
