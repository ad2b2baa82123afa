import { chance, pick } from "../../random.ts";
import { defineLayout, eachSpeaker, type Layout, spoke } from "./define.ts";
import { full, withoutArticle } from "./person.ts";

/** Sub-headings that name one speaker, over bullets or paragraphs. */
export const headings: readonly Layout[] = [
	eachSpeaker(
		"heading-comma-bullets",
		"`Hon Name, role` over bullets",
		{ count: [2, 5], honorific: 0.8 },
		(pen, person) => ({ text: `${full(person)}, ${person.role}${pen.gap}${pen.bullets()}`, role: person.role }),
	),

	eachSpeaker(
		"heading-comma-bare",
		"`Name, role` without an honorific, over paragraphs",
		{ count: [2, 4], honorific: 0 },
		(pen, person) => ({ text: `${person.name}, ${person.role}\n\n${pen.paragraphs()}`, role: person.role }),
	),

	eachSpeaker("heading-dash", "`Name – role`", { count: [2, 5], honorific: 0.5 }, (pen, person) => ({
		text: `${full(person)} ${pen.dash} ${person.role}${pen.gap}${pen.bullets()}`,
		role: person.role,
	})),

	eachSpeaker(
		"heading-brackets",
		"`Name (role)`, after an opening",
		{
			count: [2, 4],
			honorific: 0.5,
			opening: (pen) => `${pen.scene()} ${pen.sentence()}`,
		},
		(pen, person) => {
			const role = chance(pen.random, 0.5) ? person.role : withoutArticle(person.body);
			return { text: `${full(person)} (${role})\n\n${pen.content()}`, role };
		},
	),

	eachSpeaker(
		"heading-role-colon-name",
		"`Role: Name`",
		{ count: [2, 4], honorific: 0.6, kinds: ["state", "work", "faith"] },
		(pen, person) => ({ text: `${person.role}: ${full(person)}${pen.gap}${pen.bullets()}`, role: person.role }),
	),

	eachSpeaker(
		"heading-speaker-number",
		"`Speaker N: Name – role`",
		{ count: [2, 5], honorific: 0.4 },
		(pen, person, index) => ({
			text: `Speaker ${index + 1}: ${full(person)} ${pen.dash} ${person.role}${pen.gap}${pen.bullets()}`,
			role: person.role,
		}),
	),

	eachSpeaker(
		"heading-title-name-colon",
		"`Role Name:`",
		{ count: [2, 4], honorific: 0.3, kinds: ["state", "work"] },
		(pen, person) => ({ text: `${person.title} ${full(person)}:${pen.gap}${pen.content()}`, role: person.title }),
	),

	eachSpeaker(
		"heading-comma-colon",
		"`Name, role:` over paragraphs, like an empty field",
		{ count: [2, 4], honorific: 0.4 },
		(pen, person) => ({ text: `${full(person)}, ${person.role}:\n\n${pen.paragraphs()}`, role: person.role }),
	),

	eachSpeaker("heading-name-only", "the name alone on its line", { count: [2, 4], honorific: 0.7 }, (pen, person) => ({
		text: `${full(person)}${chance(pen.random, 0.3) ? ":" : ""}${pen.gap}${pen.bullets()}`,
		role: null,
	})),

	eachSpeaker(
		"heading-role-below",
		"the name on one line, the role on the next",
		{ count: [2, 4], honorific: 0.5 },
		(pen, person) => ({ text: `${full(person)}\n${person.role}${pen.gap}${pen.bullets()}`, role: person.role }),
	),

	eachSpeaker(
		"heading-quotation-below",
		"`Name, role` with her words on the next line",
		{ count: [2, 4], honorific: 0.5 },
		(pen, person) => ({ text: `${full(person)}, ${person.role}\n${pen.quote()}`, role: person.role }),
	),

	eachSpeaker(
		"heading-odd-separators",
		"separators that are rarely met",
		{ count: [2, 4], honorific: 0.5 },
		(pen, person) => {
			const separator = pick(pen.random, [" / ", " | ", " -- ", "- ", " –", "; "]);
			return { text: `${full(person)}${separator}${person.role}${pen.gap}${pen.bullets()}`, role: person.role };
		},
	),

	defineLayout(
		"heading-two-on-a-line",
		"two speakers share one sub-heading",
		{ count: [4, 4], honorific: 0.5 },
		(pen, people) => {
			const [first, second, third, fourth] = people;
			if (!first || !second || !third || !fourth) throw new RangeError("Unexpected cast, expected four people");
			const joint = pick(pen.random, [", and ", " and ", ", with "]);
			const summary = [
				`${full(first)}, ${first.role}${joint}${full(second)}, ${second.role}${pen.gap}${pen.bullets()}`,
				`${full(third)} (${third.role}) and ${full(fourth)} (${fourth.role})${pen.gap}${pen.bullets()}`,
			].join("\n\n");
			return { summary, speakers: people.map((person) => spoke(person)) };
		},
	),

	defineLayout(
		"heading-two-lines",
		"two speakers' lines in a row share what follows",
		{ count: [2, 3], honorific: 0.7 },
		(pen, people) => ({
			summary: `${pen.topic()}\n\n${people.map((person) => `${full(person)}, ${person.role}`).join("\n\n")}\n\n${pen.paragraphs()}`,
			speakers: people.map((person) => spoke(person)),
		}),
	),
];
