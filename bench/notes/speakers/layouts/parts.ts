import { pick } from "../../random.ts";
import { defineLayout, type Layout, spoke } from "./define.ts";
import type { Pen } from "./pen.ts";
import { full, type Person, withoutArticle } from "./person.ts";

function speaks(pen: Pen, person: Person): string {
	return `${full(person)}, ${person.role}, ${pen.speech()}. ${pen.more(person)}`;
}

function others(people: readonly Person[]) {
	return people.slice(1).map((person) => spoke(person));
}

function first(people: readonly Person[]): Person {
	const [person] = people;
	if (!person) throw new RangeError("Unexpected empty cast, expected a first person");
	return person;
}

/** Prose that says who moderates, chairs or responds. */
export const parts: readonly Layout[] = [
	defineLayout(
		"part-moderator-apposition",
		"`The moderator, Hon Name of body, verb`",
		{ count: [2, 4], honorific: 0.8 },
		(pen, people) => {
			const leader = first(people);
			const opening = `The moderator, ${full(leader)} of ${leader.body}, ${pen.speech()}. ${pen.sentence()}`;
			return {
				summary: [opening, ...people.slice(1).map((person) => speaks(pen, person))].join("\n\n"),
				speakers: [spoke(leader, withoutArticle(leader.body), "moderator"), ...others(people)],
			};
		},
	),

	defineLayout(
		"part-moderated",
		"`Hon Name, role, moderated the event.`",
		{ count: [2, 4], honorific: 0.8 },
		(pen, people) => {
			const leader = first(people);
			const verb = pick(pen.random, [
				"moderated the event",
				"moderated the discussion",
				"was the moderator",
				"served as moderator",
			]);
			return {
				summary: [
					`${full(leader)}, ${leader.role}, ${verb}. ${pen.more(leader)}`,
					...people.slice(1).map((person) => speaks(pen, person)),
				].join("\n\n"),
				speakers: [spoke(leader, leader.role, "moderator"), ...others(people)],
			};
		},
	),

	defineLayout(
		"part-chaired",
		"`The meeting was chaired by Name, role`",
		{ count: [2, 4], honorific: 0.8 },
		(pen, people) => {
			const leader = first(people);
			const opening = pick(pen.random, [
				`The meeting was chaired by ${full(leader)}, ${leader.role}.`,
				`${full(leader)}, ${leader.role}, chaired the meeting.`,
				`In the chair was ${full(leader)}, ${leader.role}.`,
				`The chair, ${full(leader)}, ${leader.role}, ${pen.speech()}.`,
			]);
			return {
				summary: [`${opening} ${pen.more(leader)}`, ...people.slice(1).map((person) => speaks(pen, person))].join(
					"\n\n",
				),
				speakers: [spoke(leader, leader.role, "chair"), ...others(people)],
			};
		},
	),

	defineLayout(
		"part-moderator-was",
		"`The moderator was Name of body.` before sub-headings",
		{ count: [2, 4], honorific: 0.5 },
		(pen, people) => {
			const leader = first(people);
			const rest = people.slice(1).map((person) => `${full(person)} – ${person.role}${pen.gap}${pen.bullets()}`);
			return {
				summary: [`The moderator was ${full(leader)} of ${leader.body}. ${pen.scene()}`, ...rest].join("\n\n"),
				speakers: [spoke(leader, withoutArticle(leader.body), "moderator"), ...others(people)],
			};
		},
	),

	defineLayout(
		"part-respondent",
		"`The respondent, Name, role, verb` after a speaker",
		{ count: [2, 2], honorific: 0.6 },
		(pen, people) => {
			const [speaker, respondent] = people;
			if (!speaker || !respondent) throw new RangeError("Unexpected cast, expected two people");
			const answer = pick(pen.random, ["The respondent", "The respondent for the afternoon"]);
			return {
				summary: `${speaks(pen, speaker)}\n\n${answer}, ${full(respondent)}, ${respondent.role}, ${pen.speech()}. ${pen.more(respondent)}`,
				speakers: [spoke(speaker), spoke(respondent, respondent.role, "respondent")],
			};
		},
	),

	defineLayout(
		"part-moderators-two",
		"`Moderators: Name, role, and Name, role`",
		{ count: [3, 4], honorific: 0.7 },
		(pen, people) => {
			const named = people.slice(0, 2).map((person) => `${full(person)}, ${person.role}`);
			const rest = people.slice(2).map((person) => `${full(person)}, ${person.role}\n\n${pen.content()}`);
			return {
				summary: [`Moderators: ${named.join(", and ")}`, ...rest].join("\n\n"),
				speakers: people.map((person, index) => spoke(person, person.role, index < 2 ? "moderator" : "speaker")),
			};
		},
	),
];
