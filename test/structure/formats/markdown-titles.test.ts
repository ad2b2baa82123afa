/** What is the title of notes in Markdown, and what bold words without a colon are. */
import { expect, test } from "vitest";
import { interpret } from "../../../src/interpret/index.ts";
import { reportJson } from "../../../src/output/json.ts";
import { markdown } from "../../../src/structure/formats/markdown.ts";
import { context, form } from "../../output/build-report.ts";

const read = (text: string) => reportJson(interpret(markdown.parse(text, form), form), context);
const labels = (text: string) => read(text).unclassified.map(({ label }) => label);

test.each([
	["a heading over prose", "# Water\n\nThey talked.\n", "Water"],
	["a heading behind a comment", "<!-- draft -->\n\n# Water\n\nThey talked.\n", "Water"],
	["a line in bold over prose", "**Water**\n\nThey talked.\n", "Water"],
	["a line over labels", "Water\n\nDate of Meeting: 2 February 2016\n", "Water"],
	["no greeting over a heading", "Hi all,\n\n# Water\n\nDate of Meeting: 2 February 2016\n", null],
	["no line over prose", "They talked\n\nMore.\n", null],
])("the title is %s", (_, text, title) => {
	expect(read(text).fields["title"]).toBe(title);
});

test("bold words are labels without a colon", () => {
	const { fields } = read(
		"**Date of Meeting** 2 February 2016\n\n- **Reporter** Ann Lee\n- **Type of meting** – Panel\n",
	);
	expect(fields).toMatchObject({ date: "2016-02-02", reporter: [{ name: "Ann Lee" }], type: "Panel" });
});

test("a label that the form does not know may stand behind a closing field", () => {
	const notes = "Date of Meeting: 2 February 2016\nTags: Water\nVenue: Rome\n**Room** 5\nReporter: Ann Lee\n";
	expect(labels(notes)).toEqual(["Venue", "Room"]);
	expect(read(notes).fields["tags"]).toEqual(["Water"]);
});

test("below a link, words before an address are no label", () => {
	const notes = "Date of Meeting: 2 February 2016\nWeb links for more information: UN: un.org\nHealth: www.who.int\n";
	expect(labels(notes)).toEqual([]);
	expect(read(notes).fields["links"]).toHaveLength(2);
});
