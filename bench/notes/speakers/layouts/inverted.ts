import { chance, pick } from "../../random.ts";
import { defineLayout, eachSpeaker, type Layout, spoke } from "./define.ts";
import { full, withoutArticle } from "./person.ts";

const kinds = ["state", "work", "faith"] as const;
const given = [
	"A welcome was given by",
	"The keynote was delivered by",
	"Opening remarks were delivered by",
	"The first presentation was given by",
	"An overview was provided by",
	"Closing remarks were made by",
	"The opening prayer was offered by",
	"The vote of thanks was moved by",
	"A response was given by",
	"A statement was read by",
];
const firsts = [
	"First to speak was",
	"First to take the floor was",
	"The first speaker was",
	"The meeting opened with",
	"First up was",
	"We began with",
];
const nexts = [
	"Then came",
	"Next was",
	"Next to speak was",
	"After the coffee break it was the turn of",
	"Then we heard from",
	"Up next was",
	"Next on the floor was",
];
const lasts = [
	"Last to speak was",
	"The last word went to",
	"The final speaker was",
	"The session closed with words from",
	"Last came",
];

/** Sentences in which the speaker comes after the verb. */
export const inverted: readonly Layout[] = [
	eachSpeaker(
		"passive-given",
		"`A welcome was given by Hon Name, role.`",
		{ count: [2, 4], honorific: 0.8 },
		(pen, person) => {
			const end = chance(pen.random, 0.5) ? `, who ${pen.speech()}.` : ".";
			return {
				text: `${pick(pen.random, given)} ${full(person)}, ${person.role}${end} ${pen.more(person)}`,
				role: person.role,
			};
		},
	),

	eachSpeaker(
		"passive-given-of-body",
		"`Remarks were delivered by Name of body`",
		{ count: [2, 4], honorific: 0.6 },
		(pen, person) => {
			const link = pick(pen.random, ["of", "from"]);
			return {
				text: `${pick(pen.random, given)} ${full(person)} ${link} ${person.body}. ${pen.sentences(1, 2)}`,
				role: withoutArticle(person.body),
			};
		},
	),

	defineLayout(
		"passive-moderated",
		"`The session was moderated by Name, role.`, then speakers",
		{ count: [3, 4], honorific: 0.7 },
		(pen, people) => {
			const verb = pick(pen.random, [
				"The event was moderated by",
				"The discussion was moderated by",
				"The panel was moderated by",
			]);
			const told = people.map((person, index) =>
				index === 0
					? `${verb} ${full(person)}, ${person.role}. ${pen.sentence()}`
					: `${full(person)}, ${person.role}, ${pen.speech()}. ${pen.more(person)}`,
			);
			return {
				summary: told.join("\n\n"),
				speakers: people.map((person, index) => spoke(person, person.role, index === 0 ? "moderator" : "speaker")),
			};
		},
	),

	defineLayout(
		"passive-two",
		"`Closing remarks were delivered by Name (role) and Name (role).`",
		{ count: [3, 3], honorific: 0.5 },
		(pen, people) => {
			const [first, ...rest] = people.map((person) => `${full(person)} (${person.role})`);
			const summary = [
				`${pen.scene()} ${pen.sentence()}`,
				`${pick(pen.random, ["Introductory remarks were made by", "The paper was presented by"])} ${first}. ${pen.sentence()}`,
				`Closing remarks were delivered by ${rest.join(" and ")}.`,
			].join("\n\n");
			return { summary, speakers: people.map((person) => spoke(person)) };
		},
	),

	defineLayout(
		"inverted-order",
		"`First to speak was`, `Then came`, `Last to speak was`",
		{ count: [3, 5], honorific: 0.7 },
		(pen, people) => {
			const opening = (index: number): string =>
				pick(pen.random, index === 0 ? firsts : index === people.length - 1 ? lasts : nexts);
			const told = people.map(
				(person, index) => `${opening(index)} ${full(person)}, ${person.role}. ${pen.more(person)}`,
			);
			return {
				summary: told.join(chance(pen.random, 0.7) ? "\n\n" : " "),
				speakers: people.map((person) => spoke(person)),
			};
		},
	),

	eachSpeaker(
		"inverted-who",
		"`Next was Name, role, who verb`",
		{ count: [2, 4], honorific: 0.6 },
		(pen, person, index) => {
			const opening = pick(pen.random, index === 0 ? firsts : nexts);
			return {
				text: `${opening} ${full(person)}, ${person.role}, who ${pen.speech()}. ${pen.sentence()}`,
				role: person.role,
			};
		},
	),

	eachSpeaker(
		"inverted-role",
		"`Then the role, Hon Name, took the floor.`",
		{ count: [2, 4], honorific: 1, kinds },
		(pen, person) => {
			const opening = pick(pen.random, [
				`It fell to the ${person.role}, ${full(person)}, to answer.`,
				`The floor was given to the ${person.role}, ${full(person)}.`,
				`Then the ${person.role}, ${full(person)}, took the floor.`,
				`Dissent came from the ${person.role}, ${full(person)}.`,
			]);
			return { text: `${opening} ${pen.more(person)} ${pen.sentence()}`, role: person.role };
		},
	),

	eachSpeaker(
		"inverted-so-began",
		"`With these words began Hon Name, role`",
		{ count: [2, 3], honorific: 0.7 },
		(pen, person) => {
			const opening = pick(pen.random, ["With these words began", "So spoke", "With this began"]);
			return {
				text: `${pen.quotedSentence()} ${opening} ${full(person)}, ${person.role}. ${pen.more(person)}`,
				role: person.role,
			};
		},
	),
];
