/** Those who are named in one section, each once, however they are named later. */
import type { Part } from "../../ast/nodes.ts";
import type { Person } from "../../ast/values.ts";
import type { Mention } from "./mention.ts";

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
}

/** The people of a section, in order of appearance. */
export type People = Known[];

const plainWords = (name: string): string[] =>
	name
		.toLowerCase()
		.replace(/[.,“”"()]/gu, "")
		.split(/\s+/u)
		.filter(Boolean);

/** Those whom the fields name: staff who speak are called by rank and surname in the text. */
export function peopleFrom(present: readonly Person[]): People {
	return present.map(({ name, honorific }) => ({
		honorific: honorific ?? null,
		name,
		role: null,
		part: null,
		words: plainWords(name),
		speaks: false,
	}));
}

/** Finds whom a mention means: the same name, or a surname or given name of someone known; the latest wins. */
export function findKnown(people: People, name: string): Known | null {
	const words = plainWords(name);
	const same = people.find(
		(each) => each.words.length === words.length && each.words.every((word, at) => word === words[at]),
	);
	if (same !== undefined) return same;
	return people.findLast((each) => each.words.length > words.length && holds(each.words, words)) ?? null;
}

/** Whether the shorter name is the surname, the given name, or stands unbroken inside the longer one. */
function holds(whole: readonly string[], some: readonly string[]): boolean {
	for (let at = whole.length - some.length; at >= 0; at--) {
		if (some.every((word, index) => whole[at + index] === word)) return true;
	}
	return false;
}

/** The person that a mention means, entered if she is new; a fuller later naming completes her. */
export function knownAs(people: People, mention: Mention): Known {
	const { honorific, name, role } = mention.written;
	const found = findKnown(people, name) ?? fuller(people, name);
	if (found === null) {
		const known: Known = { honorific, name, role, part: null, words: plainWords(name), speaks: false };
		people.push(known);
		return known;
	}
	if (plainWords(name).length > found.words.length) {
		Object.assign(found, { name, words: plainWords(name), honorific: honorific ?? found.honorific });
	} else if (plainWords(name).length === found.words.length) found.honorific ??= honorific;
	found.role ??= role;
	return found;
}

/** Someone known by a surname alone so far, whose whole name comes now. */
function fuller(people: People, name: string): Known | null {
	const words = plainWords(name);
	return (
		people.find(
			(each) =>
				each.words.length === 1 && each.honorific !== null && words.length > 1 && words.at(-1) === each.words[0],
		) ?? null
	);
}

/** Whom a title alone means: `The Secretary General`, `The Ambassador`, `The Rabbi`. */
export function titledKnown(people: People, title: string): Known | null {
	const words = plainWords(title);
	return people.findLast((each) => hasTitle(each, words)) ?? null;
}

function hasTitle({ honorific, role }: Known, words: readonly string[]): boolean {
	const own = plainWords(`${honorific ?? ""} ${role ?? ""}`.replace(/[-–]/gu, " "));
	return words.length > 0 && words.flatMap((word) => word.split(/[-–]/u)).every((word) => own.includes(word));
}

/** The person as a statement names her. */
export function personOf(known: Known): Person {
	return {
		name: known.name,
		...(known.honorific === null ? {} : { honorific: known.honorific }),
		...(known.role === null ? {} : { role: known.role }),
	};
}
