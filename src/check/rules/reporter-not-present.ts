import type { Position } from "unist";
import type { FieldItem } from "../../ast/nodes.ts";
import { unwrapped } from "../../ast/text.ts";
import type { PeopleRegister } from "../../people/register.ts";
import { withoutAccents, wordRuns } from "../../text/ascii.ts";
import { declaredRules } from "../context.ts";
import type { Rule } from "../rule.ts";

/** A reporter is not among those who were there. */
export const reporterNotPresent: Rule = {
	code: "reporter-not-present",
	examples: [
		["rank and initials may differ", "ISJC Staff Present: Major Wilma Aasen, Ruth Delacroix\nReporter: W. Aasen\n"],
		["nobody is named as present", "Reporter: Ruth Delacroix\n"],
		[
			"somebody else reports",
			"ISJC Staff Present: Major Wilma Aasen\nReporters: Wilma Aasen, Ruth Delacroix\n",
			"2:25-2:39",
		],
	],
	check({ form, legible }, tell) {
		for (const { field, other, own } of declaredRules(form, "reporter-not-present")) {
			const reporters = legible.get(field);
			const staff = legible.get(other ?? "");
			if (reporters === undefined || staff === undefined) continue;
			const label = unwrapped(staff.field.label);
			const sameAs = form.people === undefined ? nobody : knownAs(namesIn(staff.field.items), form.people);
			for (const { position, name } of absentees(reporters.field.items, namesIn(staff.field.items), sameAs))
				tell({ code: "reporter-not-present", position, name, label, ...own });
		}
	},
};

interface Named {
	readonly position: Position;
	readonly name: string;
}

/** Nobody can tell who is in a group. */
function namesIn(items: readonly FieldItem[]): Named[] {
	const named: Named[] = [];
	for (const { value, position } of items) {
		if (value === null || typeof value !== "object" || !("name" in value) || value.group === true) continue;
		named.push({ position, name: value.name });
	}
	return named;
}

/** Tells whether the register takes a name for that of somebody among these. */
function knownAs(staff: readonly Named[], register: PeopleRegister): (name: string) => boolean {
	const known = new Set(staff.map(({ name }) => register.find(name)));
	return (name) => {
		const person = register.find(name);
		return person !== null && known.has(person);
	};
}

const nobody = (): boolean => false;

/** Those among the reporters who are not among the staff, where staff are named. */
function absentees(
	reporters: readonly FieldItem[],
	staff: readonly Named[],
	sameAs: (name: string) => boolean,
): readonly Named[] {
	if (staff.length === 0) return [];
	// Most are written alike in both, and no closer look is needed.
	const written = new Set(staff.map(({ name }) => name));
	const others = namesIn(reporters).filter(({ name }) => !written.has(name) && !sameAs(name));
	if (others.length === 0) return [];
	const present = presentIn(staff);
	return others.filter(({ name }) => !isAmong(name, present));
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
