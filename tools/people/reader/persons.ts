/** From names to persons: where a name ends, and which names are of the same person. */

import { wordBit } from "../../../src/text/words.ts";
import { grammarBit, hashWord } from "./lexicon.ts";
import { isCapital, type NameSpan, type PassageWords } from "./names.ts";
import { shape, type Tokens } from "./tokens.ts";

/** One place where somebody is named. */
export interface Mention extends NameSpan {
	/** The hashes of the name's words. */
	readonly words: readonly number[];
	readonly text: string;
	readonly honorific: string | null;
	person: Person;
}

/** Somebody who is named in a passage, and what was decided of her. */
export interface Person {
	/** Index among the persons of the passage, in the order of their full names. */
	index: number;
	/** In document order. */
	readonly mentions: Mention[];
	/** The first mention with all of the name. */
	full: Mention;
	name: string;
	honorific: string | null;
	words: readonly number[];
	/** What describes her, in tokens; null when nothing does. */
	role: { readonly from: number; readonly to: number } | null;
	/** How sure it is that something describes her, 0 to 1. */
	described: number;
	/** How likely she speaks in this meeting, 0 to 1, as far as is known. */
	speaks: number;
}

/** Joins names to persons. */
export function joinNames(tokens: Tokens, words: PassageWords, names: readonly NameSpan[]): Person[] {
	const people: Person[] = [];
	const byInitials = countInitials(tokens, names) >= 2;
	const mentions = names
		.map((span) => boundMention(tokens, span, byInitials))
		.filter((mention) => isNamed(tokens, mention));
	const fullestFirst = [...mentions].sort(
		(one, other) => other.words.length - one.words.length || one.from - other.from,
	);
	for (const mention of fullestFirst) {
		const known = knownPerson(tokens, people, mention);
		if (known !== null) {
			known.mentions.push(mention);
			mention.person = known;
		} else people.push(newPerson(mention));
	}
	sweepOverlooked(tokens, words, people);
	people.sort((one, other) => one.full.from - other.full.from);
	for (const [index, person] of people.entries()) settle(person, index);
	return people;
}

function newPerson(mention: Mention): Person {
	const { text, words, honorific } = mention;
	const person = {
		index: 0,
		mentions: [mention],
		full: mention,
		name: text,
		honorific,
		words,
		role: null,
		described: 0,
		speaks: 0,
	};
	mention.person = person;
	return person;
}

/** The fullest of a person's mentions gives her name and honorific. */
function settle(person: Person, index: number): void {
	const { mentions, words } = person;
	mentions.sort((one, other) => one.from - other.from);
	const whole = mentions.filter((mention) => mention.words.length === words.length);
	person.index = index;
	person.full = whole[0] ?? person.full;
	person.name = person.full.text;
	person.honorific = person.full.honorific ?? whole.find(({ honorific }) => honorific !== null)?.honorific ?? null;
}

// ---- where names begin and end --------------------------------------------------------------------------------------

/** `KM:` for Kathy Müller: a note that uses initials for names. */
function countInitials(tokens: Tokens, names: readonly NameSpan[]): number {
	let count = 0;
	for (const { from } of names)
		if (from > 0 && tokens.shape[from] === shape.initials && !is(tokens, from, wordBit.honorific)) count++;
	return count;
}

function is({ lexical }: Tokens, at: number, bits: number): boolean {
	return ((lexical[at] as number) & bits) !== 0;
}

function means({ grammar }: Tokens, at: number, bits: number): boolean {
	return ((grammar[at] as number) & bits) !== 0;
}

function isSign(tokens: Tokens, at: number, sign: string): boolean {
	return tokens.shape[at] === shape.sign && tokens.word[at] === sign.charCodeAt(0);
}

/** A title in capitals before a name, but for words that tell a part (`Chair`). */
function isTitle(tokens: Tokens, at: number): boolean {
	if (tokens.shape[at] === shape.low || tokens.shape[at] === shape.sign) return false;
	return (is(tokens, at, wordBit.honorific) || means(tokens, at, grammarBit.rank)) && !is(tokens, at, wordBit.part);
}

