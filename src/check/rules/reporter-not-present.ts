import type { FieldItem } from "../../ast/nodes.ts";
import type { Person } from "../../ast/values.ts";
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
			const present = staff.field.items.flatMap(personOf);
			// Among `the whole team` may be anybody.
			if (present.length === 0 || present.some(({ group }) => group === true)) return [];
			const names = present.map(nameOf);
			return reporters.field.items.flatMap((item) => {
				const [person] = personOf(item);
				if (person === undefined || person.group === true) return [];
				if (names.some((name) => isSame(name, nameOf(person)))) return [];
				const { position } = item;
				const { label } = staff.definition;
				return [{ code: "reporter-not-present" as const, position, name: person.name, label, ...severityOf(rule) }];
			});
		});
	},
});

function personOf({ value }: FieldItem): Person[] {
	return value !== null && typeof value === "object" && "name" in value ? [value] : [];
}

/** The words of a name without accents, in lower case. */
function nameOf({ name }: Person): string[] {
	return (
		name
			.normalize("NFD")
			.replace(/\p{M}/gu, "")
			.toLowerCase()
			.match(/[\p{L}\p{N}]+/gu) ?? []
	);
}

/** All words of the shorter name are in the longer one; or the same surname, and first names that begin alike. */
function isSame(one: readonly string[], other: readonly string[]): boolean {
	const [short, long] = one.length <= other.length ? [one, other] : [other, one];
	if (short.length === 0 || short.every((word) => long.includes(word))) return true;
	return short.length > 1 && short.at(-1) === long.at(-1) && short[0]?.[0] === long[0]?.[0];
}
