/** Checks a form's YAML: its syntax, its shape, and whether its parts agree with each other. */
import { safeParse } from "valibot";
import { normalizeLabel } from "../text/normalize.ts";
import { inOrder, issueFaults, type Step, suggestion, type YamlFault } from "./faults.ts";
import { crossFieldRules } from "./form.ts";
import { type FormData, formSchema } from "./schema.ts";
import { readYaml } from "./yaml.ts";

/** A form's YAML after checking: its data, or everything that is wrong with it. */
export type CheckedForm = { readonly data: FormData } | { readonly faults: readonly YamlFault[] };

/** Checks a form's YAML; `wordLists` are the names of word lists that it may use. */
export function checkForm(yaml: string, wordLists: readonly string[]): CheckedForm {
	const source = readYaml(yaml);
	if ("faults" in source) return source;
	const result = safeParse(formSchema, source.data);
	if (!result.success) return { faults: issueFaults(source, formSchema, result.issues) };
	const data = result.output;
	const faults: YamlFault[] = [];
	const found: Contradictions = {
		at: (path, message, expected) => void faults.push({ message, ...source.place(path, "value"), expected }),
		atKey: (path, message, expected) => void faults.push({ message, ...source.place(path, "key"), expected }),
	};
	if (!wordLists.includes(data.words))
		found.at(["words"], `Unknown word list \`${data.words}\``, suggestion(data.words, wordLists));
	for (const agree of agreements) agree(data, found);
	return faults.length > 0 ? { faults: inOrder(faults) } : { data };
}

/** Takes down in what a form contradicts itself, each with the path of what has to change. */
interface Contradictions {
	/** The value at a path is wrong. */
	at(path: readonly Step[], message: string, expected: string): void;
	/** The key at a path is wrong, whatever its value. */
	atKey(path: readonly Step[], message: string, expected: string): void;
}

type Agreement = (data: FormData, found: Contradictions) => void;

/** Keys that the front matter of reports has for itself. */
const reservedKeys = ["form", "rapporteur"];

const keys: Agreement = ({ fields, sections }, found) => {
	if (Object.keys(fields).length === 0) return found.at(["fields"], "Unexpected empty map", "at least one field");
	const reserved = reservedKeys.filter((key) => Object.hasOwn(fields, key));
	for (const key of reserved)
		found.atKey(["fields", key], `Unexpected key \`${key}\``, "another name: reports use this one themselves");
	for (const key of reserved.length > 0 ? [] : Object.keys(sections).filter((key) => Object.hasOwn(fields, key)))
		found.atKey(["sections", key], `Unexpected second use of the key \`${key}\``, "a key that no field has");
};

const fixedTypes: Agreement = ({ fields }, found) => {
	for (const [key, type] of Object.entries({ date: "date", title: "text" })) {
		const actual = fields[key]?.type;
		if (actual === undefined || actual === type) continue;
		found.at(["fields", key, "type"], `Unexpected type \`${actual}\` of the field \`${key}\``, `\`${type}\``);
	}
};

const labels: Agreement = ({ fields, sections }, found) => {
	const owners = new Map<string, string>();
	for (const [group, parts] of Object.entries({ fields, sections })) {
		for (const [key, { label, aliases }] of Object.entries(parts)) {
			for (const [index, text] of [label, ...aliases].entries()) {
				const owner = owners.get(normalizeLabel(text)) ?? key;
				owners.set(normalizeLabel(text), owner);
				if (owner === key) continue;
				const path = index === 0 ? [group, key, "label"] : [group, key, "aliases", index - 1];
				found.at(path, `The label \`${text}\` reads like one of \`${owner}\``, "a label of its own");
			}
		}
	}
};

const vocabularyNames: Agreement = ({ fields, vocabularies }, found) => {
	const known = Object.keys(vocabularies);
	for (const [key, { type, vocabulary }] of Object.entries(fields)) {
		if (vocabulary === undefined) {
			if (type === "choice")
				found.atKey(["fields", key], "A choice without terms to choose from", "the key `vocabulary`");
		} else if (!known.includes(vocabulary)) {
			const expected = known.length === 0 ? "the key `vocabularies` in the form" : suggestion(vocabulary, known);
			found.at(["fields", key, "vocabulary"], `Unknown vocabulary \`${vocabulary}\``, expected);
		}
	}
};

/** Two terms of one number could not be told apart. */
const terms: Agreement = ({ vocabularies }, found) => {
	for (const [key, list] of Object.entries(vocabularies)) {
		for (const [index, { number }] of list.entries()) {
			const first = number === undefined ? index : list.findIndex((term) => term.number === number);
			if (first === index) continue;
			const expected = `a number other than that of \`${list[first]?.name}\``;
			found.at(["vocabularies", key, index, "number"], `Unexpected second \`${number}\``, expected);
		}
	}
};

/** Keys that only fields of one type may have. */
const remarks: Agreement = ({ fields }, found) => {
	for (const [key, { type, remarks }] of Object.entries(fields)) {
		if (remarks.length === 0 || type === "people") continue;
		const message = `Unexpected key \`remarks\` in a field of the type \`${type}\``;
		found.atKey(["fields", key, "remarks"], message, "the type `people`");
	}
};

