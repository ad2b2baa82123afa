/**
 * What a form's YAML may say. The descriptions become those of `schemas/form.schema.json`; the text of a failed check
 * is what to write instead. One strict object a level: each unknown key is then an issue of its own, with its own place.
 */

import * as v from "valibot";
import { fieldTypes } from "../fields/index.ts";
import { normalizeLabel } from "../text/normalize.ts";
import { wordClasses } from "../text/words.ts";
import { captureFault, patternFault, signPatternFault } from "./patterns.ts";
import { about, patternOf } from "./shape.ts";

/** The rules between fields that a form may declare, named by the finding that each gives. */
interface CrossFieldShape {
	/** The type that the rule's `field` must have; `any` where it does not matter. */
	readonly field: string;
	/** The type that its `other` field must have; null when it looks at one field alone. */
	readonly other: string | null;
	/** Whether it has bounds: `from`, `to` or both. */
	readonly bounds: boolean;
}

/** What each rule needs; the rule itself lives in `check/rules`. */
export const crossFieldRules = {
	"future-date": { field: "date", other: null, bounds: false },
	"goal-tag-mismatch": { field: "goals", other: "tags", bounds: false },
	"invalid-date": { field: "date", other: null, bounds: true },
	"missing-field": { field: "any", other: "any", bounds: false },
	"reporter-not-present": { field: "people", other: "people", bounds: false },
	"spoke-but-absent": { field: "people", other: "people", bounds: false },
} as const satisfies Record<string, CrossFieldShape>;

const valuePlaces = ["line", "following", "block", "list", "heading", "title"] as const;
const headingStyles = ["markdown", "underlined", "numbered", "lettered", "bold", "outdented", "bare"] as const;

const text = v.pipe(v.string(), v.nonEmpty("some text"), v.maxLength(500, "at most 500 characters"));
const line = v.pipe(text, v.regex(/^\S(?:[^\r\n]*\S)?$/u, "one line without space around it"));
const label = v.pipe(
	line,
	v.check((value) => normalizeLabel(value) !== "", "a label with at least one word"),
);
const key = v.pipe(
	v.string(),
	v.maxLength(60, "at most 60 characters"),
	v.regex(/^[a-z][A-Za-z0-9]*$/, "a key of letters and digits that starts with a small letter"),
);
const pattern = patternOf(line, patternFault);
const signPattern = patternOf(line, signPatternFault);
const headingPattern = patternOf(line, (value) => (value === "*" ? null : signPatternFault(value)));
const valuePattern = patternOf(line, (value) => captureFault(value, "value", []));
const itemPattern = patternOf(line, (value) =>
	captureFault(value, "text", ["owner", "status", "number", "due", "vote"]),
);
const listOf = <const T extends v.GenericSchema>(item: T) => v.optional(v.array(item), []);
const flag = v.optional(v.boolean(), false);
const styles = listOf(v.picklist(headingStyles));

