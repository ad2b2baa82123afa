/** What a piece of a list of people looks like, judged by its words: evidence, since names and words collide. */
import { letterPair } from "../text/letter-pair.ts";
import { type Words, wordBit } from "../text/words.ts";
import { isName, nameless } from "./full-name.ts";
import { type Peeled, peelHonorific } from "./honorific.ts";
import { isAcronym, isDegree, isInitial, isSuffix, type NameWord, nameWords } from "./name-words.ts";
import { peelTitle } from "./title.ts";

/**
 * `titled`: a person beyond doubt; `name`: looks like a full name; `word`: one word that may be anything;
 * `body`: an organisation; `group`: people without names; `phrase`: words that are no name; `suffix`: `Jr.`; `degree`: `PhD`;
 * `initials`: `R. T.` and nothing else; `handle`: `@addaleax` and nothing else.
 */
export type Shape =
	| "titled"
	| "name"
	| "word"
	| "body"
	| "group"
	| "phrase"
	| "suffix"
	| "degree"
	| "initials"
	| "handle";

/** A piece's shape, its words, and the honorific in front of them. */
export interface Shaped {
	readonly shape: Shape;
	readonly words: readonly NameWord[];
	readonly peeled: Peeled | null;
}

/** Judges one piece, which has no brackets. */
export function shapeOf(piece: string, words: Words): Shaped {
	const list = nameWords(piece, words);
	const suffix = list.every(isSuffix);
	const peeled = suffix ? null : peelHonorific(piece, words);
	const titled = peeled !== null || (!suffix && list.some(isOfficial) && peelTitle(piece, words) !== null);
	return { shape: titled ? "titled" : shapeOfWords(list), words: list, peeled };
}

function isOfficial({ bits }: NameWord): boolean {
	return (bits & (wordBit.office | wordBit.title)) !== 0;
}

/** Judges words that have no honorific or title in front of them. */
function shapeOfWords(list: readonly NameWord[]): Shape {
	const [first] = list;
	if (first === undefined) return "phrase";
	if (list.every(isSuffix)) return "suffix";
	// `Alvarez, R.`
	if (list.every(isStopped)) return "initials";
	if (list.every(({ text }) => isDegree(text))) return "degree";
	if (list.some(isCollective) || isEtAl(list) || isCounted(list)) return "group";
	if (isName(list)) return "name";
	if (list.some(isBody)) return "body";
	if (isCalled(list)) return "name";
	return list.length === 1 && (first.bits & nameless) === 0 ? "word" : "phrase";
}

function isStopped({ text }: NameWord): boolean {
	return text.includes(".") && isInitial(text);
}

/** People who come as a body and are not named. English, like the word list. */
const collectives = new Set(
	`team teams delegation delegations delegates members member-states staff women men girls boys youth children people
	persons participants representatives students volunteers officers interns colleagues others guests group friends
	leaders families everyone all attendees visitors cadets soldiers ngos partners etc etc.`.split(/\s+/),
);

function isCollective({ text }: NameWord): boolean {
	return collectiveEnds.has(endsOf(text)) && collectives.has(text.toLowerCase());
}

/** Their first and last letters, for a look that spares most names the search. */
const collectiveEnds: ReadonlySet<number> = new Set([...collectives].map(endsOf));

function endsOf(word: string): number {
	return letterPair(word.charCodeAt(0), word.charCodeAt(word.length - 1));
}

/** `1 member of the public` */
function isCounted([count, what]: readonly NameWord[]): boolean {
	return count !== undefined && what !== undefined && figures.test(count.text) && collectives.has(`${what.text}s`);
}

const figures = /^\d+$/;

/** `Dean Pallant`, `Governor Smith`, `de la Cruz`: an office or particles in front of what can be a family name. */
function isCalled(list: readonly NameWord[]): boolean {
	const [first] = list;
	const last = list.at(-1);
	if (first === undefined || last === undefined || list.length < 2) return false;
	const isOffice = (first.bits & wordBit.office) !== 0 && /^\p{Lu}\p{Ll}/u.test(first.text);
	const between = list.slice(isOffice ? 1 : 0, -1);
	if (!between.every(({ bits }) => (bits & wordBit.particle) !== 0)) return false;
	if (!/^\p{Lu}/u.test(last.text) || isAcronym(last.text)) return false;
	if ((last.bits & (wordBit.given | wordBit.surname)) !== 0) return (last.bits & notCalled) === 0;
	return last.bits === 0 && (isOffice ? addressed.has(first.text.toLowerCase()) : between.length > 1);
}

/** `Director Policy`, `Rector Oslo` and `Secretary General` name no one. */
const notCalled = wordBit.body | wordBit.place | wordBit.office | wordBit.title;

/** Offices that stand in front of names: behind a `Director` a word that is not known may be anything. */
const addressed = new Set("dean rector warden governor mayor chancellor provost".split(" "));

/** `et al.` */
function isEtAl([et, al, more]: readonly NameWord[]): boolean {
	return (
		more === undefined &&
		et !== undefined &&
		al !== undefined &&
		et.text.startsWith("et") &&
		etAl.test(`${et.text} ${al.text}`)
	);
}

const etAl = /^et\.? al\.?$/;

function isBody({ text, bits }: NameWord): boolean {
	return (bits & wordBit.body) !== 0 || isAcronym(text) || text === "the" || text === "The";
}

/** Whether there is nothing but ranks: they name no one, though Dean may. */
export function isBareRank(name: readonly NameWord[]): boolean {
	return name.every(({ bits }) => (bits & (wordBit.honorific | wordBit.given)) === wordBit.honorific);
}

/** Whether words without a rank are those of a body or of people without names. */
export function isGroup(name: readonly NameWord[]): boolean {
	const shape = shapeOfWords(name);
	if (shape === "body" || shape === "group") return true;
	// `Friends of Peace` is one; words of an office, or words that say nothing, are not.
	const tells = name.some(({ bits }) => (bits & nameless) !== 0);
	return shape === "phrase" && tells && !name.some(({ bits }) => (bits & (wordBit.office | wordBit.title)) !== 0);
}
