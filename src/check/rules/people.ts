/** People in fields and people who speak: whether the lists agree with each other and with the register. */

import type { Position } from "unist";
import { unwrapped } from "../../ast/text.ts";
import { fieldType } from "../../fields/index.ts";
import { isSame } from "../../fields/people.ts";
import { nameKey, type PeopleRegister } from "../../people/register.ts";
import { edits } from "../../text/edits.ts";
import { locator } from "../../text/place.ts";
import { type CheckContext, declaredPairs, ofType } from "../context.ts";
import { amongTest, type Named, namesIn } from "../names.ts";
import type { Rule } from "../rule.ts";

/** A reporter is not among the people present. */
export const reporterNotPresent: Rule = {
	code: "reporter-not-present",
	examples: [
		["rank and initials may differ", "ISJC Staff Present: Major Wilma Aasen, Ruth Delacroix\nReporter: W. Aasen\n"],
		["no list of staff", "Reporter: Ruth Delacroix\n"],
		[
			"a reporter who is not in the list",
			"ISJC Staff Present: Major Wilma Aasen\nReporters: Wilma Aasen, Ruth Delacroix\n",
			"2:25-2:39",
		],
	],
	check(context, tell) {
		for (const { field: reporters, other: staff, own } of declaredPairs(context, "reporter-not-present")) {
			const present = namesIn(staff?.field);
			if (staff === undefined || present.length === 0) continue;
			const label = unwrapped(staff.field.label);
			const isPresent = amongTest(present, context.form.people);
			for (const { position, name } of namesIn(reporters.field))
				if (!isPresent(name)) tell({ code: "reporter-not-present", position, name, label, ...own });
		}
	},
};

/** Somebody is listed among the absent, and speaks; who is listed among those present as well may have come late. */
export const spokeButAbsent: Rule = {
	code: "spoke-but-absent",
	declared: [{ rule: "spoke-but-absent", field: "reporter", other: "staff", from: null, to: null, severity: null }],
	examples: [
		[
			"the absent person does not speak",
			"Reporter: Bo Li\n\nSummary of information presented\n\nMs Ana Bell said that nets are few.\n",
		],
		[
			"somebody who is in both lists",
			"ISJC Staff Present: Ana Bell\nReporter: Ana Bell\n\nSummary of information presented\n\nMs Ana Bell said that nets are few.\n",
		],
		[
			"an absent person speaks (in this example, the rule treats `Reporter` as the list of absent people)",
			"Reporter: Bo Li, Ana Bell\n\nSummary of information presented\n\nMs Ana Bell said that nets are few.\n",
			"1:18-1:26",
		],
	],
	check(context, tell) {
		const { form, report } = context;
		for (const { field: absent, other: present, own } of declaredPairs(context, "spoke-but-absent")) {
			const isPresent = amongTest(namesIn(present?.field), form.people);
			const spoken = report.children.flatMap((child) => (child.type === "section" ? child.statements : []));
			for (const { name, position } of namesIn(absent.field)) {
				if (isPresent(name)) continue;
				const isHer = amongTest([{ name, position }], form.people);
				const statement = spoken.find(({ speakers }) =>
					speakers.some((each) => isHer(each.registered ?? each.name) || isHer(each.name)),
				);
				const line = statement?.position.start.line;
				const label = unwrapped(absent.field.label);
				if (line !== undefined) tell({ code: "spoke-but-absent", position, name, label, line, ...own });
			}
		}
	},
};

/** An office has people of its own, and perhaps a partner's. */
const mostOrganizations = 2;

/** The list of one's own people is that of all who were there. */
export const severalOrganizations: Rule = {
	code: "several-organizations",
	examples: [
		["two offices", "ISJC Staff Present: Ruth Delacroix (Geneva), Bo Li (New York)\n"],
		[
			"a list of all participants",
			"ISJC Staff Present:\n\nName | Organization\nRuth Delacroix | our office\nBob Cole | Reef Trust\nAnn Bell | Harbour Forum\n\nReporter: Ruth Delacroix\n",
			"1:1-1:19",
		],
	],
	check(context, tell) {
		for (const { field: list, own } of declaredPairs(context, "several-organizations")) {
			const { label, labelPosition: position, items } = list.field;
			const organizations = new Set<string>();
			for (const { value } of items)
				if (value !== null && typeof value === "object" && "name" in value && value.affiliation !== undefined)
					organizations.add(value.affiliation.toLowerCase());
			const data = { label: unwrapped(label), count: organizations.size, meant: list.definition.label };
			if (data.count > mostOrganizations) tell({ code: "several-organizations", position, ...data, ...own });
		}
	},
};

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

/** Everybody in a field of people, and all speakers whom the register does not know. */
function* named({ report, form, text }: CheckContext): Generator<Named> {
	const types = new Map(form.fields.map(({ name, type }) => [name, type]));
	for (const child of report.children)
		if (child.type === "field" && types.get(child.name ?? "") === "people") yield* namesIn(child);
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

/** `Reporter: same`. */
export const inferredValue: Rule = {
	code: "inferred-value",
	examples: [
		["a name", "ISJC Staff Present: Ann Bell\nReporter: Ann Bell\n"],
		["no field to refer to", "Reporter: same\n"],
		["a word that refers to the field above", "ISJC Staff Present: Ann Bell\nReporter: same\n", "2:11-2:15"],
		["a word that refers to the reporter", "ISJC Staff Present: Ann Bell and me\nReporter: Joy Cole\n", "1:34-1:36"],
	],
	check({ legible }, tell) {
		for (const { field, definition } of ofType(legible, "people")) {
			const { value, items, valuePosition } = field;
			if (!Array.isArray(value) || value.length === 0) continue;
			const meant = items.filter((item) => item.value !== null && isSame(item.raw, definition.read));
			const whole = isSame(field.raw, definition.read);
			const [first] = meant;
			if (first === undefined) continue;
			const { raw, position } = whole ? { raw: field.raw, position: valuePosition } : first;
			const people = whole ? value : meant.flatMap((item) => item.value ?? []);
			const read = fieldType(definition.type).print(people).replaceAll("\n", ", ");
			tell({ code: "inferred-value", position, raw, label: definition.label, read });
		}
	},
};