const term = v.strictObject({
	name: about(line, "How the program spells it."),
	number: about(v.optional(v.pipe(v.number(), v.integer("a whole number"))), "The number it goes by."),
	colour: about(v.optional(v.pipe(v.string(), v.regex(/^#[0-9A-Fa-f]{6}$/, "a colour like #E5243B"))), "As #RRGGBB."),
	aliases: about(listOf(line), "Other spellings of the same thing."),
});

const shortly =
	"Ordinary words that are its label only where more speaks for it: a colon, a fitting value, other labels nearby.";

const field = v.strictObject({
	label: about(label, "The label as new notes spell it and as findings name it."),
	aliases: about(listOf(label), "Other labels of the same field, in any language."),
	short: about(listOf(label), shortly),
	type: about(v.picklist(fieldTypes.map(({ type }) => type)), "How the value is read and printed."),
	required: about(flag, "Whether notes that lack it, or its value, are at fault."),
	closing: about(flag, "Whether it stands at the end, so that its label ends a section."),
	placeholders: about(listOf(line), "Words that mean: no value. They add to the form's own."),
	same: about(listOf(line), "For people: words that mean the people of another field: `same`, `as above`."),
	hint: about(v.optional(line), "What a blank note holds in place of the value; left there, it is a finding."),
	where: about(
		v.optional(v.pipe(v.array(v.picklist(valuePlaces)), v.nonEmpty("at least one place")), ["line", "following"]),
		"Where the value may stand, seen from the label.",
	),
	patterns: about(
		listOf(valuePattern),
		"Lines or sentences without a label that hold the value: `{value}` is what is taken, `*` any run of characters.",
	),
	remarks: about(listOf(pattern), "For people: words behind a name that are a remark on the person, like `left at *`."),
	separators: about(
		v.optional(v.pipe(v.array(text), v.maxLength(50, "at most 50 separators")), []),
		"What stands between items, besides what the type expects; between people nothing else does then.",
	),
	vocabulary: about(v.optional(key), "Which of `vocabularies` lists the terms that the value may use."),
});

const section = v.strictObject({
	label: about(label, "The heading as new notes spell it and as findings name it."),
	aliases: about(listOf(label), "Other headings of the same section, in any language."),
	short: about(listOf(label), shortly),
	required: about(flag, "Whether notes that lack it, or leave it empty, are at fault."),
	repeatable: about(flag, "Whether it may come several times."),
	statements: about(flag, "Whether to look in it for who said what."),
	hint: about(v.optional(line), "What a blank note holds below the heading; left there, it is a finding."),
	headings: about(
		styles,
		"How its heading is set off; a line set off in no such way is no heading. Left out: as the form says for all.",
	),
	matches: about(
		listOf(headingPattern),
		"Headings that change from one meeting to the next: `*` stands for any run of characters.",
	),
	subheadings: about(
		styles,
		"How the headings inside it are set off, the outermost first; `bare` ones are recognised by their words. Default: there are none.",
	),
	fields: about(listOf(key), "Keys of the fields whose labels stand in it."),
	items: about(v.optional(key), "Which of `items` the entries of its lists are."),
});

const items = v.strictObject({
	patterns: about(
		listOf(itemPattern),
		"How an entry of their list is written: `{text}`, and `{owner}`, `{status}`, `{number}`, `{due}`, `{vote}` or `*`.",
	),
	inline: about(
		listOf(itemPattern),
		"How they are written amid the notes: lines or entries that are like this are items wherever they stand.",
	),
});

const skipped = v.strictObject({
	from: about(
		signPattern,
		"The first line to skip; `*` stands for any run of characters. A line of signs, like `---`, only opens the notes.",
	),
	to: about(v.optional(signPattern), "The last line to skip. Left out: the last one before a blank line."),
});

const day = v.pipe(
	v.string(),
	v.regex(/^\d{4}-\d{2}-\d{2}$/, "a day like 2016-02-28"),
	v.check((text) => new Date(`${text}T00:00Z`).toJSON()?.startsWith(text) === true, "a day of the calendar"),
);

const rule = v.strictObject({
	rule: about(
		v.picklist(Object.keys(crossFieldRules) as (keyof typeof crossFieldRules)[]),
		"The finding that it gives.",
	),
	field: about(key, "The field it looks at; the finding stands there."),
	other: about(v.optional(key), "The field it is compared with, for rules that compare two."),
	from: about(v.optional(day), "The first day that a date may name, for `invalid-date`."),
	to: about(v.optional(day), "The last day that a date may name, for `invalid-date`."),
	severity: about(v.optional(v.picklist(["info", "warning", "error"])), "In place of the finding's own severity."),
});

const words = v.pipe(v.string(), v.regex(/^\S+$/u, "a single word, without space"));

/** The whole of a form's YAML. */
export const formSchema = v.strictObject({
	title: about(line, "What kind of notes the form is for."),
	language: about(
		v.optional(
			v.pipe(v.string(), v.regex(/^[a-zA-Z]{2,8}(?:-[a-zA-Z0-9]{1,8})*$/, "a language tag like en or pt-BR")),
			"en",
		),
		"The language of the notes, as a BCP 47 tag.",
	),
	words: about(v.optional(line, "english"), "The name of the word list that speakers are recognised with."),
	extraWords: about(
		v.optional(v.record(v.picklist(wordClasses), v.array(words)), {}),
		"Words to add to that list, by class.",
	),
	dates: about(v.optional(v.picklist(["dmy", "mdy"])), "How 02/03/2016 is read; without it, such dates are findings."),
	titlePattern: about(v.optional(line), "The title of notes that have none: text with keys of fields in braces."),
	placeholders: about(listOf(line), "Words that mean, in any field: no value."),
	boilerplate: about(listOf(signPattern), "Lines and paragraphs to set aside; `*` stands for any run of characters."),
	setAside: about(
		v.optional(v.picklist(["keep", "drop"]), "keep"),
		"What reports do with boilerplate, skipped lines and comments: keep them, marked as boilerplate, or drop them.",
	),
	headings: about(styles, "How headings of sections are set off in such notes. Left out: in any way."),
	skip: about(listOf(skipped), "Runs of lines to set aside: front matter, a table of contents."),
	fields: about(v.record(key, field), "The labelled values, by key, in the order of reports."),
	sections: about(v.optional(v.record(key, section), {}), "The headed runs of prose, by key, in order."),
	items: about(
		v.optional(v.record(key, items), {}),
		"Kinds of entries with parts of their own, by key: actions, decisions.",
	),
	order: about(
		v.optional(v.array(key)),
		"Keys of all fields and sections as notes have them; else closing fields come last.",
	),
	rules: about(listOf(rule), "What must hold between fields."),
	vocabularies: about(v.optional(v.record(key, v.array(term)), {}), "Lists of terms that fields may refer to, by key."),
});

/** A form after checking, every default filled in: plain JSON, so that a build can carry it. */
export type FormData = v.InferOutput<typeof formSchema>;

/** What a form says of one field. */
export type FieldData = v.InferOutput<typeof field>;

/** What a form says of one section. */
export type SectionData = v.InferOutput<typeof section>;

/** A rule between fields, as a form declares it. */
export type RuleData = v.InferOutput<typeof rule>;
