/** Mentions that the tags overlooked: a word or the initials of somebody who is named elsewhere. */
import { is, shape, type Tokens } from "../text/tokens.ts";
import { wordBit } from "../text/words.ts";
import { isCapital, lengthOf, textOf } from "./name-words.ts";
import type { PassageWords } from "./names.ts";
import type { Person } from "./person.ts";
import { contentWords, firstLetters, isInitialism } from "./same-person.ts";

/** Adds mentions that were overlooked: initials of one person, and a word of one name that is no ordinary word here. */
export function findMissedNames(tokens: Tokens, words: PassageWords, people: readonly Person[]): void {
	if (people.length === 0) return;
	const taken = new Uint8Array(tokens.count);
	for (const { mentions } of people) for (const { head, to } of mentions) taken.fill(1, head, to);
	const byWord = new Map<number, Person | null>();
	let byInitials: Map<string, Person | null> | null = null;
	const enter = <Key>(map: Map<Key, Person | null>, key: Key, person: Person): void => {
		const known = map.get(key);
		map.set(key, known === undefined || known === person ? person : null);
	};
	for (const person of people)
		for (const word of contentWords(tokens, person.full.from, person.full.to)) enter(byWord, word, person);
	// Few notes have initials.
	const initialed = (): ReadonlyMap<string, Person | null> => {
		if (byInitials !== null) return byInitials;
		byInitials = new Map();
		for (const person of people)
			if (person.words.length > 1)
				for (const initials of initialsOf(tokens, person)) if (initials.length > 1) enter(byInitials, initials, person);
		return byInitials;
	};
	for (let at = 0; at < tokens.count; at++) {
		if (taken[at] === 1 || !isCapital(tokens, at)) continue;
		const person = overlooked({ tokens, words, byWord, initialed }, at);
		if (person === null) continue;
		let to = at + 1;
		while (
			to < tokens.count &&
			taken[to] === 0 &&
			tokens.line[to] === tokens.line[at] &&
			isCapital(tokens, to) &&
			person.words.includes(tokens.word[to] as number)
		)
			to++;
		if (to - at >= person.words.length) continue;
		let head = at;
		while (
			head > 0 &&
			taken[head - 1] === 0 &&
			tokens.line[head - 1] === tokens.line[at] &&
			is(tokens, head - 1, wordBit.honorific) &&
			tokens.shape[head - 1] !== shape.low
		)
			head--;
		taken.fill(1, head, to);
		const own = Array.from(tokens.word.subarray(at, to));
		const honorific = head < at ? textOf(tokens, head, at) : null;
		person.mentions.push({
			head,
			from: at,
			to,
			likely: 0.5,
			words: own,
			text: textOf(tokens, at, to),
			honorific,
			person,
		});
	}
}

function initialsOf(tokens: Tokens, person: Person): readonly string[] {
	const letters = firstLetters(tokens, person);
	let own = "";
	for (let at = person.full.from; at < person.full.to; at++)
		if (tokens.shape[at] !== shape.sign && !is(tokens, at, wordBit.particle))
			own += tokens.text.charAt(tokens.start[at] as number).toLowerCase();
	const ends = [`${letters.charAt(0)}${letters.at(-1)}`, `${own.charAt(0)}${own.at(-1)}`];
	return [letters, own, ...ends, letters.slice(0, 2)];
}

interface Sweep {
	readonly tokens: Tokens;
	readonly words: PassageWords;
	readonly byWord: ReadonlyMap<number, Person | null>;
	readonly initialed: () => ReadonlyMap<string, Person | null>;
}

/** Whom an untagged capital means, if anybody. */
function overlooked({ tokens, words, byWord, initialed }: Sweep, at: number): Person | null {
	const named = wordBit.place | wordBit.body;
	if (isInitialism(tokens, at) && !is(tokens, at, named) && (tokens.place[at] === 0 || standsOut(tokens, at + 1))) {
		const person = initialed().get(textOf(tokens, at, at + 1).toLowerCase()) ?? null;
		if (person !== null) return person;
	}
	if (tokens.shape[at] === shape.initials || tokens.shape[at] === shape.letter || lengthOf(tokens, at) < 3) return null;
	if (words.small.has(tokens.word[at] as number)) return null;
	if (is(tokens, at, named | wordBit.month | wordBit.honorific | wordBit.office)) return null;
	return byWord.get(tokens.word[at] as number) ?? null;
}

function standsOut(tokens: Tokens, at: number): boolean {
	return (
		at < tokens.count &&
		tokens.shape[at] === shape.sign &&
		":,–—-".includes(String.fromCharCode(tokens.word[at] as number))
	);
}
