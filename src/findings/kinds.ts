/**
 * Every kind of finding in one entry: what it holds, how bad it is, when it is reported, and in which words. The types, the
 * schemas and the lists of codes are made of this table; its order is theirs.
 */
import type { Position } from "unist";
import { quoted } from "./quoted.ts";

/** How bad a finding is. */
export type Severity = "error" | "warning" | "info";

/** What there is to know of a kind of findings; `Data` is what one of them holds besides code and place. */
interface Kind<Data> {
	/** Where nothing overrides it. */
	readonly severity: Severity;
	/** It is looked for only where `--severity` or the config says how bad it is. */
	readonly optional?: true;
	/** When it is reported, in a few words without a full stop. */
	readonly description: string;
	/** One English sentence without a full stop: the subject in backticks, what was wrong, what was expected. */
	readonly sentence: (data: Data) => string;
	/** Why it is reported, for `explain`. */
	readonly reason: string;
	/** What could stand in its place, one or several readings; null where it can't know it. */
	readonly candidates?: (data: Data) => readonly string[] | null;
}

/** A kind that keeps the whole job from being done: exit code 2. */
interface FaultKind extends Kind<FaultData> {
	readonly fault: true;
}

/** What a fault says, and what would have been right. */
export interface FaultData {
	readonly reason: string;
	readonly expected?: string;
}

interface Labelled {
	readonly label: string;
}

interface Raw {
	readonly raw: string;
}

interface Second extends Labelled {
	/** Where the first one stands. */
	readonly first: Position;
}

interface Instead extends Raw {
	readonly expected: string;
}

const kind = <Data>(entry: Kind<Data>): Kind<Data> => entry;

const fault = (description: string, reason: string): FaultKind => ({
	severity: "error",
	description,
	sentence: ({ reason, expected }) => (expected === undefined ? reason : `${reason}, expected ${expected}`),
	reason,
	fault: true,
});

