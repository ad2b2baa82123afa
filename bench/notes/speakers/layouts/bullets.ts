import { chance, pick } from "../../random.ts";
import { eachSpeaker, type Layout } from "./define.ts";
import { capital } from "./pen.ts";
import { full, withoutArticle } from "./person.ts";

const joint = "\n";
const kinds = ["state", "work", "faith"] as const;

/** Lists in which each bullet has its speaker. */
export const bullets: readonly Layout[] = [
	eachSpeaker(
		"bullet-comma-colon",
		"`• Name, role: words`",
		{ count: [3, 6], honorific: 0.4, joint },
		(pen, person) => ({
			text: `${pen.bullet}${full(person)}, ${person.role}: ${pen.sentences(1, 2)}`,
			role: person.role,
		}),
	),

	eachSpeaker("bullet-dashes", "`• Name – role – words`", { count: [3, 6], honorific: 0.3, joint }, (pen, person) => ({
		text: `${pen.bullet}${full(person)} – ${person.role} – ${pen.sentences(1, 2)}`,
		role: person.role,
	})),

	eachSpeaker("bullet-brackets", "`• Name (role): words`", { count: [3, 6], honorific: 0.4, joint }, (pen, person) => {
		const role = chance(pen.random, 0.5) ? person.role : withoutArticle(person.body);
		return {
			text: `${pen.bullet}${full(person)} (${role})${pick(pen.random, [": ", ` ${pen.dash} `])}${pen.sentences(1, 2)}`,
			role,
		};
	}),

	eachSpeaker(
		"bullet-role-stop",
		"`• Name -role. Words`, uneven dashes",
		{ count: [3, 5], honorific: 0.2, joint },
		(pen, person) => {
			const separator = pick(pen.random, [" -", "- ", " - ", " –", "– "]);
			return {
				text: `${pen.bullet}${full(person)}${separator}${person.role}. ${pen.sentences(1, 2)}`,
				role: person.role,
			};
		},
	),

	eachSpeaker(
		"bullet-sentence",
		"`• Hon Name, role, verb …`",
		{ count: [3, 5], honorific: 0.8, joint, opening: (pen) => pen.scene() },
		(pen, person) => ({ text: `${pen.bullet}${full(person)}, ${person.role}, ${pen.speech()}.`, role: person.role }),
	),

	eachSpeaker(
		"bullet-present",
		"`• Name, role, verb in the present`",
		{ count: [3, 5], honorific: 0.2, joint },
		(pen, person) => ({ text: `${pen.bullet}${full(person)}, ${person.role}, ${pen.present()}`, role: person.role }),
	),

	eachSpeaker(
		"bullet-name-dash",
		"`• Name – words`, no roles",
		{ count: [3, 6], honorific: 0.3, joint },
		(pen, person) => ({
			text: `${pen.bullet}${full(person)}${pick(pen.random, [" – ", " - ", ": "])}${pen.sentence()} ${pen.sentence()}`,
			role: null,
		}),
	),

	eachSpeaker(
		"bullet-of-body",
		"`• Hon Name of body verb …`",
		{ count: [3, 5], honorific: 0.6, joint },
		(pen, person) => {
			const link = pick(pen.random, ["of", "from", "from"]);
			return {
				text: `${pen.bullet}${full(person)} ${link} ${person.body} ${pen.speech()}.`,
				role: withoutArticle(person.body),
			};
		},
	),

	eachSpeaker(
		"bullet-nested",
		"speakers as bullets, their points as nested bullets",
		{ count: [2, 5], honorific: 0.5, joint },
		(pen, person) => {
			const separator = pick(pen.random, [", ", ` ${pen.dash} `]);
			const end = chance(pen.random, 0.4) ? ":" : "";
			return {
				text: `${pen.bullet}${full(person)}${separator}${person.role}${end}\n${pen.bullets(pen.nested)}`,
				role: person.role,
			};
		},
	),

	eachSpeaker(
		"bullet-numbered",
		"`1. Name (role)` with nested bullets",
		{ count: [2, 5], honorific: 0.5, joint },
		(pen, person, index) => {
			const role = person.role;
			const named = pick(pen.random, [
				`${full(person)} (${role})`,
				`${full(person)}, ${role}`,
				`${full(person)} – ${role}`,
			]);
			return { text: `  ${index + 1}. ${named}\n${pen.bullets("    • ")}`, role };
		},
	),

	eachSpeaker(
		"bullet-title-first",
		"`• Role Name: words`",
		{ count: [3, 5], honorific: 0.2, kinds: ["state", "work"], joint },
		(pen, person) => ({
			text: `${pen.bullet}${capital(person.title)} ${full(person)}: ${pen.sentences(1, 2)}`,
			role: person.title,
		}),
	),

	eachSpeaker(
		"bullet-role-comma-name",
		"`• The role, Hon Name: words`",
		{ count: [3, 5], honorific: 1, kinds, joint },
		(pen, person) => ({
			text: `${pen.bullet}The ${person.role}, ${full(person)}${pick(pen.random, [": ", ` ${pen.dash} `])}${pen.sentences(1, 2)}`,
			role: person.role,
		}),
	),

	eachSpeaker(
		"bullet-words-first",
		"`• “Words” – Name, role`",
		{ count: [3, 5], honorific: 0.5, joint },
		(pen, person) => {
			const named = chance(pen.random, 0.5) ? `– ${full(person)}, ${person.role}` : `(${full(person)}, ${person.role})`;
			return { text: `${pen.bullet}${pen.quote()} ${named}`, role: person.role };
		},
	),

	eachSpeaker(
		"bullet-under-topics",
		"topics, under each of which one bullet has a speaker",
		{ count: [2, 4], honorific: 0.5 },
		(pen, person) => {
			const lines = [`${full(person)} (${person.role}) ${pen.speech()}`, pen.point(), pen.point()];
			return { text: `${pen.topic()}\n${lines.map((line) => pen.bullet + line).join("\n")}`, role: person.role };
		},
	),
];
