/** Whom a pronoun means that opens a sentence: somebody whom its own paragraph names rather than somebody from above. */
import { expect, test } from "vitest";
import { process } from "../../src/library/process.ts";

/** The names of those whose words hold some text. */
function ownersOf(text: string, paragraphs: readonly string[]): string[] {
	const notes = `Date: 2 May 2016\nOrganizer: Oven Ltd\n\nSummary\n\n${paragraphs.join("\n\n")}\n`;
	const at = notes.indexOf(text);
	const { report } = process(notes, { path: "notes.txt" });
	return report.children.flatMap((child) =>
		child.type !== "section"
			? []
			: child.statements
					.filter(({ position: { start, end } }) => (start.offset ?? at + 1) <= at && at < (end.offset ?? 0))
					.flatMap(({ speakers }) => speakers.map(({ name }) => name)),
	);
}

const above = "Ms. Amina Diallo of Kenya said that wells are dry. Nobody counts them.";

test.each([
	["There was also a nurse, Kofi Adu. He warned that wards are full.", "wards", "Kofi Adu"],
	[
		"then a patient!! Mira Stone from romania. Had fever for two years. She said nobody asks them.",
		"nobody",
		"Mira Stone",
	],
])("%s", (paragraph, words, name) => {
	expect(ownersOf(words, [above, paragraph])).toEqual([name]);
});

test("a paragraph that goes on with somebody from above stays hers", () => {
	const next = "She had met the farmer Kofi Adu last year. She said that he gave up.";
	expect(ownersOf("gave up", [above, next])).toEqual(["Amina Diallo"]);
});
