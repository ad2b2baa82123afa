/** What the report JSON looks like: types for the program, and the JSON Schema in `schemas/` for those that read it. */
import * as v from "valibot";
import { parts } from "../text/parts.ts";

const described = <S extends v.GenericSchema>(schema: S, text: string) => v.pipe(schema, v.description(text));

const personEntries = {
	name: described(v.string(), "The whole name, as written."),
	honorific: v.exactOptional(described(v.string(), "Rank or form of address, as written.")),
	role: v.exactOptional(described(v.string(), "All that describes a speaker, organisation included.")),
	affiliation: v.exactOptional(described(v.string(), "In fields of people: what follows the name.")),
	handle: v.exactOptional(v.string()),
	remark: v.exactOptional(described(v.string(), "What stands in brackets behind the name.")),
	group: v.exactOptional(described(v.literal(true), "Not a person: a body or an unnamed group.")),
};

const person = described(v.strictObject(personEntries), "Someone named in the notes.");

const speaker = described(
	v.strictObject({
		...personEntries,
		registered: v.exactOptional(described(v.string(), "The person's name in the register of people.")),
		honorificFrom: v.exactOptional(described(v.literal("register"), "The notes give no honorific, the register does.")),
		roleFrom: v.exactOptional(described(v.literal("register"), "The notes give no role, the register does.")),
	}),
	"Someone who spoke.",
);

const link = described(
	v.strictObject({ title: v.string(), url: described(v.nullable(v.string()), "Null where the address was lost.") }),
	"A link as written.",
);

const unread = described(v.strictObject({ raw: v.string() }), "A value that the notes have and that can't be read.");

const field = described(
	v.union([v.null(), v.string(), v.number(), unread, v.array(v.union([v.string(), v.number(), unread, person, link]))]),
	'Null where the notes lack the label; "" or [] where it has no value. Dates are EDTF.',
);

const statement = described(
	v.strictObject({
		speakers: described(v.array(speaker), "All who share these words."),
		part: v.picklist(parts),
		markdown: described(v.string(), "The very words of this stretch."),
	}),
	"One stretch of what somebody said.",
);

const item = described(
	v.strictObject({
		kind: described(v.string(), "The form's key for such items: `actions`, `decisions`."),
		number: v.exactOptional(v.string()),
		owner: v.exactOptional(described(v.string(), "Who is to do it, as written.")),
		text: v.string(),
		status: v.exactOptional(v.string()),
		due: v.exactOptional(v.string()),
		vote: v.exactOptional(v.string()),
	}),
	"An entry with parts of its own, as the form's patterns tell them.",
);

const section = described(
	v.strictObject({
		heading: described(v.string(), "As written."),
		markdown: v.string(),
		statements: described(v.array(statement), "In the order of the document."),
		items: v.exactOptional(described(v.array(item), "Only where the form knows of items there, in order.")),
	}),
	"A headed run of prose.",
);

const unclassified = described(
	v.strictObject({
		label: described(v.nullable(v.string()), "As written; null for text without one."),
		markdown: v.string(),
		after: described(v.nullable(v.string()), "The key of the field or section that it follows."),
		boilerplate: v.exactOptional(
			described(v.literal(true), "Set aside by the form, or a comment: it belongs to the paper, not to the meeting."),
		),
	}),
	"Text with no place in the form.",
);

const source = described(
	v.strictObject({
		path: described(v.nullable(v.string()), "Relative, with `/`; null for standard input without a name."),
		encoding: v.string(),
		sha256: described(v.string(), "Of the bytes that were read."),
	}),
	"What the report was made from.",
);

/** The report JSON as a schema of values. */
export const reportSchema = v.strictObject({
	$schema: v.literal("https://rapporteur.dev/schemas/report.schema.json"),
	version: v.literal(1),
	form: described(v.string(), "The form that the notes were read with."),
	title: described(v.string(), "What the notes call the meeting, else a title made of its facts."),
	fields: described(v.record(v.string(), field), "Every field of the form, in its order."),
	sections: described(
		v.record(v.string(), v.union([section, v.array(section)])),
		"The sections that the notes have; a list where the form lets a section come more than once.",
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
