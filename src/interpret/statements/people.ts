/** Those who are named in one section, each once, however they are named later. */

import type { Person } from "../../ast/values.ts";
import type { Part } from "../../text/parts.ts";
import type { Mention } from "./mention.ts";
import { longestName } from "./names.ts";

/** Someone known by now; grows as more is said of her. */
export interface Known {
	honorific: string | null;
	name: string;
	role: string | null;
	part: Part | null;
	/** The name in lower case, without marks. */
	plain: string;
	/** She has spoken, or is listed as one who does. */
	speaks: boolean;
	/** How many were entered before her. */
	order: number;
}

/** The people of a section: in order of appearance, and by the words that may mean them. */
export interface People {
	readonly all: Known[];
	/** The first who bears exactly these words. */
	readonly whole: Map<string, Known>;
	/** The latest whose name holds these words and more. */
	readonly inside: Map<string, Known>;
	/** Who moderates or chairs: `The moderator` alone means her. */
	readonly leads: Map<Part, Known>;
}

/** How far back a title alone is looked for: enough for any meeting, and the cost stays linear. */
const reach = 100;

function plainName(name: string): string {
	const lower = name.toLowerCase();
	if (!unplain.test(lower)) return lower;
	const bare = lower.replace(/[.,“”"()]/gu, "");
	return bare.replace(/\s{2,}|[^\S ]/g, " ").trim();
}

/** What a plain name has none of; few names have any. */
const unplain = /[.,“”"()]|\s\s|[^\S ]|^\s|\s$/;

/** Those whom the fields name: staff who speak are called by rank and surname in the text. */
export function peopleFrom(present: readonly Person[]): People {
	const people: People = { all: [], whole: new Map(), inside: new Map(), leads: new Map() };
	for (const { name, honorific = null } of present) enter(people, knownFrom({ honorific, name, role: null }));
	return people;
}

function knownFrom({ honorific, name, role }: Mention["written"]): Known {
	return { honorific, name, role, part: null, plain: plainName(name), speaks: false, order: -1 };
}

/** Enters someone; once is enough. */
export function enter(people: People, known: Known): void {
	if (people.all[known.order] === known) return;
	known.order = people.all.length;
	people.all.push(known);
	index(people, known);
}

function index({ whole, inside }: People, known: Known): void {
	const { order, plain } = known;
	if ((whole.get(plain)?.order ?? order) >= order) whole.set(plain, known);
	const ends = wordEnds(plain);
	for (let first = 0; first < ends.length; first++) {
		const start = first === 0 ? 0 : (ends[first - 1] as number) + 1;
		for (let last = first; last < ends.length; last++) {
			const end = ends[last] as number;
			if (end - start === plain.length) continue;
			const some = plain.slice(start, end);
			if ((inside.get(some)?.order ?? order) <= order) inside.set(some, known);
		}
	}
}

/** Where the words of a name end, one space behind each: a `split` would leave V8's fast side for each name. */
function wordEnds(plain: string): number[] {
	const ends: number[] = [];
	let end = plain.indexOf(" ");
	for (; end >= 0 && ends.length < longestName; end = plain.indexOf(" ", end + 1)) ends.push(end);
	if (ends.length < longestName) ends.push(plain.length);
	return ends;
}

/** Finds whom a mention means: the same name, or a surname or given name of someone known; the latest wins. */
export function findKnown(people: People, name: string): Known | null {
	const plain = plainName(name);
	return called(people, plain) ?? titled(people, plain);
}

function called({ whole, inside }: People, plain: string): Known | null {
	return whole.get(plain) ?? inside.get(plain) ?? null;
}

/** `Dame Ulla`: what reads like a given name is the honorific of someone known. */
function titled(people: People, plain: string): Known | null {
	const end = plain.indexOf(" ");
	const known = end < 0 ? null : called(people, plain.slice(end + 1));
	const honorific = known === null ? null : known.honorific;
	return honorific !== null && lastWord(plainName(honorific)) === plain.slice(0, end) ? known : null;
}

function lastWord(plain: string): string {
	return plain.slice(plain.lastIndexOf(" ") + 1);
}

/** The person that a mention means, entered if she is new; a fuller later naming completes her. */
export function knownAs(people: People, { written }: Mention): Known {
	const named = knownFrom(written);
	const { plain } = named;
	const known = called(people, plain) ?? titled(people, plain) ?? completed(people, named) ?? named;
	enter(people, known);
	if (known.honorific === null && wordCount(plain) === wordCount(known.plain)) known.honorific = written.honorific;
	known.role ??= written.role;
	return known;
}

function wordCount(plain: string): number {
	let words = 1;
	for (let at = plain.indexOf(" "); at >= 0; at = plain.indexOf(" ", at + 1)) words++;
	return words;
}

/** Notes who moderates or chairs, where one does. */
export function leadWith({ leads }: People, some: readonly Known[], part: Part | null): void {
	const [known, second] = some;
	if (known !== undefined && second === undefined && (part === "moderator" || part === "chair")) leads.set(part, known);
}

/** Someone known by a surname alone so far, whose whole name comes now. */
function completed(people: People, { honorific, name, plain }: Known): Known | null {
	const surname = lastWord(plain);
	const known = surname === plain ? undefined : people.whole.get(surname);
	if (known === undefined || known.honorific === null) return null;
	people.whole.delete(surname);
	Object.assign(known, { name, plain, honorific: honorific ?? known.honorific });
	index(people, known);
	return known;
}

/** Whom a title alone means: `The Secretary General`, `The Ambassador`, `The Rabbi`. */
export function titledKnown({ all }: People, title: string): Known | null {
	const words = titleWords(title);
	return all.slice(-reach).findLast((each) => hasTitle(each, words)) ?? null;
}

function titleWords(title: string): string[] {
	return plainName(title).split(/[-– ]/u).filter(Boolean);
}

function hasTitle({ honorific, role }: Known, words: readonly string[]): boolean {
	const own = titleWords(`${honorific ?? ""} ${role ?? ""}`);
	return words.length > 0 && words.every((word) => own.includes(word));
}

/** The person as a statement names her. */
export function personOf({ name, honorific, role }: Known): Person {
	if (honorific === null) return role === null ? { name } : { name, role };
	return role === null ? { name, honorific } : { name, honorific, role };
}
