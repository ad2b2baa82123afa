import { pick } from "../../random.ts";
import { defineLayout, type Expected, eachSpeaker, type Layout, spoke } from "./define.ts";
import { capital } from "./pen.ts";
import { full, withoutArticle } from "./person.ts";

/** Paragraphs that hold several speakers, or two who share the same words. */
export const crowded: readonly Layout[] = [
	eachSpeaker(
		"crowded-mixed",
		"several in one paragraph, each introduced in another way",
		{ count: [3, 6], honorific: 0.4, joint: "  " },
		(pen, person) => {
			const bare = withoutArticle(person.body);
			return pick(pen.random, [
				{ text: `${full(person)}, ${person.role}, ${pen.speech()}.`, role: person.role },
				{ text: `${full(person)} of ${person.body} ${pen.speech()}.`, role: bare },
				{ text: `${full(person)} from ${person.body} ${pen.speech()}.`, role: bare },
				{ text: `${full(person)} (${bare}) ${pen.speech()}.`, role: bare },
			]);
		},
	),

	eachSpeaker(
		"crowded-plain",
		"several in one paragraph, `Name, role, verb` with neutral sentences between",
		{
			count: [3, 5],
			honorific: 0.5,
			joint: " ",
			opening: (pen) => pen.scene(),
		},
		(pen, person) => ({
			text: `${full(person)}, ${person.role}, ${pen.speech()}. ${pen.sentence()}`,
			role: person.role,
		}),
	),

	defineLayout(
		"crowded-while",
		"`Name (body) verb, while Name (body) verb`",
		{ count: [4, 4], honorific: 0.4 },
		(pen, people) => {
			const told = people.map((person) => `${full(person)} (${withoutArticle(person.body)}) ${pen.speech()}`);
			const joint = pick(pen.random, [", while ", ", whereas ", ", and "]);
			return {
				summary: `${pen.scene()} ${told.slice(0, 2).join(joint)}. ${pen.sentence()} ${told.slice(2).join(joint)}.`,
				speakers: people.map((person) => spoke(person, withoutArticle(person.body))),
			};
		},
	),

	defineLayout(
		"shared-both-of",
		"`Name and Name, both of body, verb`",
		{ count: [4, 4], honorific: 0.6 },
		(pen, people) => {
			const pairs = [people.slice(0, 2), people.slice(2)];
			const speakers: Expected[] = [];
			const told = pairs.map((pair) => {
				const body = pair[0]?.body ?? "";
				speakers.push(...pair.map((person) => spoke(person, withoutArticle(body))));
				return `${pair.map(full).join(" and ")}, both ${pick(pen.random, ["of", "from"])} ${body}, ${pen.speech()}. They ${pen.speech()}.`;
			});
			return { summary: told.join("\n\n"), speakers };
		},
	),

	defineLayout(
		"shared-and",
		"`Name (role) and Name (role) verb together`",
		{ count: [2, 3], honorific: 0.5 },
		(pen, people) => {
			const named = people.map((person) => `${full(person)} (${person.role})`);
			const all = [named.slice(0, -1).join(", "), ...named.slice(-1)].join(" and ");
			const together = pick(pen.random, ["jointly", "together", "each"]);
			return {
				summary: `${pen.scene()}\n\n${all} ${together} ${pen.speech()}. ${pen.sentence()}`,
				speakers: people.map((person) => spoke(person)),
			};
		},
	),

	defineLayout(
		"shared-in-turn",
		"`Name, role, Name and Name of body verb in turn`",
		{ count: [3, 3], honorific: 1 },
		(pen, people) => {
			const [first, second, third] = people;
			if (!first || !second || !third) throw new RangeError("Unexpected cast, expected three people");
			return {
				summary: `${full(first)}, ${first.role}, ${full(second)} and ${full(third)} of ${third.body} spoke in turn. All three ${pen.speech()}. ${pen.scene()}`,
				speakers: [spoke(first), spoke(second, null), spoke(third, withoutArticle(third.body))],
			};
		},
	),

	defineLayout(
		"crowded-semicolons",
		"a roster in one paragraph, between semicolons",
		{ count: [4, 9], honorific: 0.7 },
		(pen, people) => {
			const lead = pick(pen.random, [
				"Those who spoke were:",
				"The speakers were:",
				"Speakers included:",
				"We heard from:",
			]);
			const roster = people.map((person) => `${full(person)}, ${capital(person.role)}`).join("; ");
			return {
				summary: `${lead}${pick(pen.random, [" ", "\n\n"])}${roster}.\n\n${pen.content()}`,
				speakers: people.map((person) => spoke(person, capital(person.role))),
			};
		},
	),
];
