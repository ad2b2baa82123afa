/** Characters that are worth a finding, and signs that are left of an address: wherever they stand, and only there. */
import { expect, test } from "vitest";
import { garbledIn, hiddenIn } from "../../src/check/characters.ts";
import { check } from "../../src/check/index.ts";
import { severityOf } from "../../src/findings/finding.ts";
import { shippedForm } from "../../src/forms/shipped.ts";
import { process } from "../../src/library/process.ts";

const about: ReadonlySet<string> = new Set(["mojibake", "hidden-character", "lost-url"]);

const codesOf = (notes: string, path = "notes.txt") => {
	const { findings } = process(notes, { path });
	return findings.map(({ code }) => code).filter((code) => about.has(code));
};

const summary = "Brief summary of presentation of information made\n\n";

test.each([
	["plain notes", `Reporter: Ruth Delacroix (intern)\n\n${summary}Boats - and nets - were counted (twice).\n`],
	[
		"signs of print and letters with accents",
		`Reporter: José Ângelo Müller\n\n${summary}“Enough” – she said… • that’s all.\n`,
	],
	["brackets and dashes with words", `${summary}The network (since 2016) is open - at last.\n`],
])("%s have none", (_, notes) => expect(codesOf(notes)).toEqual([]));

test.each<[name: string, notes: string, code: string]>([
	["garbled characters in a value", "Reporter: JosÃ© Costa\n", "mojibake"],
	["garbled characters in a label", "Venueâ€™s: Room 4\nReporter: Ruth\n", "mojibake"],
	["garbled characters in a list", `${summary}- We donâ€™t know.\n- We do.\n`, "mojibake"],
	["a control character in a value", "Reporter: Ruth\u0007\n", "hidden-character"],
	["a space of zero width in prose", `${summary}Boa\u200bts.\n`, "hidden-character"],
	["a tag beyond four digits", `${summary}Boats\u{e0041}.\n`, "hidden-character"],
	["a bracket that never closes", `${summary}The new network ( has begun.\n`, "lost-url"],
	["an empty bracket", `${summary}The network () has begun.\n`, "lost-url"],
	["an empty bracket at the end", `${summary}It is so ()\n`, "lost-url"],
	["a bracket behind one that closes", `${summary}The network (since 2016) and (\u00a0another\n`, "lost-url"],
	["two dashes", `${summary}The laboratory - - is open.\n`, "lost-url"],
])("%s", (_, notes, code) => expect(codesOf(notes)).toEqual([code]));

test.each([
	["Date of Meeting: 2 February 2016\u200b\n", "hidden-character", "error"],
	["Date of Meeting: last\u200b week\n", "hidden-character", "error"],
	["Date of Meeting: 2 February 2016\nReporter: 12\u200b3\n", "hidden-character", "error"],
	["Date of Meeting: 2 FÃ©vrier 2016\n", "mojibake", "error"],
	["Date of Meeting: 2 February 2016\nReporter: Ruth Dela\u200bcroix\n", "hidden-character", "warning"],
])("odd characters that keep what must be there from being read are an error: %j", (notes, code, severity) => {
	const found = process(notes, { path: "notes.txt" }).findings.filter((finding) =>
		finding.code.match(/date|hidden|mojibake/),
	);
	expect(found.map((finding) => [finding.code, severityOf(finding)])).toEqual([[code, severity]]);
});

test("the words of reports are looked at as they are read, not as they are written", () => {
	const notes = `${summary}We do&#8203;n’t know ( what.\n`;
	expect(codesOf(notes, "notes.md").sort()).toEqual(["hidden-character", "lost-url"]);
});

test("no character that the rules know goes unseen", () => {
	const form = shippedForm("un-meeting");
	if (form === null) throw new Error("no form");
	for (let unit = 0; unit <= 0xffff; unit++) {
		const text = `Boats${String.fromCharCode(unit)}€™ of all`;
		if (hiddenIn(text).length + garbledIn(text).length === 0) continue;
		const child = { type: "ignored", children: [{ type: "code", value: text, position }], position } as const;
		const report = { type: "report", form: form.name, children: [child], position } as const;
		const codes = check(report, { form, text: "", today: "2030-01-01" }).map(({ code }) => code);
		expect(
			codes.some((code) => about.has(code)),
			`U+${unit.toString(16)}`,
		).toBe(true);
	}
});

const point = { line: 1, column: 1, offset: 0 };
const position = { start: point, end: point };
