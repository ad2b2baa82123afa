/** From names to persons: where a name ends, and which names are of the same person. */

import { is, type Tokens } from "../text/tokens.ts";
import { wordBit } from "../text/words.ts";
import { boundMention, countInitials, isNamed } from "./bounds.ts";
import { textOf } from "./name-words.ts";
import type { NameSpan, PassageWords } from "./names.ts";
import { findMissedNames } from "./overlooked.ts";
import type { BoundName, Mention, Person } from "./person.ts";
import type { RegisteredPerson } from "./register.ts";
import { enterPerson, type KnownPeople, knownPerson } from "./same-person.ts";

/** Joins names to persons. */
export function joinNames(tokens: Tokens, words: PassageWords, names: readonly NameSpan[]): Person[] {
	const people: Person[] = [];
	const byInitials = countInitials(tokens, names) >= 2;
	const mentions: BoundName[] = [];
	for (const span of names) {
		const mention = boundMention(tokens, span, byInitials);
		if (mention.registered !== undefined || isNamed(tokens, mention)) mentions.push(mention);
	}
	// The fullest first.
	mentions.sort((one, other) => other.words.length - one.words.length || one.from - other.from);
	const known: KnownPeople = { byWord: new Map(), byInitials: new Map() };
	const byRegister = new Map<RegisteredPerson, Person>();
	for (const mention of mentions) {
		const { registered = null } = mention;
		let person = registered === null ? null : (byRegister.get(registered) ?? null);
		person ??= knownPerson(tokens, known, mention);
		if (person !== null && registered !== null && (person.registered ?? registered) !== registered) person = null;
		if (person === null) {
			person = newPerson(mention);
			enterPerson(tokens, known, person);
			people.push(person);
		} else person.mentions.push(mentionOf(person, mention));
		if (registered !== null) {
			person.registered = registered;
			byRegister.set(registered, person);
		}
	}
	findMissedNames(tokens, words, people);
	people.sort((one, other) => one.full.from - other.full.from);
	for (const [index, person] of people.entries()) settle(tokens, person, index);
	return people;
}

function newPerson(full: BoundName): Person {
	const { text: name, words, honorific } = full;
	const person: Person = {
		index: 0,
		mentions: [],
		full,
		name,
		honorific,
		words,
		role: null,
		described: 0,
		speaks: 0,
		registered: null,
	};
	person.mentions.push(mentionOf(person, full));
	return person;
}

/** The same name, from now on a mention of somebody. */
function mentionOf(person: Person, name: BoundName & { person?: Person }): Mention {
	name.person = person;
	return name as Mention;
}

/** The fullest of a person's mentions gives her name and honorific. */
function settle(tokens: Tokens, person: Person, index: number): void {
	const { mentions, words } = person;
	mentions.sort((one, other) => one.from - other.from);
	const whole = mentions.filter((mention) => mention.words.length === words.length);
	person.index = index;
	person.full = whole[0] ?? person.full;
	person.name = person.full.text;
	if (words.length === 1 && isGivenName(tokens, person.full)) {
		person.name = textOf(tokens, person.full.head, person.full.to);
		person.honorific = null;
		return;
	}
	person.honorific = person.full.honorific ?? whole.find(({ honorific }) => honorific !== null)?.honorific ?? null;
}

/** What stands before full names alone is a given name before a lone one: `Dame Ndiaye`. */
function isGivenName(tokens: Tokens, { head, from }: BoundName): boolean {
	return from === head + 1 && is(tokens, head, wordBit.honorificFull);
}
