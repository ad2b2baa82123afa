/** Where labels stand in notes written in Markdown, and where the same words are prose. */
import { describe, expect, test } from "vitest";
import { check } from "../../../src/check/index.ts";
import type { Form } from "../../../src/forms/form.ts";
import { parseForm } from "../../../src/forms/load.ts";
import { shippedForm } from "../../../src/forms/shipped.ts";
import { interpret } from "../../../src/interpret/index.ts";
import { reportJson } from "../../../src/output/json.ts";
import { markdown } from "../../../src/structure/formats/markdown.ts";

const form = await formOf(`
title: Reef minutes
placeholders: [none]
fields:
  title: { label: Title, type: text, where: [title] }
  date: { label: Date, type: date, where: [title, line] }
  chair: { label: Chair, type: people }
  present: { label: Present, aliases: [Attendance], type: people, where: [heading, list] }
  absent: { label: Apologies, type: people }
  links: { label: Links, type: links, where: [heading, list] }
  place: { label: Venue, type: text }
  tags: { label: Tags, type: tags, closing: true }
sections:
  agenda: { label: Agenda, headings: [markdown] }
  budget: { label: Budget, fields: [place] }
  talk: { label: Talk, statements: true, subheadings: [markdown, bold] }
  item: { label: Item, matches: ["Item * -*"], headings: [markdown], repeatable: true }
`);

async function formOf(yaml: string): Promise<Form> {
	const loaded = await parseForm(yaml, "reef");
	return "form" in loaded ? loaded.form : expect.fail(JSON.stringify(loaded.faults));
}

const parse = (text: string, by: Form = form) => interpret(markdown.parse(text, by), by);
const read = (text: string, by: Form = form) => reportJson(parse(text, by), { form: by, source: null });
const names = (text: string) => (read(text).fields["present"] as { name: string }[] | null)?.map(({ name }) => name);
const findings = (text: string, by: Form = form) =>
	check(parse(text, by), { form: by, text, today: "2030-01-01" }).map(({ code, position }) => {
		return `${code} ${text.slice(position?.start.offset, position?.end.offset)}`;
	});

describe("the label of a date", () => {
	test.each([
		"**Date:** 4 March 2021",
		"**Date**: 4 March 2021",
		"**Date** 4 March 2021",
		"**Date**\n\n4 March 2021",
		"Date\n: 4 March 2021",
		"__Date__ – *4 March 2021*",
		"- Date: 4 March 2021",
		"* **Date**: 4 March 2021\n* other",
		"1. Date: 4 March 2021",
		"## Date\n\n4 March 2021",
		"## Date: 4 March 2021",
		"Date\n----\n\n4 March 2021",
		"### 2. Date\n4 March 2021",
		"## Date (day first)\n\n4 March 2021",
		"| Date | 4 March 2021 |\n|------|------|\n| Rain | none |",
		"| What | Which |\n|------|------|\n| **Date** | 4 March 2021 |",
		"Date: 4 March <!-- a Thursday --> 2021",
		"Date: <!-- when? -->\n4 March 2021",
		"# Reef minutes, 4 March 2021",
		"**Reef minutes, 4 March 2021**\n\nText",
		"Reef minutes of 4 March 2021\n===\n",
		"---\ndate: 2021-03-04\n---\n\nText",
		"---\nlayout: post\ndate: 2021-03-04\n---\n# Reef",
	])("%j", (text) => {
		expect(read(text).fields["date"]).toBe("2021-03-04");
	});
});

