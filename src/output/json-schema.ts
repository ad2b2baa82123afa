/** What the report JSON looks like: types for the program, and the JSON Schema in `schemas/` for those that read it. */
import * as v from "valibot";
import { parts } from "../text/lexicon.ts";

const described = <S extends v.GenericSchema>(schema: S, about: string) => v.pipe(schema, v.description(about));
const text = (about: string) => described(v.string(), about);
const textOrNull = (about: string) => described(v.nullable(v.string()), about);
const textOrNone = (about: string) => v.exactOptional(text(about));
const literalOrNone = <const L extends true | string>(value: L, about: string) =>
	v.exactOptional(described(v.literal(value), about));
const list = <S extends v.GenericSchema>(item: S, about: string) => described(v.array(item), about);
const object = <E extends v.ObjectEntries>(about: string, entries: E) => described(v.strictObject(entries), about);

const personEntries = {
	name: text("The full name, as written."),
	honorific: textOrNone("The rank or form of address, as written."),
	role: textOrNone("Everything that describes the person, including the organisation."),
	affiliation: textOrNone("In fields of the type `people`: the words after the name, such as an organisation."),
	handle: v.exactOptional(v.string()),
	remark: textOrNone("Other words after the name, such as `left at 20:15`."),
	group: literalOrNone(true, "`true`: not a person, but an organisation or a group."),
};

const person = object("A person named in the notes.", personEntries);

const speaker = object("A person who spoke.", {
	...personEntries,
	registered: textOrNone("The person's name in the register of people."),
	honorificFrom: literalOrNone(
		"register",
		"The honorific is from the register of people, because the notes have none.",
	),
	roleFrom: literalOrNone("register", "The role is from the register of people, because the notes have none."),
});

const link = object("A link, as written.", { title: v.string(), url: textOrNull("Null if the link has no address.") });

const unread = object("A value that can't be read, as written.", { raw: v.string() });

const field = described(
	v.union([v.null(), v.string(), v.number(), unread, v.array(v.union([v.string(), v.number(), unread, person, link]))]),
	'Null if the notes do not have the label; "" or [] if the label has no value. Dates are in EDTF.',
);

const statement = object("Words that somebody said, without interruption.", {
	speakers: list(speaker, "Everybody who said these words; usually one person."),
	part: v.picklist(parts),
	markdown: text("The words, in Markdown."),
});

const item = object("An entry with parts, such as an action, as the patterns of the form describe it.", {
	kind: text("The key of this kind of items in the form, such as `actions`."),
	number: v.exactOptional(v.string()),
	owner: textOrNone("Who must do it, as written."),
	text: v.string(),
	status: v.exactOptional(v.string()),
	due: v.exactOptional(v.string()),
	vote: v.exactOptional(v.string()),
});

const section = object("A heading and the text below it.", {
	heading: text('The heading, as written; "" if the notes have none.'),
	markdown: v.string(),
	statements: list(statement, "Who said what, in the order of the notes."),
	items: v.exactOptional(
		list(item, "The items, in the order of the notes; only if the form has items for this section."),
	),
});

const unclassified = object("Text that is in no field and no section of the form.", {
	label: textOrNull("The label, as written; null for text without a label."),
	markdown: v.string(),
	after: textOrNull("The key of the field or section before this text; null at the beginning of the notes."),
	boilerplate: literalOrNone(true, "`true`: a comment, or text that the form marks as `boilerplate` or `skip`."),
});

const source = object("The file that the report was made from.", {
	path: textOrNull("The path of the notes relative to the root, with `/`; null for standard input without a name."),
	encoding: v.string(),
	sha256: text("The SHA-256 hash of the bytes that were read, in hexadecimal."),
});

/** The report JSON as a schema of values. */
export const reportSchema = v.strictObject({
	$schema: v.literal("https://rapporteur.dev/schemas/report.schema.json"),
	version: v.literal(1),
	form: text("The form that the notes were read with."),
	title: text("The title in the notes, else one made from the values of the fields."),
	fields: described(v.record(v.string(), field), "Every field of the form, in the order of the form."),
	sections: described(
		v.record(v.string(), v.union([section, v.array(section)])),
		"The sections that the notes have; a list if the section is `repeatable` in the form.",
	),
	unclassified: v.array(unclassified),
	source: v.nullable(source),
});

type Frozen<T> = T extends object ? { readonly [Key in keyof T]: Frozen<T[Key]> } : T;

/** The whole report, for programs. */
export type ReportJson = Frozen<v.InferOutput<typeof reportSchema>>;
/** A section with its heading as written. */
export type SectionJson = Frozen<v.InferOutput<typeof section>>;
/** What one or more speakers said. */
export type StatementJson = Frozen<v.InferOutput<typeof statement>>;
/** An entry with parts of its own: an action, a decision. */
export type ItemJson = Frozen<v.InferOutput<typeof item>>;
/** Text with no place in the form. */
export type UnclassifiedJson = Frozen<v.InferOutput<typeof unclassified>>;
/** A field's value. */
export type FieldJson = Frozen<v.InferOutput<typeof field>>;
/** An entry of a field that is a list. */
export type FieldItemJson = Extract<FieldJson, readonly unknown[]>[number];
/** A value that the notes have and the program can't read. */
export type Unread = Frozen<v.InferOutput<typeof unread>>;
