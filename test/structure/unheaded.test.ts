/** Text behind the fields that no heading opens is the first section of the form, and a finding says so. */
import { describe, expect, test } from "vitest";
import { check } from "../../src/check/index.ts";
import { sentence } from "../../src/findings/finding.ts";
import { parseForm, process, render } from "../../src/index.ts";
import { reportJson } from "../../src/output/json.ts";

const talks = [
	"Vera Okafor of the Water Trust said that the wells of the north have been dug again, and that the women of the villages keep the keys.",
	"Dr Sam Tuila, Pacific Forum, warned that salt comes up into the wells of his islands, and asked for tanks that stand above the tide.",
];
const fields = ["Date of Meeting: 4 May 2016", "Meeting Organizer: Harbour Forum", "Reporter: Ruth Delacroix"];
const mailHead = "Subject: Wells\nFrom: Ruth Delacroix <r@example.org>\nTo: office@example.org";
const significance =
	"What was of particular significance to share with The Salvation Army globally?\n\nWe could dig, too.";

const notesOf = (...parts: readonly string[]): string => `${parts.join("\n\n")}\n`;

describe.each(["notes.txt", "notes.md"])("in %s", (path) => {
	const read = (notes: string) => {
		const { report, form } = process(notes, { path });
		const { sections, unclassified } = reportJson(report, { form, source: null });
		const missing = check(report, { form, text: notes, today: "2026-01-01" }).filter(
			({ code }) => code === "missing-section",
		);
		return { report, form, sections, unclassified, missing };
	};

	test("its words, its speakers and the finding are there", () => {
		const { sections, unclassified, missing } = read(notesOf(...fields, ...talks, significance));
		expect(sections["summary"]).toMatchObject({ markdown: talks.join("\n\n") });
		expect(sections["summary"]).toMatchObject({
			heading: "",
			statements: [{ speakers: [{ name: "Vera Okafor" }] }, { speakers: [{ name: "Sam Tuila" }] }],
		});
		expect(sections["significance"]).toMatchObject({ markdown: "We could dig, too." });
		expect(unclassified).toEqual([]);
		expect(missing).toMatchObject([{ from: 7, position: { start: { line: 5 } } }]);
	});

	test("turns of a transcript are no labels, but its words", () => {
		const turns = [
			"CHAIR: Good morning everyone. Thank you for coming, we want to hear what it means for people with small boats.",
			"OKAFOR: Thank you. In my village there are 200 boats, and the big trawlers stay outside the line all year.",
			"CHAIR: Ms. Tuila?",
			"TUILA: Our ministry has closed the coast to trawlers for one month of each year, and women lose their income.",
			"OKAFOR: That is fair.",
		];
		const { sections, unclassified } = read(notesOf("Present: Mr. Ben Okafor, Ms. Lea Tuila", ...turns));
		expect(sections["summary"]).toMatchObject({ heading: "", markdown: turns.join("\n\n") });
		expect(unclassified).toEqual([]);
	});

	test("a speaker who takes turns is no misspelt label, whatever it is like", () => {
		const turns = [
			"CHAIR: Good morning everyone. Thank you for coming, we want to hear what it means for people with small boats.",
			"TAGG: Thank you. In my village there are 200 boats, and the big trawlers stay outside the line all year.",
			"CHAIR: Ms. Tuila?",
			"TUILA: Our ministry has closed the coast to trawlers for one month of each year, and women lose their income.",
			"TAGG: That is fair.",
		];
		const { sections, unclassified } = read(notesOf(fields.join("\n"), ...turns));
		expect(sections["summary"]).toMatchObject({ heading: "", markdown: turns.join("\n\n") });
		expect(unclassified).toEqual([]);
	});

	test("numbered topics above a later one are its words, those below the last section are not", () => {
		const topics = [
			"1. Opening",
			"Ms Vera Okafor opened the meeting.",
			"2. Presentations",
			...talks,
			"3. Significance for us",
			"We could dig, too.",
			"4. Next meeting",
			"Thursday, same place.",
		];
		const { sections, unclassified } = read(notesOf(...fields, ...topics));
		const { markdown } = sections["summary"] as { markdown: string };
		for (const words of topics.slice(0, 5)) expect(markdown).toContain(words);
		expect(sections["significance"]).toMatchObject({ markdown: "We could dig, too." });
		expect(unclassified).toMatchObject([{ label: null, after: "significance" }]);
	});

	test.each(["1. Introduction", "1) Background", "## 1. Welcome"])(
		"a numbered summary below %s is the summary",
		(first) => {
			const [hash = "", sign = "."] = [/^## /.exec(first)?.[0], /1(.)/.exec(first)?.[1]];
			const parts = [
				first,
				"All were welcome.",
				`${hash}2${sign} Summary`,
				...talks,
				`${hash}3${sign} Significance`,
				"We could dig, too.",
			];
			const { sections, unclassified } = read(notesOf(...fields, ...parts));
			expect(sections["summary"]).toMatchObject({ heading: "Summary" });
			expect(JSON.stringify(unclassified)).toContain("All were welcome.");
		},
	);

	test("a list below a numbered heading keeps the items behind that number", () => {
		const items = ["1. Count boats", "2. Mend nets", "3. Ask others", "4. Write to all"];
		const topics = ["2. Brief summary", ...talks, "3. Significance", "We could do this:", ...items, "5. Report"];
		const { sections, unclassified } = read(notesOf(...fields, ...topics));
		const { markdown } = sections["significance"] as { markdown: string };
		for (const item of [...items, "5. Report"]) expect(markdown).toContain(item);
		expect(unclassified).toEqual([]);
	});

	test("a report of it reads back to the same report", () => {
		const notes = notesOf(...fields, ...talks, significance);
		const { form, sections, missing } = read(notes);
		for (const template of ["markdown", "json", "ast"]) {
			const written = render(process(notes, { path }), template);
			const again = process(written, { path: `report.${template === "markdown" ? "md" : "json"}` });
			expect(reportJson(again.report, { form, source: null }).sections, template).toEqual(sections);
			expect(check(again.report, { form, text: written, today: "2026-01-01" }).map(({ code }) => code)).toEqual(
				expect.arrayContaining(missing.map(({ code }) => code)),
			);
		}
	});

	test.each([
		["a remark", [...fields, "It was a long day.", significance]],
		["text above the last field", [...fields.slice(1), ...talks, fields[0] as string, significance]],
		["text below too few fields", [...fields.slice(1), ...talks, significance]],
		["a remark above a long signature", [mailHead, ...fields, "It was a long day.", `-- \nRuth\n${talks.join("\n")}`]],
		["text behind a heading of the section", [...fields, "Brief summary", significance, ...talks]],
	])("%s is none", (_, parts) => {
		const { missing } = read(notesOf(...parts));
		for (const finding of missing) expect(finding).not.toHaveProperty("from");
	});
});

test.each(["notes.txt", "notes.md"])("in %s, labels below it are labels as they are without it", (path) => {
	const { report, form } = process(notesOf(...fields, ...talks, "- Tags: wells, salt"), { path });
	const { fields: found, sections } = reportJson(report, { form, source: null });
	expect(found["tags"]).toEqual(["wells", "salt"]);
	expect(sections["summary"]).toMatchObject({ markdown: talks.join("\n\n") });
});

test("in Markdown, a long comment makes no section of a remark", () => {
	const comment = `<!-- ${talks.join(" ")} -->`;
	const { report, form } = process(notesOf(...fields, "It was a long day.", comment), { path: "notes.md" });
	expect(reportJson(report, { form, source: null }).sections).toEqual({});
});

test("in Markdown, it ends with its list, whatever comment is in it", () => {
	const list = "- tanks\n  <!-- of steel -->\n- wells";
	const { report } = process(notesOf(...fields, ...talks, list), { path: "notes.md" });
	const section = report.children.find(({ type }) => type === "section");
	expect(section?.position.end).toMatchObject({ line: 13 });
});

test("a Markdown report shows the form's heading, and a heading that somebody writes there counts", () => {
	const written = render(process(notesOf(...fields, ...talks, significance), { path: "notes.txt" }), "markdown");
	const shown = "## Brief summary of presentation of information made";
	expect(written).toContain(`<!-- section {"name":"summary","heading":null} -->\n\n${shown}\n`);
	const { report, form } = process(written.replace(shown, "## Boats and wells"), { path: "report.md" });
	expect(reportJson(report, { form, source: null }).sections["summary"]).toMatchObject({ heading: "Boats and wells" });
});

test.each([
	["markdown", "md", "remove the comment above line 20", /^<!-- section.*\n/m, ""],
	["json", "json", "write it as `heading` on line 23", '"heading": ""', '"heading": "Brief summary"'],
] as const)("a report in %s says what to do there", (template, extension, hint, wrong, right) => {
	const written = render(process(notesOf(...fields, ...talks, significance), { path: "notes.txt" }), template);
	const missing = (text: string) =>
		process(text, { path: `report.${extension}` }).findings.filter(({ code }) => code === "missing-section");
	expect(missing(written).map(sentence)).toEqual([
		expect.stringContaining(`no heading in the notes. Add it there, or ${hint}.`),
	]);
	expect(missing(written.replace(wrong, right))).toEqual([]);
});

test("in Markdown, a heading that the form does not know is a heading inside it", () => {
	const notes = notesOf(...fields, "## Talks", ...talks, `## ${significance}`);
	const { report, form } = process(notes, { path: "notes.md" });
	const { sections } = reportJson(report, { form, source: null });
	expect(sections["summary"]).toMatchObject({ markdown: `### Talks\n\n${talks.join("\n\n")}` });
});

test("what may be its heading far below its text is part of it", () => {
	const long = Array.from({ length: 8 }, (_, at) => `${talks[at % 2]} Day ${at}.`);
	const { report, form } = process(notesOf(...fields, ...long, "Note for our people:", "Dig."), { path: "notes.txt" });
	const { markdown } = reportJson(report, { form, source: null }).sections["summary"] as { markdown: string };
	expect(markdown).toContain("Day 0.");
	expect(markdown).toContain("Dig.");
});

test("no finding about the order of the parts names its heading, which is not there", async () => {
	const keys = ["day", "place", "writer"].map((key) => `  ${key}: { label: ${key}, type: text }`).join("\n");
	const sections = "  opening: { label: Opening }\n  talks: { label: Talks, required: true }";
	const loaded = await parseForm(`title: Club\nfields:\n${keys}\nsections:\n${sections}\n`, "club");
	if (!("form" in loaded)) throw new Error(JSON.stringify(loaded.faults));
	const header = "Day: 4 May\nPlace: Rome\nWriter: Ann Bell";
	const { findings } = process(notesOf(header, ...talks, "Opening", "We met."), {
		path: "notes.txt",
		form: loaded.form,
	});
	expect(findings.map(({ code }) => code)).toContain("missing-section");
	expect(findings.map(({ code }) => code)).not.toContain("section-order");
});

test("a short label with a colon on a line of its own is the heading, below turns with colons as well", () => {
	const turns = ["Ibrahim Thiaw: Land is dear.", "Luis Ortega: I would not say so.", "Sarah Haddad: It has two names."];
	const { report, form } = process(notesOf(...fields, "Summary", turns.join("\n"), "Significance: We drill wells."), {
		path: "notes.txt",
	});
	expect(reportJson(report, { form, source: null }).sections["significance"]).toMatchObject({
		markdown: "We drill wells.",
	});
});
