import { chance, pick } from "../../random.ts";
import { eachSpeaker, type Layout } from "./define.ts";
import { capital } from "./pen.ts";
import { full, type Person, withoutArticle } from "./person.ts";

/** The quotation with a mark of its own before what closes it: `“…”,` or `“…,”`. */
function cited(quote: string, inside: boolean): string {
	return inside ? `${quote.slice(0, -1)},${quote.slice(-1)}` : `${quote},`;
}

function named(person: Person): string {
	return `${full(person)}, ${person.role}`;
}

/** Paragraphs in which the words come first and the speaker after. */
export const wordsFirst: readonly Layout[] = [
	eachSpeaker("after-said", "`“…”, said Name, role.`", { count: [2, 4], honorific: 0.6 }, (pen, person) => ({
		text: `${cited(pen.quote(), chance(pen.random, 0.5))} ${pen.said()} ${named(person)}. ${pen.more(person)}`,
		role: person.role,
	})),

	eachSpeaker(
		"after-said-body",
		"`“…”, explained Hon Name of body.`",
		{ count: [2, 4], honorific: 0.7 },
		(pen, person) => {
			const link = pick(pen.random, ["of", "from"]);
			return {
				text: `${pen.sentence()} ${cited(pen.quote(), chance(pen.random, 0.5))} ${pen.said()} ${full(person)} ${link} ${person.body}.`,
				role: withoutArticle(person.body),
			};
		},
	),

	eachSpeaker(
		"after-according-first",
		"`According to Hon Name, role, …`",
		{ count: [2, 4], honorific: 0.7 },
		(pen, person) => ({
			text: `According to ${named(person)}, ${pen.clause()}. ${pen.more(person)}`,
			role: person.role,
		}),
	),

	eachSpeaker(
		"after-according-last",
		"`…, according to Name, role.`",
		{ count: [2, 4], honorific: 0.5 },
		(pen, person) => ({
			text: `${capital(pen.clause())}, according to ${named(person)}. ${pen.sentence()}`,
			role: person.role,
		}),
	),

	eachSpeaker("after-bracketed", "`“…” (Name, role).`", { count: [3, 5], honorific: 0.4 }, (pen, person) => ({
		text: `${pen.quote()} (${named(person)}).${chance(pen.random, 0.4) ? ` ${pen.sentence()}` : ""}`,
		role: person.role,
	})),

	eachSpeaker(
		"after-bracketed-indirect",
		"indirect words, then `(Name, role)`",
		{ count: [3, 5], honorific: 0.3, joint: " " },
		(pen, person) => ({ text: `${capital(pen.clause())} (${named(person)}).`, role: person.role }),
	),

	eachSpeaker(
		"after-dash-line",
		"words on one line, `– Name, role` on the next",
		{ count: [2, 4], honorific: 0.4 },
		(pen, person) => ({ text: `${pen.quote()}\n${pick(pen.random, ["– ", "— "])}${named(person)}`, role: person.role }),
	),

	eachSpeaker("after-inside", "`“…,” Name, role, said, “…”`", { count: [2, 3], honorific: 0.6 }, (pen, person) => ({
		text: `${cited(pen.quote(), true)} ${named(person)}, ${pen.said()}. ${pen.quotedSentence()}`,
		role: person.role,
	})),

	eachSpeaker(
		"after-lead-in",
		"`Hon Name, role, put it thus:` and the words in the next paragraph",
		{ count: [2, 3], honorific: 0.8 },
		(pen, person) => {
			const lead = pick(pen.random, [
				"put it thus",
				"said",
				"made the following points",
				"put it this way",
				"summed up the morning",
			]);
			return {
				text: `${named(person)}, ${lead}:\n\n${lead.includes("points") ? pen.bullets() : pen.quote()}`,
				role: person.role,
			};
		},
	),
];
