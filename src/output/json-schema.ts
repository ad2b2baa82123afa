/** What the report JSON looks like: types for the program, and the JSON Schema in `schemas/` for those that read it. */
import * as v from "valibot";
import { parts } from "../text/parts.ts";

const described = <S extends v.GenericSchema>(schema: S, text: string) => v.pipe(schema, v.description(text));

const personEntries = {
	name: described(v.string(), "The full name, as written."),
	honorific: v.exactOptional(described(v.string(), "The rank or form of address, as written.")),
	role: v.exactOptional(described(v.string(), "Everything that describes the person, including the organisation.")),
	affiliation: v.exactOptional(
		described(v.string(), "In fields of the type `people`: the words after the name, such as an organisation."),
	),
	handle: v.exactOptional(v.string()),
	remark: v.exactOptional(described(v.string(), "Other words after the name, such as `left at 20:15`.")),
	group: v.exactOptional(described(v.literal(true), "`true`: not a person, but an organisation or a group.")),
};

const person = described(v.strictObject(personEntries), "A person named in the notes.");

const speaker = described(
	v.strictObject({
		...personEntries,
		registered: v.exactOptional(described(v.string(), "The person's name in the register of people.")),
		honorificFrom: v.exactOptional(
			described(v.literal("register"), "The honorific is from the register of people, because the notes have none."),
		),
		roleFrom: v.exactOptional(
			described(v.literal("register"), "The role is from the register of people, because the notes have none."),
		),
	}),
	"A person who spoke.",
);

const link = described(
	v.strictObject({ title: v.string(), url: described(v.nullable(v.string()), "Null if the link has no address.") }),
	"A link, as written.",
);

const unread = described(v.strictObject({ raw: v.string() }), "A value that can't be read, as written.");

const field = described(
	v.union([v.null(), v.string(), v.number(), unread, v.array(v.union([v.string(), v.number(), unread, person, link]))]),
	'Null if the notes do not have the label; "" or [] if the label has no value. Dates are in EDTF.',
);

const statement = described(
	v.strictObject({
		speakers: described(v.array(speaker), "Everybody who said these words; usually one person."),
		part: v.picklist(parts),
		markdown: described(v.string(), "The words, in Markdown."),
	}),
	"Words that somebody said, without interruption.",
);

const item = described(
	v.strictObject({
		kind: described(v.string(), "The key of this kind of items in the form, such as `actions`."),
		number: v.exactOptional(v.string()),
		owner: v.exactOptional(described(v.string(), "Who must do it, as written.")),
		text: v.string(),
		status: v.exactOptional(v.string()),
		due: v.exactOptional(v.string()),
		vote: v.exactOptional(v.string()),
	}),
	"An entry with parts, such as an action, as the patterns of the form describe it.",
);

const section = described(
	v.strictObject({
		heading: described(v.string(), 'The heading, as written; "" if the notes have none.'),
		markdown: v.string(),
		statements: described(v.array(statement), "Who said what, in the order of the notes."),
		items: v.exactOptional(
			described(v.array(item), "The items, in the order of the notes; only if the form has items for this section."),
		),
	}),
	"A heading and the text below it.",
);

const unclassified = described(
	v.strictObject({
		label: described(v.nullable(v.string()), "The label, as written; null for text without a label."),
		markdown: v.string(),
		after: described(
			v.nullable(v.string()),
			"The key of the field or section before this text; null at the beginning of the notes.",
		),
		boilerplate: v.exactOptional(
			described(v.literal(true), "`true`: a comment, or text that the form marks as `boilerplate` or `skip`."),
		),
	}),
	"Text that is in no field and no section of the form.",
);

const source = described(
	v.strictObject({
		path: described(
			v.nullable(v.string()),
			"The path of the notes relative to the root, with `/`; null for standard input without a name.",
		),
		encoding: v.string(),
		sha256: described(v.string(), "The SHA-256 hash of the bytes that were read, in hexadecimal."),
	}),
	"The file that the report was made from.",
);

/** The report JSON as a schema of values. */
export const reportSchema = v.strictObject({
	$schema: v.literal("https://rapporteur.dev/schemas/report.schema.json"),
	version: v.literal(1),
	form: described(v.string(), "The form that the notes were read with."),
	title: described(v.string(), "The title in the notes, else one made from the values of the fields."),
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