/** Puts right the ends of a name that the tags left open, by rules of writing. */
function boundMention(tokens: Tokens, span: NameSpan, byInitials: boolean): Mention {
	const { lineStart, line } = tokens;
	const first = lineStart[line[span.from] as number] as number;
	const last = lineStart[(line[span.from] as number) + 1] as number;
	let { head, from, to } = span;
	const isInitials = (at: number): boolean =>
		tokens.shape[at] === shape.initials ||
		(tokens.shape[at] === shape.letter && tokens.end[at] !== (tokens.start[at] as number) + 1);
	// Initials before a name belong to it: `M.C. van der Laan`.
	const ambiguous = (at: number): boolean =>
		!is(tokens, at, wordBit.honorific) || (byInitials && lengthOf(tokens, at) === 2);
	while (from > first && (from > head || head === from) && isInitials(from - 1) && ambiguous(from - 1)) {
		from--;
		head = Math.min(head, from);
	}
	// No word that tells a part, and no sentence's first word, at the head of an honorific.
	while (head < from - 1 && (is(tokens, head, wordBit.part) || isPlainWord(tokens, head))) head++;
	head = honorificStart(tokens, { first, head, from });
	to = nameEnd(tokens, { from, to: cutAtPause(tokens, from, to), last });
	// A title that was taken for the first word of the name.
	while (
		to - from > 1 &&
		!(byInitials && isInitials(from)) &&
		isTitleWord(tokens, from, head < from) &&
		tokens.shape[from + 1] !== shape.low
	)
		from++;
	to = postnominalEnd(tokens, { head, from, to, last });
	const words: number[] = [];
	for (let at = from; at < to; at++) if (tokens.shape[at] !== shape.sign) words.push(tokens.word[at] as number);
	return {
		...span,
		head,
		from,
		to,
		words,
		text: nameText(tokens, from, to),
		honorific: head < from ? textOf(tokens, head, from) : null,
		person: undefined as unknown as Person,
	};
}

/** The text from one token to another, white space collapsed. */
export function textOf({ text, start, end }: Tokens, from: number, to: number): string {
	return text.slice(start[from], end[to - 1]).replace(/\s+/g, " ");
}

/** A name without a quotation mark that opens before it and closes behind it. */
function nameText(tokens: Tokens, from: number, to: number): string {
	return textOf(tokens, from, to).replace(/^["“«']+(?=[^"”»]*$)/, "");
}

function isPlainWord(tokens: Tokens, at: number): boolean {
	if (tokens.shape[at] !== shape.capital || isTitle(tokens, at)) return false;
	const lexical = tokens.lexical[at] as number;
	return (
		lexical !== 0 &&
		(lexical & (wordBit.honorific | wordBit.honorificFull | wordBit.honorificPart | wordBit.office)) === 0
	);
}

/** Where the run of titles before a name begins: `Rt Hon the Baroness`, `Major (retd)`, `Dr. med.`. */
function honorificStart(tokens: Tokens, { first, head, from }: { first: number; head: number; from: number }): number {
	let start = head;
	for (let at = start - 1; at >= first; at--) {
		const begun = start < from;
		if (means(tokens, at, grammarBit.degree) && at > first && isTitle(tokens, at - 1)) start = at;
		else if (
			isSign(tokens, at, ")") &&
			at - 2 >= first &&
			isSign(tokens, at - 2, "(") &&
			(isTitle(tokens, at - 1) || means(tokens, at - 1, grammarBit.degree)) &&
			(begun || (at > first + 2 && isTitle(tokens, at - 3)))
		) {
			start = at - 2;
			at -= 2;
		} else if (begun && means(tokens, at, grammarBit.definite) && at > first && isTitle(tokens, at - 1)) start = at;
		else if (
			begun &&
			tokens.shape[at] !== shape.low &&
			((isTitle(tokens, at) && lengthOf(tokens, at) <= 9) ||
				(is(tokens, at, wordBit.honorificPart) && isCapital(tokens, at)))
		)
			start = at;
		else if (!begun && isTitle(tokens, at) && is(tokens, at, wordBit.abbreviation)) start = at;
		else break;
	}
	return start;
}

function lengthOf({ start, end }: Tokens, at: number): number {
	return (end[at] as number) - (start[at] as number);
}

/** No name goes over a comma, or over a dash that stands free. */
function cutAtPause(tokens: Tokens, from: number, to: number): number {
	for (let at = from + 1; at < to; at++) {
		if (tokens.shape[at] !== shape.sign) continue;
		const sign = String.fromCharCode(tokens.word[at] as number);
		if (sign === "," || sign === ";" || sign === ":" || ("–—-|/".includes(sign) && (tokens.gap[at] as number) > 0))
			return at;
	}
	return to;
}

