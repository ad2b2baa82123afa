import { strToU8, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { readDocx } from "../../../src/read/documents/docx.ts";
import { transcribe } from "../../../src/read/documents/transcript.ts";
import { docxFiles, docxOfLines } from "./saved.ts";

const options = { encoding: null, maxSize: 10_000_000, maxDepth: 100 };

const read = (files: Record<string, Uint8Array>) => readDocx(zipSync(files), options);

const transcriptOf = async (body: string, more?: Readonly<Record<string, string>>): Promise<string> =>
	transcribe((await read(docxFiles(body, more))).blocks).text;

const paragraph = (words: string, properties = ""): string =>
	`<w:p><w:pPr>${properties}</w:pPr><w:r><w:t xml:space="preserve">${words}</w:t></w:r></w:p>`;
const cell = (words: string, properties = ""): string =>
	`<w:tc><w:tcPr>${properties}</w:tcPr>${paragraph(words)}</w:tc>`;
const table = (...rows: string[]): string => `<w:tbl>${rows.map((row) => `<w:tr>${row}</w:tr>`).join("")}</w:tbl>`;
const footnotes = `<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:footnote w:id="2">${paragraph("A note")}</w:footnote></w:footnotes>`;
const reference = '<w:r><w:footnoteReference w:id="2"/></w:r>';
const note = `<w:p>${reference}</w:p>`;
const types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const relations = (...entries: string[]): string =>
	`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${entries.join("")}</Relationships>`;
const external = (kind: string, target: string): string =>
	`<Relationship Id="r9" Type="${types}/${kind}" Target="${target}" TargetMode="External"/>`;

describe("a Word document is written down as notes", () => {
	test.each([
		["paragraphs", paragraph("One") + paragraph("Two"), "One\n\nTwo\n"],
		["blank ones", paragraph("One") + paragraph("Two") + paragraph("") + paragraph("Three"), "One\nTwo\n\nThree\n"],
		["indentation", paragraph("  One"), "  One\n"],
		["runs", "<w:p><w:r><w:t>O</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>ne</w:t></w:r></w:p>", "One\n"],
		["tabs and breaks", "<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r></w:p>", "a\tb\nc\n"],
		["returns", "<w:p><w:r><w:t>a.</w:t><w:cr/><w:t>b</w:t></w:r></w:p>", "a.\nb\n"],
		["a page that ends inside", '<w:p><w:r><w:t>a</w:t><w:br w:type="page"/><w:t>b</w:t></w:r></w:p>', "a\nb\n"],
		[
			"what was deleted",
			"<w:p><w:del><w:r><w:delText>a</w:delText></w:r></w:del><w:ins><w:r><w:t>b</w:t></w:r></w:ins></w:p>",
			"b\n",
		],
		["a form", table(cell("Date") + cell("2 May"), cell("Place") + cell("Rome")), "Date: 2 May\n\nPlace: Rome\n"],
		[
			"a row across",
			table(cell("Notes", '<w:gridSpan w:val="2"/>'), cell("Date") + cell("2 May")),
			"Notes\n\nDate: 2 May\n",
		],
	])("%s", async (_, body, text) => expect(await transcriptOf(body)).toBe(text));

	test.each([
		["a field", '<w:p><w:fldSimple w:instr="DATE"><w:r><w:t>2 May</w:t></w:r></w:fldSimple></w:p>', "2 May\n"],
		["a direction", "<w:p><w:dir><w:bdo><w:r><w:t>a</w:t></w:r></w:bdo></w:dir></w:p>", "a\n"],
		[
			"signs with their sound above",
			"<w:p><w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>x</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>a</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>",
			"a\n",
		],
		[
			"a formula",
			'<w:p><m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:f><m:fPr/><m:num><m:r><m:t>a</m:t></m:r></m:num><m:den><m:r><m:t>b</m:t></m:r></m:den></m:f></m:oMath></w:p>',
			"ab\n",
		],
		[
			"names of their own",
			'<x:p xmlns:x="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><x:fldSimple><x:r><x:t>a</x:t></x:r></x:fldSimple></x:p>',
			"a\n",
		],
		[
			"names without a prefix",
			'<p xmlns="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><fldSimple><r><t>a</t></r></fldSimple></p>',
			"a\n",
		],
		[
			"a control",
			'<w:p><w:sdt><w:sdtPr><x:checkbox xmlns:x="http://schemas.microsoft.com/office/word/2010/wordml"/></w:sdtPr><w:sdtContent><w:r><w:t>☒ by seven</w:t></w:r></w:sdtContent></w:sdt></w:p>',
			"☒ by seven\n",
		],
		["a remark", "<w:p><!-- <w:dir> --><w:r><w:t>a</w:t></w:r></w:p>", "a\n"],
		["what only looks like one", "<w:p><w:r><w:t><![CDATA[<w:dir>a</w:dir>]]></w:t></w:r></w:p>", "<w:dir>a</w:dir>\n"],
	])("with the words in %s", async (_, body, text) => expect(await transcriptOf(body)).toBe(text));

	test.each([
		["formula", '<w:p><m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"/></w:p>'],
		["phonetic guide", "<w:p><w:r><w:ruby><w:rt/><w:rubyBase/></w:ruby></w:r></w:p>"],
		["form control", "<w:p><w:r><w:object><w:control/></w:object></w:r></w:p>"],
	])("and names a %s, which words in a row can't say", async (name, body) => {
		expect((await read(docxFiles(body))).external).toEqual([name]);
	});

	test.each<[name: string, look: string, external: string[]]>([
		["hides", "<w:vanish/>", ["hidden text"]],
		["hides by a value", '<w:vanish w:val="true"/>', ["hidden text"]],
		["shows in spite of its style", '<w:vanish w:val="0"/>', []],
		["hid once", "<w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange>", []],
	])("with the words that it %s", async (_, look, external) => {
		const body = `<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr><w:r><w:rPr>${look}</w:rPr><w:t>a</w:t></w:r><w:r><w:t>b</w:t></w:r></w:p>`;
		expect((await read(docxFiles(body))).external).toEqual(external);
		expect(await transcriptOf(body)).toBe("ab\n");
	});

	test("without a word of a hidden run that has none", async () => {
		const body = "<w:p><w:r><w:rPr><w:vanish/></w:rPr></w:r><w:r><w:t>a</w:t></w:r></w:p>";
		expect((await read(docxFiles(body))).external).toEqual([]);
	});

	const run = (inside: string): string => `<w:r>${inside}</w:r>`;
	const say = (words: string): string => run(`<w:t xml:space="preserve">${words}</w:t>`);
	const code = (words: string): string => run(`<w:instrText>${words}</w:instrText>`);
	const mark = (type: string): string => run(`<w:fldChar w:fldCharType="${type}"/>`);
	const field = (made: string, result: string): string =>
		mark("begin") + made + mark("separate") + result + mark("end");
	const box = (isOn: number): string =>
		`<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="${isOn}"/></w:checkBox></w:ffData></w:fldChar></w:r>${code("FORMCHECKBOX")}${mark("end")}`;

	test("with the signs of boxes in fields", async () => {
		expect(await transcriptOf(`<w:p>${box(1)}${say("yes ")}${box(0)}${say("no")}</w:p>`)).toBe("☒ yes ☐ no\n");
		expect((await read(docxFiles(`<w:p>${box(1)}</w:p>`))).external).toEqual([]);
	});

	test.each<[what: string, field: string, external: string[]]>([
		["words in an instruction", mark("begin") + code("EQ \\x(Tanaka)") + mark("end"), ["field"]],
		["words of a button", mark("begin") + code("MACRO") + code("BUTTON No [Name]") + mark("end"), ["field"]],
		["an empty result", field(code("EQ \\x(Tanaka)"), say(" ")), ["field"]],
		["an attribute", '<w:fldSimple w:instr=" EQ \\x(Tanaka) "/>', ["field"]],
		[
			"a sign in an attribute",
			`<w:del w:author="A > B"/>${mark("begin")}${code("EQ \\x(Tanaka)")}${mark("end")}`,
			["field"],
		],
		["a result", field(code("DATE"), say("2 May")), []],
		["a result in a result", field(code("QUOTE"), field(code("DATE"), say("2 May"))), []],
		["an entry of an index", mark("begin") + code('XE "Tanaka"') + mark("end"), []],
		["a deleted one", `<w:del>${mark("begin") + code("EQ \\x(Tanaka)") + mark("end")}</w:del>`, []],
	])("and names a field without a result: %s", async (_, inside, external) => {
		expect((await read(docxFiles(`<w:p>${say("Dear ")}${inside}</w:p>`))).external).toEqual(external);
	});

	const name = field(code("MERGEFIELD Name"), run("<w:t>Ann</w:t><w:tab/><w:br/><w:cr/>"));

	test.each([
		["once", field(code("IF ") + name + code(' = "" "Sir" "') + name + code('"'), say("Ann")), "Dear Ann!\n"],
		["where the result has fields", field(code("QUOTE"), say("a") + field(code("DATE"), say("b"))), "Dear ab!\n"],
		["three deep", field(code("IF") + field(code("IF") + name, say("x") + name), say("Ann")), "Dear Ann!\n"],
		["of none that has no result", mark("begin") + code("SET") + name + mark("end") + say("b"), "Dear b!\n"],
		["beside a deleted one", `<w:del>${mark("begin")}</w:del>${field(code("DATE"), say("b"))}`, "Dear b!\n"],
		["where one never ends", mark("begin") + code("IF") + field(code("DATE"), say("b")), "Dear b!\n"],
		["where one never began", mark("end") + mark("separate") + say("b"), "Dear b!\n"],
	])("with the result of fields in fields %s", async (_, inside, text) => {
		expect(await transcriptOf(`<w:p>${say("Dear ")}${inside}${say("!")}</w:p>`)).toBe(text);
	});

	const item = (words: string, level = 0, num = 1): string =>
		paragraph(words, `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${num}"/></w:numPr>`);
	const level = (index: number, format: string, more = ""): string =>
		`<w:lvl w:ilvl="${index}"><w:numFmt w:val="${format}"/>${more}</w:lvl>`;
	const shown = (text: string, start = 1): string => `<w:start w:val="${start}"/><w:lvlText w:val="${text}"/>`;
	const definition = (id: number, inner: string): string =>
		`<w:abstractNum w:abstractNumId="${id}">${inner}</w:abstractNum>`;
	const num = (id: number, of: number, more = ""): string =>
		`<w:num w:numId="${id}"><w:abstractNumId w:val="${of}"/>${more}</w:num>`;
	const main = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
	const startAt = (start: number): string =>
		`<w:lvlOverride w:ilvl="0"><w:startOverride w:val="${start}"/></w:lvlOverride>`;
	const lists = (inner: string, styles = ""): Record<string, string> => ({
		"word/numbering.xml": `<w:numbering ${main}>${inner}</w:numbering>`,
		"word/styles.xml": `<w:styles ${main}>${styles}</w:styles>`,
		"word/_rels/document.xml.rels": relations(
			...["numbering", "styles"].map(
				(kind) => `<Relationship Id="${kind}" Type="${types}/${kind}" Target="${kind}.xml"/>`,
			),
		),
	});
	const decimal = definition(0, level(0, "decimal", shown("%1.")) + level(1, "lowerRoman", shown("(%1.%2)")));
	const styled = (id: string, inner: string): string =>
		`<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${id}"/>${inner}</w:style>`;

	test.each([
		[
			"bullets",
			definition(0, level(0, "decimal") + level(1, "bullet")) + num(1, 0),
			item("A") + item("B", 1) + item("C"),
			"1. A\n  • B\n2. C\n",
		],
		["a start", definition(0, level(0, "decimal", shown("%1.", 3))) + num(1, 0), item("A") + item("B"), "3. A\n4. B\n"],
		[
			"another list behind",
			definition(0, level(0, "decimal", shown("%1.", 3))) +
				definition(1, level(0, "lowerLetter", shown("(%1)"))) +
				num(1, 0) +
				num(2, 1),
			item("A") + item("B", 0, 2),
			"3. A\n(a) B\n",
		],
		[
			"a new start",
			decimal + num(1, 0) + num(2, 0, startAt(7)),
			item("A") + item("B", 0, 2) + item("C", 0, 2),
			"1. A\n7. B\n8. C\n",
		],
		["a list that goes on", decimal + num(1, 0) + num(2, 0), item("A") + item("B", 0, 2), "1. A\n2. B\n"],
		[
			"levels",
			decimal + num(1, 0),
			item("A", 1) + item("B", 1) + item("C") + item("D", 1),
			"  (1.i) A\n  (1.ii) B\n1. C\n  (1.i) D\n",
		],
		["what is shown without numbers", definition(0, level(0, "none", shown(""))) + num(1, 0), item("A"), "A\n"],
		[
			"the ninth level",
			definition(0, level(8, "decimal", shown("%9)"))) + num(1, 0),
			item("A", 8),
			`${" ".repeat(16)}1) A\n`,
		],
	])("with the numbers of lists: %s", async (_, numbering, body, text) => {
		expect(await transcriptOf(body, lists(numbering))).toBe(text);
	});

	test.each([
		["a style's list", styled("S", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'), "S", "1. A\n"],
		[
			"that of a style below",
			`${styled("R", '<w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr>')}${styled("S", '<w:basedOn w:val="R"/>')}`,
			"S",
			"  (1.i) A\n",
		],
		["none", styled("S", '<w:basedOn w:val="S"/>'), "S", "A\n"],
	])("with %s", async (_, styles, style, text) => {
		const body = paragraph("A", `<w:pStyle w:val="${style}"/>`);
		expect(await transcriptOf(body, lists(decimal + num(1, 0), styles))).toBe(text);
	});

	test("with numbers of headings counted", async () => {
		const styles = styled("Heading1", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>');
		const body = paragraph("A", '<w:pStyle w:val="Heading1"/>');
		const { blocks, external } = await read(docxFiles(body, lists(decimal + num(1, 0), styles)));
		expect({ text: transcribe(blocks).text, external }).toEqual({ text: "A\n", external: ["heading number"] });
	});

	test("with deletions counted", async () => {
		const deleted = (words: string): string => `<w:del><w:r><w:delText>${words}</w:delText></w:r></w:del>`;
		const body = `<w:p>${deleted("a")}<w:r><w:rPr><w:strike/></w:rPr><w:t>b</w:t></w:r>${deleted("c")}${deleted(" ")}</w:p>`;
		expect((await read(docxFiles(body))).external).toEqual(["tracked deletion", "tracked deletion"]);
		expect(await transcriptOf(body)).toBe("b\n");
	});

	test.each([
		["of rows", table(`<w:trPr><w:del/></w:trPr>${cell("a")}${cell("c")}`, cell("b"))],
		[
			"of rows around tables",
			table(`<w:trPr><w:del/></w:trPr><w:tc>${table(cell("a"))}<w:p/></w:tc>`) + paragraph("b"),
		],
		["of plain text", `<w:p><w:del><w:r><w:t>a</w:t></w:r></w:del><w:r><w:t>b</w:t></w:r></w:p>`],
	])("with deletions %s counted", async (_, body) => {
		expect((await read(docxFiles(body))).external).toEqual(["tracked deletion"]);
		expect(await transcriptOf(body)).toBe("b\n");
	});

	test.each([
		["in a row that is deleted", table(`<w:trPr><w:del/></w:trPr><w:tc>${note}</w:tc>`, cell("b")), "tracked deletion"],
		["in a deletion", `<w:p><w:del>${reference}</w:del><w:r><w:t>b</w:t></w:r></w:p>`, "tracked deletion"],
		[
			"in a cell that is covered",
			table(cell("b", '<w:vMerge w:val="restart"/>'), `<w:tc><w:tcPr><w:vMerge/></w:tcPr>${note}</w:tc>`),
			"hidden text",
		],
	])("with a note alone %s named", async (_, body, what) => {
		expect((await read(docxFiles(body, { "word/footnotes.xml": footnotes }))).external).toEqual([what]);
		expect((await transcriptOf(body, { "word/footnotes.xml": footnotes })).trimEnd()).toBe("b");
	});

	test("with no deletion of a row without words", async () => {
		const body = table(`<w:trPr><w:del/></w:trPr>${cell("")}`, cell("b"));
		expect((await read(docxFiles(body))).external).toEqual([]);
	});

	test("with footnotes behind their paragraphs", async () => {
		const more = {
			"word/footnotes.xml": footnotes,
			"word/_rels/document.xml.rels": relations(
				`<Relationship Id="r5" Type="${types}/footnotes" Target="footnotes.xml"/>`,
			),
		};
		const body = `<w:p><w:r><w:t>One</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>${paragraph("Two")}`;
		expect(await transcriptOf(body, more)).toBe("One[1]\n\n[1] A note\n\nTwo\n");
	});
});

describe("what a Word document says of its parts", () => {
	const package_ = (...targets: readonly string[]) =>
		relations(...targets.map((target) => `<Relationship Id="r1" Type="${types}/officeDocument" Target="${target}"/>`));
	const documentOf = (words: string): string =>
		`<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${words}</w:body></w:document>`;
	const other = documentOf(paragraph("Two"));
	const strict = "http://purl.oclc.org/ooxml/officeDocument/relationships";

	test.each<[name: string, target: string, part: string]>([
		["a number", "word/document2.xml", "word/document2.xml"],
		["a name of its own", "/word/other.xml", "word/other.xml"],
		["no folder", "main.xml", "main.xml"],
		["the usual name in other letters", "./word/Document.xml", "word/document.xml"],
	])("is followed to a main part with %s", async (_, target, part) => {
		const more = { "_rels/.rels": package_(target), [part]: other };
		expect(await transcriptOf(paragraph("One"), more)).toBe("Two\n");
	});

	test("is followed in the words of the stricter format", async () => {
		const more = { "_rels/.rels": package_("word/other.xml").replace(types, strict), "word/other.xml": other };
		expect(await transcriptOf(paragraph("One"), more)).toBe("Two\n");
	});

	test("is followed to notes", async () => {
		const more = {
			"word/footnotes.xml": footnotes.replace("A note", "Another"),
			"word/mine.xml": footnotes,
			"word/_rels/document.xml.rels": relations(`<Relationship Id="r5" Type="${types}/footnotes" Target="mine.xml"/>`),
		};
		const body = '<w:p><w:r><w:t>One</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>';
		expect(await transcriptOf(body, more)).toBe("One[1]\n\n[1] A note\n");
	});

	test.each([
		["a part that is missing", package_("word/other.xml"), "`word/other.xml` is missing"],
		["two main parts", package_("word/document.xml", "word/styles.xml"), "it names more than one main part"],
	])("is not passed over: %s", async (_, rels, reason) => {
		const files = docxFiles(paragraph("One"), { "_rels/.rels": rels });
		await expect(read(files)).rejects.toMatchObject({
			why: { code: "undecodable", message: expect.stringContaining(reason) },
		});
	});
});

describe("a reference to a note that is missing", () => {
	test.each(["footnote", "endnote"])("%s: the words are read, and it is named", async (kind) => {
		const body = `<w:p><w:r><w:${kind}Reference w:id="9"/><w:t>words</w:t></w:r></w:p>`;
		expect((await read(docxFiles(body))).external).toEqual(["missing note"]);
		expect(await transcriptOf(body)).toBe("words\n");
		expect(await transcriptOf(body, { "word/footnotes.xml": footnotes })).toBe("words\n");
	});
});

test("a note that is referred to again stands once", async () => {
	const body = `<w:p><w:r><w:t>One</w:t></w:r>${reference}</w:p><w:p><w:r><w:t>Two</w:t></w:r>${reference}</w:p>`;
	expect(await transcriptOf(body, { "word/footnotes.xml": footnotes })).toBe("One[1]\n\n[1] A note\n\nTwo[1]\n");
});

describe("a note in a note", () => {
	const noteOf = (id: number, words: string, other: number): string =>
		`<w:footnote w:id="${id}"><w:p><w:r><w:t>${words}</w:t><w:footnoteReference w:id="${other}"/></w:r></w:p></w:footnote>`;
	const notesOf = (...notes: string[]) => ({
		"word/footnotes.xml": footnotes.replace(/(<w:footnotes [^>]*>).*(<\/w:footnotes>)/, `$1${notes.join("")}$2`),
	});
	const body = (...ids: number[]): string =>
		ids.map((id) => `<w:p><w:r><w:t>One</w:t><w:footnoteReference w:id="${id}"/></w:r></w:p>`).join("");

	test("is read behind all others", async () => {
		const more = notesOf(noteOf(5, "a", 7), noteOf(7, "b", 8), noteOf(8, "c", 5), noteOf(6, "d", 8));
		const text = "One[1]\n\n[1] a[3]\n\nOne[2]\n\n[2] d[4]\n\n[3] b[4]\n\n[4] c[1]\n";
		expect(await transcriptOf(body(5, 6), more)).toBe(text);
	});

	test("is named where it is missing", async () => {
		expect((await read(docxFiles(body(5), notesOf(noteOf(5, "a", 9))))).external).toEqual(["missing note"]);
	});
});

describe("a symbol", () => {
	const symbol = (font: string, char: string): string =>
		`<w:p><w:r><w:sym w:font="${font}" w:char="${char}"/></w:r></w:p>`;

	test.each([
		["Times New Roman", "00E9", "é\n"],
		["Arial", "20ac", "€\n"],
		["Arial", "003C", "<\n"],
		["Symbol", "F061", "α\n"],
	])("of %s is the character %s", async (font, char, text) => {
		const document = await read(docxFiles(symbol(font, char)));
		expect(transcribe(document.blocks).text).toBe(text);
		expect(document.external).toEqual([]);
	});

	test.each([
		["MT Extra", "F061"],
		["Wingdings", "FFFF"],
		["Arial", "7"],
	])("of %s without a known character is named: %s", async (font, char) => {
		expect((await read(docxFiles(symbol(font, char) + paragraph("One")))).external).toEqual(["symbol"]);
	});

	test("that is typed in the font of symbols is the character", async () => {
		const run = (font: string, char: string): string =>
			`<w:r><w:rPr><w:rFonts w:ascii="${font}" w:hAnsi="${font}"/></w:rPr><w:t>${char}</w:t></w:r>`;
		const body = `<w:p>${run("Symbol", "\uf0b3")}${run("Arial", "5")}${run("Wingdings", "\uf0fc")}</w:p>`;
		expect(await transcriptOf(body)).toBe("≥5✓\n");
		const unknown = await read(docxFiles(`<w:p>${run("Arial", "One \uf0fc")}</w:p>`));
		expect(unknown.external).toEqual(["symbol"]);
	});

	test("in the instruction of a field is no part of the text", async () => {
		const mark = (type: string): string => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
		const inner = `${mark("begin")}${mark("separate")}<w:r><w:sym w:font="Arial" w:char="00E9"/></w:r>${mark("end")}`;
		const body = `<w:p>${mark("begin")}${inner}${mark("separate")}<w:r><w:t>One</w:t></w:r>${mark("end")}</w:p>`;
		expect(await transcriptOf(body)).toBe("One\n");
	});
});

describe("a text box", () => {
	const box = `<w:drawing><w:txbxContent>${paragraph("One")}</w:txbxContent></w:drawing>`;
	const alternatives = (fallback: string): string =>
		`<w:p><w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice>${box}</mc:Choice>${fallback}</mc:AlternateContent></w:r></w:p>`;
	const drawing = "http://schemas.openxmlformats.org/drawingml/2006";
	const anchored = `<w:p><w:r><w:drawing><wp:anchor xmlns:wp="${drawing}/wordprocessingDrawing"><w:txbxContent>${paragraph("One")}</w:txbxContent></wp:anchor></w:drawing></w:r></w:p>`;

	test.each([
		["without a fallback", alternatives("")],
		["with an empty fallback", alternatives("<mc:Fallback/>")],
		["in a drawing alone", anchored],
	])("%s is named", async (_, body) => {
		expect((await read(docxFiles(body))).external).toEqual(["text box"]);
	});

	test("with a fallback is read there", async () => {
		const body = alternatives(
			`<mc:Fallback><w:pict><v:textbox xmlns:v="urn:schemas-microsoft-com:vml"><w:txbxContent>${paragraph("One")}</w:txbxContent></v:textbox></w:pict></mc:Fallback>`,
		);
		expect((await read(docxFiles(body))).external).toEqual([]);
		expect(await transcriptOf(body)).toContain("One");
	});

	test.each(["oval", "line", "polyline", "arc", "curve", "image", "rect", "group"])(
		"in a v:%s is read",
		async (shape) => {
			const words = `<v:textbox><w:txbxContent>${paragraph("One")}</w:txbxContent></v:textbox>`;
			const body = `<w:p><w:r><w:pict xmlns:v="urn:schemas-microsoft-com:vml"><v:${shape}><v:fill/>${words}</v:${shape}></w:pict></w:r></w:p>`;
			expect(await transcriptOf(body)).toContain("One");
		},
	);
});

describe("a cell that the one above reaches over", () => {
	const above = cell("a", '<w:vMerge w:val="restart"/>') + cell("b");

	test.each([
		["goes on", cell("x", "<w:vMerge/>")],
		["goes on, in so many words", cell("x", '<w:vMerge w:val="continue"/>')],
		["has a table", `<w:tc><w:tcPr><w:vMerge/></w:tcPr>${table(cell("x") + cell("y"))}</w:tc>`],
	])("is named where it %s and has words", async (_, covered) => {
		const body = table(above, covered + cell("c"));
		expect((await read(docxFiles(body))).external).toEqual(["hidden text"]);
		expect(await transcriptOf(body)).not.toContain("x");
	});

	test.each([
		["without words", cell("", "<w:vMerge/>")],
		["that did so once", cell("x", "<w:tcPrChange><w:tcPr><w:vMerge/></w:tcPr></w:tcPrChange>")],
		["that begins another one", cell("x", '<w:vMerge w:val="restart"/>')],
	])("is not where it is one %s", async (_, other) => {
		expect((await read(docxFiles(table(above, other + cell("c"))))).external).toEqual([]);
	});
});

describe("what is left alone", () => {
	test("is named", async () => {
		const drawing = "http://schemas.openxmlformats.org/drawingml/2006";
		const image = `<w:p><w:r><w:drawing><wp:inline xmlns:wp="${drawing}/wordprocessingDrawing" xmlns:a="${drawing}/main" xmlns:pic="${drawing}/picture"><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="r8"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`;
		const files = docxFiles(paragraph("One") + image, {
			"word/_rels/document.xml.rels": relations(
				external("image", "https://a.org/x.png"),
				external("hyperlink", "file:///C:/x"),
				`<Relationship Id="r8" Type="${types}/image" Target="media/a.png"/>`,
			),
		});
		const more = {
			"word/vbaProject.bin": strToU8("x"),
			"word/embeddings/a.xlsx": strToU8("x"),
			"word/media/a.png": strToU8("x"),
		};
		const { external: named } = await read({ ...files, ...more });
		expect([...named].sort()).toEqual(["embedded object", "image", "linked image", "macro"]);
	});

	test("words in elements that nobody knows too", async () => {
		const body = `<w:p><w:strange><w:r><w:t>x</w:t></w:r></w:strange></w:p>${paragraph("One")}`;
		expect((await read(docxFiles(body))).external).toEqual(["unknown element"]);
		expect(await transcriptOf(body)).toBe("One\n");
	});

	test("a document within it too", async () => {
		const more = {
			"word/_rels/document.xml.rels": relations(`<Relationship Id="r8" Type="${types}/aFChunk" Target="a.mht"/>`),
		};
		expect((await read(docxFiles(paragraph("One"), more))).external).toEqual(["embedded document"]);
	});
});

describe("hostile documents", () => {
	const refused = (files: Record<string, Uint8Array>, maxSize = options.maxSize) =>
		readDocx(zipSync(files), { ...options, maxSize }).catch(({ why }) => why);
	const body = paragraph("One");
	const doctype = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>';

	test.each([
		[
			"a file of the computer",
			docxFiles(body, { "word/_rels/document.xml.rels": relations(external("image", "file:///etc/passwd")) }),
			"file:///etc/passwd",
		],
		[
			"a file of another computer",
			docxFiles(body, { "word/_rels/document.xml.rels": relations(external("oleObject", "\\\\host\\x")) }),
			"includes the file",
		],
		["an entity from elsewhere", docxFiles(body, { "word/document.xml": doctype }), "entities of its own"],
		["an entity in another part", docxFiles(body, { "word/styles.xml": doctype }), "entities of its own"],
		[
			"XML that is broken",
			docxFiles("<w:p>"),
			"Corrupt document (`word/document.xml` is not valid XML). Save it again or restore it.",
		],
		["no document", { "word/x.xml": strToU8("<a/>") }, "is missing"],
		[
			"another encoding",
			{ ...docxFiles(body), "word/document.xml": new Uint8Array([0xff, 0xfe, 0x3c, 0]) },
			"not UTF-8",
		],
	])("%s", async (_, files, reason) => {
		expect(await refused(files)).toMatchObject({ code: "undecodable", message: expect.stringContaining(reason) });
	});

	test("a main part without a body, in words for readers", async () => {
		const files = docxFiles("", { "word/document.xml": "<a/>" });
		expect(await refused(files)).toMatchObject({
			code: "undecodable",
			message: "Corrupt .docx (its main part can't be read). Save it again or restore it.",
		});
	});

	test("deep nesting", async () => {
		expect(await refused(docxFiles("<w:sdt>".repeat(10_000) + "</w:sdt>".repeat(10_000)))).toMatchObject({
			code: "too-deep",
		});
	});

	test("much text", async () => {
		expect(await refused(docxFiles(body.repeat(2_000)), 500_000)).toMatchObject({
			code: "too-large",
			message: expect.stringContaining("of text"),
		});
	});

	test("a bomb", async () => {
		const bomb = { ...docxFiles(body), "word/media/a.png": new Uint8Array(20_000_000) };
		expect(await refused(bomb)).toMatchObject({ code: "too-large", message: expect.stringContaining("when unpacked") });
	});
});

test("every line of notes is a paragraph", async () => {
	const document = await readDocx(docxOfLines("One\n\n  Two <&> three\n"), options);
	expect(document).toMatchObject({
		blocks: [{ lines: ["One"] }, { lines: [""] }, { lines: ["  Two <&> three"] }, { lines: [""] }],
	});
});
