/** A finding of each code, with words in it that no format may fall for. */
import type { Position } from "unist";
import { type Code, type Finding, severities } from "../../src/findings/finding.ts";
import type { FileFindings, Reporter, Summary } from "../../src/reporters/reporter.ts";
import { plain, type Style } from "../../src/reporters/style.ts";
import { readyFor } from "../../src/reporters/widths.ts";
import { locator } from "../../src/text/place.ts";

// As `check` does before it tells of a file.
await readyFor("水");

/** Words that mean something to a terminal, to Markdown, XML, JSON, workflow commands or SARIF. */
export const hostile = [
	"plain words",
	"100% sure, 50%25 more: a,b;c=d",
	"line\nbreak\r\nand\rreturn\u2028and\u2029more",
	"::error file=x::boo",
	"##[error]boo",
	"]]> <![CDATA[ <!-- --> <?xml?> &amp; &#0; </failure>",
	"<script>alert(1)</script> \"quoted\" 'single'",
	"\u001B[2J\u001B]0;title\u0007\u0000\u0008\u007F\u009B31m",
	"\u202Eabc\u202C \u200Bzero\uFEFF \u2066iso\u2069",
	"| cell | `code` ``two`` \\| **bold** [link](https://example.org) ![x](y) @someone #1",
	"{0} {{1}} [text](1) \\[x\\] $& $1",
	"lone \uD800 half \uDC00 and \uFFFE\uFFFF",
	"会議 e\u0301 👩\u200D🌾 🇫🇷 می\u200Cخواهم\tTab",
	"constructor __proto__",
	"x".repeat(5000),
];

/** Names that files may have. */
export const hostilePaths = [
	"notes/forum.txt",
	"a b/100%/c#d?e&f.txt",
	"::error::x,y:z.txt",
	"new\nline\r.txt",
	"会議/é/👩\u200D🌾.txt",
	"C:/notes/a.txt",
	"a\\b<c>\"d'|`e`.txt",
	"esc\u001B[2J\u202E.txt",
	"../up/--x.txt",
	"lone\uD800.txt",
	"<stdin>",
];

/** A text that holds the words on a line of their own, and where. */
export function textWith(words: string): { readonly text: string; readonly position: Position } {
	const before = "Date: 2 February 2016\nOrganizer: Harbour Forum\n";
	const text = `${before}${words} stands here\nReporter: Ruth Delacroix\n`;
	return { text, position: locator(text).position(before.length, before.length + words.length) };
}

const withWords: {
	readonly [C in Code]: (words: string) => Omit<Finding & { readonly code: C }, "code" | "position">;
} = {
	"other-form": (words) => ({ form: "un-meeting-fr", title: words }),
	"missing-field": (label) => ({ label, type: "people" }),
	"empty-field": (label) => ({ label }),
	"no-labels": (label) => ({ label }),
	"missing-section": (label) => ({ label, nearest: { words: label, line: 1 } }),
	"empty-section": (label) => ({ label }),
	"duplicate-field": (label) => ({ label, first: textWith("").position }),
	"duplicate-section": (label) => ({ label, first: textWith("").position }),
	"misspelled-label": (label) => ({ label, expected: label }),
	"unknown-label": (label) => ({ label }),
	"section-order": (label) => ({ label, before: label, after: null }),
	"invalid-date": (raw) => ({ raw }),
	"ambiguous-date": (raw) => ({ raw, readings: [raw, raw] }),
	"incomplete-date": (raw) => ({ raw, lacks: "year" }),
	"inferred-date-order": (raw) => ({ raw, read: raw }),
	"inferred-year": (raw) => ({ raw, read: raw }),
	"inferred-value": (raw) => ({ raw, label: raw, read: raw }),
	"future-date": (raw) => ({ raw, today: raw }),
	"unknown-goal": (raw) => ({ raw }),
	"unreadable-value": (raw) => ({ raw, label: raw, expected: [raw] }),
	"misplaced-value": (raw) => ({ raw, label: raw, other: raw }),
	"unclassified-text": () => ({ share: 60 }),
	"goal-tag-mismatch": () => ({ onlyField: [5], onlyTags: [16] }),
	"broken-tag": (raw) => ({ raw, expected: raw }),
	"reporter-not-present": (name) => ({ name, label: name }),
	"unknown-person": (name) => ({ name, near: name }),
	"spoke-but-absent": (name) => ({ name, label: name, line: 1 }),
	"no-speakers": (label) => ({ label, word: label }),
	"link-without-url": (title) => ({ title }),
	"lost-url": (raw) => ({ raw }),
	"unfilled-placeholder": (raw) => ({ raw }),
	"quoted-mail": () => ({}),
	"guessed-encoding": (encoding) => ({ encoding, why: "unsure" }),
	mojibake: (raw) => ({ raw, expected: raw }),
	"hidden-character": (character) => ({ character }),
	"external-content": (what) => ({ what }),
	"stale-baseline": (entry) => ({ entry }),
	undecodable: (message) => ({ message }),
	"unreadable-file": (message) => ({ message }),
	"no-files": (message) => ({ message }),
	"too-large": (message) => ({ message }),
	"too-deep": (message) => ({ message }),
	"too-slow": (message) => ({ message }),
	"name-collision": (message) => ({ message }),
	"write-failed": (message) => ({ message }),
	"input-changed": (message) => ({ message }),
	"broken-config": (message) => ({ message }),
	"broken-form": (message) => ({ message }),
	"broken-people": (message) => ({ message }),
	"broken-template": (message) => ({ message }),
	"missing-template-data": (message) => ({ message }),
	"broken-baseline": (message) => ({ message }),
};

/** A finding of each code at one place. */
export function everyFinding(words: string, position: Position | null): Finding[] {
	return (Object.keys(severities) as Code[]).map((code) => ({ code, position, ...withWords[code](words) }) as Finding);
}

/** What a reporter prints for files. */
export function printed(reporter: Reporter, files: readonly FileFindings[], style: Style = plain): string {
	const writer = reporter.begin(style);
	return files.map((file) => writer.file(file)).join("") + writer.end(summaryOf(files));
}

/** The counts of files. */
export function summaryOf(files: readonly FileFindings[]): Summary {
	const all = files.flatMap(({ findings }) => findings);
	const count = (severity: string): number =>
		all.filter((finding) => (finding.severity ?? severities[finding.code]) === severity).length;
	return {
		files: files.filter(({ path }) => path !== null).length,
		errors: count("error"),
		warnings: count("warning"),
		infos: count("info"),
		fixable: 0,
		repaired: 0,
		known: 0,
		speakers: files.reduce((sum, { speakers = 0 }) => sum + speakers, 0),
	};
}