/** Behind what goes on a name that the tags ended too soon: `de Lima`, `III`, `Jr.`. */
function nameEnd(tokens: Tokens, { from, to, last }: { from: number; to: number; last: number }): number {
	let end = to;
	while (end < last) {
		if (is(tokens, end, wordBit.suffix) && isCapital(tokens, end) && (tokens.gap[end] as number) > 0) {
			end++;
			continue;
		}
		let at = end;
		while (
			at < last &&
			tokens.shape[at] === shape.low &&
			is(tokens, at, wordBit.particle) &&
			!is(tokens, at, frameWords)
		)
			at++;
		const goesOn =
			at > end &&
			at < last &&
			(tokens.shape[at] === shape.capital || tokens.shape[at] === shape.hyphened || tokens.shape[at] === shape.camel);
		if (!goesOn) break;
		end = at + 1;
	}
	return Math.max(end, from + 1);
}

const frameWords = wordBit.function | wordBit.auxiliary | wordBit.subordinate;

function isTitleWord(tokens: Tokens, at: number, titled: boolean): boolean {
	if (means(tokens, at, grammarBit.degree)) return true;
	if (is(tokens, at, wordBit.honorificFull) && titled) return true;
	if (!is(tokens, at, wordBit.honorific) && !(means(tokens, at, grammarBit.rank) && titled)) return false;
	return tokens.shape[at] === shape.low || !is(tokens, at, wordBit.given | wordBit.surname | wordBit.particle);
}

/** Orders and honours behind a name; the place behind a lord's. */
function postnominalEnd(
	tokens: Tokens,
	{ head, from, to, last }: { head: number; from: number; to: number; last: number },
): number {
	if (to >= last) return to;
	const at = isSign(tokens, to, ",") ? to + 1 : to;
	if (
		at < last &&
		means(tokens, at, grammarBit.postnominal) &&
		(tokens.shape[at] === shape.capitals || tokens.shape[at] === shape.camel || tokens.shape[at] === shape.initials)
	)
		return at + 1;
	const peer = head < from && means(tokens, from - 1, grammarBit.peer);
	if (peer && means(tokens, to, grammarBit.genitive) && to + 1 < last && isCapital(tokens, to + 1)) return to + 2;
	return to;
}

/** Titles alone (`the Hon'ble Secretary`) name nobody. */
function isNamed(tokens: Tokens, { head, from, to }: Mention): boolean {
	for (let at = from; at < to; at++) {
		if (tokens.shape[at] === shape.sign) continue;
		const titular =
			is(tokens, at, wordBit.honorific | wordBit.office | wordBit.honorificPart | wordBit.part) ||
			means(tokens, at, grammarBit.rank);
		if (!titular || is(tokens, at, wordBit.given | wordBit.surname)) return true;
	}
	return head < from && to - from === 1 && !is(tokens, from, wordBit.office | wordBit.part);
}

// ---- the same person ------------------------------------------------------------------------------------------------

type Gender = "feminine" | "masculine" | null;

/** What an honorific says of who bears it. */
export function genderOf(tokens: Tokens, { head, from }: NameSpan): Gender {
	for (let at = head; at < from; at++) {
		if (means(tokens, at, grammarBit.masculine)) return "masculine";
		if (means(tokens, at, grammarBit.feminine)) return "feminine";
	}
	return null;
}

