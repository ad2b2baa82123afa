/** Reports read back: places, hand-made changes, and what is no report. */
import { describe, expect, test } from "vitest";
import type { Report } from "../../../src/ast/nodes.ts";
import { check } from "../../../src/check/index.ts";
import { interpret } from "../../../src/interpret/index.ts";
import { reportJson, ast as writeAst, json as writeJson } from "../../../src/output/json.ts";
import type { ReportJson } from "../../../src/output/json-schema.ts";
import { markdown as writeMarkdown } from "../../../src/output/markdown.ts";
import { ast } from "../../../src/structure/formats/ast.ts";
import type { FormatFault } from "../../../src/structure/formats/format.ts";
import { json } from "../../../src/structure/formats/json.ts";
import { markdown } from "../../../src/structure/formats/markdown.ts";
import { txt } from "../../../src/structure/formats/txt.ts";
import { context, field, form, paragraph, report, section, unclassified } from "../../output/build-report.ts";

const heading = "Brief summary of presentation of information made";
const tree = report(
	field("date", "2016-02-02"),
	field("organizer", 'The "Group"\tof Friends'),
	field("staff", [{ name: "Ann Lee", honorific: "Captain" }]),
	field(null, "Room 4", "Room 4", "Venue"),
	section("summary", [paragraph('Five * three, "quoted" \\ and &copy; <b>.')], [], heading),
	unclassified(null, [paragraph("loose -->")]),
);

interface Leaf {
	readonly type: string;
	readonly value?: string;
	readonly children?: readonly Leaf[];
	readonly position?: Report["position"];
}

function textLeaves(nodes: readonly Leaf[]): Leaf[] {
	return nodes.flatMap((node) => (node.type === "text" ? [node] : textLeaves(node.children ?? [])));
}

describe.each([
	["json", json, writeJson],
	["markdown", markdown, writeMarkdown],
] as const)("%s", (_, format, renderer) => {
	const written = renderer.render(tree, context);
	const back = format.parse(written, form);

	test("knows itself and its form", () => {
		expect(format.opens(written)).toBe(true);
		expect(format.opens("Date: 2 Feb 2016")).toBe(false);
		expect(format.formName?.(written)).toBe("un-meeting");
		expect(format.fault?.(written)).toBeNull();
	});

	test("every leaf is its slice of the file, or one character", () => {
		const leaves = textLeaves(back.children as readonly Leaf[]);
		expect(leaves.length).toBeGreaterThan(4);
		for (const { value = "", position } of leaves) {
			const slice = written.slice(position?.start.offset, position?.end.offset);
			if (slice !== value) expect([...value]).toHaveLength(1);
		}
	});

	test("values, labels and headings have their places", () => {
		const at = (name: string | null) =>
			back.children.find((child) => child.type !== "ignored" && child.type !== "unclassified" && child.name === name);
		const date = at("date");
		const venue = at(null);
		const summary = at("summary");
		if (date?.type !== "field" || venue?.type !== "field" || summary?.type !== "section") return expect.fail();
		const slice = (place: Report["position"]) => written.slice(place.start.offset, place.end.offset);
		expect(slice(date.valuePosition)).toBe("2016-02-02");
		expect(slice(venue.labelPosition)).toBe("Venue");
		expect(slice(summary.labelPosition)).toBe(heading);
		const lines = written.slice(0, date.valuePosition.start.offset).split("\n");
		expect(date.valuePosition.start).toMatchObject({ line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 });
	});
});

function fields(yaml: string): ReportJson["fields"] {
	const text = `---\nrapporteur: 1\nform: un-meeting\n${yaml}\n---\n`;
	return reportJson(interpret(markdown.parse(text, form), form), context).fields;
}

