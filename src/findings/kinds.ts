/** Every kind of finding is one entry; types, schemas and lists of codes are made from this table, in its order. */
import type { Position } from "unist";
import { faultKinds, fileKinds, kind } from "./kind.ts";

type Labelled = { readonly label: string };
type Raw = { readonly raw: string };

type Nearest = { readonly words: string; readonly line: number };

interface Second extends Labelled {
	/** Where the first one stands. */
	readonly first: Position;
	/** Whether the second is misspelt, and was read as text. */
	readonly nearly?: boolean;
}

const secondOf = ({ nearly }: Second): string => (nearly === true ? "nearly" : "other");
const typeOf = ({ type }: { readonly type: string }): string => type;

/** Each code and its kind; a new finding is one entry here, one of a whole file in `fileKinds`, a new failure in `faultKinds`. */
export const kinds = {
	/** `type`: that of the field, `info` where it need not be there, `near` where a line looks like its label, `report` in a report. */
	"missing-field": kind<Labelled & { readonly type: string; readonly nearest?: Nearest }>({
		severity: "error",
		description: "A field is missing: one that the form asks for, or one whose label is in the middle of text",
		reason:
			"Reports are found and counted by their fields. Without a date or a reporter, nobody knows where to file a report or whom to ask about it.",
		message: {
			date: "Required field `{label}` not found. Add a line `{label}: <date>`.",
			people: "Required field `{label}` not found. Add a line `{label}: <name>`.",
			info: "Field `{label}` not found. If you know it, or the notes mention it elsewhere, add a line `{label}: …`.",
			placed:
				"Field `{label}` not found. The label `{nearest.words}` on line {nearest.line} is in the middle of text, so it is not read as a field. Move that line up to the other fields.",
			placedWithoutLine:
				"Field `{label}` not found. The label `{nearest.words}` is in the middle of text, so it is not read as a field. Move that line up to the other fields.",
			nearWithoutLine: "Field `{label}` not found. If `{nearest.words}` is meant for it, write `{label}` instead.",
			near: "Field `{label}` not found. If `{nearest.words}` on line {nearest.line} is meant for it, write `{label}` instead.",
			report: "Field `{label}` not found. If you know it, add it to the notes, and convert them again.",
			other: "Required field `{label}` not found. Add a line `{label}: <value>`.",
		},
		variant: typeOf,
	}),
	/** `type`: as above, `given` where something stands behind the label. */
	"empty-field": kind<Labelled & { readonly type: string; readonly raw?: string }>({
		severity: "error",
		description: "A required field has no value",
		reason:
			"A label without a value looks filled in, but says nothing. A word such as `none` does not count as a value.",
		message: {
			info: "Field `{label}` is empty. If you know its value, or the notes mention it elsewhere, add it after the label.",
			given: "Required field `{label}` has no value: `{raw}` does not count as one. Write the value instead.",
			other: "Required field `{label}` is empty. Add its value after the label.",
		},
		variant: typeOf,
	}),
	"no-labels": kind<Labelled & { readonly form: string; readonly isEmpty: boolean }>({
		severity: "error",
		description: "The notes have no label of the form",
		reason: "Without labels, no date, name or section can be recognised; perhaps the notes are of another kind.",
		message: {
			empty: "The notes are empty. Add lines such as `{label}: …`; `rapporteur new` prints all of them.",
			other:
				"No label of the form `{form}` found. Add lines such as `{label}: …`, or choose another form with `--form`.",
		},
		variant: ({ isEmpty }) => (isEmpty ? "empty" : "other"),
	}),
	/** `short`: a shorter heading that the form takes; `from`: the line of text without one; `format`: that of a report read back. */
	"missing-section": kind<Labelled & Partial<{ nearest: Nearest; short: string; from: number; format: string }>>({
		severity: "error",
		description: "A required section is missing",
		reason: "People read a report to learn what was said and why it matters. Without the heading, they can't find it.",
		message: {
			unheadedWithoutLine:
				"Section `{label}` has no heading; the text after the fields is read as its text. Add the heading.",
			unheaded:
				"Section `{label}` has no heading; the text from line {from} is read as its text. Add the heading above it.",
			markdown: "Section `{label}` has no heading in the notes. Add it there, or remove the comment above line {from}.",
			json: "Section `{label}` has no heading in the notes. Add it there, or write it as `heading` on line {from}.",
			nearWithoutLine: "Section `{label}` not found. If `{nearest.words}` is meant for it, write `{label}` instead.",
			near: "Section `{label}` not found. If `{nearest.words}` on line {nearest.line} is meant for it, write `{label}` instead.",
			short: "Section `{label}` not found. Add a line with this heading, or just `{short}`.",
			report: "Section `{label}` not found. Add it to the notes, and convert them again.",
			other: "Section `{label}` not found. Add a line with this heading.",
		},
		variant: ({ nearest, short, from, format }) =>
			from ? (format ?? "unheaded") : nearest ? "near" : format ? "report" : short !== undefined ? "short" : "other",
	}),
	"empty-section": kind<Labelled>({
		severity: "error",
		description: "A required section has no text",
		reason:
			"A heading with nothing below it promises text that is missing. A word such as `none` does not count as text.",
		message: "Section `{label}` is empty. Write its text below the heading.",
	}),
	"duplicate-field": kind<Second>({
		severity: "error",
		description: "A field appears a second time",
		reason: "Only the first value is used. If the second one is right, the report is wrong and nobody notices.",
		message: {
			nearlyWithoutLine:
				"`{label}` looks like a label that is there already, and is read as text. Keep one of the two.",
			nearly: "`{label}` looks like the label on line {first.start.line}, and is read as text. Keep one of the two.",
			otherWithoutLine: "Field `{label}` appears a second time. Keep one of the two.",
			other: "Field `{label}` is already on line {first.start.line}. Keep one of the two.",
		},
		variant: secondOf,
	}),
	"duplicate-section": kind<Second>({
		severity: "error",
		description: "A section appears a second time",
		reason: "The text below the second heading is kept, but outside the section. People who read the section miss it.",
		message: {
			nearlyWithoutLine:
				"`{label}` looks like a label that is there already, and is read as text. Keep one of the two.",
			nearly: "`{label}` looks like the label on line {first.start.line}, and is read as text. Keep one of the two.",
			otherWithoutLine: "Section `{label}` appears a second time. Keep one of the two.",
			other: "Section `{label}` is already on line {first.start.line}. Keep one of the two.",
		},
		variant: secondOf,
	}),
	"misspelled-label": kind<Labelled & { readonly expected: string }>({
		severity: "error",
		description: "A label is misspelt",
		reason: "The label was recognised this time. With one more mistake, its value would be lost.",
		message: "Misspelt label `{label}`. Write `{expected}`.",
		candidates: ({ expected }) => [expected],
	}),
	/** `expected`: the label of the form that is spelt nearly like it, and that the notes lack; `heading`: the same as a heading is written; `section`: where a block is kept. */
	"unknown-label": kind<Labelled & Partial<{ expected: string; heading: string; section: string }>>({
		severity: "warning",
		description: "A line looks like a label, but the form has no such label",
		reason: "Text in no field is hard to find; the HTML report has it under `Other text in the notes`.",
		message: {
			heading:
				"`{label}` is not written as a heading; its text is kept, but in no section. If it is the section `{expected}`, write `{heading}` in a line of its own, and the text below it.",
			near: "`{label}` is not a field of this form; its text is kept, but in no field. If it is `{expected}`, write that.",
			section:
				"`{label}` is not a section of this form; its text is kept in `{section}`. Use a heading of the form, or add this section to the form.",
			other:
				"`{label}` is not a field of this form; its text is kept, but in no field. Use a label of the form, or add this one to the form.",
		},
		variant: ({ expected, heading, section }) =>
			section ? "section" : heading ? "heading" : expected === undefined ? "other" : "near",
	}),
	"section-order": kind<Labelled & { readonly before: string | null; readonly after: string | null }>({
		severity: "warning",
		description: "A field or section is out of the form's order",
		reason: "People who read many reports look for each thing in its usual place.",
		message: {
			after: "`{label}` is out of order. Move it after `{after}`.",
			other: "`{label}` is out of order. Move it before `{before}`.",
		},
		variant: ({ after }) => (after === null ? "other" : "after"),
	}),
	"invalid-date": kind<Raw & { readonly from?: string | null; readonly to?: string | null }>({
		severity: "error",
		description: "A date does not exist, can't be read, or is out of the form's bounds",
		reason: "Reports can't be sorted by a date that is wrong. Correct it while somebody still knows the right date.",
		message: {
			from: "Date `{raw}` is too early. Write `{from}` or later.",
			to: "Date `{raw}` is too late. Write `{to}` or earlier.",
			between: "Date `{raw}` is out of range. Write a date from `{from}` to `{to}`.",
			other: "`{raw}` is not a valid date. Write a date such as `2 February 2016`.",
		},
		variant: ({ from = null, to = null }) => {
			if (from === null) return to === null ? "other" : "to";
			return to === null ? "from" : "between";
		},
	}),
	"ambiguous-date": kind<Raw & { readonly readings: readonly string[] }>({
		severity: "error",
		description: "A date can be read in two ways",
		reason: "Some readers take 02/03/2016 for a day in February, others for one in March. A guess is often wrong.",
		message: "Ambiguous date `{raw}` (`{readings}`). Write the month as a word.",
		candidates: ({ readings }) => readings,
	}),
	"incomplete-date": kind<Raw & { readonly lacks: "year" | "day" }>({
		severity: "warning",
		description: "A date lacks its year or its day",
		reason: "A missing year or day is obvious when the notes are written, but not years later.",
		message: { year: "Date `{raw}` has no year. Add it.", day: "Date `{raw}` has no day. Add it." },
		variant: ({ lacks }) => lacks,
	}),
	"inferred-date-order": kind<Raw & { readonly read: string }>({
		severity: "info",
		description: "A date in digits was read in the same order as the other dates in the notes",
		reason:
			"A date in digits may have two readings. Another date in the notes, with only one reading, shows the order that the writer uses.",
		message: "Date `{raw}` was read as `{read}`. Write the month as a word.",
	}),
	"inferred-year": kind<Raw & { readonly read: string }>({
		severity: "info",
		description: "The year of a date is not written in full",
		reason: "Two digits after a date may be a year, an hour or a room number. A year written in full is clear.",
		message: "Date `{raw}` was read as `{read}`. Write the year in full.",
	}),
	"inferred-value": kind<Raw & Labelled & { readonly read: string }>({
		severity: "info",
		description: "A value such as `same` refers to another field, and was taken from there",
		reason: "People who read only this field do not see the value that it refers to.",
		message: "Value `{raw}` of `{label}` was read as `{read}`. Write the name itself.",
	}),
	"future-date": kind<Raw & { readonly today: string }>({
		severity: "error",
		description: "A date is after today",
		reason: "Notes are taken in a meeting, not before it. A future date is usually a wrong year or month.",
		message: "Date `{raw}` is in the future (after `{today}`). Check its year and month.",
	}),
	/** The numbers of the form's own goals, where they are not the seventeen: `from` and `to` if they are a range. */
	"unknown-goal": kind<Raw & Partial<{ goals: readonly number[]; from: number; to: number; target: true }>>({
		severity: "error",
		description: "A goal is not one of the goals of the form",
		reason: "A number or name that is not a goal of the form is a mistake: the goal that was meant is not counted.",
		message: {
			target: "Target `{raw}` is not counted as a goal. To count its goal, write the goal's number.",
			list: "Unknown goal `{raw}`. Write one of {goals}.",
			range: "Unknown goal `{raw}`. Write a number from {from} to {to}.",
			other: "Unknown goal `{raw}`. Write a number from 1 to 17.",
		},
		variant: ({ goals, from, target }) =>
			target ? "target" : goals !== undefined ? "list" : from === undefined ? "other" : "range",
	}),
	"unreadable-value": kind<Raw & Labelled & { readonly expected: readonly string[] }>({
		severity: "warning",
		description: "A value does not fit the type of its field",
		reason: "A value that does not fit its field is kept as written, but can't be counted or searched for.",
		message: {
			one: "`{raw}` does not fit the field `{label}`. Write a value such as `{expected}`.",
			other: "`{raw}` does not fit the field `{label}`. Write one of `{expected}`.",
		},
		variant: ({ expected }) => (expected.length === 1 ? "one" : "other"),
	}),
	"misplaced-value": kind<Raw & Labelled & { readonly other: string }>({
		severity: "warning",
		description: "A value seems to belong to another field",
		reason: "A value after the wrong label is counted under neither label.",
		message: "`{raw}` under `{label}` seems to belong under `{other}`. Move it there.",
	}),
	"unclassified-text": kind<{ readonly isPart?: boolean }>({
		severity: "warning",
		description: "Text is in no field and no section",
		reason: "Text that is in no field or section is kept, but is hard to find. Often a heading is missing.",
		message: {
			part: "This text is in no field or section. Move it below the label or heading that it belongs to, if there is one.",
			other:
				"Most of the text is in no field or section. Add headings of the form, or choose another form with `--form`; see `rapporteur explain FILE`.",
		},
		variant: ({ isPart }) => (isPart === true ? "part" : "other"),
	}),
	"goal-tag-mismatch": kind<{ readonly onlyField: readonly number[]; readonly onlyTags: readonly number[] }>({
		severity: "warning",
		description: "The goals in the field and those in the tags differ",
		reason: "Some readers find a report by its goals, others by its tags; both should find the same ones.",
		message: {
			field: "Goals and tags differ: {onlyField} only in the field. Write the same goals in both.",
			tags: "Goals and tags differ: {onlyTags} only in the tags. Write the same goals in both.",
			other:
				"Goals and tags differ: {onlyField} only in the field, {onlyTags} only in the tags. Write the same goals in both.",
		},
		variant: ({ onlyField, onlyTags }) => (onlyTags.length === 0 ? "field" : onlyField.length === 0 ? "tags" : "other"),
	}),
	"broken-tag": kind<Raw & { readonly expected: string }>({
		severity: "error",
		description: "A tag of the form is cut off at a comma",
		reason: "People who search for the whole tag do not find one that is cut off.",
		message: "Tag `{raw}` is incomplete. Write `{expected}`.",
		candidates: ({ expected }) => [expected],
	}),
	"reporter-not-present": kind<Labelled & { readonly name: string }>({
		severity: "warning",
		description: "A reporter is not among the staff present",
		reason: "The reporter should have attended. If the list of staff lacks them, the list or the reporter is wrong.",
		message: "Reporter `{name}` is not listed under `{label}`. Add the name there, or correct the reporter.",
	}),
	"several-organizations": kind<Labelled & { readonly count: number; readonly meant: string }>({
		severity: "info",
		description: "The list of one's own staff has people from several organizations",
		reason: "A list of all who were present was probably read as the list of staff.",
		message: {
			same: "People from {count} organizations are listed under `{label}`. Keep your own people there, and list the others under another label, such as `Participants`; the list is kept, even if the form has no field for it.",
			other:
				"People from {count} organizations are listed under `{label}`, which is read as `{meant}`. Keep your own people there, and list the others under another label, such as `Participants`; the list is kept, even if the form has no field for it.",
		},
		variant: ({ label, meant }) => (label === meant ? "same" : "other"),
	}),
	"unknown-person": kind<{ readonly name: string; readonly near: string | null }>({
		severity: "warning",
		optional: true,
		description: "Somebody who speaks, or is named in a field, is not in the register of people",
		reason:
			"A name that is not in the register is misspelt, belongs to somebody new, or is not a name. Without a register, nothing is reported.",
		message: {
			near: "`{name}` is not in the register of people; the nearest name is `{near}`. Add the person, or this spelling, to `people.yaml`.",
			other: "`{name}` is not in the register of people. Add the person to `people.yaml`.",
		},
		variant: ({ near }) => (near === null ? "other" : "near"),
		candidates: ({ near }) => (near === null ? null : [near]),
	}),
	"spoke-but-absent": kind<Labelled & { readonly name: string; readonly line: number }>({
		severity: "warning",
		optional: true,
		description: "Somebody who speaks is listed as absent",
		reason:
			"Somebody who spoke was present: either the list of absent people is wrong, or the words are attributed to the wrong person. A list of absent people is checked only if a rule of the form names it. A speaker who is in no list may be a guest, and is not reported.",
		message: {
			otherWithoutLine: "`{name}` is listed under `{label}`, but speaks. Correct one of the two.",
			other: "`{name}` is listed under `{label}`, but speaks on line {line}. Correct one of the two.",
		},
	}),
	"no-speakers": kind<Labelled & { readonly word: string }>({
		severity: "info",
		description: "A section has verbs such as `said`, but no speaker",
		reason: "Somebody said something, but the report does not say who. A name is missing, or was not recognised.",
		message:
			"No speaker found in `{label}`, although the word `{word}` is in it. Name the speaker; `rapporteur explain FILE` shows how each name was read.",
	}),
	"unnamed-speaker": kind<{ readonly words: string; readonly more: number; readonly named?: boolean; row?: true }>({
		severity: "info",
		description: "Somebody without a name speaks",
		reason: "An office or a country says something, and nobody is named. The words are kept, but they are nobody's.",
		message: {
			unclear: "It is unclear who speaks in `{words}`, so these words have no speaker. Write the name before the verb.",
			row: "`{words}` was not read as a name, so the words in this row have no speaker. Write the whole name.",
			rows: "`{words}` was not read as a name, so the words in this row have no speaker (more such rows below: {more}). Write whole names.",
			one: "`{words}` names nobody, so what is said here has no speaker. If you know who spoke, write the name.",
			other:
				"`{words}` names nobody, so what is said here has no speaker (more such places below: {more}). If you know who spoke, write the names.",
		},
		variant: ({ more, named, row }) =>
			row ? (more === 0 ? "row" : "rows") : named === true ? "unclear" : more === 0 ? "one" : "other",
	}),
	"link-without-url": kind<{ readonly title: string }>({
		severity: "warning",
		description: "A link has a title and no address",
		reason: "The title was a link where it was copied from. Without the address, nobody can open it.",
		message: "Link `{title}` has no address. Add it after the title: `https://…`.",
	}),
	"lost-url": kind<Raw>({
		severity: "warning",
		description: "The address of a link was lost",
		reason: "Text copied from a page may lose the address of a link and keep the brackets or dashes around it.",
		message: "The address in `{raw}` was lost. Add it again, or remove what is left of the link.",
	}),
	"unfilled-placeholder": kind<Raw>({
		severity: "error",
		description: "The form's hint is still where a value should be",
		reason: "Blank notes have hints in brackets. A hint that is not replaced looks like a fact in the report.",
		message: "Placeholder `{raw}` was not filled in. Replace it with a value.",
	}),
	...fileKinds,
	...faultKinds,
};