/** Whom a mention means among the persons so far; null when she is new. */
function knownPerson(tokens: Tokens, people: readonly Person[], mention: Mention): Person | null {
	const { words, from, to } = mention;
	const content = contentWords(tokens, from, to);
	let found =
		content.length === 0
			? []
			: people.filter((person) =>
					content.every((word) => person.words.includes(word) || partsOf(tokens, person).has(word)),
				);
	if (found.length === 0 && words.length >= 2) found = people.filter((person) => agrees(tokens, person, mention));
	if (found.length === 0 && words.length === 1 && isInitialism(tokens, from))
		found = people.filter((person) => matchesInitials(tokens, person, textOf(tokens, from, to).toLowerCase()));
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

function normalized(text: string): string {
	return text
		.normalize("NFKC")
		.toLowerCase()
		.replace(/[\s.,;:]+$/, "");
}

function contentWords(tokens: Tokens, from: number, to: number): number[] {
	const words: number[] = [];
	for (let at = from; at < to; at++)
		if (tokens.shape[at] !== shape.sign && !is(tokens, at, wordBit.particle)) words.push(tokens.word[at] as number);
	return words;
}

/** The hashes of the parts of hyphened words in a person's name. */
function partsOf(tokens: Tokens, { full }: Person): ReadonlySet<number> {
	const parts = new Set<number>();
	for (let at = full.from; at < full.to; at++) {
		const text = tokens.text.slice(tokens.start[at], tokens.end[at]);
		if (/[-’']/.test(text))
			for (const part of text.toLowerCase().split(/[-’']/)) if (part.length > 2) parts.add(hashWord(part));
	}
	return parts;
}

/** The same last word, and before it the same words or initials of them: `J. Ndiaye` is `Jeanne Ndiaye`. */
function agrees(tokens: Tokens, person: Person, { words, from, to }: Mention): boolean {
	if (person.words.length < 2 || person.words.at(-1) !== words.at(-1)) return false;
	for (let at = from; at < to; at++) {
		if (tokens.shape[at] === shape.sign || person.words.includes(tokens.word[at] as number)) continue;
		const initial = tokens.text.charAt(tokens.start[at] as number).toLowerCase();
		if (lengthOf(tokens, at) > 2 || !firstLetters(tokens, person).includes(initial)) return false;
	}
	return true;
}

function isInitialism({ text, start, end }: Tokens, at: number): boolean {
	return /^\p{Lu}{2,5}$/u.test(text.slice(start[at], end[at]));
}

/** The first letters of a name's words and of their hyphened parts, in lower case. */
function firstLetters(tokens: Tokens, { full }: Person): string {
	let letters = "";
	for (let at = full.from; at < full.to; at++) {
		if (tokens.shape[at] === shape.sign) continue;
		for (const part of tokens.text.slice(tokens.start[at], tokens.end[at]).split("-"))
			letters += part.charAt(0).toLowerCase();
	}
	return letters;
}

function matchesInitials(tokens: Tokens, person: Person, initials: string): boolean {
	const letters = firstLetters(tokens, person);
	if (letters === initials) return true;
	return initials.length === 2 && letters.length > 2 && letters[0] === initials[0] && letters.at(-1) === initials[1];
}

/** The only one with that surname, else who was named last before. */
function nearest(people: readonly Person[], { words, from }: Mention): Person {
	const surname = people.filter((person) => person.words.at(-1) === words.at(-1));
	if (surname.length === 1) return surname[0] as Person;
	const before = (person: Person): number =>
		Math.max(...person.mentions.map((each) => (each.from < from ? each.from : -1)));
	return people.reduce((one, other) => (before(other) > before(one) ? other : one));
}

// ---- what the tags overlooked ---------------------------------------------------------------------------------------

/** Adds mentions that were overlooked: initials of one person, and a word of one name that is no ordinary word here. */
function sweepOverlooked(tokens: Tokens, words: PassageWords, people: readonly Person[]): void {
	const taken = new Uint8Array(tokens.count);
	for (const { mentions } of people) for (const { head, to } of mentions) taken.fill(1, head, to);
	const byWord = new Map<number, Person | null>();
	const byInitials = new Map<string, Person | null>();
	const enter = <Key>(map: Map<Key, Person | null>, key: Key, person: Person): void => {
		const known = map.get(key);
		map.set(key, known === undefined || known === person ? person : null);
	};
	for (const person of people) {
		for (const word of contentWords(tokens, person.full.from, person.full.to)) enter(byWord, word, person);
		if (person.words.length > 1) for (const initials of initialsOf(tokens, person)) enter(byInitials, initials, person);
	}
	for (let at = 0; at < tokens.count; at++) {
		if (taken[at] === 1 || !isCapital(tokens, at)) continue;
		const person = overlooked({ tokens, words, byWord, byInitials }, at);
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

function initialsOf(tokens: Tokens, person: Person): Set<string> {
	const letters = firstLetters(tokens, person);
	const content: string[] = [];
	for (let at = person.full.from; at < person.full.to; at++)
		if (tokens.shape[at] !== shape.sign && !is(tokens, at, wordBit.particle))
			content.push(tokens.text.charAt(tokens.start[at] as number).toLowerCase());
	const own = content.join("");
	const all = [
		letters,
		own,
		`${letters.charAt(0)}${letters.at(-1)}`,
		`${own.charAt(0)}${own.at(-1)}`,
		letters.slice(0, 2),
	];
	return new Set(all.filter(({ length }) => length > 1));
}

interface Sweep {
	readonly tokens: Tokens;
	readonly words: PassageWords;
	readonly byWord: ReadonlyMap<number, Person | null>;
	readonly byInitials: ReadonlyMap<string, Person | null>;
}

/** Whom an untagged capital means, if anybody. */
function overlooked({ tokens, words, byWord, byInitials }: Sweep, at: number): Person | null {
	const named = wordBit.place | wordBit.body;
	if (isInitialism(tokens, at) && !is(tokens, at, named) && (tokens.place[at] === 0 || standsOut(tokens, at + 1))) {
		const person = byInitials.get(textOf(tokens, at, at + 1).toLowerCase()) ?? null;
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