describe("who was present", () => {
	test.each([
		["## Present\n\n- Ann Lee\n- Bo Li", ["Ann Lee", "Bo Li"]],
		["## Present\n\nAnn Lee\nBo Li", ["Ann Lee", "Bo Li"]],
		["## Present\n\nAnn Lee, Bo Li,\nCarol Poe", ["Ann Lee", "Bo Li", "Carol Poe"]],
		["**Present:** Ann Lee, Bo Li", ["Ann Lee", "Bo Li"]],
		["**Present:** Ann Lee, [Ed Fox](https://x.org/ed), Bo Li", ["Ann Lee", "Ed Fox", "Bo Li"]],
		["**Present**\n\n1. Ann Lee\n2. Bo Li", ["Ann Lee", "Bo Li"]],
		["- Chair: Carol Poe\n- Present:\n  - Ann Lee\n  - Bo Li\n", ["Ann Lee", "Bo Li"]],
		["## 1. Attendance (in person)\n\n* Ann Lee: chair\n* Bo Li", ["Ann Lee", "Bo Li"]],
		["## Present\n\n- Ann Lee,\n  of the Reef Trust\n- Bo Li", ["Ann Lee", "Bo Li"]],
		["## Present\n\n| Name | Body |\n|--|--|\n| Ann Lee | Reef Trust |\n| Bo Li | |", ["Ann Lee", "Bo Li"]],
		["**Present:**\n| Name | Body |\n|--|--|\n| Ann Lee | Reef Trust |", ["Ann Lee"]],
		["## Present\n\nnone", []],
		["## Present\n\n- [Ann Lee](https://x.org/a(b)) (@ann)\n- **[Bo Li](https://x.org/bo)**", ["Ann Lee", "Bo Li"]],
		["## Attendance\n\n**Present:** Ann Lee, Bo Li\n\n**Apologies:** Carol Poe", ["Ann Lee", "Bo Li"]],
		["## Attendance\n\n- Present: Ann Lee\n- Apologies: Carol Poe", ["Ann Lee"]],
		["## Attendance\n\n### Present\n\n- Ann Lee\n\n### Apologies\n\n- Carol Poe", ["Ann Lee"]],
		["1. Attendance\n   Present:\n   - Ann Lee\n\n   Apologies: Carol Poe\n2. Other", ["Ann Lee"]],
		["## Present\n\nThe following people were there:\n\n- Ann Lee\n- Bo Li", ["Ann Lee", "Bo Li"]],
	] as const)("%j", (text, expected) => {
		expect(names(text)).toEqual(expected);
		expect(findings(text)).toEqual([]);
	});

	test("a sentence below the list is in no field, and told", () => {
		const text = "## Present\n\n- Ann Lee\n\nThe guests were welcomed by the chair.";
		expect(names(text)).toEqual(["Ann Lee"]);
		expect(findings(text)).toEqual(["unclassified-text The guests were welcomed by the chair."]);
	});

	test("the place of somebody whose name is a link is that of the words", () => {
		const text = "## Present\n\n- [Ann JosÃ© Lee](https://x.org/a) (chair)\n";
		expect(findings(text)).toEqual(["mojibake Ã©"]);
	});

	test("a heading over several fields is prose", () => {
		const { fields, unclassified } = read("## Attendance\n\n**Present:** Ann Lee\n\n**Apologies:** Bo Li\n");
		expect(fields["absent"]).toEqual([{ name: "Bo Li" }]);
		expect(unclassified).toEqual([{ label: null, markdown: "### Attendance", after: null }]);
	});

	test("what stands behind the list is prose, in its place", () => {
		const { unclassified } = read("## Present\n\n- Ann Lee\n\nAll were welcomed.\n\n### Remote\n\n- Bo Li\n");
		expect(unclassified).toEqual([
			{ label: null, markdown: "All were welcomed.\n\n### Remote\n\n- Bo Li", after: "present" },
		]);
	});
});

describe("links", () => {
	test("a list of links may open with the words of other labels", () => {
		const text =
			"## Links\n\n* **Agenda**: <https://x.org/a>\n* **Present**: https://x.org/p\n* [Venue](https://x.org/v)\n";
		expect(read(text).fields["links"]).toEqual([
			{ title: "Agenda", url: "https://x.org/a" },
			{ title: "Present", url: "https://x.org/p" },
			{ title: "Venue", url: "https://x.org/v" },
		]);
		expect(findings(text)).toEqual([]);
	});
});

