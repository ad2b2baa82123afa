/** Those who are named in one section, each once, however they are named later. */
import type { Part } from "../../ast/nodes.ts";
import type { Person } from "../../ast/values.ts";
import type { Mention } from "./mention.ts";
import { longestName } from "./names.ts";

/** Someone known by now; grows as more is said of her. */
export interface Known {
	honorific: string | null;
	name: string;
	role: string | null;
	part: Part | null;
	/** The words of the name, lower case. */
	words: readonly string[];
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
}

/** How far back a title alone is looked for: enough for any meeting, and the cost stays linear. */
const reach = 100;

function plainWords(name: string): string[] {
	const plain = name.toLowerCase().replace(/[.,“”"()]/gu, "");
	return plain.split(/\s+/u).filter((word) => word !== "");
}

/** Those whom the fields name: staff who speak are called by rank and surname in the text. */
export function peopleFrom(present: readonly Person[]): People {
	const people: People = { all: [], whole: new Map(), inside: new Map() };
	for (const { name, honorific = null } of present) enter(people, knownFrom({ honorific, name, role: null }));
	return people;
}

function knownFrom(written: Mention["written"]): Known {
	return { ...written, part: null, words: plainWords(written.name), speaks: false, order: -1 };
}

/** Enters someone; once is enough. */
export function enter(people: People, known: Known): void {
	if (people.all[known.order] === known) return;
	known.order = people.all.length;
	people.all.push(known);
	index(people, known);
}

function index({ whole, inside }: People, known: Known): void {
	const { order } = known;
	const name = known.words.join(" ");
	const words = known.words.slice(0, longestName);
	if ((whole.get(name)?.order ?? order) >= order) whole.set(name, known);
	for (let from = 0; from < words.length; from++) {
		for (let to = from + 1; to <= words.length; to++) {
			if (to - from === known.words.length) continue;
			const some = words.slice(from, to).join(" ");
			if ((inside.get(some)?.order ?? order) <= order) inside.set(some, known);
		}
	}
}

/** Finds whom a mention means: the same name, or a surname or given name of someone known; the latest wins. */
export function findKnown(people: People, name: string): Known | null {
	const words = plainWords(name);
	return called(people, words) ?? titled(people, words);
}

function called({ whole, inside }: People, words: readonly string[]): Known | null {
	const name = words.join(" ");
	return whole.get(name) ?? inside.get(name) ?? null;
}

/** `Dame Ulla`: what reads like a given name is the honorific of someone known. */
function titled(people: People, [title, ...rest]: readonly string[]): Known | null {
	const known = rest.length === 0 ? null : called(people, rest);
	return known !== null && known.honorific !== null && plainWords(known.honorific).at(-1) === title ? known : null;
}

/** The person that a mention means, entered if she is new; a fuller later naming completes her. */
export function knownAs(people: People, mention: Mention): Known {
	const { honorific, name, role } = mention.written;
	const known = findKnown(people, name) ?? completed(people, mention.written) ?? knownFrom(mention.written);
	enter(people, known);
	if (known.honorific === null && plainWords(name).length === known.words.length) known.honorific = honorific;
	known.role ??= role;
	return known;
}

/** Someone known by a surname alone so far, whose whole name comes now. */
function completed(people: People, { honorific, name }: Mention["written"]): Known | null {
	const words = plainWords(name);
	const surname = words.at(-1);
	const known = words.length < 2 || surname === undefined ? undefined : people.whole.get(surname);
	if (surname === undefined || known === undefined || known.honorific === null) return null;
	people.whole.delete(surname);
	Object.assign(known, { name, words, honorific: honorific ?? known.honorific });
	index(people, known);
	return known;
}

/** Whom a title alone means: `The Secretary General`, `The Ambassador`, `The Rabbi`. */
export function titledKnown({ all }: People, title: string): Known | null {
	const words = plainWords(title).flatMap((word) => word.split(/[-–]/u));
	return all.slice(-reach).findLast((each) => hasTitle(each, words)) ?? null;
}

function hasTitle({ honorific, role }: Known, words: readonly string[]): boolean {
	const own = plainWords(`${honorific ?? ""} ${role ?? ""}`.replace(/[-–]/gu, " "));
	return words.length > 0 && words.every((word) => own.includes(word));
}

/** The person as a statement names her. */
export function personOf({ name, honorific, role }: Known): Person {
	return { name, ...(honorific === null ? {} : { honorific }), ...(role === null ? {} : { role }) };
}
