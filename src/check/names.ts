/** Whether two names may mean the same person. */
import type { Position } from "unist";
import type { FieldItem } from "../ast/nodes.ts";
import type { PeopleRegister } from "../people/register.ts";
import { withoutAccents, wordRuns } from "../text/ascii.ts";
import { lazy } from "../text/lazy.ts";

/** Somebody in a field of people. */
export interface Named {
	readonly position: Position;
	readonly name: string;
}

/** The people in a field; nobody can tell who is in a group. */
export function namesIn(items: readonly FieldItem[]): Named[] {
	const named: Named[] = [];
	for (const { value, position } of items) {
		if (value === null || typeof value !== "object" || !("name" in value) || value.group === true) continue;
		named.push({ position, name: value.name });
	}
	return named;
}

/** Tells whether a name may mean somebody among these, by the register or by the words of the two. */
export function amongTest(people: readonly Named[], register?: PeopleRegister): (name: string) => boolean {
	// Most are written alike in both, and no closer look is needed.
	const written = new Set(people.map(({ name }) => name));
	const known = register === undefined ? null : new Set(people.map(({ name }) => register.find(name)));
	const present = lazy(() => presentIn(people));
	return (name) => {
		if (written.has(name)) return true;
		const person = register?.find(name) ?? null;
		return (person !== null && known?.has(person) === true) || isAmong(name, present());
	};
}

/** The names of those present, by all that another way of writing them may have in common with them. */
interface Present {
	readonly words: ReadonlySet<string>;
	/** Names of one word. */
	readonly single: ReadonlySet<string>;
	readonly keys: ReadonlySet<string>;
}

function presentIn(people: readonly Named[]): Present {
	const names = people.map(({ name }) => wordsOf(name));
	return {
		words: new Set(names.flat()),
		single: new Set(names.filter(({ length }) => length === 1).flat()),
		keys: new Set(names.flatMap(keysOf)),
	};
}

function isAmong(person: string, { words, single, keys }: Present): boolean {
	const name = wordsOf(person);
	if (name.length < 2) return name.every((word) => words.has(word));
	return name.some((word) => single.has(word)) || keysOf(name).some((key) => keys.has(key));
}

/** The first name with any other; its initial with the last; all of them in whatever order. */
function keysOf(name: readonly string[]): string[] {
	const [first = "", ...others] = name;
	if (others.length === 0) return [];
	const pairs = others.map((word) => `${first} ${word}`);
	return [...pairs, `${first.charAt(0)}. ${others.at(-1)}`, [...name].sort().join(", ")];
}

/** The words of a name without accents, in lower case. */
function wordsOf(name: string): readonly string[] {
	return wordRuns(withoutAccents(name).toLowerCase());
}