test.each([
	["date: 2 February 2016", { date: "2016-02-02" }],
	["date: 2016-02-31", { date: { raw: "2016-02-31" } }],
	["date: 2017-03-06/2017-03-10", { date: "2017-03-06/2017-03-10" }],
	["date: XXXX-03-13", { date: "XXXX-03-13" }],
	["sdgs: 5, 8", { sdgs: [5, 8] }],
	["sdgs: [8, 5, 18]", { sdgs: [5, 8, { raw: "18" }] }],
	["staff: [Captain Ann Lee, Bo Li]", { staff: [{ name: "Ann Lee", honorific: "Captain" }, { name: "Bo Li" }] }],
	["staff: []", { staff: [] }],
	["sdgs: [8.7, 2016, foo, 3]", { sdgs: [3, { raw: "8.7" }, { raw: "2016" }, { raw: "foo" }] }],
	["sdgs: {raw: foo}", { sdgs: [{ raw: "foo" }] }],
	["staff: [N/A]", { staff: [] }],
	["staff: [{title: Video, url: null}]", { staff: [{ raw: "Video" }] }],
	["date: [a]", { date: { raw: "a" } }],
	["date: [2016-02-02]", { date: "2016-02-02" }],
	["date: []", { date: "" }],
	["organizer: [a, b]", { organizer: "a; b" }],
	["type: N/A", { type: "" }],
	["tags: [2016, N/A]", { tags: ["2016"] }],
	["organizer:", { organizer: null }],
	["organizer: ''", { organizer: "" }],
	["title: 2016", { title: "2016" }],
	["tags: ['a, b']", { tags: ["a, b"] }],
	["links: [{title: Video, url: null}]", { links: [{ title: "Video", url: null }] }],
])("front matter changed by hand: %s", (yaml, expected) => {
	expect(fields(yaml)).toMatchObject(expected);
});

test.each([
	["markdown", "---\nrapporteur: 1\ndate: 2016-02-02\nvenue: Rome\nspare:\ntype: Briefing\n---\n"],
	["json", '{"version": 1, "fields": {"date": "2016-02-02", "venue": "Rome", "spare": null, "type": "Briefing"}}'],
])("%s: a field that the form does not have is kept, and told", (name, text) => {
	const tree = interpret((name === "json" ? json : markdown).parse(text, form), form);
	expect(reportJson(tree, context).unclassified).toEqual([{ label: "venue", markdown: "Rome", after: "date" }]);
	const found = check(tree, { form, text, today: "2030-01-01" }).find(({ code }) => code === "unknown-label");
	expect(text.slice(found?.position?.start.offset, found?.position?.end.offset)).toBe("venue");
});

const told = ({ message }: FormatFault): string => message;

test.each([
	["---\nrapporteur: 2\n---\n", "Unknown version `2`. Only `1` can be read.", 2, 13],
	["---\nrapporteur: 1\nform: {\n---\n", /never closed/, 3, null],
	["---\nrapporteur: 1\na: 1\na: 2\n---\n", /same key twice/, 4, 1],
	["---\nrapporteur: 1\nstaff:\n  - role: Intern\n---\n", "Missing key `name` in `staff`.", 4, 5],
	["---\nrapporteur: 1\ntype: true\n---\n", "`type` must be a string or a number.", 3, 7],
	["---\nrapporteur: 1\ndate: {day: 2}\n---\n", "Unknown key `day`. Use `raw`", 3, 8],
	["---\nrapporteur: 1\nform: [x]\n---\n", "`form` must be a string.", 3, 7],
	["---\nrapporteur: 1\n...\nAsk Ann.\n---\n", "a second document. Keep one", 4, 1],
	["---\nrapporteur: 1\n...\nstaff: Bo\n---\n", "a second document. Keep one", 4, 1],
	["---\nrapporteur: 1\n...\n%TAG ! tag:x\n---\n", "unexpected line `%TAG ! tag:x`. Remove it.", 4, 1],
	["---\nrapporteur: 1\nstaff: &bo Ada\n---\n", "unexpected anchor `&bo Ada`. Write plain values.", 3, 8],
	["---\nrapporteur: 1\nstaff: !bo Ada\n---\n", "unexpected tag. Write plain values.", 3, 8],
	["---\nrapporteur: 1\ntype: !!str Ada\n---\n", "unexpected tag `!!str Ada`. Write plain values.", 3, 7],
	["---\nrapporteur: 1\ntype: ! Ada\n---\n", "unexpected tag `! Ada`. Write plain values.", 3, 7],
])("Markdown %j is no report", (text, reason, line, column) => {
	const fault = markdown.fault?.(text) ?? expect.fail();
	expect(told(fault)).toMatch(reason);
	expect(fault.position?.start.line).toBe(line);
	if (column !== null) expect(fault.position?.start.column).toBe(column);
});

