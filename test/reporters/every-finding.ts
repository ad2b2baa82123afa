/** A finding of each code, with words in it that no format may fall for. */
import type { Position } from "unist";
import { rules } from "../../src/check/index.ts";
import { formOfExamples } from "../../src/check/rule.ts";
import { type Code, codes, type Finding, severities } from "../../src/findings/finding.ts";
import { process } from "../../src/library/process.ts";
import { readyFor } from "../../src/reporters/frame.ts";
import { type FileFindings, plain, type Reporter, type Style, type Summary } from "../../src/reporters/reporter.ts";
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

/** What findings hold that come of no rule; a fault has a message. */
const ofNoRule: Readonly<Record<string, object>> = {
	"quoted-mail": {},
	"guessed-encoding": { encoding: "", why: "" },
	"external-content": { what: "" },
	"stale-baseline": { entry: "" },
	"unreadable-file": { message: "" },
};

/** What a finding of each code holds: for those of rules, what the first bad example gives. */
const samples = new Map<Code, object>(codes.map((code) => [code, ofNoRule[code] ?? { message: "" }]));
for (const rule of rules) {
	const [, notes = ""] = rule.examples.find(([, , ...places]) => places.length > 0) ?? [];
	const { findings } = process(notes, { path: "notes.txt", form: formOfExamples(rule), asked: [rule.code] });
	const { position: _, ...data } = findings.find(({ code }) => code === rule.code) ?? { position: null };
	samples.set(rule.code, data);
}

/** Names that are the program's own, and not the notes'. */
const ownNames = new Set(["code", "severity", "form", "lacks"]);

/** A finding of each code at one place, with these words wherever it holds some. */
export function everyFinding(words: string, position: Position | null): Finding[] {
	return [...samples].map(([code, data]) => {
		const own = JSON.stringify(data, (key, value) => (typeof value === "string" && !ownNames.has(key) ? words : value));
		return { ...JSON.parse(own), code, position } as Finding;
	});
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
