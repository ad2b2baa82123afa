/** Checks a form's YAML: its syntax, its shape, and whether its parts agree with each other. */
import { normalizeLabel } from "../text/normalize.ts";
import { FaultList, type Step, suggestion, type YamlFault } from "./faults.ts";
import { crossFieldRules, type FormData, formSchema } from "./schema.ts";
import { readShaped } from "./shape.ts";

/** A form's YAML after checking: its data, or everything that is wrong with it. */
export type CheckedForm = { readonly data: FormData } | { readonly faults: readonly YamlFault[] };

/** Checks a form's YAML; `wordLists` are the names of word lists that it may use. */
export function checkForm(yaml: string, wordLists: readonly string[]): CheckedForm {
	const shaped = readShaped(yaml, formSchema);
	if ("faults" in shaped) return shaped;
	const { data, source } = shaped;
	const found = new FaultList(source);
	found.unless(wordLists, ["words"], { what: "word list", name: data.words });
	for (const agree of [fields, sections, labels, terms, itemKinds, order, title, rules]) agree(data, found);
	const faults = found.all();
	return faults.length > 0 ? { faults } : { data };
}

/** Keys that the front matter of reports has for itself. */
const reservedKeys = ["form", "rapporteur"];

/** The types of fields that the program itself asks for by their keys. */
const fixedTypes: ReadonlyMap<string, string> = new Map([
	["date", "date"],
	["title", "text"],
]);

function fields({ fields, vocabularies }: FormData, found: FaultList): void {
	if (Object.keys(fields).length === 0) found.at(["fields"], "The form has no fields. Add at least one.");
	for (const [key, { type, vocabulary, remarks }] of Object.entries(fields)) {
		const path = ["fields", key];
		if (reservedKeys.includes(key))
			found.at(path, `Reserved key \`${key}\`: reports use it themselves. Choose another name.`, "key");
		const fixed = fixedTypes.get(key) ?? type;
		if (type !== fixed)
			found.at([...path, "type"], `The field \`${key}\` can't have the type \`${type}\`. Write \`${fixed}\`.`);
		if (vocabulary !== undefined) {
			const named = { what: "vocabulary", name: vocabulary, none: "Add `vocabularies` to the form." };
			found.unless(Object.keys(vocabularies), [...path, "vocabulary"], named);
		} else if (type === "choice") {
			found.at(path, "A choice needs terms to choose from. Add the key `vocabulary`.", "key");
		}
		if (remarks.length === 0 || type === "people") continue;
		found.at(
			[...path, "remarks"],
			`A field of the type \`${type}\` can't have \`remarks\`; only \`people\` can. Remove them.`,
			"key",
		);
	}
}

function sections({ sections, fields, items: kinds, headings: usual }: FormData, found: FaultList): void {
	for (const [key, { fields: names, headings, matches, items }] of Object.entries(sections)) {
		const path = ["sections", key];
		if (Object.hasOwn(fields, key) && !reservedKeys.includes(key))
			found.at(path, `A field has the key \`${key}\` too. Rename one.`, "key");
		for (const [index, name] of names.entries())
			found.unless(Object.keys(fields), [...path, "fields", index], { what: "field", name });
		// Where any line may be a heading, a pattern that fits any heading would fit all lines.
		const styles = headings.length === 0 ? usual : headings;
		const open = matches.indexOf("*");
		if (open >= 0 && (styles.length === 0 || styles.includes("bare"))) {
			const message = "`*` alone would match every line. Add letters, or `headings` other than `bare`.";
			found.at([...path, "matches", open], message);
		}
		const named = { what: "kind of items", name: items ?? "", none: "Add `items` to the form." };
		if (items !== undefined) found.unless(Object.keys(kinds), [...path, "items"], named);
	}
}

/**
 * Every line that may be a misspelt label is compared with all of them; far more labels than any form needs would take
 * seconds.
 */
const mostLabels = 500;

function labels({ fields, sections }: FormData, found: FaultList): void {
	const owners = new Map<string, string>();
	const count = [...Object.values(fields), ...Object.values(sections)].reduce(
		(all, { aliases, short }) => all + 1 + aliases.length + short.length,
		0,
	);
	if (count > mostLabels)
		found.at(["fields"], `Too many labels, aliases and short labels: ${count}. A form may have ${mostLabels}.`);
	for (const [group, parts] of Object.entries({ fields, sections })) {
		for (const [key, { label, aliases, short }] of Object.entries(parts)) {
			const written = [
				{ text: label, path: ["label"] },
				...aliases.map((text: string, index: number) => ({ text, path: ["aliases", index] })),
				...short.map((text: string, index: number) => ({ text, path: ["short", index] })),
			];
			for (const { text, path } of written) {
				const owner = owners.get(normalizeLabel(text)) ?? key;
				owners.set(normalizeLabel(text), owner);
				if (owner !== key)
					found.at(
						[group, key, ...path],
						`The label \`${text}\` is too similar to a label of \`${owner}\`. Change one of the two.`,
					);
			}
		}
	}
}