test.each([
	["", "Invalid JSON: end of file instead of a JSON value.", 1],
	["{", "Invalid JSON: end of file instead of a key in double quotes.", 2],
	['{"a": 1,}', "Invalid JSON: `}` instead of a key in double quotes.", 9],
	['{"version": 1 "a"}', 'Invalid JSON: `"` instead of `,` or `}`.', 15],
	['{"version": 1} x', "Invalid JSON: `x` instead of the end of the file.", 16],
	['{"version": 01}', "Invalid JSON: `0` instead of a JSON value.", 13],
	['{"a": "b\nc"}', 'Invalid JSON: `"` instead of a JSON value.', 7],
	["[1]", "Not a report: a report has keys, such as `version` and `fields`.", 1],
	["{}", "Not a report by Rapporteur: the key `version` is missing.", 1],
	['{"version": 1, "name": "x"}', "Not a report: the key `fields` is missing.", 1],
	['{"version": 2}', "Unknown version `2`. Only `1` can be read.", 13],
	['{"version": 1, "fields": []}', "`fields` must have keys and values.", 26],
	["[".repeat(100_000), "Too deep: more than 1000 nested lists and maps.", 1001],
])("JSON %# is no report", (text, reason, column) => {
	const fault = json.fault?.(text) ?? expect.fail();
	expect(told(fault)).toBe(reason);
	expect(fault.position?.start.column).toBe(column);
	expect(json.parse(text, form).type).toBe("report");
});

test.each([
	["fields", '"date": "x", "date": "y"', "The key `date` appears twice. Keep one.", 40],
	["fields", '"date": [["x"]]', "`date` must be a string, a number, a person or a link.", 36],
	["fields", '"staff": [{"honorific": "Dr."}]', "Missing key `name` in `staff`.", 37],
	["fields", '"staff": [{"name": "Ann", "rank": "Dr."}]', /^Unknown key `rank`. Use `name`, `honorific`/, 53],
	["fields", '"staff": [{"name": "Ann", "title": "Dr."}]', /^Unknown key `title`. Use `name`, `honorific`/, 53],
	[
		"fields",
		'"staff": {"name": "Ann"}',
		"`staff` must be a string, a number or a list. Put a single person or link in a list too.",
		36,
	],
	[
		"fields",
		'"links": {"url": 5}',
		"`links` must be a string, a number or a list. Put a single person or link in a list too.",
		36,
	],
	["fields", '"staff": {"raw": "Ann", "name": "Ann"}', "Unknown key `name`. Use `raw`.", 51],
	["fields", '"links": [{"name": "x", "url": "https://x.org"}]', "Unknown key `name`. Use `title`, `url`.", 38],
	["fields", '"links": [{"url": "https://x.org"}]', "Missing key `title` in `links`.", 37],
	["fields", '"links": [{"title": "x", "url": 5}]', "`url` must be a string or null.", 59],
	["sections", '"summary": {"heading": 5, "markdown": ""}', "`heading` must be a string.", 66],
	["sections", '"summary": {"heading": ""}', "Missing key `markdown` in `summary`.", 54],
	[
		"sections",
		'"summary": {"heading": "", "markdown": "", "statements": ["x"]}',
		"`statements` must have keys and values.",
		101,
	],
])("JSON with wrong %s: %s", (part, written, reason, column) => {
	const head = part === "fields" ? '{"version": 1, "fields": {' : '{"version": 1, "fields": {}, "sections": {';
	const fault = json.fault?.(`${head}${written}}}`) ?? expect.fail();
	expect(told(fault)).toMatch(reason);
	expect(fault.position?.start.column).toBe(column);
});

