import { chance, pick } from "../../random.ts";
import { defineLayout, eachSpeaker, type Layout, type Part, spoke } from "./define.ts";
import { full } from "./person.ts";

const kinds = ["state", "work", "faith"] as const;
const addresses = [
	"Address by",
	"Address from",
	"Keynote address by",
	"Opening remarks by",
	"Remarks from",
	"Statement by",
	"Welcome from",
	"Presentation by",
];
const occasions = [
	"Keynote",
	"Opening remarks",
	"Welcome",
	"Closing remarks",
	"Presentation",
	"Keynote speaker",
	"First speaker",
	"Response",
];
const partLabels: readonly (readonly [string, Part])[] = [
	["Moderator", "moderator"],
	["Panellist", "panellist"],
	["Panellist", "panellist"],
	["Respondent", "respondent"],
];

/** Sub-headings in which a word for the occasion or the part stands before the name. */
export const labelledHeadings: readonly Layout[] = [
	eachSpeaker(
		"heading-address-title",
		"`Address from Role Name:` over bullets",
		{ count: [2, 3], honorific: 0.2, kinds },
		(pen, person) => ({
			text: `${pick(pen.random, addresses)} ${person.title} ${full(person)}:${pen.gap}${pen.bullets()}`,
			role: person.title,
		}),
	),

	eachSpeaker(
		"heading-address-comma",
		"`Remarks by Hon Name, role` over paragraphs",
		{ count: [2, 4], honorific: 0.8 },
		(pen, person) => {
			const end = chance(pen.random, 0.5) ? ":" : "";
			return {
				text: `${pick(pen.random, addresses)} ${full(person)}, ${person.role}${end}\n\n${pen.paragraphs()}`,
				role: person.role,
			};
		},
	),

	eachSpeaker("heading-occasion-colon", "`Keynote: Name, role`", { count: [2, 4], honorific: 0.5 }, (pen, person) => {
		const separator = pick(pen.random, [", ", ` ${pen.dash} `]);
		return {
			text: `${pick(pen.random, occasions)}: ${full(person)}${separator}${person.role}${pen.gap}${pen.content()}`,
			role: person.role,
		};
	}),

	defineLayout(
		"heading-part-colon",
		"`Moderator: Name – role`, `Panellist: …`, `Respondent: …`",
		{ count: [3, 4], honorific: 0.5 },
		(pen, people) => {
			const labels = [...partLabels.slice(0, people.length - 1), ...partLabels.slice(-1)];
			const separator = pick(pen.random, [", ", ` ${pen.dash} `]);
			const told = people.map(
				(person, index) => `${labels[index]?.[0]}: ${full(person)}${separator}${person.role}${pen.gap}${pen.bullets()}`,
			);
			return {
				summary: told.join("\n\n"),
				speakers: people.map((person, index) => spoke(person, person.role, labels[index]?.[1])),
			};
		},
	),

	defineLayout(
		"heading-chair-dash",
		"`Chair – Name – role`, then plain sub-headings",
		{ count: [2, 4], honorific: 0.6 },
		(pen, people) => {
			const told = people.map(
				(person, index) => `${index === 0 ? "Chair – " : ""}${full(person)} – ${person.role}${pen.gap}${pen.bullets()}`,
			);
			return {
				summary: told.join("\n\n"),
				speakers: people.map((person, index) => spoke(person, person.role, index === 0 ? "chair" : "speaker")),
			};
		},
	),

	defineLayout(
		"heading-among-topics",
		"topics stand as sub-headings among the speakers",
		{ count: [2, 4], honorific: 0.5 },
		(pen, people) => {
			const told = people.map(
				(person) =>
					`${pen.topic()}\n\n${pen.sentences(1, 2)}\n\n${full(person)}, ${person.role}${pen.gap}${pen.bullets()}`,
			);
			return {
				summary: `${told.join("\n\n")}\n\n${pen.topic()}\n\n${pen.paragraphs()}`,
				speakers: people.map((person) => spoke(person)),
			};
		},
	),
];
