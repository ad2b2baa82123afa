import { chance, pick } from "../../random.ts";
import { eachSpeaker, type Layout } from "./define.ts";
import { capital } from "./pen.ts";
import { full, withoutArticle } from "./person.ts";

const kinds = ["state", "work", "faith"] as const;
const asides = [
	"After the break",
	"In the keynote",
	"Speaking from the floor",
	"By video from home",
	"In a short contribution",
	"Towards the end",
];

/** Paragraphs that open with their speaker. */
export const sentences: readonly Layout[] = [
	eachSpeaker("paragraph-honorific-role", "`Hon Name, role, verb`", { count: [2, 5], honorific: 1 }, (pen, person) => ({
		text: `${full(person)}, ${person.role}, ${pen.speech()}. ${pen.more(person)} ${pen.sentence()}`,
		role: person.role,
	})),

	eachSpeaker(
		"paragraph-bare-role",
		"`Name, role, verb` without an honorific",
		{
			count: [2, 5],
			honorific: 0,
			opening: (pen) => pen.scene(),
		},
		(pen, person) => ({
			text: `${person.name}, ${person.role}, ${pen.speech()}. ${pen.more(person)}`,
			role: person.role,
		}),
	),

	eachSpeaker(
		"paragraph-open-comma",
		"`Hon Name, role verb`, the second comma forgotten",
		{ count: [2, 4], honorific: 1, kinds },
		(pen, person) => ({
			text: `${full(person)}, ${person.role} ${pen.speech()}. ${pen.more(person)}`,
			role: person.role,
		}),
	),

	eachSpeaker(
		"paragraph-role-hon-name",
		"`Role Hon Name verb`",
		{ count: [2, 4], honorific: 1, kinds: ["state", "work"] },
		(pen, person) => ({
			text: `${capital(person.title)} ${full(person)} ${pen.speech()}. ${pen.sentences(1, 2)}`,
			role: person.title,
		}),
	),

	eachSpeaker(
		"paragraph-title-name",
		"`Role Name verb`",
		{ count: [2, 4], honorific: 0, kinds: ["state", "work"] },
		(pen, person) => ({
			text: `${capital(person.title)} ${person.name} ${pen.speech()}. ${pen.more(person)}`,
			role: person.title,
		}),
	),

	eachSpeaker(
		"paragraph-the-role-name",
		"`The role, Hon Name, verb`",
		{ count: [2, 4], honorific: 1, kinds },
		(pen, person) => ({
			text: `The ${person.role}, ${full(person)}, ${pen.speech()}. ${pen.more(person)} ${pen.sentence()}`,
			role: person.role,
		}),
	),

	eachSpeaker("paragraph-of-body", "`Hon Name of body verb`", { count: [2, 5], honorific: 0.7 }, (pen, person) => {
		const link = pick(pen.random, ["of", "from", "of"]);
		return {
			text: `${full(person)} ${link} ${person.body} ${pen.speech()}. ${pen.sentences(1, 2)}`,
			role: withoutArticle(person.body),
		};
	}),

	eachSpeaker("paragraph-bracket-body", "`Name (body) verb`", { count: [2, 5], honorific: 0.4 }, (pen, person) => {
		const role = chance(pen.random, 0.7) ? withoutArticle(person.body) : person.role;
		return { text: `${full(person)} (${role}) ${pen.speech()}. ${pen.more(person)}`, role };
	}),

	eachSpeaker("paragraph-for-body", "`For body, Name verb`", { count: [2, 4], honorific: 0.6 }, (pen, person) => {
		const link = pick(pen.random, ["For", "On behalf of", "Speaking for", "From"]);
		return {
			text: `${link} ${person.body}, ${full(person)} ${pen.speech()}. ${pen.more(person)}`,
			role: withoutArticle(person.body),
		};
	}),

	eachSpeaker(
		"paragraph-name-after-body",
		"`Name, speaking on behalf of body, verb`",
		{ count: [2, 4], honorific: 0.7 },
		(pen, person) => {
			const link = pick(pen.random, ["speaking for", "speaking on behalf of", "representing"]);
			return {
				text: `${full(person)}, ${link} ${person.body}, ${pen.speech()}. ${pen.sentence()}`,
				role: withoutArticle(person.body),
			};
		},
	),

	eachSpeaker(
		"paragraph-honorific-only",
		"`Hon Name verb`, no role",
		{ count: [2, 4], honorific: 1 },
		(pen, person) => ({ text: `${full(person)} ${pen.speech()}. ${pen.more(person)} ${pen.sentence()}`, role: null }),
	),

	eachSpeaker(
		"paragraph-name-verb",
		"`Name verb`, neither honorific nor role",
		{ count: [2, 4], honorific: 0 },
		(pen, person) => ({ text: `${person.name} ${pen.speech()}. ${pen.more(person)}`, role: null }),
	),

	eachSpeaker(
		"paragraph-article-role",
		"`Name, a retired nurse from …, verb`",
		{ count: [2, 4], honorific: 0.4, kinds: ["lived"] },
		(pen, person) => {
			const article = /^[aeiou]/iu.test(person.role) ? "an" : "a";
			return {
				text: `${full(person)}, ${article} ${person.role}, ${pen.speech()}. ${pen.sentences(1, 2)}`,
				role: person.role,
			};
		},
	),

	eachSpeaker(
		"paragraph-aside-first",
		"`After the break, Hon Name, role, verb`",
		{ count: [2, 4], honorific: 0.8 },
		(pen, person) => ({
			text: `${pick(pen.random, asides)}, ${full(person)}, ${person.role}, ${pen.speech()}. ${pen.more(person)}`,
			role: person.role,
		}),
	),

	eachSpeaker(
		"paragraph-jotted",
		"`Name, role: jotted words` without full stops",
		{ count: [2, 5], honorific: 0.3 },
		(pen, person) => {
			const separator = pick(pen.random, [", ", ` ${pen.dash} `]);
			return {
				text: `${full(person)}${separator}${person.role}: ${pen.present()}. ${capital(pen.point())}`,
				role: person.role,
			};
		},
	),

	eachSpeaker(
		"paragraph-now-role",
		"`Name, now role, verb`",
		{ count: [2, 4], honorific: 0.3, kinds: ["work"] },
		(pen, person) => ({
			text: `${full(person)}, now ${person.role}, ${pen.speech()}. ${pen.sentence()}`,
			role: person.role,
		}),
	),
];
