/** Whether two mentions mean the same person. */

import { grammarBit, hashWord } from "../text/lexicon.ts";
import { is, means, shape, type Tokens } from "../text/tokens.ts";
import { wordBit } from "../text/words.ts";
import { lengthOf, textOf } from "./name-words.ts";
import type { NameSpan } from "./names.ts";
import type { BoundName, Person } from "./person.ts";

type Gender = "feminine" | "masculine" | null;

/** What an honorific says of who bears it. */
export function genderOf(tokens: Tokens, { head, from }: NameSpan): Gender {
	for (let at = head; at < from; at++) {
		if (means(tokens, at, grammarBit.masculine)) return "masculine";
		if (means(tokens, at, grammarBit.feminine)) return "feminine";
	}
	return null;
}

/** The persons so far, by the words and by the initials of their names. */
export interface KnownPeople {
	readonly byWord: Map<number, Set<Person>>;
	readonly byInitials: Map<string, Person[]>;
}

/** Enters a person. */
export function enterPerson(tokens: Tokens, { byWord, byInitials }: KnownPeople, person: Person): void {
	const enter = (word: number): void => {
		const known = byWord.get(word);
		if (known === undefined) byWord.set(word, new Set([person]));
		else known.add(person);
	};
	for (const word of person.words) enter(word);
	for (const word of partsOf(tokens, person)) enter(word);
	const letters = firstLetters(tokens, person);
	for (const key of letters.length > 2 ? [letters, `${letters[0]}${letters.at(-1)}`] : [letters]) {
		const known = byInitials.get(key);
		if (known === undefined) byInitials.set(key, [person]);
		else known.push(person);
	}
}

/** Whom a mention means among the persons so far; null when she is new. */
export function knownPerson(tokens: Tokens, { byWord, byInitials }: KnownPeople, mention: BoundName): Person | null {
	const { words, from, to } = mention;
	const content = contentWords(tokens, from, to);
	const named = (word: number | undefined): ReadonlySet<Person> => byWord.get(word ?? 0) ?? nobody;
	let found: Person[] = [];
	if (content.length > 0 && content.every((word) => byWord.has(word))) {
		// The rarest word first: very many may be called Ana.
		const [rarest = nobody, ...others] = content.map(named).sort((one, other) => one.size - other.size);
		found = [...rarest].filter((person) => others.every((people) => people.has(person)));
	}
	if (found.length === 0 && words.length >= 2)
		found = [...named(words.at(-1))].filter((person) => agrees(tokens, person, mention));
	if (found.length === 0 && words.length === 1 && isInitialism(tokens, from))
		found = [...(byInitials.get(textOf(tokens, from, to).toLowerCase()) ?? [])];
	if (found.length > 1 && mention.honorific !== null) {
		const gender = genderOf(tokens, mention);
		const fitting =
			gender === null
				? []
				: found.filter((person) => person.mentions.every((each) => (genderOf(tokens, each) ?? gender) === gender));
		if (fitting.length > 0) found = fitting;
	}
	const [best] = found.length > 1 ? [nearest(found, mention)] : found;
	if (best === undefined) return null;
	const shorter = content.length < best.words.length || content.some((word) => !best.words.includes(word));
	return shorter || normalized(mention.text) === normalized(best.name) ? best : null;
}

const nobody: ReadonlySet<Person> = new Set();

function normalized(text: string): string {
	return text
		.normalize("NFKC")
		.toLowerCase()
		.replace(/[\s.,;:]+$/, "");
}

export function contentWords(tokens: Tokens, from: number, to: number): number[] {
	const words: number[] = [];
	for (let at = from; at < to; at++)
		if (tokens.shape[at] !== shape.sign && !is(tokens, at, wordBit.particle)) words.push(tokens.word[at] as number);
	return words;
}

/** The hashes of the parts of hyphened words in a person's name. */
function partsOf({ text, start, end }: Tokens, { full }: Person): readonly number[] {
	const parts: number[] = [];
	for (let at = full.from; at < full.to; at++) {
		const word = text.slice(start[at], end[at]);
		if (!word.includes("-") && !word.includes("’") && !word.includes("'")) continue;
		for (const part of word.toLowerCase().split(/[-’']/)) if (part.length > 2) parts.push(hashWord(part));
	}
	return parts;
}

/** The same last word, and before it the same words or initials of them: `J. Ndiaye` is `Jeanne Ndiaye`. */
function agrees(tokens: Tokens, person: Person, { words, from, to }: BoundName): boolean {
	if (person.words.length < 2 || person.words.at(-1) !== words.at(-1)) return false;
	for (let at = from; at < to; at++) {
		if (tokens.shape[at] === shape.sign || person.words.includes(tokens.word[at] as number)) continue;
		const initial = tokens.text.charAt(tokens.start[at] as number).toLowerCase();
		if (lengthOf(tokens, at) > 2 || !firstLetters(tokens, person).includes(initial)) return false;
	}
	return true;
}

export function isInitialism({ text, start, end }: Tokens, at: number): boolean {
	const second = text.charCodeAt((start[at] as number) + 1);
	return !(second >= 97 && second <= 122) && /^\p{Lu}{2,5}$/u.test(text.slice(start[at], end[at]));
}

/** The first letters of a name's words and of their hyphened parts, in lower case. */
export function firstLetters({ text, shape: shapes, start, end }: Tokens, { full }: Person): string {
	let letters = "";
	for (let at = full.from; at < full.to; at++) {
		if (shapes[at] === shape.sign) continue;
		const to = end[at] as number;
		for (let from = start[at] as number; from < to; from++) {
			const letter = text.charAt(from);
			if (letter !== "-") letters += letter.toLowerCase();
			while (from < to && text.charCodeAt(from) !== 0x2d) from++;
		}
	}
	return letters;
}

/** The only one with that surname, else who was named last before. */
function nearest(people: readonly Person[], { words, from }: BoundName): Person {
	const surname = people.filter((person) => person.words.at(-1) === words.at(-1));
	if (surname.length === 1) return surname[0] as Person;
	const before = (person: Person): number =>
		Math.max(...person.mentions.map((each) => (each.from < from ? each.from : -1)));
	return people.reduce((one, other) => (before(other) > before(one) ? other : one));
}