/** Each code and its kind; a new finding is one entry here. */
export const kinds = {
	"missing-field": kind<Labelled>({
		severity: "error",
		description: "A required field is absent",
		reason:
			"Reports are found and counted by their fields: one without a date or a reporter can't be filed or asked about.",
		sentence: ({ label }) => `Missing field ${quoted(label)}, expected a line that starts with it`,
	}),
	"empty-field": kind<Labelled>({
		severity: "error",
		description: "The label of a required field has no value",
		reason: "A label without a value looks as if it had been filled in, and says as little as a missing one.",
		sentence: ({ label }) => `Empty field ${quoted(label)}, expected a value behind the label`,
	}),
	"no-labels": kind<Labelled>({
		severity: "error",
		description: "The notes have no label of the form",
		reason: "Without labels no date, name or section can be recognised; perhaps the notes are of another kind.",
		sentence: ({ label }) =>
			`No label of the form found, expected lines such as ${quoted(`${label}: …`)}, or another form`,
	}),
	"missing-section": kind<Labelled & { readonly nearest?: { readonly words: string; readonly line: number } }>({
		severity: "error",
		description: "A required section is absent",
		reason: "What was said, and why it matters, is what a report is read for; without its heading nobody finds it.",
		sentence: ({ label, nearest }) =>
			`Missing section ${quoted(label)}, expected a line with this heading${nearest === undefined ? "" : `, perhaps ${quoted(nearest.words)} in line ${nearest.line}`}`,
	}),
	"empty-section": kind<Labelled>({
		severity: "error",
		description: "A required section has no text",
		reason: "A heading with nothing below it promises what the report does not hold.",
		sentence: ({ label }) => `Empty section ${quoted(label)}, expected text below the heading`,
	}),
	"duplicate-field": kind<Second>({
		severity: "error",
		description: "A field stands there a second time",
		reason: "Of two values only the first counts; if the second one was meant, the report is wrong and nobody sees it.",
		sentence: ({ label, first }) =>
			`Unexpected second field ${quoted(label)}, expected only the one in line ${first.start.line}`,
	}),
	"duplicate-section": kind<Second>({
		severity: "error",
		description: "A section stands there a second time",
		reason: "The text below the second heading is kept, but in no section: whoever reads the first one misses it.",
		sentence: ({ label, first }) =>
			`Unexpected second section ${quoted(label)}, expected only the one in line ${first.start.line}`,
	}),
	"misspelled-label": kind<Labelled & { readonly expected: string }>({
		severity: "error",
		description: "A label is misspelt",
		reason: "The label was understood this time; the next slip in it, or another program, would lose the value.",
		sentence: ({ label, expected }) => `Misspelled label ${quoted(label)}, expected ${quoted(expected)}`,
		candidates: ({ expected }) => [expected],
	}),
	"unknown-label": kind<Labelled>({
		severity: "warning",
		description: "A line among the fields looks like a label and is none of the form's",
		reason: "What stands behind it gets into no field. Either the form lacks a field, or the label has another name.",
		sentence: ({ label }) => `Unknown label ${quoted(label)}, expected a label of the form`,
	}),
	"section-order": kind<Labelled & { readonly before: string | null; readonly after: string | null }>({
		severity: "warning",
		description: "A field or section is out of the form's order",
		reason: "Whoever reads many reports looks for each thing where it always stands.",
		sentence: ({ label, before, after }) =>
			`Unexpected place of ${quoted(label)}, expected it ${after === null ? "before" : "after"} ${quoted(after ?? before ?? "")}`,
	}),
	"invalid-date": kind<Raw & { readonly from?: string | null; readonly to?: string | null }>({
		severity: "error",
		description: "A date is none",
		reason: "A day that never was can't be put in order, and the right one is soon forgotten.",
		sentence: ({ raw, from = null, to = null }) => {
			const bounds = [from === null ? [] : `from ${quoted(from)} on`, to === null ? [] : `up to ${quoted(to)}`].flat();
			const day = bounds.length === 0 ? "of the calendar such as `2 February 2016`" : bounds.join(" ");
			return `Invalid date ${quoted(raw)}, expected a day ${day}`;
		},
	}),
	"ambiguous-date": kind<Raw & { readonly readings: readonly string[] }>({
		severity: "error",
		description: "A date can be read in two ways",
		reason:
			"Some readers take 02/03/2016 for a day in February and others for one in March; a guess is wrong half the time.",
		sentence: ({ raw, readings }) =>
			`Ambiguous date ${quoted(raw)}, expected ${readings.map(quoted).join(" or ")} with the month as a word`,
		candidates: ({ readings }) => readings,
	}),
	"incomplete-date": kind<Raw & { readonly lacks: "year" | "day" }>({
		severity: "warning",
		description: "A date lacks its year or its day",
		reason: "Everybody knows the year while the notes are fresh, and nobody does when they are looked for.",
		sentence: ({ raw, lacks }) => `Incomplete date ${quoted(raw)}, expected a ${lacks} too`,
	}),
	"inferred-date-order": kind<Raw & { readonly read: string }>({
		severity: "info",
		description: "A date in figures was read as the other dates of the notes are written",
		reason: "One date in figures may be read in two ways; another one that can't shows how the writer puts them.",
		sentence: ({ raw, read }) => `Date ${quoted(raw)} was read as ${quoted(read)}. Write the month as a word`,
	}),
	"inferred-year": kind<Raw & { readonly read: string }>({
		severity: "info",
		description: "The year of a date is not written in full",
		reason: "Two figures behind a day may be a year, or an hour, or a room; written in full, a year is nothing else.",
		sentence: ({ raw, read }) => `Date ${quoted(raw)} was read as ${quoted(read)}. Write the year in full`,
	}),
	"inferred-value": kind<Raw & Labelled & { readonly read: string }>({
		severity: "info",
		description: "A value was taken from another field that it points to",
		reason: "Whoever reads one report of many does not see what stood above.",
		sentence: ({ raw, label, read }) => `${quoted(label)} ${quoted(raw)} was read as ${quoted(read)}. Write the name`,
	}),
	"future-date": kind<Raw & { readonly today: string }>({
		severity: "error",
		description: "A date is after today",
		reason: "Notes are taken in a meeting, not before it: a day still to come is a slip in the year or the month.",
		sentence: ({ raw, today }) => `Future date ${quoted(raw)}, expected a day not after ${quoted(today)}`,
	}),
	/** `goals`: the numbers of the form's own goals in words, where they are not the seventeen. */
	"unknown-goal": kind<Raw & { readonly goals?: string }>({
		severity: "error",
		description: "A Sustainable Development Goal is not one of the seventeen",
		reason: "There are seventeen goals. A number beyond them is a slip, and the goal that was meant goes uncounted.",
		sentence: ({ raw, goals = "a number from 1 to 17" }) => `Unknown goal ${quoted(raw)}, expected ${goals}`,
	}),
	"unreadable-value": kind<Raw & Labelled & { readonly expected: readonly string[] }>({
		severity: "warning",
		description: "A value does not fit the type of its field",
		reason: "A value that its field can't take is kept as it is written, but nobody can count it or look for it.",
		sentence: ({ raw, label, expected }) =>
			`Unreadable value ${quoted(raw)} for ${quoted(label)}. Write ${expected.length === 1 ? "a value like" : "one of"} ${expected.map(quoted).join(", ")}`,
	}),
	"misplaced-value": kind<Raw & Labelled & { readonly other: string }>({
		severity: "warning",
		description: "A value looks like one of another field",
		reason: "What stands behind the wrong label is counted under neither.",
		sentence: ({ raw, label, other }) =>
			`${quoted(raw)} for ${quoted(label)} looks like a value of ${quoted(other)}, expected it there`,
	}),
	"unclassified-text": kind<{ readonly share: number }>({
		severity: "warning",
		description: "Most of the notes stand in no field and no section",
		reason: "What no label covers is kept, but nobody finds it: mostly a heading is missing, or has another name.",
		sentence: ({ share }) =>
			`${share} % of the text stands in no field and no section, expected headings of the form. Run \`rapporteur explain FILE\` to see what each line was taken for`,
	}),
	"goal-tag-mismatch": kind<{ readonly onlyField: readonly number[]; readonly onlyTags: readonly number[] }>({
		severity: "warning",
		description: "The goals in the field and those in the tags disagree",
		reason: "Some readers find a report by its goals, others by its tags; both should find the same ones.",
		sentence: ({ onlyField, onlyTags }) => {
			const field = onlyField.length === 0 ? [] : `${onlyField.join(", ")} only in the field`;
			const tags = onlyTags.length === 0 ? [] : `${onlyTags.join(", ")} only in the tags`;
			return `Goals and tags disagree: ${[field, tags].flat().join(", ")}; expected the same goals in both`;
		},
	}),
	"broken-tag": kind<Instead>({
		severity: "error",
		description: "A known tag is cut at its comma",
		reason: "Half a tag is found by nobody who looks for the whole one.",
		sentence: ({ raw, expected }) => `Broken tag ${quoted(raw)}, expected ${quoted(expected)}`,
		candidates: ({ expected }) => [expected],
	}),
	"reporter-not-present": kind<Labelled & { readonly name: string }>({
		severity: "warning",
		description: "A reporter is not among the staff present",
		reason: "Who reports was in the room: a name that the list of staff lacks is a slip in one of the two.",
		sentence: ({ name, label }) => `Absent reporter ${quoted(name)}, expected a name listed in ${quoted(label)}`,
	}),
	"unknown-person": kind<{ readonly name: string; readonly near: string | null }>({
		severity: "warning",
		optional: true,
		description: "Somebody who speaks, or is named in a field, is not in the register of people",
		reason:
			"Where a register lists everybody, a name that it lacks is misspelt, new, or was never a name. Without a register, nobody is unknown.",
		sentence: ({ name, near }) =>
			`Unknown person ${quoted(name)}${near === null ? "" : `, perhaps ${quoted(near)}`}. Add the person to \`people.yaml\`, or this spelling to whoever is meant`,
		candidates: ({ near }) => (near === null ? null : [near]),
	}),
	"spoke-but-absent": kind<Labelled & { readonly name: string; readonly line: number }>({
		severity: "warning",
		optional: true,
		description: "Somebody who speaks is listed as absent",
		reason:
			"Whoever spoke was there: the list of the absent is wrong, or the words are given to the wrong person. Only lists that the form's rules name as those of the absent are looked at: whom a list of those present leaves out may be a guest.",
		sentence: ({ name, label, line }) =>
			`${quoted(name)} is listed in ${quoted(label)} and speaks in line ${line}. Correct one of the two`,
	}),
	"no-speakers": kind<Labelled & { readonly word: string }>({
		severity: "info",
		description: "A section has verbs of speech and nobody who speaks",
		reason: "Somebody said something, and the report does not say who: a name is missing, or was not taken for one.",
		sentence: ({ label, word }) =>
			`Nobody speaks in ${quoted(label)}, though it has ${quoted(word)}. Name who it was, or ask \`explain\` what the names were taken for`,
	}),
	"link-without-url": kind<{ readonly title: string }>({
		severity: "warning",
		description: "A link has a title and no address",
		reason: "A title was a link once, in the page that it was copied from; without its address nobody can follow it.",
		sentence: ({ title }) => `Missing address of link ${quoted(title)}, expected one such as \`https://…\``,
	}),
	"lost-url": kind<Raw>({
		severity: "warning",
		description: "The address of a link was lost",
		reason: "Copied pages drop the address and leave the bracket or the dashes around it: what they led to is lost.",
		sentence: ({ raw }) => `Lost address in ${quoted(raw)}, expected the address that stood there`,
	}),
	"unfilled-placeholder": kind<Raw>({
		severity: "error",
		description: "The form's hint is still where a value should be",
		reason: "Blank notes say in brackets what belongs where; left there, it gets into the report as if it were a fact.",
		sentence: ({ raw }) => `Unfilled placeholder ${quoted(raw)}, expected a value in its place`,
	}),
	"quoted-mail": kind<object>({
		severity: "info",
		description: "The notes are quoted mail",
		reason:
			"Mail headers, greetings and signatures are no part of the notes: they are kept in the report as unclassified text.",
		sentence: () =>
			"The notes are quoted mail: its headers, greetings and signatures are kept as text and belong to no field",
	}),
	"guessed-encoding": kind<{ readonly encoding: string; readonly why: string }>({
		severity: "info",
		description: "The encoding of a file was guessed",
		sentence: ({ encoding, why }) => `Guessed encoding ${quoted(encoding)}: ${why}`,
		reason: "The bytes are not all UTF-8 and do not say what they are; a wrong guess garbles every accent.",
	}),
	mojibake: kind<Raw & { readonly expected: string | null }>({
		severity: "warning",
		description: "Characters are garbled by a wrong encoding, or lost",
		reason: "Names and quotations come out as gibberish, and a search for them finds nothing.",
		sentence: ({ raw, expected }) =>
			expected === null
				? `Lost characters ${quoted(raw)}. Type what stood there`
				: `Garbled characters ${quoted(raw)}, expected ${quoted(expected)}`,
		candidates: ({ expected }) => (expected === null ? null : [expected]),
	}),
	"hidden-character": kind<{ readonly character: string }>({
		severity: "warning",
		description: "A character does not show and changes what is read",
		reason:
			"A word with an invisible character in it is found by no search, and one that turns the text around can lie.",
		sentence: ({ character }) => `Hidden character ${quoted(character)}, expected only characters that show`,
	}),
	"other-form": kind<{ readonly form: string; readonly title: string }>({
		severity: "error",
		description: "The labels are those of another form",
		reason:
			"Notes in another language have all that a report needs, under labels that this form does not know: read by their own form, they are complete.",
		sentence: ({ form, title }) =>
			`Labels of another form, ${quoted(title)}. Read the notes with ${quoted(`--form ${form}`)}, or name that form in the config`,
	}),
	"external-content": kind<{ readonly what: string }>({
		severity: "info",
		description: "A file holds images, links or macros that were left alone",
		sentence: ({ what }) => `External content ${quoted(what)} was left alone`,
		reason: "Images, links and macros of a document are never followed, so that reading it can do no harm.",
	}),
	"stale-baseline": kind<{ readonly entry: string }>({
		severity: "warning",
		description: "An entry of the baseline is found no more",
		sentence: ({ entry }) => `Stale baseline entry ${quoted(entry)}, expected a finding that is still there`,
		reason: "A baseline that forgives what is no longer there would also forgive the same mistake made again.",
	}),
	undecodable: fault(
		"A file is no text in a known encoding",
		"Text in an unknown encoding can't be read without loss, so it is not read at all.",
	),
	"unreadable-file": fault(
		"A file could not be read",
		"A file that can't be read has not been checked, and nobody should believe that it was.",
	),
	"no-files": fault(
		"There was nothing to check",
		"A run that found nothing to do is a run with a slip in its arguments.",
	),
	"too-large": fault(
		"A file is over a limit: its size, its amount of Markdown or its number of findings",
		"A file far larger than notes ever are would take the memory that the others need.",
	),
	"too-deep": fault(
		"A file is nested deeper than is allowed",
		"Nesting far deeper than people write is there to break programs.",
	),
	"too-slow": fault("A file took longer than is allowed", "One input must not keep all others waiting."),
	"name-collision": fault("Two reports would have one name", "Two reports with one name would overwrite each other."),
	"write-failed": fault(
		"A file could not be written",
		"A report that could not be written is missing, whatever the notes were like.",
	),
	"input-changed": fault(
		"A file changed while it was read",
		"Notes that changed while they were read would give a report of neither state.",
	),
	"broken-config": fault(
		"The config or the options can't be understood",
		"With a config that can't be understood, nothing is certain to be checked as it should.",
	),
	"broken-form": fault("The form can't be understood", "Notes can't be read by a form that contradicts itself."),
	"broken-people": fault(
		"The register of people can't be understood",
		"With a register that can't be understood, what was corrected once would silently be wrong again.",
	),
	"broken-template": fault("The template can't be understood", "A template that can't be run gives no report."),
	"unmet-need": fault(
		"The notes lack what the template needs",
		"A report without what its template is built on would mislead: it is not made, and nobody should wait for it.",
	),
	"broken-baseline": fault(
		"The baseline can't be understood",
		"With a baseline that can't be read, nobody knows which findings are new.",
	),
};

/** The codes that are looked for only where somebody asks for them. */
export const optionalCodes: readonly string[] = Object.entries<Kind<never>>(kinds).flatMap(([code, { optional }]) =>
	optional === true ? [code] : [],
);