describe("headings", () => {
	test("one that the form does not know ends a section at its depth, and stays in one above it", () => {
		const { sections, unclassified } = read("## Agenda\n\na\n\n### Deeper\n\nb\n\n## Weather\n\nc\n\n### Rain\n\nd\n");
		expect(sections["agenda"]).toMatchObject({ markdown: "a\n\n### Deeper\n\nb" });
		expect(unclassified).toEqual([{ label: null, markdown: "### Weather\n\nc\n\n#### Rain\n\nd", after: "agenda" }]);
	});

	test("they keep their distance from the section's own", () => {
		const { sections } = read("# Agenda\n\n## One\n\n### Two\n\nb\n");
		expect(sections["agenda"]).toMatchObject({ markdown: "### One\n\n#### Two\n\nb" });
		expect(read("### Agenda\n\n#### One\n").sections["agenda"]).toMatchObject({ markdown: "### One" });
	});

	test("of the same words the one nearest the top opens the section", () => {
		const text = "# Reef\n\n## Budget\n\n### Agenda\n\nx\n\n## Agenda\n\ny\n";
		const { sections } = read(text);
		expect(sections["agenda"]).toMatchObject({ markdown: "y" });
		expect(sections["budget"]).toMatchObject({ markdown: "### Agenda\n\nx" });
		expect(findings(text).filter((each) => !each.startsWith("section-order"))).toEqual([]);
	});

	test("a section that must have a heading has none in a list or a line", () => {
		const { sections } = read("## Talk\n\n- Agenda - next week\n- Agenda: none\n\nAgenda\n\n**Agenda**\n");
		expect(Object.keys(sections)).toEqual(["talk"]);
	});

	test("a pattern for headings that change, in each of which the section comes again", () => {
		const { sections, title } = read(
			"# Item 0 - no title\n\n## Item 1 - Nets\n\na\n\n### Item 1.1 - Deeper\n\n## Item 2 - Oars\n\nb\n",
		);
		expect(title).toBe("Item 0 - no title");
		expect(sections["item"]).toMatchObject([
			{ heading: "Item 1 - Nets", markdown: "a\n\n### Item 1.1 - Deeper" },
			{ heading: "Item 2 - Oars", markdown: "b" },
		]);
		expect(findings("## Item 1 - Nets\n\na\n")).toEqual([]);
	});

	test("one that only has a pattern gives way to a list of labels below it", () => {
		const text =
			"# Reef\n\n## Item 1 - Who\n\n- Present: Ann Lee\n- Apologies: Bo Li\n\n## Item 2 - Nets\n\n- Present: all\n- dear\n";
		const { fields, sections } = read(text);
		expect(fields).toMatchObject({ present: [{ name: "Ann Lee" }], absent: [{ name: "Bo Li" }] });
		expect(sections["item"]).toMatchObject([{ heading: "Item 2 - Nets", markdown: "- Present: all\n- dear" }]);
	});

	test("words in bold alone on a line are one where the form says so", () => {
		const { sections } = read("## Talk\n\n### Nets\n\n**The price**\n\nToo dear, **he** said.\n");
		expect(sections["talk"]).toMatchObject({ markdown: "### Nets\n\n#### The price\n\nToo dear, **he** said." });
	});

	test("a misspelt one is reported at its own words", () => {
		expect(findings("# Reef\n\n## 4. *Agneda*\n\nx\n")).toEqual(["misspelled-label Agneda"]);
	});

	test.each([
		["## Date of Meteing\n\n2 February 2016\n", "Date of Meteing"],
		["## Date of Meteing 2 February 2016\n", "Date of Meteing"],
		["## Date of Meteing: 2 February 2016\n", "Date of Meteing"],
		["**Date of Meetign (day, month):** 2 February 2016\n", "Date of Meetign"],
		["## Web links for more infromation\n\n- a.example\n", "Web links for more infromation"],
	])("a longer one that is misspelt goes before the shorter one that it begins with: %j", (notes, label) => {
		const found = findings(`# Reef\n\nReporter: Ann\n\n${notes}`, shippedForm("un-meeting") ?? form);
		expect(found.filter((finding) => finding.startsWith("misspelled"))).toEqual([`misspelled-label ${label}`]);
	});
});

describe("how headings are set off", () => {
	const ways = {
		markdown: "## Nets",
		numbered: "1. Nets\n\n   dear\n2. other",
		bold: "**Nets**",
		underlined: "Nets\n----",
		bare: "Nets",
	};

	test.each(Object.keys(ways))("%s", async (style) => {
		const yaml = `title: Reef\nfields:\n  date: { label: Date, type: date }\nsections:\n  nets: { label: Nets, headings: [${style}] }\n`;
		const by = await formOf(yaml);
		const opened = Object.entries(ways).flatMap(([way, text]) => {
			return "nets" in read(`${text}\n\ndear\n`, by).sections ? [way] : [];
		});
		expect(opened).toEqual(style === "markdown" ? ["markdown", "underlined"] : [style]);
	});

	test("a number before a heading", async () => {
		const by = await formOf(
			"title: Reef\nheadings: [numbered]\nfields:\n  date: { label: Date, type: date }\nsections:\n  nets: { label: Nets }\n",
		);
		expect(read("## 3. Nets\n\ndear\n", by).sections["nets"]).toMatchObject({ heading: "Nets", markdown: "dear" });
		expect(read("## Nets\n\ndear\n", by).sections).toEqual({});
	});
});

