import { goalName } from "../../bench/notes/header/goals.ts";
import { between, chance, pick, type Random, sample } from "../../bench/notes/random.ts";

const months = ["January", "February", "March", "April", "May", "June", "July", "September", "October", "November"];
const organizers = [
	"Permanent Mission of Iceland to the United Nations",
	"NGO Committee on Ageing",
	"UN Women and the Commission on the Status of Women",
	"Group of Friends of the Ocean",
	"International Catholic Migration Network",
	"UNODC",
	"Permanent Missions of Ghana and Ireland",
];
const staff = [
	"Captain Elsbeth Rüegg",
	"Major Graham Tuttle",
	"Lt-Col. Dora Amankwah",
	"Joel Hartmann",
	"Priya Sinclair",
	"Captain Moses Kiptoo",
	"Lena Fairweather",
];
const goals = [1, 3, 4, 5, 6, 8, 10, 16];
const types = [
	"CSW Side Event",
	"UN High Level Meeting",
	"Briefing",
	"Panel discussion",
	"HLPF Side Event",
	"NGO parallel event",
];
const significances = [
	"Local congregations can be a first place of refuge, and the material is free to use.",
	"Partnership across borders remains the most practical answer to the questions raised.",
	"The figures given are newer than those in our own handbooks.",
];
const links = [
	"Video of event",
	"Concept note",
	"https://www.example.org/events/side-event",
	"Programme and list of participants",
];

/** A whole note, as a reporter hands it in, round one summary. */
export function noteFrom(summary: string, random: Random): string {
	const present = sample(random, staff, between(random, 1, 3));
	const covered = sample(random, goals, between(random, 1, 3)).sort((one, other) => one - other);
	const tags = ["United Nations", ...covered.map((goal) => `SDG${goal}: ${goalName(goal)}`)].join(", ");
	return `${[
		`Date of Meeting: ${between(random, 1, 28)} ${pick(random, months)} ${between(random, 2015, 2022)}`,
		`Meeting Organizer: ${pick(random, organizers)}`,
		`ISJC Staff Present: ${present.join(", ")}`,
		`Reporter: ${present[0]}`,
		`Which SDG does this topic cover? ${covered.join(", ")}`,
		`Type of meeting: ${pick(random, types)}`,
		"Brief summary of presentation of information made",
		summary,
		"What was of particular significance to share with The Salvation Army globally?",
		`${chance(random, 0.5) ? "  • " : ""}${pick(random, significances)}`,
		"Web links for more information",
		...sample(random, links, between(random, 0, 2)),
		`Tags: ${tags}`,
	].join("\n\n")}\n`;
}
