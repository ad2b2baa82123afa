/** What a form must agree on with itself, beyond the shape of each part. */
import { normalizeLabel } from "../text/normalize.ts";
import { crossFieldRules } from "./cross-field.ts";
import { at, type Inconsistency } from "./inconsistency.ts";
import { suggestion } from "./issues.ts";
import { fieldFaults, itemFaults, sectionFaults, termFaults } from "./part-faults.ts";
import type { FormData } from "./schema.ts";
import { titleKeys } from "./title-pattern.ts";
import type { Step } from "./yaml-source.ts";

/** Everything in which the parts of a form contradict each other. */
export function inconsistencies(data: FormData, wordLists: readonly string[]): Inconsistency[] {
	return [
		...unknownWords(data, wordLists),
		...keyFaults(data),
		...typeFaults(data),
		...labelFaults(data),
		...vocabularyFaults(data),
		...termFaults(data),
		...fieldFaults(data),
		...sectionFaults(data),
		...itemFaults(data),
		...orderFaults(data),
		...titleFaults(data),
		...data.rules.flatMap((_, index) => ruleFaults(data, index)),
	];
}

function unknownWords({ words }: FormData, lists: readonly string[]): Inconsistency[] {
	return lists.includes(words) ? [] : [at(["words"], `Unknown word list \`${words}\``, suggestion(words, lists))];
}

/** Keys that the front matter of reports has for itself. */
const reservedKeys = ["form", "rapporteur"];

function keyFaults({ fields, sections }: FormData): Inconsistency[] {
	if (Object.keys(fields).length === 0) return [at(["fields"], "Unexpected empty map", "at least one field")];
	const reserved = reservedKeys.filter((key) => Object.hasOwn(fields, key));
	if (reserved.length > 0) {
		return reserved.map((key) => ({
			...at(["fields", key], `Unexpected key \`${key}\``, "another name: reports use this one themselves"),
			aspect: "key" as const,
		}));
	}
	const shared = Object.keys(sections).filter((key) => Object.hasOwn(fields, key));
	return shared.map((key) => ({
		path: ["sections", key],
		aspect: "key",
		message: `Unexpected second use of the key \`${key}\``,
		expected: "a key that no field has",
	}));
}

const fixedTypes = { date: "date", title: "text" } as const;

function typeFaults({ fields }: FormData): Inconsistency[] {
	const faults: Inconsistency[] = [];
	for (const [key, type] of Object.entries(fixedTypes)) {
		const actual = fields[key]?.type;
		if (actual === undefined || actual === type) continue;
		faults.push(at(["fields", key, "type"], `Unexpected type \`${actual}\` of the field \`${key}\``, `\`${type}\``));
	}
	return faults;
}

function labelFaults({ fields, sections }: FormData): Inconsistency[] {
	const owners = new Map<string, string>();
	return [...labelsOf("fields", fields), ...labelsOf("sections", sections)].flatMap(({ path, label }) => {
		const owner = owners.get(normalizeLabel(label));
		const key = String(path[1]);
		owners.set(normalizeLabel(label), owner ?? key);
		if (owner === undefined || owner === key) return [];
		return [at(path, `The label \`${label}\` reads like one of \`${owner}\``, "a label of its own")];
	});
}

type Labelled = Readonly<Record<string, { readonly label: string; readonly aliases: readonly string[] }>>;

function labelsOf(group: "fields" | "sections", parts: Labelled): { path: Step[]; label: string }[] {
	return Object.entries(parts).flatMap(([key, { label, aliases }]) => [
		{ path: [group, key, "label"], label },
		...aliases.map((alias, index) => ({ path: [group, key, "aliases", index], label: alias })),
	]);
}

