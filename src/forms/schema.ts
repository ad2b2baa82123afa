/**
 * The keys and values of a form's YAML. `schemas/form.schema.json` and the tables of `docs/forms-reference.md` use the
 * descriptions; the text of a failed check is what to write instead. Each level is one strict object, so that each unknown key
 * is an issue with its own place.
 */

import * as v from "valibot";
import { fieldTypes } from "../fields/index.ts";
import { normalizeLabel } from "../text/normalize.ts";
import { wordClasses } from "../text/words.ts";
import { captureFault, patternFault, signPatternFault } from "./patterns.ts";
import { about, maybe, oneLine, patternOf } from "./shape.ts";

/** A rule between fields that a form may declare. */
interface CrossFieldShape {
	readonly condition: string;
	/** The type that the rule's `field` must have; `any` where it does not matter. */
	readonly field: string;
	/** The type that its `other` field must have; null when it looks at one field alone. */
	readonly other: string | null;
	/** Whether it has bounds: `from`, `to` or both. */
	readonly bounds: boolean;
}

/** By the code of its finding, what each rule needs; the rules themselves are in `check/rules`. */
export const crossFieldRules = {
	"future-date": { condition: "The date is not after today.", field: "date", other: null, bounds: false },
	"goal-tag-mismatch": { condition: "Goals and tags agree.", field: "goals", other: "tags", bounds: false },
	"invalid-date": { condition: "The date is within bounds.", field: "date", other: null, bounds: true },
	"missing-field": {
		condition: "The field is there if the other one has a value.",
		field: "any",
		other: "any",
		bounds: false,
	},
	"reporter-not-present": {
		condition: "All people in the field are also in the other one.",
		field: "people",
		other: "people",
		bounds: false,
	},
	"several-organizations": {
		condition: "The people in the field are from at most two organizations.",
		field: "people",
		other: null,
		bounds: false,
	},
	"spoke-but-absent": {
		condition: "Nobody in the field (absent people) speaks, unless they are also in the other one (people present).",
		field: "people",
		other: "people",
		bounds: false,
	},
} as const satisfies Record<string, CrossFieldShape>;

const valuePlaces = ["line", "following", "block", "list", "heading", "title"] as const;
const headingStyles = ["markdown", "underlined", "numbered", "lettered", "bold", "outdented", "bare"] as const;

