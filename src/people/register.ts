/** What somebody has said once of people, for all notes: who they are however notes spell them, whether they speak, and their roles. */

import { memoizePer } from "../text/lazy.ts";
import type { Lexicon } from "../text/lexicon.ts";
import { lineMark } from "../text/passage.ts";
import { tokenize } from "../text/tokenize.ts";

/** What somebody is, and when; both days are `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, and included. */
export interface RegisteredRole {
	readonly role: string;
	readonly from?: string | undefined;
	readonly until?: string | undefined;
}

/** Somebody whom the register knows. */
export interface RegisteredPerson {
	readonly name: string;
	/** Other ways in which notes write the name. */
	readonly spellings?: readonly string[] | undefined;
	/** Initials and the like, which count only in the same letter case. */
	readonly abbreviations?: readonly string[] | undefined;
	/** Whether she speaks wherever notes name her, or never; left out, the notes decide. */
	readonly speaks?: boolean | undefined;
	readonly honorific?: string | undefined;
	readonly roles?: readonly RegisteredRole[] | undefined;
	/** Nobody of the register: a field of this note says how she is called in it. */
	readonly isOfNote?: true;
}

/** Everybody who is registered. */
export interface PeopleRegister {
	readonly people: readonly RegisteredPerson[];
	/** All that it says, as text: what was made with another register is out of date. */
	readonly fingerprint: string;
	/** Whom a name, a spelling or an abbreviation means; null where nobody is called so. */
	find(name: string): RegisteredPerson | null;
	/** All ways to write the names, as tokens, by the hash of their first word. */
	spellings(lexicon: Lexicon): SpellingIndex;
}

/** Spellings by the hash of their first word, the longest first. */
export type SpellingIndex = ReadonlyMap<number, readonly Spelling[]>;

/** One way to write a name. */
export interface Spelling {
	readonly person: RegisteredPerson;
	readonly words: Int32Array;
	/** As written, where letter case counts: `Hope` is a name, `hope` a word. */
	readonly exact: string | null;
}

/** Makes a register; it is the same one for the same list. */
export const peopleRegister = memoizePer(newRegister);

function newRegister(people: readonly RegisteredPerson[]): PeopleRegister {
	const byName = new Map<string, RegisteredPerson>();
	for (const person of people) for (const { text } of waysToWrite(person)) byName.set(nameKey(text), person);
	const indexes = new Map<Lexicon, SpellingIndex>();
	return {
		people,
		fingerprint: JSON.stringify(people),
		find: (name) => byName.get(nameKey(name)) ?? null,
		spellings(lexicon) {
			const index = indexes.get(lexicon) ?? indexOf(people, lexicon);
			indexes.set(lexicon, index);
			return index;
		},
	};
}

/** All that somebody is called, and under which key. */
export function waysToWrite({ name, spellings = [], abbreviations = [] }: RegisteredPerson) {
	return [
		{ text: name, key: "name", index: null },
		...spellings.map((text, index) => ({ text, key: "spellings", index })),
		...abbreviations.map((text, index) => ({ text, key: "abbreviations", index })),
	];
}

/** Equal for names that differ in letter case, blanks and a final stop only. */
export const nameKey = (name: string): string =>
	name
		.normalize("NFKC")
		.toLowerCase()
		.replace(/\s+/g, " ")
		.replaceAll("’", "'")
		.replace(/[\s.]+$/, "");

function indexOf(people: readonly RegisteredPerson[], lexicon: Lexicon): SpellingIndex {
	const index = new Map<number, Spelling[]>();
	for (const person of people)
		for (const { text, key } of waysToWrite(person).flatMap(withEitherApostrophe)) {
			const line = { start: 0, end: text.length, mark: lineMark.none, depth: 0, heading: false };
			const { word, count } = tokenize({ text, lines: [line] }, lexicon);
			const words = word.slice(0, count);
			const [first] = words;
			if (first === undefined) continue;
			const same = index.get(first) ?? [];
			same.push({ person, words, exact: key === "abbreviations" || count === 1 ? text : null });
			index.set(first, same);
		}
	// The longest first: whoever is registered by her full name is meant by it.
	for (const same of index.values()) same.sort((one, other) => other.words.length - one.words.length);
	return index;
}

/** Notes have the straight or the curly one. */
function withEitherApostrophe<Way extends { readonly text: string }>(way: Way): readonly Way[] {
	const others = new Set([way.text, way.text.replaceAll("'", "’"), way.text.replaceAll("’", "'")]);
	return [...others].map((text) => ({ ...way, text }));
}

/** What the register says that somebody was on a day, in EDTF; null where it can't tell. */
export function roleOn({ roles = [] }: RegisteredPerson, date: string | null): string | null {
	const [first = "", last = first] = (date ?? "").split("/");
	const [from, until] = [dayOf(first, "first"), dayOf(last, "last")];
	const found = roles.find(
		(each) =>
			(each.from === undefined || (from !== null && from >= (dayOf(each.from, "first") ?? ""))) &&
			(each.until === undefined || (until !== null && until <= (dayOf(each.until, "last") ?? ""))),
	);
	return found?.role ?? null;
}

/** The first or the last day that a date may mean, as far as it is known; null where not even the year is. */
export function dayOf(date: string, which: "first" | "last"): string | null {
	const [known = ""] = /^\d{4}(?:-\d\d(?:-\d\d)?)?/.exec(date) ?? [];
	if (known === "") return null;
	return known + (which === "first" ? "-01-01" : "-12-31").slice(known.length - 4);
}
