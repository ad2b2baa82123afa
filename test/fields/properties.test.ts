import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { FieldValue, Link, Person } from "../../src/ast/nodes.ts";
import type { FieldType } from "../../src/fields/field-type.ts";
import { fieldType, fieldTypes } from "../../src/fields/index.ts";
import { contextOf, partsOf, wrapped } from "./read.ts";

const pieces = [
	..."Captain Joy van Lee Jr. PhD Intern UNICEF The team of and & , ; | / - – ( ) [ ] < > @ @joy : . # * 5 18 8.7 17 All SDG SDG9: SDG16: goal target to 2016 March 02/03/2016".split(
		" ",
	),
	..."https://a.example/x www.b.org a@b.org [a](http://c.org) Peace Justice Industry Innovation Infrastructure N/A none é 女 \u{1f600} \u00a0 \t".split(
		" ",
	),
	"Peace, Justice and Strong Institutions",
	"Recording (",
	" ",
	"\n",
	"\r\n",
	"\n\n",
];

const texts = fc.oneof(
	fc.array(fc.constantFrom(...pieces), { maxLength: 14 }).map((list) => list.join(" ")),
	fc.array(fc.constantFrom(...pieces), { maxLength: 14 }).map((list) => list.join("")),
	fc.string({ unit: "binary", maxLength: 60 }),
);

const context = contextOf();

/** Any value that the type reads from text; persons and links are made, since not every muddle can be written clearly. */
function valuesOf(type: FieldType): fc.Arbitrary<FieldValue> {
	const made = new Map<string, fc.Arbitrary<FieldValue>>([
		["people", fc.array(fc.oneof(persons, bodies), { maxLength: 5 })],
		["links", fc.array(fc.oneof(linked, bare), { maxLength: 5 })],
	]);
	return (
		made.get(type.type) ??
		texts.map((text) => type.read(partsOf(text), context).value).filter((value) => value !== null)
	);
}

const maybe = <T extends string>(key: T, ...choices: string[]) =>
	fc
		.constantFrom(undefined, ...choices)
		.map((value) => (value === undefined ? {} : ({ [key]: value } as Record<T, string>)));

const persons: fc.Arbitrary<Person> = fc
	.tuple(
		fc.constantFrom(
			"Joy Ime-Sunday",
			"Eirwen Day",
			"A. B. Smith, Jr.",
			"Anna van der Berg",
			"Robert (Bob) Docter",
			"Tinashe Mapisire",
			"Сковорода Никита",
		),
		maybe("honorific", "Captain", "Lt-Col.", "H.E. Mr.", "Commissioner (Dr.)"),
		maybe("role", "Intern", "Programme Officer", "retired bandmaster"),
		maybe(
			"affiliation",
			"SAWSO - CSW Delegate",
			"Human Rights Office (OHCHR)",
			"Ministry of Justice and Social Affairs",
			"founder, UNICEF, Geneva",
		),
		maybe("handle", "@addaleax"),
		maybe("remark", "online", "SAWSO, online"),
	)
	.map((pieces) => Object.assign({}, { name: pieces[0] }, ...pieces.slice(1)) as Person);

const bodies: fc.Arbitrary<Person> = fc
	.constantFrom(
		"IMASIC",
		"The Salvation Army team",
		"women from the USA Eastern Territory",
		"Human Rights Committee (HRC)",
	)
	.map((name) => ({ name, group: true }));

const addresses = fc.constantFrom(
	"https://a.example/x",
	"www.b.org",
	"a@b.org",
	"https://en.wikipedia.org/wiki/ILO_(body)",
	"who.int/x?y=1#z",
);
const linked: fc.Arbitrary<Link> = fc.record({
	title: fc.constantFrom("Video of event", "Recording (coming soon)", "Notes: notes.pdf", "A - B", "“Maps”"),
	url: fc.option(addresses),
});
const bare: fc.Arbitrary<Link> = addresses.map((url) => ({ title: url, url }));

describe.each(fieldTypes.map((type) => [type.type, type] as const))("%s", (_, type) => {
	test("items lie inside their part, in order, and equal their slice", () => {
		fc.assert(
			fc.property(texts, fc.boolean(), (text, asLines) => {
				const { value, items } = type.read(asLines ? partsOf(text) : wrapped(text), context);
				let last = 0;
				for (const { raw, position } of items) {
					const { start, end } = position;
					expect(text.slice(start.offset, end.offset)).toBe(raw);
					expect(raw.trim()).not.toBe("");
					expect(start.offset).toBeGreaterThanOrEqual(last);
					last = start.offset ?? 0;
				}
				expect(Array.isArray(value)).toBe(type.list);
			}),
			{ numRuns: 600 },
		);
	});

	test("what is printed reads back", () => {
		fc.assert(
			fc.property(valuesOf(type), (value) => {
				expect(type.read(partsOf(type.print(value)), context).value).toEqual(value);
			}),
			{ numRuns: 600 },
		);
	});

	test("words beside a value stand in it, in their order", () => {
		fc.assert(
			fc.property(texts, (text) => {
				const { value, items } = type.read(partsOf(text), context);
				const words = value === null ? [] : (type.beside?.({ raw: text, value, items }, context) ?? []);
				let from = 0;
				for (const each of words) {
					expect(text.indexOf(each, from)).toBeGreaterThanOrEqual(from);
					from = text.indexOf(each, from) + each.length;
				}
			}),
			{ numRuns: 600 },
		);
	});

	test("nothing is read from nothing", () => {
		const empty: FieldValue = type.list ? [] : "";
		for (const text of ["", " \n ", "N/A", "none", "N/A\nNone."])
			expect(type.read(partsOf(text), context).value).toEqual(empty);
	});
});

test("each type is listed once, and an unknown name reads as text", () => {
	expect(new Set(fieldTypes.map(({ type }) => type)).size).toBe(fieldTypes.length);
	expect(fieldType("constructor").type).toBe("text");
});
