import type { Position } from "unist";
import { nameKey, type PeopleRegister } from "../../people/register.ts";
import { edits } from "../../text/edits.ts";
import { locator } from "../../text/place.ts";
import type { CheckContext } from "../context.ts";
import { namesIn } from "../names.ts";
import type { Rule } from "../rule.ts";

/** Somebody who is not in the register of people: reported once, where the name comes first. */
export const unknownPerson: Rule = {
	code: "unknown-person",
	people: [{ name: "Ruth Delacroix", spellings: ["R. Delacroix"] }],
	examples: [
		["a spelling in the register", "Reporter: R. Delacroix\n"],
		["a group is not a person", "ISJC Staff Present: the whole team\n"],
		["a misspelt name", "Reporter: Ruth Delacriox\n", "1:11-1:25"],
		[
			"a speaker who is not in the register",
			"Reporter: Ruth Delacroix\n\nSummary of information presented\n\nMs Ana Bell said that the boats were counted.\n",
			"5:4-5:12",
		],
	],
	check(context, tell) {
		const { people: register } = context.form;
		if (register === undefined) return;
		const reported = new Set<string>();
		for (const { name, position } of named(context)) {
			if (reported.has(nameKey(name)) || register.find(name) !== null) continue;
			reported.add(nameKey(name));
			tell({ code: "unknown-person", position, name, near: nearTo(name, register) });
		}
	},
};

interface Someone {
	readonly name: string;
	readonly position: Position;
}

/** Everybody in a field of people, and all speakers whom the register does not know. */
function* named({ report, form, text }: CheckContext): Generator<Someone> {
	const types = new Map(form.fields.map(({ name, type }) => [name, type]));
	for (const child of report.children)
		if (child.type === "field" && types.get(child.name ?? "") === "people") yield* namesIn(child.items);
		else if (child.type === "section")
			for (const { speakers, position } of child.statements)
				for (const { name, registered } of speakers)
					if (registered === undefined) yield { name, position: placeOf(name, position, text) };
}

/** The place of a name in a statement; the whole statement if it isn't found. */
function placeOf(name: string, position: Position, text: string): Position {
	const { start, end } = position;
	const at = text.indexOf(name, start.offset ?? 0);
	return at < 0 || at + name.length > (end.offset ?? 0) ? position : locator(text).position(at, at + name.length);
}

/** The one name of the register that a name is a slip of. */
function nearTo(name: string, { people }: PeopleRegister): string | null {
	const key = nameKey(name);
	const near = people.filter((person) => edits(key, nameKey(person.name), most) <= most);
	return near.length === 1 ? (near[0]?.name ?? null) : null;
}

/** Letters by which two names may differ. */
const most = 2;