const text = v.pipe(v.string(), v.nonEmpty("some text"), v.maxLength(500, "at most 500 characters"));
const line = v.pipe(text, oneLine);
const label = v.pipe(
	line,
	v.check((value) => normalizeLabel(value) !== "", "a label with at least one word other than an article"),
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
const listAbout = <const T extends v.GenericSchema>(item: T, description: string) => about(listOf(item), description);
const flag = v.optional(v.boolean(), false);
const styles = listOf(v.picklist(headingStyles));

const term = v.strictObject({
	name: about(line, "Its name, as reports spell it."),
	number: maybe(v.pipe(v.number(), v.integer("a whole number")), "Its number."),
	colour: maybe(v.pipe(v.string(), v.regex(/^#[0-9A-Fa-f]{6}$/, "a colour like #E5243B")), "Its colour, as `#RRGGBB`."),
	aliases: listAbout(line, "Other names and spellings."),
});

const shortly =
	"Labels that are also ordinary words: `When`, `Summary`. They are tried only if no other label of this field or section is found, and count only if there is enough evidence: a colon, a line of its own, a fitting value after it, other labels nearby (`rapporteur explain FILE` shows the sum).";

const field = v.strictObject({
	label: about(
		label,
		"What is written in front of the value. Every field needs a label, even if notes have none: messages and blank notes use it. Required.",
	),
	aliases: listAbout(label, "Other labels of the same field, in any language."),
	short: listAbout(label, shortly),
	type: about(v.picklist(fieldTypes.map(({ type }) => type)), "How the value is read (see the types). Required."),
	required: about(flag, "`true`: a missing field or value is an error."),
	closing: about(flag, "`true`: it comes after the sections, and its label ends the last one."),
	placeholders: listAbout(line, 'More words that mean "nothing" in this field.'),
	same: listAbout(line, "For people: words that mean the people of another field: `[same, as above]`."),
	hint: maybe(line, "What `rapporteur new` writes in place of the value; if it is left there, it is reported."),
	where: about(
		v.optional(v.pipe(v.array(v.picklist(valuePlaces)), v.nonEmpty("at least one place")), ["line", "following"]),
		"Where its value may be (see the places). Several places may hold parts of one value; the title is used only if the label is missing. Default: `[line, following]`.",
	),
	patterns: listAbout(
		valuePattern,
		'Lines or sentences that contain the value without a label: `"The meeting was held on {value} at *"`.',
	),
	remarks: listAbout(pattern, 'For people: patterns of words after a name that are a remark: `"left at *"`.'),
	separators: about(
		v.optional(v.pipe(v.array(text), v.maxLength(50, "at most 50 separators")), []),
		"More signs that separate the items of a list. For people, they replace the usual signs.",
	),
	vocabulary: maybe(key, "The list of terms for its value, one of `vocabularies`."),
});

const section = v.strictObject({
	label: about(label, "Its heading, as messages and blank notes spell it. Required."),
	aliases: listAbout(label, "Other headings of the same section, in any language."),
	short: listAbout(label, shortly),
	required: about(flag, "`true`: a missing or empty section is an error."),
	repeatable: about(flag, "`true`: it may occur several times, anywhere in the order; reports then have a list."),
	statements: about(flag, "`true`: the program looks in it for who said what."),
	hint: maybe(line, "What `rapporteur new` writes below its heading; if it is left there, it is reported."),
	headings: about(styles, "Styles of its own heading, if they differ from the form's `headings`."),
	matches: listAbout(
		headingPattern,
		'Patterns for headings that change from meeting to meeting. `"*"` fits any heading, and needs `headings` without `bare`. Labels are tried first.',
	),
	subheadings: about(
		styles,
		"Styles of the headings inside it, the outermost first; with `bare`, short lines that name a speaker or a topic, without a verb or a full stop. Default: no headings.",
	),
	fields: listAbout(key, "Keys of the fields whose labels are inside it."),
	items: maybe(key, "The kind of `items` that its list entries are."),
});

const items = v.strictObject({
	patterns: listAbout(
		itemPattern,
		"How an entry of a section's list is written, with the parts `{text}` (required), `{owner}`, `{status}`, `{number}`, `{due}`, `{vote}`; `*` is for words to leave out.",
	),
	inline: listAbout(
		itemPattern,
		"How an entry is written anywhere: a line, sentence or list entry that fits is an item of its section.",
	),
});

const skipped = v.strictObject({
	from: about(
		signPattern,
		"The first line to skip, as a pattern. A line without letters, such as `---`, must be the first line of the notes.",
	),
	to: maybe(signPattern, "The last line to skip, as a pattern. Default: the last one before a blank line."),
});

const day = v.pipe(
	v.string("a day like `2016-02-28`"),
	v.regex(/^\d{4}-\d{2}-\d{2}$/, "a day like `2016-02-28`"),
	v.check((text) => new Date(`${text}T00:00Z`).toJSON()?.startsWith(text) === true, "a date that exists"),
);

const rule = v.strictObject({
	rule: about(v.picklist(Object.keys(crossFieldRules) as (keyof typeof crossFieldRules)[]), "The code of the finding."),
	field: about(key, "The field it looks at, which is also the place of the finding."),
	other: maybe(key, "The field that it is compared with."),
	from: maybe(day, "The first valid day, for `invalid-date`."),
	to: maybe(day, "The last valid day, for `invalid-date`."),
	severity: maybe(
		v.picklist(["info", "warning", "error"]),
		"The severity, if it differs from the usual one of the code.",
	),
});

const words = v.pipe(v.string(), v.regex(/^\S+$/u, "a single word, without space"));

/** The whole of a form's YAML. */
export const formSchema = v.strictObject({
	title: about(line, "What the form is for; `rapporteur list` shows it. Required."),
	language: about(
		v.optional(
			v.pipe(v.string(), v.regex(/^[a-zA-Z]{2,8}(?:-[a-zA-Z0-9]{1,8})*$/, "a language tag like en or pt-BR")),
			"en",
		),
		"The language of the notes, as a tag: `en` (the default), `pt-BR`.",
	),
	words: about(
		v.optional(line, "english"),
		"The word list for recognising speakers: `english` (the default), `french`, `spanish`.",
	),
	extraWords: about(
		v.optional(v.record(v.picklist(wordClasses), v.array(words)), {}),
		"More words for that list, by class: `{ honorific: [Cllr.] }`.",
	),
	dates: maybe(
		v.picklist(["dmy", "mdy"]),
		"`dmy` or `mdy`: how 02/03/2016 is read. Without it, such a date is reported.",
	),
	titlePattern: maybe(
		line,
		'The title of reports for notes without one: `"Board meeting, {date}"`. A key without a value is left out, together with the words before it. The words after it are left out too, if the title would otherwise begin or end with them: without a place, `{date}, {place} hall` gives `2016-05-02`. If no key has a value, the `title` of the form is used. A pattern without keys is used as it is.',
	),
	placeholders: listAbout(
		line,
		'Words that mean "nothing": `[none, N/A, __]`. A field or section with nothing else is empty; if it is required, that is reported.',
	),
	boilerplate: listAbout(
		signPattern,
		'Patterns of lines and paragraphs that belong to no section: `"Page *"`, `"(NB *)"`.',
	),
	setAside: about(
		v.optional(v.picklist(["keep", "drop"]), "keep"),
		"`keep` (the default): reports keep boilerplate, skipped lines and comments, marked as boilerplate. `drop`: reports leave them out.",
	),
	headings: about(styles, "What headings of sections look like: a list of styles. Default: any style."),
	skip: listAbout(
		skipped,
		'Ranges of lines that belong to no section: `{ from: Contents, to: "___*" }`, both lines included; without `to`, up to the next blank line. A `from` without letters, such as `---`, must be the first line. If the last line is never found, nothing is skipped.',
	),
	fields: about(
		v.record(key, field),
		"The labelled values, by key, in the order of reports. A key has letters and digits and starts with a small letter: `date`, `boardPresent`. `form` and `rapporteur` are reserved. Required.",
	),
	sections: about(
		v.optional(v.record(key, section), {}),
		"The sections (a heading and the prose below it), by key, in order.",
	),
	items: about(v.optional(v.record(key, items), {}), "Kinds of entries with parts, by key: actions, decisions."),
	order: maybe(
		v.array(key),
		"Keys of all fields and sections in the expected order; any other order is reported. Default: the fields, the sections, the closing fields.",
	),
	rules: listAbout(rule, "Conditions on fields."),
	vocabularies: about(
		v.optional(v.record(key, v.array(term)), {}),
		"Lists of terms, by key, each term with `name` and perhaps `number`, `colour`, `aliases`; fields name a list with `vocabulary`.",
	),
});

/** A form after checking, every default filled in: plain JSON, so that a build can carry it. */
export type FormData = v.InferOutput<typeof formSchema>;

/** What a form says of one field. */
export type FieldData = v.InferOutput<typeof field>;

/** What a form says of one section. */
export type SectionData = v.InferOutput<typeof section>;

/** A rule between fields, as a form declares it. */
export type RuleData = v.InferOutput<typeof rule>;
