/** What single parts of a form must agree on with the others. */
import { at, type Inconsistency } from "./inconsistency.ts";
import { suggestion } from "./issues.ts";
import type { FormData, SectionData } from "./schema.ts";

/** Two terms of one number could not be told apart. */
export function termFaults({ vocabularies }: FormData): Inconsistency[] {
	return Object.entries(vocabularies).flatMap(([key, terms]) =>
		terms.flatMap(({ number }, index) => {
			const first = number === undefined ? index : terms.findIndex((term) => term.number === number);
			if (first === index) return [];
			const path = ["vocabularies", key, index, "number"];
			return [at(path, `Unexpected second \`${number}\``, `a number other than that of \`${terms[first]?.name}\``)];
		}),
	);
}

/** Keys that only fields of one type may have. */
export function fieldFaults({ fields }: FormData): Inconsistency[] {
	return Object.entries(fields).flatMap(([key, { type, remarks }]) => {
		if (remarks.length === 0 || type === "people") return [];
		const fault = at(
			["fields", key, "remarks"],
			`Unexpected key \`remarks\` in a field of the type \`${type}\``,
			"the type `people`",
		);
		return [{ ...fault, aspect: "key" as const }];
	});
}

/** What a section names must be there. */
export function sectionFaults({ sections, fields, items, headings }: FormData): Inconsistency[] {
	return Object.entries(sections).flatMap(([key, section]) => [
		...section.fields.flatMap((name, index) =>
			Object.hasOwn(fields, name)
				? []
				: [at(["sections", key, "fields", index], `Unknown field \`${name}\``, suggestion(name, Object.keys(fields)))],
		),
		...openMatch(key, { ...section, headings: section.headings.length === 0 ? headings : section.headings }),
		...unknownItems(key, section, Object.keys(items)),
	]);
}

/** Where any line may be a heading, a pattern that fits any heading would fit all lines. */
function openMatch(key: string, { matches, headings }: SectionData): Inconsistency[] {
	const index = matches.indexOf("*");
	const open = headings.length === 0 || headings.includes("bare");
	if (index < 0 || !open) return [];
	const expected = "letters besides `*`, or `headings` that say how they are set off, `bare` not among them";
	return [at(["sections", key, "matches", index], "Unexpected `*` alone", expected)];
}

function unknownItems(key: string, { items }: SectionData, known: readonly string[]): Inconsistency[] {
	if (items === undefined || known.includes(items)) return [];
	const expected = known.length === 0 ? "the key `items` in the form" : suggestion(items, known);
	return [at(["sections", key, "items"], `Unknown kind of items \`${items}\``, expected)];
}

/** A kind that no section has needs lines to be found by. */
export function itemFaults({ items, sections }: FormData): Inconsistency[] {
	const used = new Set(Object.values(sections).map((section) => section.items));
	return Object.entries(items).flatMap(([key, { inline }]) => {
		if (inline.length > 0 || used.has(key)) return [];
		const expected = "the key `inline`, or a section with these items";
		return [{ ...at(["items", key], `Unused kind of items \`${key}\``, expected), aspect: "key" as const }];
	});
}