/** Two terms with the same number could not be distinguished. */
function terms({ vocabularies }: FormData, found: FaultList): void {
	for (const [key, list] of Object.entries(vocabularies)) {
		for (const [index, { number }] of list.entries()) {
			const first = number === undefined ? index : list.findIndex((term) => term.number === number);
			if (first === index) continue;
			const message = `\`${list[first]?.name}\` has the number \`${number}\` already. Change one of the two.`;
			found.at(["vocabularies", key, index, "number"], message);
		}
	}
}

/** A kind that no section has needs lines to be found by. */
function itemKinds({ items, sections }: FormData, found: FaultList): void {
	const used = new Set(Object.values(sections).map((section) => section.items));
	for (const [key, { inline }] of Object.entries(items)) {
		if (inline.length > 0 || used.has(key)) continue;
		found.at(["items", key], `Unused kind of items \`${key}\`. Add \`inline\`, or name it in a section.`, "key");
	}
}

function order({ order, fields, sections }: FormData, found: FaultList): void {
	if (order === undefined) return;
	const known = [...Object.keys(fields), ...Object.keys(sections)];
	for (const [index, key] of order.entries()) {
		found.unless(known, ["order", index], { what: "key", name: key });
		if (known.includes(key) && order.indexOf(key) < index)
			found.at(["order", index], `\`${key}\` is listed twice. Keep one.`);
	}
	const missing = known.filter((key) => !order.includes(key)).map((key) => `\`${key}\``);
	if (missing.length > 0) found.at(["order"], `Missing in the order: ${missing.join(", ")}.`);
}

function title({ titlePattern = "", fields }: FormData, found: FaultList): void {
	const braces = /\{([^{}]*)\}/gu;
	const isOpen = /[{}]/u.test(titlePattern.replace(braces, ""));
	if (isOpen) found.at(["titlePattern"], "Unbalanced brace. Write keys of fields in braces, like `{date}`.");
	for (const [, name = ""] of isOpen ? [] : titlePattern.matchAll(braces))
		found.unless(Object.keys(fields), ["titlePattern"], { what: "key", name });
}

function rules({ rules, fields }: FormData, found: FaultList): void {
	for (const [index, declared] of rules.entries()) {
		const needs = crossFieldRules[declared.rule];
		const path = ["rules", index];
		if (needs.other === null && declared.other !== undefined) {
			found.at([...path, "other"], `The rule \`${declared.rule}\` does not take \`other\`. Remove \`other\`.`, "key");
			continue;
		}
		if (needs.other !== null && declared.other === undefined) {
			found.at(path, "Missing key `other`.");
			continue;
		}
		bounds(declared, path, found);
		for (const role of ["field", "other"] as const) {
			const [key, type] = [declared[role], needs[role]];
			if (key === undefined || type === null) continue;
			const fitting = Object.keys(fields).filter((name) => type === "any" || fields[name]?.type === type);
			if (fitting.includes(key)) continue;
			const kind = type === "any" ? "a field of the form" : `a field of the type \`${type}\``;
			const hint = fitting.length > 0 ? `Write ${suggestion(key, fitting)}.` : "Add such a field.";
			found.at([...path, role], `\`${key}\` is not ${kind}. ${hint}`);
		}
	}
}

/** Bounds belong to one rule only, which is nothing without them. */
function bounds({ rule, from, to }: FormData["rules"][number], path: readonly Step[], found: FaultList): void {
	const given = Object.entries({ from, to }).filter(([, day]) => day !== undefined);
	if (!crossFieldRules[rule].bounds) {
		for (const [key] of given)
			found.at(
				[...path, key],
				`The rule \`${rule}\` does not take \`${key}\`; only \`invalid-date\` has bounds. Remove \`${key}\`.`,
				"key",
			);
	} else if (given.length === 0) found.at(path, "Missing key `from` or `to`.");
	else if (from !== undefined && to !== undefined && from > to)
		found.at([...path, "to"], `\`${to}\` is before \`${from}\`. Write a later day.`);
}