describe("words that are no labels", () => {
	test("the time in a heading, the scheme of an address", () => {
		const text = "# Reef\n\n**Chair:** Ann Lee\n\n### Opened at 10:05\n\nhttps://x.org/a\n";
		expect(findings(text)).toEqual([]);
	});

	test("below a heading that the form does not know, and in sections", () => {
		const text =
			"# Reef\n\n**Chair:** Ann\n\n## Chat\n\nBo: hello\n\n- Carol: hi\n\n## Talk\n\nDan: **yes**\n\nWind: none\n";
		expect(findings(text)).toEqual([]);
		expect(read(text).unclassified).toEqual([
			{ label: null, markdown: "### Chat\n\nBo: hello\n\n- Carol: hi", after: "chair" },
		]);
	});

	test("a field that has been seen", () => {
		const text = "# Reef\n\nDate: 4 March 2021\n\n## Later\n\nDate: some day\n\n## Talk\n\nChair: no idea\n";
		expect(findings(text).filter((each) => each.startsWith("duplicate"))).toEqual([]);
	});

	test("a section holds the labels that the form gives it", () => {
		const text = "## Budget\n\nVenue: the pier\n\n- Tags: sea, land\n\nPresent: nobody at all\n";
		expect(read(text).fields).toMatchObject({ place: "the pier" });
	});

	test("an unknown label among the fields keeps what stands behind it", () => {
		const text = "# Reef\n\n**Date:** 4 March 2021\n**Weather:** *wet*, see [map](https://x.org)\n";
		expect(read(text).unclassified).toEqual([
			{ label: "Weather", markdown: "*wet*, see [map](https://x.org)", after: "date" },
		]);
		expect(findings(text)).toEqual(["unknown-label Weather"]);
	});
});

describe("what is set aside", () => {
	const skipping = formOf(`
title: Reef minutes
boilerplate: ["Minutes are drafts until*"]
skip: [{ from: "---", to: "---" }, { from: "Table of contents", to: "*end of contents*" }]
fields:
  date: { label: Date, type: date }
sections:
  talk: { label: Talk }
`);

	test("front matter and other runs that the form skips, and its boilerplate", async () => {
		const text =
			"---\ndate: 2021-03-04\n---\n\nTable of contents\n- Talk\n\nend of contents\n\n## Talk\n\na\n\n---\n\nb\n\n---\n\nMinutes are drafts until they are approved.\n";
		const by = await skipping;
		const { fields, sections, unclassified } = read(text, by);
		expect(fields["date"]).toBeNull();
		expect(sections["talk"]).toMatchObject({ markdown: "a\n\n***\n\nb\n\n***" });
		expect(unclassified).toEqual([
			{
				label: null,
				markdown: "\\--- date: 2021-03-04 ---\n\nTable of contents - Talk  end of contents",
				after: null,
				boilerplate: true,
			},
			{ label: null, markdown: "Minutes are drafts until they are approved.", after: "talk", boilerplate: true },
		]);
		const kinds = parse(text, by).children.map(({ type }) => type);
		expect(kinds).toEqual(["ignored", "ignored", "section"]);
	});

	test("comments, with all that is in them", () => {
		const text = "# Reef\n\n<!--\n\n## Agenda\n\nDate: never\n-->\n\n## Talk\n\na <!-- b --> c\n\n<!-- d -->\n";
		const { fields, sections } = read(text);
		expect(fields["date"]).toBeNull();
		expect(sections).toMatchObject({ talk: { markdown: "a \\<!-- b --> c" } });
		expect(Object.keys(sections)).toEqual(["talk"]);
	});

	test.each([
		["in a paragraph", "## Present\n\nAnn Lee <!-- was\nill -->\nBo Li"],
		["behind a label", "Present: Ann Lee, <!-- was\nill --> Bo Li"],
		["with a label in it", "Present: Ann Lee, <!-- was\nDate: 1 May 2020\nill --> Bo Li"],
		["in items", "## Present\n\n- Ann Lee <!-- was\n  ill -->\n- Bo Li <!-- left\n  early -->"],
	])("comments over several lines %s are none of a value", (_, text) => {
		expect(names(text)).toEqual(["Ann Lee", "Bo Li"]);
		expect(read(text).fields["date"]).toBeNull();
		const words = JSON.stringify(read(text));
		for (const word of text.slice(text.indexOf("<!--")).match(/\w+/g) ?? []) expect(words).toContain(word);
	});

	test.each([
		"They met <!-- on\nFriday\nat noon --> in Rome.\n\nDate: 4 March 2021\n",
		"Date: 4 March 2021\n\nThey met <!-- on\nFriday\nat noon --> in Rome.\n",
		"## Talk\n\nThey met <!-- on\nDate: Friday\nat noon --> in Rome.\n",
		"- They met\n\n      <!-- on\n      Friday\n      at noon -->\n\nDate: 4 March 2021\n",
	])("those over several lines of prose are kept: %j", (text) => {
		const words = JSON.stringify(read(text));
		for (const word of ["They met", "on", "Friday", "at noon"]) expect(words).toContain(word);
	});

	test("not where it is escaped", () => {
		expect(JSON.stringify(read("Date: 4 March 2021\n\nText.\n\n\\<!-- remark -->\n"))).toContain("remark");
	});

	test("not in code", () => {
		const { sections } = read("## Talk\n\n```\n<!-- a -->\n```\n");
		expect(sections["talk"]).toMatchObject({ markdown: "```\n<!-- a -->\n```" });
	});

	test("front matter is never one of our reports without our key, and its other lines stay", () => {
		const text = "---\nlayout: post\ntags: [sea]\nform: un-meeting\n---\n\n## Talk\n\na\n";
		expect(markdown.opens(text)).toBe(false);
		expect(markdown.fault?.(text)).toBeNull();
		expect(read(text).fields["tags"]).toEqual(["sea"]);
		expect(read(text).unclassified.map(({ markdown: prose }) => prose)).toEqual([
			"```\nlayout: post\n```",
			"```\nform: un-meeting\n```",
		]);
	});

	test("what the notes say themselves counts more than their front matter", () => {
		const text =
			"---\ntitle: A page\ndate: 2021-03-09\n---\n\n# Reef minutes, 4 March 2021\n\n**Date:** 4 March 2021\n";
		expect(read(text).fields).toMatchObject({ title: "Reef minutes, 4 March 2021", date: "2021-03-04" });
		expect(findings(text)).toEqual([]);
	});
});

