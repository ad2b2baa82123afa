import { strToU8, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { readOdt } from "../../../src/read/documents/odt.ts";
import { transcribe } from "../../../src/read/documents/transcript.ts";
import { odtFiles } from "./saved.ts";

const read = (body: string, styles?: string, more: Record<string, Uint8Array> = {}) =>
	readOdt(zipSync({ ...odtFiles(body, styles), ...more }), { encoding: null, maxSize: 10_000_000, maxDepth: 100 });

async function transcriptOf(body: string, styles?: string): Promise<string> {
	return transcribe((await read(body, styles)).blocks).text;
}

const p = (words: string): string => `<text:p>${words}</text:p>`;
const row = (...cells: string[]): string =>
	`<table:table-row>${cells.map((cell) => `<table:table-cell>${cell}</table:table-cell>`).join("")}</table:table-row>`;
const numbers = (format: string, suffix: string): string =>
	`<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="${format}" style:num-suffix="${suffix}"/><text:list-level-style-bullet text:level="2"/></text:list-style>`;
const item = (inner: string): string => `<text:list-item>${inner}</text:list-item>`;
const list = (...items: string[]): string => `<text:list text:style-name="L1">${items.map(item).join("")}</text:list>`;

const drawn = (id: string): string => `<draw:control draw:control="${id}"/>`;

describe("an OpenDocument text is written down as notes", () => {
	test.each([
		["paragraphs", p("One") + p("Two"), "One\n\nTwo\n"],
		["blank ones", p("One") + p("Two") + p("") + p("Three"), "One\nTwo\n\nThree\n"],
		["a heading", `${p("a")}${p("")}<text:h>One</text:h>${p("Two")}`, "a\n\nOne\n\nTwo\n"],
		["spaces, tabs, breaks", p('<text:s text:c="2"/>a<text:tab/>b<text:line-break/>c'), "  a\tb\nc\n"],
		["spans", p("O<text:span>n</text:span>e"), "One\n"],
		["a link", p('<text:a xlink:href="https://a.org">Video</text:a>'), "Video\u00a0(https://a.org)\n"],
		[
			"comments and changes",
			`<text:tracked-changes><text:deletion>${p("x")}</text:deletion></text:tracked-changes>${p(`One<office:annotation>${p("y")}</office:annotation>`)}`,
			"One\n",
		],
		[
			"a footnote",
			p(
				`One<text:note><text:note-citation>1</text:note-citation><text:note-body>${p("A note")}</text:note-body></text:note> two`,
			) + p("Three"),
			"One[1] two\n\n[1] A note\n\nThree\n",
		],
		["a text box", p(`One<draw:frame><draw:text-box>${p("Two")}</draw:text-box></draw:frame>`), "Two\n\nOne\n"],
		[
			"a form",
			`<office:forms><form:form><form:textarea form:id="a" form:current-value="Ruth&#x0a;Bo"/><form:checkbox form:id="b" form:label="Yes" form:current-state="checked"/><form:listbox form:id="c"><form:option form:label="Forum"/><form:option form:label="Side event" form:current-selected="true"/></form:listbox><form:password form:id="d" form:value="secret"/></form:form></office:forms>${p(drawn("a"))}${p(drawn("b"))}${p(drawn("c") + drawn("d") + drawn("a"))}`,
			"Ruth\nBo\n\n☒ Yes\n\nSide event\n",
		],
		[
			"a table",
			`<table:table>${row(p("Date"), p("2 May"))}${row(p("Staff"), p("Ann") + p("Bob"))}</table:table>`,
			"Date: 2 May\n\nStaff: Ann\nBob\n",
		],
		[
			"a cell that others hide behind",
			`<table:table>${row(p("a"))}<table:table-row><table:covered-table-cell/></table:table-row></table:table>`,
			"a\n",
		],
	])("%s", async (_, body, text) => expect(await transcriptOf(body)).toBe(text));

	test("notes at the end of a document have that place", async () => {
		const note = `<text:note text:note-class="endnote"><text:note-body>${p("A note")}</text:note-body></text:note>`;
		expect(await read(p(`One${note}`))).toMatchObject({ blocks: [{}, { lines: ["[1] A note"], place: "endnote 1" }] });
	});

	test.each([
		["1", ".", "1. One\n  • Two\n2. Three\n"],
		["a", ")", "a) One\n  • Two\nb) Three\n"],
		["", "", "• One\n  • Two\n• Three\n"],
	])("with lists counted %j%j", async (format, suffix, text) => {
		const body = list(p("One") + list(p("Two")), p("Three"));
		expect(await transcriptOf(body, numbers(format, suffix))).toBe(text);
	});

	test.each([
		["as they start", 'style:num-format="1" text:start-value="3"', list(p("One"), p("Two")), "3)One\n4)Two\n"],
		[
			"as an item says",
			'style:num-format="i"',
			list(p("One"), p("Two")).replace(/<text:list-item>(?!.*item>.*item>)/, '<text:list-item text:start-value="4">'),
			"i)One\niv)Two\n",
		],
		["in brackets", 'style:num-format="a" style:num-prefix="("', list(p("One")), "(a)One\n"],
		[
			"of two levels",
			'style:num-format="1" text:display-levels="2"',
			list(p("One") + list(p("Two"))),
			"1)One\n  1.1)Two\n",
		],
		["that only hold a list", 'style:num-format="1"', list(list(p("One")), p("Two")), "  1)One\n1)Two\n"],
	])("with the numbers of lists %s", async (_, format, body, text) => {
		const level = (at: number): string =>
			`<text:list-level-style-number text:level="${at}" style:num-suffix=")" ${format}/>`;
		const styles = `<text:list-style style:name="L1">${level(1)}${level(2)}</text:list-style>`;
		expect((await transcriptOf(body, styles)).replaceAll(") ", ")")).toBe(text);
	});

	test("with a list that goes on", async () => {
		const later = list(p("Two")).replace("<text:list ", '<text:list text:continue-numbering="true" ');
		expect(await transcriptOf(list(p("One")) + p("x") + later, numbers("1", "."))).toContain("2. Two");
	});

	test("without what a style hides", async () => {
		const style = '<style:style style:name="T1"><style:text-properties text:display="none"/></style:style>';
		expect(await transcriptOf(p('One<text:span text:style-name="T1">x</text:span>'), style)).toBe("One\n");
	});
});

test.each([
	["", ""],
	["and are its value once more", ' form:current-value="Ann:  pay&#x0a;Bo"'],
])("lines with looks are read in the box that they are typed into %s", async (_, value) => {
	const lines = '<text:p>Ann:<text:s text:c="2"/><text:span>pay</text:span></text:p><text:p>Bo</text:p>';
	const box = `<form:textarea form:id="a"${value}>${lines}</form:textarea><form:textarea><text:p>x</text:p></form:textarea>`;
	const body = `<office:forms><form:form>${box}</form:form></office:forms><text:p>Action: <draw:control draw:control="a"/></text:p>`;
	expect(await transcriptOf(body)).toBe("Action: Ann:  pay\nBo\n");
});

test("such lines stand below another value of their box", async () => {
	const box = '<form:textarea form:id="a" form:current-value="Ann"><text:p>Bo</text:p></form:textarea>';
	const body = `<office:forms><form:form>${box}</form:form></office:forms>${p('<draw:control draw:control="a"/>')}`;
	expect(await transcriptOf(body)).toBe("Ann\nBo\n");
});

test("images, linked files and macros are named", async () => {
	const document = await read(p('<draw:frame><draw:image xlink:href="file:///etc/passwd"/></draw:frame>'), "", {
		"Basic/a.xml": strToU8("<a/>"),
	});
	expect(document).toMatchObject({ external: ["macro", "image"] });
});

test("words that were deleted are counted", async () => {
	const deletions = `<text:deletion>${p("x")}${p("y")}</text:deletion><text:deletion>${p("z")}</text:deletion><text:deletion/>`;
	const document = await read(`<text:tracked-changes>${deletions}</text:tracked-changes>${p("One")}`);
	expect(document).toMatchObject({ external: ["tracked deletion", "tracked deletion"] });
});

describe("hostile documents", () => {
	test.each([
		["no text", { "x.xml": strToU8("<a/>") }, "undecodable"],
		[
			"entities",
			{ ...odtFiles(""), "content.xml": strToU8('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>') },
			"undecodable",
		],
		["entities in styles", { ...odtFiles(""), "styles.xml": strToU8("<!DOCTYPE a><a/>") }, "undecodable"],
		["deep elements", odtFiles("<text:section>".repeat(1_000) + "</text:section>".repeat(1_000)), "too-deep"],
		["much text", odtFiles(p("word ".repeat(500_000))), "too-large"],
	])("%s", async (_, files, code) => {
		const reading = readOdt(zipSync(files), { encoding: null, maxSize: 10_000_000, maxDepth: 100 });
		await expect(reading).rejects.toMatchObject({ why: { code } });
	});

	test("words that nobody sees are named", async () => {
		const style = '<style:style style:name="T1"><style:text-properties text:display="none"/></style:style>';
		const body = p(`One<text:span text:style-name="T1">x</text:span><text:hidden-text>y</text:hidden-text>`);
		expect(await read(body, style)).toMatchObject({
			blocks: [{ lines: ["One"] }],
			external: ["hidden text", "hidden text"],
		});
		expect(await read(p('One<text:span text:style-name="T1"/>'), style)).toMatchObject({ external: [] });
	});

	test.each([
		["a section", `<text:section text:display="none">${p("x")}<text:section>${p("y")}</text:section></text:section>`],
		[
			"a section on a condition",
			`<text:section text:display="condition" text:is-hidden="true">${p("x")}</text:section>`,
		],
		[
			"a cell that another reaches over",
			`<table:table><table:table-row><table:covered-table-cell>${p("x")}${p("y")}</table:covered-table-cell></table:table-row></table:table>`,
		],
	])("so are those in %s", async (_, hidden) => {
		expect(await read(p("One") + hidden)).toMatchObject({ blocks: [{ lines: ["One"] }], external: ["hidden text"] });
	});

	test.each([
		["drop-down field", '<field:fieldmark field:type="vnd.oasis.opendocument.field.FORMDROPDOWN"/>'],
		["check box field", '<field:fieldmark field:type="vnd.oasis.opendocument.field.FORMCHECKBOX"/>'],
		["phonetic guide", "<text:ruby><text:ruby-base/><text:ruby-text>ta-na-ka</text:ruby-text></text:ruby>"],
	])("a %s is named", async (what, inside) => {
		expect(await read(p(`One${inside}`))).toMatchObject({ blocks: [{ lines: ["One"] }], external: [what] });
	});

	const style = (family: string, inside = ""): string =>
		`<style:style style:name="P1" style:family="${family}">${inside}</style:style>`;
	const none = '<style:text-properties text:display="none"/>';
	const head = `<office:document-styles xmlns:office="o" xmlns:style="s" xmlns:text="t"><office:automatic-styles>${style("paragraph", none)}</office:automatic-styles></office:document-styles>`;

	test.each([
		["a style of another family", style("paragraph") + style("text", none), ""],
		["a style of the head of its pages", style("paragraph"), head],
	])("%s that has the same name hides nothing", async (_, styles, named) => {
		const more: Record<string, Uint8Array> = named === "" ? {} : { "styles.xml": strToU8(named) };
		const document = await read('<text:p text:style-name="P1">One</text:p>', styles, more);
		expect(document).toMatchObject({ blocks: [{ lines: ["One"] }], external: [] });
	});

	test("a style of paragraphs hides them", async () => {
		const document = await read(`${p("One")}<text:p text:style-name="P1">x</text:p>`, style("paragraph", none));
		expect(document).toMatchObject({ blocks: [{ lines: ["One"] }], external: ["hidden text"] });
	});

	test("a section that is shown is read", async () => {
		const section = (display: string): string =>
			`<text:section text:display="${display}" text:is-hidden="false">${p("One")}</text:section>`;
		expect(await read(section("condition") + section("true"))).toMatchObject({
			blocks: [{ lines: ["One"] }, { lines: ["One"] }],
			external: [],
		});
	});

	test("a number of spaces that nobody has", async () => {
		expect((await transcriptOf(p('a<text:s text:c="2000000000"/>b'))).length).toBeLessThan(300);
	});
});
