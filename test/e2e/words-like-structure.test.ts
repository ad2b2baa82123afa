/** Words of notes that look like structure and are none: no figure, letter or sign of them is lost. */
import { describe, expect, test } from "vitest";
import { process, render } from "../../src/index.ts";
import { goodNotes } from "../cli/notes.ts";

const sentence = "The harbour was dredged twice, and nobody asked the fishers.";

/** What is made of notes with other words in place of a line. */
function made(line: string, words: string, name: "markdown" | "html" = "markdown"): string {
	return render(process(goodNotes.replace(line, words)), name);
}

describe("numbers of several parts", () => {
	test.each([
		"1.1 million children were out of school.\n\n1.2 million were at work.",
		"The rates were:\n\n### 2.1 percent in Norland\n\n### 2.2 percent in Sudland",
		"### 3.1 Budget\n\n### 3.2 Staff\n\n### 3.3 Rooms",
	])("are words: %j", (body) => {
		expect(made(sentence, body.replace(/#+ /g, "").replaceAll("\n\n", "\n"))).toContain(`\n\n${body}\n\n`);
	});
});

describe("letters of a list", () => {
	test.each([
		["a) x\nb) y, see (a)", "- a) x\n- b) y, see (a)"],
		["(a) x\n  i. y\n  ii. z\n(b) w", "- (a) x\n  - i. y\n  - ii. z\n- (b) w"],
	])("are words: %j", (body, markdown) => {
		expect(made(sentence, body)).toContain(`\n\n${markdown}\n\n`);
		const first = body.slice(0, body.indexOf("\n"));
		expect(made(sentence, body, "html")).toContain(`<li>${first}`);
	});
});

describe("signs at the end of an address", () => {
	test.each([
		["_", "https://en.example/x_", "https://en.example/x_"],
		["*", "https://en.example/x", "*"],
		["!", "https://en.example/x", "!"],
	])("%s", (sign, url, title) => {
		const notes = `${goodNotes}\nLinks for more information:\nhttps://en.example/x${sign}\n`;
		const [field] = process(notes).report.children.filter((node) => node.type === "field" && node.name === "links");
		expect(field).toMatchObject({ value: [{ title, url }] });
	});
});

describe("signs of comments and of what is struck through", () => {
	const values = ["Ada Lovell <!-- chair -->", "Ada Lovell, Bo Ek <!-- and -->", "~~Ada Lovell~~", "Ada ~~ Lovell"];
	test.each(values)("are words of people: %s", (people) => {
		const json = JSON.parse(render(process(goodNotes.replace(/^Reporter:.*$/m, `Reporter: ${people}`)), "json"));
		expect(JSON.stringify(json.fields.reporter).match(/<!--|-->|~~/g)).toEqual(people.match(/<!--|-->|~~/g));
		expect(json.unclassified).toEqual([]);
	});

	test("are words of prose", () => {
		const words = "~~a~~ or b ~~ c";
		expect(made(sentence, words)).toContain(words.replaceAll("~", "\\~"));
		expect(made(sentence, words, "html")).toContain(words);
	});
});

test("a year before the name of a time zone is never half a date", () => {
	expect(made("2 February 2016", "14th of June, 2018 EST")).toContain('raw: "14th of June, 2018 EST"');
});

test.each([
	["Delacroix, Ruth; Okeke, Tobias", [{ name: "Delacroix, Ruth" }, { name: "Okeke, Tobias" }]],
	[
		"Ruth Delacroix, Ph.D., M.D., Tobias Okeke, Esq.",
		[
			{ name: "Ruth Delacroix", remark: "Ph.D., M.D." },
			{ name: "Tobias Okeke", remark: "Esq." },
		],
	],
	[
		"Ruth Delacroix – chair, Tobias Okeke – minutes",
		[
			{ name: "Ruth Delacroix", role: "chair" },
			{ name: "Tobias Okeke", affiliation: "minutes" },
		],
	],
	[
		"Chair: Ruth Delacroix; Minutes: Tobias Okeke",
		[
			{ name: "Ruth Delacroix", role: "Chair" },
			{ name: "Tobias Okeke", remark: "Minutes" },
		],
	],
	[
		"New York: Ruth Delacroix, Geneva: Tobias Okeke",
		[
			{ name: "Ruth Delacroix", remark: "New York" },
			{ name: "Tobias Okeke", remark: "Geneva" },
		],
	],
	["12) twelve", [{ name: "12) twelve", group: true }]],
	["1) Ruth Delacroix", [{ name: "Ruth Delacroix" }]],
])("people: %s", (staff, value) => {
	const { report } = process(goodNotes.replace("Captain Ada Lovell, Jonas Feddersen", staff));
	expect(report.children.find((node) => node.type === "field" && node.name === "staff")).toMatchObject({ value });
});

test.each(["5?", "~5", "-5", "5!", "5, -8"])("the sign of a goal: %s", (goals) => {
	expect(made("cover? 14", `cover? ${goals}`).replaceAll("\\", "")).toContain(`\n\n${goals}\n\n`);
});