test.each([
	['"unclassified": [5]', "`unclassified` must have keys and values.", 47],
	['"venue": "Rome"', /^Unknown key `venue`. Use `version`, `fields`/, 30],
])("JSON with wrong %s", (written, reason, column) => {
	const fault = json.fault?.(`{"version": 1, "fields": {}, ${written}}`) ?? expect.fail();
	expect(told(fault)).toMatch(reason);
	expect(fault.position?.start.column).toBe(column);
});

test.each([
	'<!-- section {"name":"summary","remark":"Ask Ann"} -->',
	'<!-- section {"name":["summary"]} -->',
	'<!-- section {"label":"summary"} -->',
	'<!-- unclassified {"label":null,"after":"date","remark":"x"} -->',
	'<!-- unclassified {"label":null,"boilerplate":"See map"} -->',
	'<!-- unclassified {"label":{"a":"b"}} -->',
	"<!-- unclassified [1] -->",
])("a comment that holds more than ours is text: %s", (comment) => {
	const text = `---\nrapporteur: 1\n---\n\n# x\n\n${comment}\n\n## ${heading}\n\na\n`;
	const { sections, unclassified } = reportJson(interpret(markdown.parse(text, form), form), context);
	expect(sections["summary"]).toMatchObject({ markdown: "a" });
	expect(unclassified).toEqual([{ label: null, markdown: `\\${comment.replace("[", "\\[")}`, after: null }]);
});

test.each([
	["JSON", json, (fields: string) => `{"version": 1, "fields": ${fields}}`],
	["Markdown", markdown, (fields: string) => `---\nrapporteur: 1\n${fields.slice(1, -1)}\n---\n\n# x\n`],
] as const)(
	"what a report in %s says of a link or a person is kept, whatever the form makes of it",
	(_, format, write) => {
		const [address, role] = ["https://example.org/plan", "secretary of the crew"];
		const link = JSON.stringify({ title: "Plan", url: address });
		for (const fields of [
			`{"papers": [${link}]}`,
			`{"organizer": [${link}]}`,
			`{"links": [{"title": "", "url": "${address}"}]}`,
			`{"staff": [{"name": "", "role": "${role}"}]}`,
		]) {
			const written = writeMarkdown.render(interpret(format.parse(write(fields), form), form), context);
			expect(written, fields).toContain(fields.includes(role) ? role : address);
			expect(written.includes("Plan"), fields).toBe(fields.includes("Plan"));
		}
	},
);

test("boilerplate with a label is text with that label", () => {
	const comment = '<!-- unclassified {"label":"Weather","after":null,"boilerplate":true} -->';
	const text = `---\nrapporteur: 1\n---\n\n# x\n\n${comment}\n\nIt rained.\n\n<!-- /unclassified -->\n`;
	const { unclassified } = reportJson(interpret(markdown.parse(text, form), form), context);
	expect(unclassified).toEqual([{ label: "Weather", markdown: "It rained.", after: null }]);
});

test("a comment names the section of a heading that does not, in Markdown and back", () => {
	const comment = '<!-- section {"name":"summary"} -->';
	const written = writeMarkdown.render(report(section("summary", [paragraph("a")], [], "Boats and nets")), context);
	expect(written).toContain(`${comment}\n\n## Boats and nets\n\na\n`);
	expect(writeMarkdown.render(report(section("summary", [paragraph("a")], [], heading)), context)).not.toContain(
		"<!--",
	);
	const read = interpret(markdown.parse(written, form), form);
	expect(writeMarkdown.render(read, context)).toBe(written);
	expect(reportJson(read, context).sections["summary"]).toMatchObject({ heading: "Boats and nets", markdown: "a" });
	expect(check(read, { form, text: written, today: "2026-01-01" }).map(({ code }) => code)).not.toContain(
		"misspelled-label",
	);
	// Without a heading below, it is text.
	const alone = markdown.parse(written.replace("## Boats and nets", "Boats and nets"), form);
	expect(JSON.stringify(alone.children)).toContain("section {");
});