/** What a section names must be there. */
const sectionParts: Agreement = ({ sections, fields, items: kinds, headings: usual }, found) => {
	for (const [key, { fields: names, headings, matches, items }] of Object.entries(sections)) {
		for (const [index, name] of names.entries()) {
			if (Object.hasOwn(fields, name)) continue;
			const expected = suggestion(name, Object.keys(fields));
			found.at(["sections", key, "fields", index], `Unknown field \`${name}\``, expected);
		}
		// Where any line may be a heading, a pattern that fits any heading would fit all lines.
		const styles = headings.length === 0 ? usual : headings;
		const open = matches.indexOf("*");
		if (open >= 0 && (styles.length === 0 || styles.includes("bare"))) {
			const expected = "letters besides `*`, or `headings` that say how they are set off, `bare` not among them";
			found.at(["sections", key, "matches", open], "Unexpected `*` alone", expected);
		}
		const known = Object.keys(kinds);
		if (items === undefined || known.includes(items)) continue;
		const expected = known.length === 0 ? "the key `items` in the form" : suggestion(items, known);
		found.at(["sections", key, "items"], `Unknown kind of items \`${items}\``, expected);
	}
};

/** A kind that no section has needs lines to be found by. */
const itemKinds: Agreement = ({ items, sections }, found) => {
	const used = new Set(Object.values(sections).map((section) => section.items));
	for (const [key, { inline }] of Object.entries(items)) {
		if (inline.length > 0 || used.has(key)) continue;
		const expected = "the key `inline`, or a section with these items";
		found.atKey(["items", key], `Unused kind of items \`${key}\``, expected);
	}
};

const order: Agreement = ({ order, fields, sections }, found) => {
	if (order === undefined) return;
	const known = [...Object.keys(fields), ...Object.keys(sections)];
	for (const [index, key] of order.entries()) {
		if (!known.includes(key)) found.at(["order", index], `Unknown key \`${key}\``, suggestion(key, known));
		else if (order.indexOf(key) < index) found.at(["order", index], `Unexpected second \`${key}\``, "each key once");
	}
	const missing = known.filter((key) => !order.includes(key)).map((key) => `\`${key}\``);
	if (missing.length > 0) found.at(["order"], "Incomplete order", `${missing.join(", ")} as well`);
};

const titleKeys: Agreement = ({ titlePattern = "", fields }, found) => {
	const braces = /\{([^{}]*)\}/gu;
	if (/[{}]/u.test(titlePattern.replace(braces, "")))
		return found.at(["titlePattern"], "Unbalanced brace", "keys of fields in braces, like `{date}`");
	const known = Object.keys(fields);
	for (const [, key = ""] of titlePattern.matchAll(braces))
		if (!known.includes(key)) found.at(["titlePattern"], `Unknown key \`${key}\``, suggestion(key, known));
};

const rules: Agreement = ({ rules, fields }, found) => {
	for (const [index, declared] of rules.entries()) {
		const needs = crossFieldRules[declared.rule];
		const path = ["rules", index];
		if (needs.other === null && declared.other !== undefined) {
			found.atKey([...path, "other"], "Unexpected key `other`", "`field` alone");
		} else if (needs.other !== null && declared.other === undefined) {
			found.at(path, "Missing key", "`other`");
		} else {
			bounds(declared, path, found);
			for (const role of ["field", "other"] as const) {
				const [key, type] = [declared[role], needs[role]];
				if (key === undefined || type === null) continue;
				const fits = (name: string): boolean =>
					Object.hasOwn(fields, name) && (type === "any" || fields[name]?.type === type);
				if (fits(key)) continue;
				const fitting = Object.keys(fields).filter(fits);
				const kind = type === "any" ? "a field of the form" : `a field of the type \`${type}\``;
				const expected = fitting.length > 0 ? `${kind}: ${suggestion(key, fitting)}` : kind;
				found.at([...path, role], `Unexpected field \`${key}\``, expected);
			}
		}
	}
};

/** Bounds belong to one rule only, which is nothing without them. */
function bounds({ rule, from, to }: FormData["rules"][number], path: readonly Step[], found: Contradictions): void {
	const given = Object.entries({ from, to }).filter(([, day]) => day !== undefined);
	if (!crossFieldRules[rule].bounds) {
		for (const [key] of given)
			found.atKey([...path, key], `Unexpected key \`${key}\``, "bounds for `invalid-date` only");
	} else if (given.length === 0) found.at(path, "Missing key", "`from` or `to`");
	else if (from !== undefined && to !== undefined && from > to)
		found.at([...path, "to"], `Unexpected day \`${to}\``, `one not before \`${from}\``);
}

const agreements: readonly Agreement[] = [
	keys,
	fixedTypes,
	labels,
	vocabularyNames,
	terms,
	remarks,
	sectionParts,
	itemKinds,
	order,
	titleKeys,
	rules,
];
