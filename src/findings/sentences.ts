/**
 * The words of every finding: the subject in backticks, what was wrong, what was expected.
 * A code without a sentence does not compile.
 */
import type { Code, FaultCode, Finding } from "./finding.ts";

type Sentences = { readonly [C in Code]: (finding: Finding & { readonly code: C }) => string };

const code = (text: string): string =>
	`\`${seen(shortened(text.replace(/[^\S\uFEFF]+/g, " ").replace(/^ | $/g, "")))}\``;

const seen = (text: string): string => (shown.test(text) ? text : text.replace(unseen, visible));

/** Letters and quotes that most subjects consist of; the pattern for all others takes V8 a millisecond to compile. */
const shown = /^[ -~\u00c0-\u024f–—‘’“”…]*$/;

// Joiners hold words of Persian and emoji together; between other letters they hide.
const unseen = new RegExp(
	[
		"(?![\\u200C\\u200D])[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Cn}]",
		"(?<![\\p{L}\\p{M}\\p{S}])[\\u200C\\u200D]",
		"(?<=[\\p{Script=Latin}\\p{Script=Greek}\\p{Script=Cyrillic}])[\\u200C\\u200D]",
		"[\\u200C\\u200D](?![\\p{L}\\p{S}])",
	].join("|"),
	"gu",
);

/** A subject may be a line of megabytes; its beginning says which it is. */
export function shortened(text: string): string {
	return text.length <= longest ? text : `${text.slice(0, longest - 1).replace(/[\uD800-\uDBFF]$/, "")}…`;
}

const longest = 200;
const visible = (character: string): string =>
	`U+${character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, "0")}`;
const codes = (texts: readonly string[], word: string): string => texts.map(code).join(` ${word} `);
const goals = (numbers: readonly number[]): string => numbers.map(String).join(", ");

function dayExpected(from: string | null, to: string | null): string {
	if (from === null && to === null) return "a day of the calendar such as `2 February 2016`";
	const bounds = [from === null ? [] : [`from ${code(from)} on`], to === null ? [] : [`up to ${code(to)}`]];
	return `a day ${bounds.flat().join(" ")}`;
}

function goalMismatch(onlyField: readonly number[], onlyTags: readonly number[]): string {
	const parts: string[] = [];
	if (onlyField.length > 0) parts.push(`${goals(onlyField)} only in the field`);
	if (onlyTags.length > 0) parts.push(`${goals(onlyTags)} only in the tags`);
	return `Goals and tags disagree: ${parts.join(", ")}; expected the same goals in both`;
}

const faultSentence = (finding: Finding & { readonly code: FaultCode }): string =>
	finding.expected === undefined ? finding.reason : `${finding.reason}, expected ${finding.expected}`;

/** One sentence for each code. */
export const sentences: Sentences = {
	"missing-field": ({ label }) => `Missing field ${code(label)}, expected a line that starts with it`,
	"empty-field": ({ label }) => `Empty field ${code(label)}, expected a value behind the label`,
	"missing-section": ({ label }) => `Missing section ${code(label)}, expected a line with this heading`,
	"empty-section": ({ label }) => `Empty section ${code(label)}, expected text below the heading`,
	"duplicate-field": ({ label, first }) =>
		`Unexpected second field ${code(label)}, expected only the one in line ${first.start.line}`,
	"duplicate-section": ({ label, first }) =>
		`Unexpected second section ${code(label)}, expected only the one in line ${first.start.line}`,
	"misspelled-label": ({ label, expected }) => `Misspelled label ${code(label)}, expected ${code(expected)}`,
	"unknown-label": ({ label }) => `Unknown label ${code(label)}, expected a label of the form`,
	"section-order": ({ label, before, after }) =>
		`Unexpected place of ${code(label)}, expected it ${after === null ? "before" : "after"} ${code(after ?? before ?? "")}`,
	"invalid-date": ({ raw, from, to }) => `Invalid date ${code(raw)}, expected ${dayExpected(from ?? null, to ?? null)}`,
	"ambiguous-date": ({ raw, readings }) =>
		`Ambiguous date ${code(raw)}, expected ${codes(readings, "or")} with the month as a word`,
	"incomplete-date": ({ raw, lacks }) => `Incomplete date ${code(raw)}, expected a ${lacks} too`,
	"future-date": ({ raw, today }) => `Future date ${code(raw)}, expected a day not after ${code(today)}`,
	"unknown-goal": ({ raw }) => `Unknown goal ${code(raw)}, expected a number from 1 to 17`,
	"unreadable-value": ({ raw, label, expected }) =>
		`Unreadable value ${code(raw)} for ${code(label)}. Write ${expected.length === 1 ? "a value like" : "one of"} ${expected.map(code).join(", ")}`,
	"goal-tag-mismatch": ({ onlyField, onlyTags }) => goalMismatch(onlyField, onlyTags),
	"broken-tag": ({ raw, expected }) => `Broken tag ${code(raw)}, expected ${code(expected)}`,
	"reporter-not-present": ({ name, label }) =>
		`Absent reporter ${code(name)}, expected a name listed in ${code(label)}`,
	"no-speakers": ({ label, word }) =>
		`Nobody speaks in ${code(label)}, though it has ${code(word)}. Name who it was, or ask \`explain\` what the names were taken for`,
	"link-without-url": ({ title }) => `Missing address of link ${code(title)}, expected one such as \`https://…\``,
	"lost-url": ({ raw }) => `Lost address in ${code(raw)}, expected the address that stood there`,
	"unfilled-placeholder": ({ raw }) => `Unfilled placeholder ${code(raw)}, expected a value in its place`,
	"guessed-encoding": ({ encoding, why }) => `Guessed encoding ${code(encoding)}: ${why}`,
	mojibake: ({ raw, expected }) =>
		expected === null
			? `Lost characters ${code(raw)}. Type what stood there`
			: `Garbled characters ${code(raw)}, expected ${code(expected)}`,
	"hidden-character": ({ character }) => `Hidden character ${code(character)}, expected only characters that show`,
	"external-content": ({ what }) => `External content ${code(what)} was left alone`,
	"stale-baseline": ({ entry }) => `Stale baseline entry ${code(entry)}, expected a finding that is still there`,
	undecodable: faultSentence,
	"unreadable-file": faultSentence,
	"no-files": faultSentence,
	"too-large": faultSentence,
	"too-deep": faultSentence,
	"too-slow": faultSentence,
	"name-collision": faultSentence,
	"write-failed": faultSentence,
	"input-changed": faultSentence,
	"broken-config": faultSentence,
	"broken-form": faultSentence,
	"broken-template": faultSentence,
	"unmet-need": faultSentence,
	"broken-baseline": faultSentence,
};

/** What a finding says, in one English sentence without a full stop: ``Missing field `Date of Meeting` ``. */
export function sentence(finding: Finding): string {
	// The table has the right function for every code; TypeScript can't follow that through the union.
	const say = sentences[finding.code] as (finding: Finding) => string;
	return say(finding);
}
