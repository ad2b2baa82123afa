/** Notes that another form is for, that are empty, or whose headings are labels to the form: one finding says so. */
import { describe, expect, test } from "vitest";
import { sentence } from "../../src/findings/finding.ts";
import { shippedForm } from "../../src/forms/shipped.ts";
import { type Form, process } from "../../src/index.ts";

function told(notes: string, form: string, path = "notes.txt"): string[] {
	const { findings } = process(notes, { path, form: shippedForm(form) as Form });
	return findings.map((each) => `${each.position?.start.line} ${each.code}: ${sentence(each)}`);
}
const codes = (all: readonly string[]): string[] => all.map((each) => each.replace(/:.*/u, ""));

const talk = "Ann Bell said that fees must fall, since nobody has had any water. Bob Cole asked why. ".repeat(2);

describe.each(["notes.txt", "notes.md"])("in %s", (path) => {
	const hashes = path.endsWith("md") ? "#" : "";
	const title = hashes && `${hashes} `;
	const head = hashes && `#${hashes} `;
	const body = `Present: Ann Bell, Bob Cole\n\n${head}Water\n\n${talk}\n\n${head}Why it matters\n\nFees are high.\n`;

	test("notes of another kind, with no label but a title and a day", () => {
		const [only, ...others] = told(`${title}Allotment society\n\n3 March 2026\n\n${body}`, "board-minutes", path);
		expect(others).toEqual([]);
		expect(only).toContain(
			"1 no-labels: No label of the form `board-minutes` found. Add lines such as `Directors Present: …`",
		);
	});

	test("notes of another kind, with one label by chance", () => {
		const found = told(`${title}Allotment society\n\nDate: 3 March 2026\n\n${body}`, "board-minutes", path);
		expect(codes(found)).toContain("5 unclassified-text");
		expect(found.join()).toContain("choose another form with `--form`");
	});

	test("a section is missing, and another one is there", () => {
		const section = path.endsWith("md") ? "## 1. New Business" : "1. New Business";
		const found = told(
			`${title}Board\n\nDirectors Present: Ann Bell\n\n3 March\n\n${section}\n\nNone.`,
			"board-minutes",
			path,
		);
		expect(found.join()).not.toContain("Most of the text");
	});
});

test.each(["", "\ufeff", " \n\n\t\n", "<!-- nothing -->\n"])("no text: %j", (notes) => {
	for (const form of ["un-meeting", "committee-markdown", "un-meeting-fr"]) {
		const found = told(notes, form, "notes.md");
		expect(codes(found)).toEqual(["1 no-labels"]);
		expect(found[0]).toContain("The notes are empty.");
	}
});

describe("the words of a heading before a colon", () => {
	test("in Markdown", () => {
		const notes = "# Committee, 3 March 2026\n\nPresent: Ann Bell\n\nMinutes: Dev\n\nDiscusion: none\n";
		const found = told(notes, "committee-markdown", "notes.md");
		expect(codes(found)).toEqual(["5 unknown-label", "7 unknown-label"]);
		for (const each of found)
			expect(each).toContain(
				"is not written as a heading; its text is kept, but in no section. If it is the section `Minutes`, write `## Minutes` in a line",
			);
	});

	test("in plain text", () => {
		const notes =
			"Board\n3 March 2026\n\nDirectors Present: Ann Bell\n\nRoll Call: all\n\n1. Call to order\n\nWe met.\n";
		const [found] = told(notes, "board-minutes");
		expect(found).toContain("6 unknown-label: `Roll Call` is not written as a heading");
		expect(found).toContain("write `1. Roll Call` in a line of its own");
	});
});
