import type { FieldItem } from "../../ast/nodes.ts";
import { unwrapped } from "../../ast/text.ts";
import type { Person } from "../../ast/values.ts";
import { withoutAccents, wordRuns } from "../../text/ascii.ts";
import { declaredRules, legibleFields, severityOf } from "../parts.ts";
import { defineRule } from "../rule.ts";

/** A reporter is not among those who were there. */
export const reporterNotPresent = defineRule({
	codes: ["reporter-not-present"],
	reason: "Who reports was in the room: a name that the list of staff lacks is a slip in one of the two.",
	examples: [
		{
			name: "rank and initials may differ",
			notes: "ISJC Staff Present: Major Wilma Aasen, Ruth Delacroix\nReporter: W. Aasen\n",
			findings: [],
		},
		{ name: "nobody is named as present", notes: "Reporter: Ruth Delacroix\n", findings: [] },
		{
			name: "somebody else reports",
			notes: "ISJC Staff Present: Major Wilma Aasen\nReporters: Wilma Aasen, Ruth Delacroix\n",
			findings: ["reporter-not-present 2:25-2:39"],
		},
	],
	check(report, { form }) {
		return declaredRules(form, "reporter-not-present").flatMap((rule) => {
			const fields = legibleFields(report, form, "people");
			const reporters = fields.find(({ definition }) => definition.name === rule.field);
			const staff = fields.find(({ definition }) => definition.name === rule.other);
			if (reporters === undefined || staff === undefined) return [];
			const staffed = staff.field.items.flatMap(personOf);
			if (staffed.length === 0) return [];
			const present = presentIn(staffed);
			return reporters.field.items.flatMap((item) => {
				const [person] = personOf(item);
				if (person === undefined || isAmong(person, present)) return [];
				const { position } = item;
				const label = unwrapped(staff.field.label);
				return [{ code: "reporter-not-present" as const, position, name: person.name, label, ...severityOf(rule) }];
			});
		});
	},
});

/** Nobody can tell who is in a group. */
function personOf({ value }: FieldItem): Person[] {
	return value !== null && typeof value === "object" && "name" in value && value.group !== true ? [value] : [];
}

/** The names of those present, by all that another way of writing them may have in common with them. */
interface Present {
	readonly words: ReadonlySet<string>;
	/** Names of one word. */
	readonly single: ReadonlySet<string>;
	readonly keys: ReadonlySet<string>;
}

function presentIn(people: readonly Person[]): Present {
	const names = people.map(wordsOf);
	return {
		words: new Set(names.flat()),
		single: new Set(names.filter(({ length }) => length === 1).flat()),
		keys: new Set(names.flatMap(keysOf)),
	};
}

function isAmong(person: Person, { words, single, keys }: Present): boolean {
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
function wordsOf({ name }: Person): readonly string[] {
	return wordRuns(withoutAccents(name).toLowerCase());
}