describe("ast", () => {
	const notes =
		"Date of Meeting: 2 Feb 2016\nStaff Present: Ann Lee\nVenue: Room 4\n\nWeb links for more information\n\nx\n";
	const tree = interpret(txt.parse(`\n${notes}\n${heading}\n\nMs Bo Li said so.\n`, form), form);
	const written = writeAst.render(tree, context);

	test("reads back to the very tree", () => {
		expect(ast.opens(written)).toBe(true);
		expect(ast.fault?.(written)).toBeNull();
		expect(ast.parse(written, form)).toEqual(tree);
	});

	test.each([
		['"version": 1', '"version": 3', "Unknown version `3`. Only `1` can be read."],
		[
			'"type": "field"',
			'"type": "fields"',
			"`type` must be `preamble` or `field` or `section` or `unclassified` or `ignored`.",
		],
		['"type": "text"', '"type": "html"', /^`type` must be `text` or/],
		['"offset": 1\n', '"offset": -1\n', "`offset` must be a whole number."],
		['"raw": "Room 4",', "", "Missing key `raw` in `field`."],
		['"name": "Ann Lee"', '"name": null', "`name` must be a string."],
		['"form": "un-meeting",', "", "Missing key `form` in `report`."],
		['"name": "Ann Lee"', '"name": "Ann Lee", "honorific": [{"name": ""}]', "`honorific` must be a string."],
		['"name": "Ann Lee"', '"name": "Ann Lee", "rank": "Dr."', /^Unknown key `rank`. Use `name`, `honorific`/],
		['"part": "speaker"', '"part": "singer"', "`part` must be a part such as `speaker`."],
		['"type": "report"', '"type": "report", "data": {"cut": {}}', /^Unknown key `data`. Use `type`/],
		['"type": "text"', '"type": "text", "children": 5', /^Unknown key `children`. Use `type`/],
		['"type": "paragraph"', '"type": "paragraph", "data": {"hName": "a"}', "Unknown key `hName`. Use `marks`"],
		[
			'"type": "paragraph"',
			'"type": "paragraph", "data": {"marks": ["\\ud800"]}',
			"`marks` must have keys and values.",
		],
		['"type": "paragraph"', '"type": "paragraph", "data": {"marks": {"name": 5}}', "`marks` must be a list."],
	])("%s made %s", (from, to, reason) => {
		const broken = written.replace(from, to);
		expect(broken).not.toBe(written);
		expect(told(ast.fault?.(broken) ?? expect.fail())).toMatch(reason);
		expect(ast.parse(broken, form).children).toEqual([]);
	});

	test.each([
		["a person where a list stands", '{"name": "Ann"}', "`value` must be a string, a number, a list or null."],
		["nothing in a list", "[null]", "`value` must be a string or a number."],
		["a list in a list", "[[]]", "`value` must be a string, a number, a person or a link."],
		["yes", "true", "`value` must be a string, a number, a list or null."],
		["a link without its title", '[{"url": null}]', "Missing key `title` in `value`."],
	])("a field whose value is %s", (_, value, reason) => {
		const broken = written.replace('"value": "2016-02-02"', `"value": ${value}`);
		expect(told(ast.fault?.(broken) ?? expect.fail())).toBe(reason);
	});

	test("each node is looked at once, however deep it stands", () => {
		const { position } = tree;
		let inside: unknown = { type: "paragraph", children: [], position };
		for (let depth = 0; depth < 200; depth++) inside = { type: "blockquote", children: [inside], position };
		const ignored = { type: "ignored", children: [inside], position };
		const deep = JSON.stringify({ type: "report", form: "x", children: [ignored], position });
		expect(ast.fault?.(deep)).toBeNull();
	});
});
