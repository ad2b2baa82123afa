import { chance, shuffle } from "../../random.ts";
import { list } from "../lexicons/list.ts";
import { mensNames, womensNames } from "../lexicons.ts";
import { defineLayout, eachSpeaker, type Layout, spoke } from "./define.ts";
import type { Pen } from "./pen.ts";
import { full, type Person, splitName, withoutArticle } from "./person.ts";

const patterns = list(`
  The work of {name} on debt was mentioned more than once.
  {name} had sent apologies from the airport.
  Flowers had been arranged by {name}, to whom the room gave a round of applause.
  A short film about {name}, a sailor lost off the coast, was shown.
  Copies of a novel by {name} lay on the table.
  The room is named after {name}.
  The {surname} Act of 2009 came up twice.
  The {surname} Foundation paid for the lunch.
  A minute of silence was kept for Dr. {name}, who died in March.
  Music was played by {name} on the kora.
  A photograph showed {name} with two small children on a pier.
  The {surname} Prize went to a school in the north this year.
  Everyone then walked over to the Hotel {surname}.
  The story of {name}, sold at eleven by an uncle, silenced the room.
  Thanks went to Dr. {name} and the interpreters.
  A line by the poet {name} hung on the wall.
  {name} was expected but had not been given a visa.
  The archive of the late Professor {name} will move to Geneva.
  A street in the old town bears the name of {name}.
  The decision in the case of {surname} is due next year.
`);

/** Sentences on people who are not in the cast and say nothing. */
function silentSentences(pen: Pen, people: readonly Person[], count: number): string[] {
	const present = new Set(people.map((person) => person.name));
	const absent = shuffle(pen.random, [...womensNames, ...mensNames])
		.map(splitName)
		.filter(({ name }) => name.includes(" ") && !present.has(name));
	return shuffle(pen.random, patterns)
		.slice(0, count)
		.map((pattern, index) => {
			const nobody = absent[index];
			if (!nobody) throw new RangeError("Unexpected end of names, expected one for each sentence");
			return pattern.replace("{name}", nobody.name).replace("{surname}", nobody.surname);
		});
}

/** Sections in which speakers stand among people who say nothing. */
export const silent: readonly Layout[] = [
	defineLayout(
		"silent-prose",
		"paragraphs of speakers, each with somebody silent",
		{ count: [2, 4], honorific: 0.6 },
		(pen, people) => {
			const aside = silentSentences(pen, people, people.length * 2);
			const told = people.map(
				(person, index) =>
					`${full(person)}, ${person.role}, ${pen.speech()}. ${aside[index * 2]} ${pen.more(person)}\n\n${aside[index * 2 + 1]} ${pen.sentence()}`,
			);
			return { summary: told.join("\n\n"), speakers: people.map((person) => spoke(person)) };
		},
	),

	defineLayout(
		"silent-openings",
		"paragraphs that open with somebody silent before the speaker",
		{ count: [2, 4], honorific: 0.6 },
		(pen, people) => {
			const aside = silentSentences(pen, people, people.length);
			const told = people.map(
				(person, index) => `${aside[index]} ${full(person)} of ${person.body} ${pen.speech()}. ${pen.sentence()}`,
			);
			return {
				summary: told.join("\n\n"),
				speakers: people.map((person) => spoke(person, withoutArticle(person.body))),
			};
		},
	),

	defineLayout(
		"silent-bullets",
		"sub-headings over bullets in which others are named",
		{ count: [2, 4], honorific: 0.5 },
		(pen, people) => {
			const aside = silentSentences(pen, people, people.length);
			const told = people.map(
				(person, index) =>
					`${full(person)}, ${person.role}${pen.gap}${[pen.point(), aside[index] ?? "", pen.point()].map((line) => pen.bullet + line).join("\n")}`,
			);
			return { summary: told.join("\n\n"), speakers: people.map((person) => spoke(person)) };
		},
	),

	eachSpeaker(
		"silent-labels",
		"label-like lines and topics among the speakers",
		{
			count: [2, 4],
			honorific: 0.4,
			opening: () => "Venue: Church Centre, second floor. About sixty people.\n\nTheme: what the numbers hide.",
		},
		(pen, person) => {
			const label = chance(pen.random, 0.5) ? `\n\nNote: ${pen.sentence()}` : `\n\nKey point: ${pen.clause()}.`;
			return { text: `${full(person)} – ${person.role}${pen.gap}${pen.bullets()}${label}`, role: person.role };
		},
	),

	defineLayout(
		"silent-wrapped",
		"prose with hard line ends at 78 columns",
		{ count: [2, 4], honorific: 0.8 },
		(pen, people) => {
			const aside = silentSentences(pen, people, people.length);
			const told = people.map(
				(person, index) => `${full(person)}, ${person.role}, ${pen.speech()}. ${pen.more(person)} ${aside[index]}`,
			);
			const wrapped = told.map((text) => text.replace(/(.{1,78})(?: |$)/gu, "$1\n").trimEnd());
			return { summary: wrapped.join("\n\n"), speakers: people.map((person) => spoke(person)) };
		},
	),
];
