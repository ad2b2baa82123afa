import { between, chance, pick, type Random, shuffle } from "../../random.ts";
import {
	attributions,
	clauses,
	factSentences,
	fragments,
	presentSpeech,
	quotations,
	sceneSentences,
	speechPhrases,
	topics,
} from "../lexicons.ts";
import type { Person } from "./person.ts";

/** One reporter's hand: the marks she uses throughout, and words that do not repeat. */
export interface Pen {
	readonly random: Random;
	/** The mark before a bullet, indentation included. */
	readonly bullet: string;
	readonly nested: string;
	readonly dash: string;
	/** What stands between a heading and its bullets: a line end or a blank line. */
	readonly gap: string;
	/** A fact, as anybody may have said it. */
	sentence(): string;
	/** Something about the room or the hour. */
	scene(): string;
	sentences(low: number, high: number): string;
	speech(): string;
	present(): string;
	quote(): string;
	/** A quotation that is a whole sentence. */
	quotedSentence(): string;
	clause(): string;
	said(): string;
	topic(): string;
	point(): string;
	/** Two to four bullets. */
	bullets(mark?: string): string;
	/** One or two paragraphs. */
	paragraphs(): string;
	/** Either of the two. */
	content(): string;
	/** One sentence more on the same speaker, by pronoun. */
	more(person: Person): string;
}

function supply(random: Random, items: readonly string[]): () => string {
	let left: string[] = [];
	return () => {
		if (left.length === 0) left = shuffle(random, items);
		return left.pop() ?? "";
	};
}

/** The text with a capital at its start. */
export function capital(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}

const marks = [
	["  • ", "    • "],
	["• ", "  • "],
	["- ", "  - "],
	["  - ", "    - "],
	["* ", "  * "],
	["  • ", "    - "],
] as const;

/** A pen for one section, its habits drawn once. */
export function takePen(random: Random): Pen {
	const [bullet, nested] = pick(random, marks);
	const [open, close] = pick(random, [
		["“", "”"],
		["“", "”"],
		['"', '"'],
		["‘", "’"],
	] as const);
	const stop = chance(random, 0.5) ? "." : "";
	const [sentence, speech, quote, fragment] = [factSentences, speechPhrases, quotations, fragments].map((items) =>
		supply(random, items),
	) as [() => string, () => string, () => string, () => string];
	const many = (low: number, high: number, draw: () => string, joint: string): string =>
		Array.from({ length: between(random, low, high) }, draw).join(joint);
	const point = (): string => {
		if (chance(random, 0.4)) return sentence();
		const jotted = fragment();
		return /[.!?]$/u.test(jotted) ? jotted : jotted + stop;
	};
	const pen: Pen = {
		random,
		bullet,
		nested,
		sentence,
		speech,
		point,
		dash: pick(random, ["–", "–", "-", "—"]),
		gap: chance(random, 0.6) ? "\n" : "\n\n",
		sentences: (low, high) => many(low, high, sentence, " "),
		present: supply(random, presentSpeech),
		quote: () => `${open}${quote()}${close}`,
		quotedSentence: () => `${open}${quote()}.${close}`,
		scene: supply(random, sceneSentences),
		clause: supply(random, clauses),
		said: () => pick(random, attributions),
		topic: supply(random, topics),
		bullets: (mark = bullet) => many(2, 4, () => mark + point(), "\n"),
		paragraphs: () => many(1, 2, () => pen.sentences(1, 3), "\n\n"),
		content: () => (chance(random, 0.5) ? pen.bullets() : pen.paragraphs()),
		more: (person) => `${capital(person.she)} ${speech()}.`,
	};
	return pen;
}