describe("a label right below a list, which Markdown takes for words of its last item", () => {
	test.each([
		["in bold", "**Present:**\n- A. Bell\n- B. Cole\n**Chair:** C. Dunn\n"],
		["plain", "Present:\n* A. Bell\n* B. Cole\nChair: C. Dunn\n"],
		["below numbers", "Present:\n1. A. Bell\n2. B. Cole\nChair: C. Dunn\n"],
		["as far in as the list", "Present:\n  - A. Bell\n  - B. Cole\n  Chair: C. Dunn\n"],
		["below a list in a list", "Present:\n- A. Bell\n  - B. Cole\nChair: C. Dunn\n"],
	])("%s", (_, text) => {
		expect(names(text)).toEqual(["A. Bell", "B. Cole"]);
		expect(read(text).fields["chair"]).toEqual([{ name: "C. Dunn" }]);
	});

	test("may stand there several times, with items behind it", () => {
		const text = "Present:\n- A. Bell\nChair: C. Dunn\nApologies:\n- D. Eft\n- E. Fox\nVenue: Rome\n";
		expect(read(text).fields).toMatchObject({
			present: [{ name: "A. Bell" }],
			chair: [{ name: "C. Dunn" }],
			absent: [{ name: "D. Eft" }, { name: "E. Fox" }],
			place: "Rome",
		});
	});

	test.each([
		["further in than the list", "Present:\n- A. Bell\n  Chair: C. Dunn\n"],
		["of no field or section", "Present:\n- A. Bell\nRemark: C. Dunn\n"],
		["that counts nowhere in a section", "Agenda\n======\n\n- A. Bell\nDate: C. Dunn\nDate: x\n"],
	])("is part of the item where it is one %s", (_, text) => {
		expect(read(text).fields["chair"]).toBeNull();
		expect(JSON.stringify(read(text))).toContain("Dunn");
	});

	test("numbers behind it count on", () => {
		const text = "# Talk\n\n1. one\n2. two\n**Budget**\n3. three\n";
		expect(read(text).sections["budget"]).toMatchObject({ markdown: "3. three" });
	});
});