function vocabularyFaults({ fields, vocabularies }: FormData): Inconsistency[] {
	const known = Object.keys(vocabularies);
	return Object.entries(fields).flatMap(([key, { type, vocabulary }]) => {
		if (vocabulary === undefined) {
			if (type !== "choice") return [];
			const message = "A choice without terms to choose from";
			return [{ ...at(["fields", key], message, "the key `vocabulary`"), aspect: "key" as const }];
		}
		if (known.includes(vocabulary)) return [];
		const expected = known.length === 0 ? "the key `vocabularies` in the form" : suggestion(vocabulary, known);
		return [at(["fields", key, "vocabulary"], `Unknown vocabulary \`${vocabulary}\``, expected)];
	});
}

function orderFaults({ order, fields, sections }: FormData): Inconsistency[] {
	if (order === undefined) return [];
	const known = [...Object.keys(fields), ...Object.keys(sections)];
	const faults = order.flatMap((key, index) => {
		if (!known.includes(key)) return [at(["order", index], `Unknown key \`${key}\``, suggestion(key, known))];
		return order.indexOf(key) < index ? [at(["order", index], `Unexpected second \`${key}\``, "each key once")] : [];
	});
	const missing = known.filter((key) => !order.includes(key)).map((key) => `\`${key}\``);
	if (missing.length > 0) faults.push(at(["order"], "Incomplete order", `${missing.join(", ")} as well`));
	return faults;
}

function titleFaults({ titlePattern, fields }: FormData): Inconsistency[] {
	if (titlePattern === undefined) return [];
	const known = Object.keys(fields);
	const keys = titleKeys(titlePattern);
	if (keys === null) return [at(["titlePattern"], "Unbalanced brace", "keys of fields in braces, like `{date}`")];
	return keys
		.filter((key) => !known.includes(key))
		.map((key) => at(["titlePattern"], `Unknown key \`${key}\``, suggestion(key, known)));
}

function ruleFaults({ rules, fields }: FormData, index: number): Inconsistency[] {
	const declared = rules[index];
	if (declared === undefined) return [];
	const needs = crossFieldRules[declared.rule];
	const path = ["rules", index];
	if (needs.other === null && declared.other !== undefined) {
		return [{ ...at([...path, "other"], "Unexpected key `other`", "`field` alone"), aspect: "key" }];
	}
	if (needs.other !== null && declared.other === undefined) return [at(path, "Missing key", "`other`")];
	return [
		...boundFaults(declared, path),
		...(["field", "other"] as const).flatMap((role) => {
			const key = declared[role];
			const type = needs[role];
			return key === undefined || type === null ? [] : roleFaults(fields, { key, type, path: [...path, role] });
		}),
	];
}

/** Bounds belong to one rule only, which is nothing without them. */
function boundFaults({ rule, from, to }: FormData["rules"][number], path: readonly Step[]): Inconsistency[] {
	const given = Object.entries({ from, to }).filter(([, day]) => day !== undefined);
	if (crossFieldRules[rule].bounds) {
		if (given.length === 0) return [at(path, "Missing key", "`from` or `to`")];
		const turned = from !== undefined && to !== undefined && from > to;
		return turned ? [at([...path, "to"], `Unexpected day \`${to}\``, `one not before \`${from}\``)] : [];
	}
	return given.map(([key]) => ({
		...at([...path, key], `Unexpected key \`${key}\``, "bounds for `invalid-date` only"),
		aspect: "key",
	}));
}

function roleFaults(
	fields: FormData["fields"],
	{ key, type, path }: { readonly key: string; readonly type: string; readonly path: readonly Step[] },
): Inconsistency[] {
	const fits = (name: string) => Object.hasOwn(fields, name) && (type === "any" || fields[name]?.type === type);
	if (fits(key)) return [];
	const fitting = Object.keys(fields).filter(fits);
	const kind = type === "any" ? "a field of the form" : `a field of the type \`${type}\``;
	return [
		at(path, `Unexpected field \`${key}\``, `${kind}${fitting.length > 0 ? `: ${suggestion(key, fitting)}` : ""}`),
	];
}
