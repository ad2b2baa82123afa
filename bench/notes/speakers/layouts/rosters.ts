import { between, chance, pick, sample } from "../../random.ts";
import { defineLayout, type Layout, type Part, spoke } from "./define.ts";
import { capital, type Pen } from "./pen.ts";
import { full, type Person } from "./person.ts";

const cast = { count: [3, 5], honorific: 0.4 } as const;

function listed(pen: Pen, people: readonly Person[], mark = ""): string {
	const separator = pick(pen.random, [", ", ", ", ` ${pen.dash} `]);
	return people.map((person) => `${mark}${full(person)}${separator}${person.role}`).join("\n");
}

function prose(pen: Pen, people: readonly Person[]): string {
	return sample(pen.random, people, people.length)
		.map((person) => `${capital(person.surname)} ${pen.speech()}. ${pen.more(person)}`)
		.join("\n\n");
}

function answers(pen: Pen, people: readonly Person[], mark: string): string {
	return sample(pen.random, people, between(pen.random, 2, people.length))
		.map((person) => `${mark}${capital(person.surname)}: ${pen.sentence()}`)
		.join("\n");
}

const all = (people: readonly Person[], part: Part = "speaker") =>
	people.map((person) => spoke(person, person.role, part));

/** A list of those present, and what they said further down. */
export const rosters: readonly Layout[] = [
	defineLayout("roster-bare-lines", "bare lines, then `• Surname: words`", cast, (pen, people) => ({
		summary: `${pen.scene()} ${pen.sentence()}\n\n${listed(pen, people)}\n\n${pen.scene()}\n\n${answers(pen, people, pen.bullet)}`,
		speakers: all(people),
	})),

	defineLayout(
		"roster-questions",
		"bare lines, then numbered questions with `Surname:` beneath",
		cast,
		(pen, people) => {
			const questions = ["What has changed on the ground?", "What should be done by 2030?", "Who pays?"].map(
				(question, index) =>
					`  ${index + 1}. ${question}\n${answers(pen, people, chance(pen.random, 0.5) ? "    • " : "  • ")}`,
			);
			return {
				summary: `Speakers:\n\n${listed(pen, people)}\n\n${questions.slice(0, 2).join("\n")}`,
				speakers: all(people),
			};
		},
	),

	defineLayout("roster-panellists", "bullets under `Panellists:`, then prose with surnames", cast, (pen, people) => ({
		summary: `${pick(pen.random, ["Panellists:", "Panelists:", "The panellists:"])}${pen.gap}${listed(pen, people, pen.bullet)}\n\n${prose(pen, people)}`,
		speakers: all(people, "panellist"),
	})),

	defineLayout("roster-speakers", "bullets under `Speakers:`, then prose with surnames", cast, (pen, people) => ({
		summary: `${pick(pen.random, ["Speakers:", "Speakers", "List of speakers:"])}${pen.gap}${listed(pen, people, pen.bullet)}\n\n${prose(pen, people)}`,
		speakers: all(people),
	})),

	defineLayout(
		"roster-inline",
		"`Speakers: Name (role), Name (role) and Name (role)`, then prose",
		cast,
		(pen, people) => {
			const named = people.map((person) => `${full(person)} (${person.role})`);
			const end = chance(pen.random, 0.5) ? "." : "";
			return {
				summary: `Speakers: ${named.slice(0, -1).join(", ")} and ${named.slice(-1).join("")}${end}\n\n${prose(pen, people)}`,
				speakers: all(people),
			};
		},
	),

	defineLayout(
		"roster-moderator",
		"`Moderator: Name, role` over `Panellists:` with bullets",
		{ ...cast, count: [3, 5] },
		(pen, people) => {
			const [moderator, ...panel] = people;
			if (!moderator) throw new RangeError("Unexpected empty cast, expected a moderator");
			return {
				summary: `Moderator: ${full(moderator)}, ${moderator.role}\n\nPanellists:${pen.gap}${listed(pen, panel, pen.bullet)}\n\n${prose(pen, panel)}`,
				speakers: [spoke(moderator, moderator.role, "moderator"), ...all(panel, "panellist")],
			};
		},
	),

	defineLayout(
		"roster-only",
		"a list of speakers and then what was said, by nobody in particular",
		cast,
		(pen, people) => ({
			summary: `The speakers were\n\n${listed(pen, people, chance(pen.random, 0.5) ? pen.bullet : "")}\n\n${pen.paragraphs()}`,
			speakers: all(people),
		}),
	),

	defineLayout("roster-transcript", "roster, then `Surname: words` paragraphs", cast, (pen, people) => ({
		summary: `Speakers:\n${listed(pen, people)}\n\n${answers(pen, people, "").replaceAll("\n", "\n\n")}`,
		speakers: all(people),
	})),
];
