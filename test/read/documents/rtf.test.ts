import { describe, expect, test } from "vitest";
import { readRtf } from "../../../src/read/documents/rtf.ts";
import { transcribe } from "../../../src/read/documents/transcript.ts";

const read = (body: string, encoding: string | null = null) =>
	readRtf(Buffer.from(`{\\rtf1\\ansi\\ansicpg1252${body}}`, "latin1"), { encoding, maxSize: 1_000_000, maxDepth: 100 });

async function transcriptOf(body: string, encoding: string | null = null): Promise<string> {
	return transcribe((await read(body, encoding)).blocks).text;
}

const undecodable = { why: { code: "undecodable" } };

describe("Rich Text is written down as notes", () => {
	test.each([
		["paragraphs", "One\\par Two\\par", "One\n\nTwo\n"],
		["blank ones", "One\\par Two\\par\\par Three", "One\nTwo\n\nThree\n"],
		["lines in the file are none", "O\r\nne\\par\r\nTwo", "One\n\nTwo\n"],
		["line breaks and tabs", "One\\line Two\\tab three", "One\nTwo\tthree\n"],
		["groups and looks", "{\\b O}n{\\i\\fs20 e}", "One\n"],
		[
			"characters by words",
			"\\ldblquote a\\rdblquote  \\lquote b\\rquote  c\\emdash d\\endash e\\~f\\_g",
			"“a” ‘b’ c—d–e\u00a0f\u2011g\n",
		],
		["escaped signs", "\\{a\\}\\\\", "{a}\\\n"],
		["bytes", "caf\\'e9 \\'93a\\'94", "café “a”\n"],
		["numbers with stand-ins", "\\u8220?a\\u8221\\'94b\\uc0\\u233 c\\uc2\\u8211--d", "“a”béc–d\n"],
		["pairs of numbers", "\\u-10179?\\u-8694?", "\u{1f60a}\n"],
		[
			"fonts of other scripts",
			"{\\fonttbl{\\f0 Arial;}{\\f1\\fcharset204 Arial;}{\\f2\\fcharset2 Symbol;}}\\f1\\'cf\\'f0{\\f0 \\'e9}\\f2\\'b7",
			"Прé•\n",
		],
		[
			"symbols, by the name of their font",
			"{\\fonttbl{\\f0 Arial;}{\\f1\\fcharset2{\\*\\panose 01}Symbol;}{\\f2\\fcharset2 Wingdings{\\*\\falt x};}}Fees {\\f1\\u-3917\\'b3} 5, {\\f1\\'a3} 6, {\\f1 a}: {\\f2\\u-3844\\'fc}, {\\f2\\'fb}",
			"Fees ≥ 5, ≤ 6, α: ✓, \u{1f5f6}\n",
		],
		[
			"symbols of a font that is described twice",
			"{\\fonttbl{\\f1\\fcharset2 Symbol;}{\\f1\\fcharset2 Symbol;}}Fees {\\f1\\'a3} 6",
			"Fees ≤ 6\n",
		],
		[
			"words behind symbols",
			"\\deff0{\\fonttbl{\\f0 Arial;}{\\f1\\fcharset2 Symbol;}}\\f1\\'b7\\plain  One{\\listtext\\f1 a\\tab}",
			"• • One\n",
		],
		[
			"what is not text",
			"{\\info{\\title x}}{\\stylesheet{\\s1 y;}}{\\*\\generator z}{\\header h}{\\*\\unknown{u}}One",
			"One\n",
		],
		["what is said twice", "{\\upr{x}{\\*\\ud{One}}}", "One\n"],
		["binary data", "{\\pict\\bin5 }}}}}\\par}One", "One\n"],
		["what is hidden or deleted", "One{\\v x}{\\deleted y}\\v z\\v0  two", "One two\n"],
		["a link", '{\\field{\\*\\fldinst HYPERLINK "https://a.org"}{\\fldrslt Video}}', "Video\u00a0(https://a.org)\n"],
		[
			"a formula",
			"The fee is {\\mmath{\\*\\moMath{\\mf{\\mfPr{\\mtype bar}{\\*\\mctrlPr x}}{\\mnum{\\mr\\mscr0 40 * w}}}}} each",
			"The fee is 40 * w each\n",
		],
		["list items", "{\\listtext\\'95\\tab}\\ls1 One\\par{\\listtext 2.\\tab}\\ilvl1 Two\\par", "• One\n  2. Two\n"],
		[
			"a footnote",
			"One{\\super\\chftn}{\\footnote{\\super\\chftn} A note\\par} two\\par Three",
			"One[1] two\n\n[1] A note\n\nThree\n",
		],
		[
			"footnotes of several paragraphs",
			"One{\\super\\chftn}{\\footnote\\chftn  A\\par more\\par} two{\\super\\chftn}{\\footnote B}\\par Three",
			"One[1] two[2]\n\n[1] A\n\nmore\n\n[2] B\n\nThree\n",
		],
		[
			"a table",
			"\\trowd\\intbl Date\\cell 2 May\\cell\\row\\trowd\\intbl Place\\cell Rome\\cell\\row\\pard After",
			"Date: 2 May\n\nPlace: Rome\n\nAfter\n",
		],
		["a text box", "{\\shp{\\*\\shpinst{\\sp{\\sn x}{\\sv y}}{\\shptxt Box\\par}}} after", "Box\n\n after\n"],
		[
			"one with its words for old readers",
			`{\\shp{\\*\\shpinst{\\shptxt Box\\par}}{\\shprslt Box\\par}}a`,
			"Box\n\na\n",
		],
		[
			"one with an old one",
			`{\\shp{\\*\\shpinst{\\shptxt Box\\par}}{\\shprslt{\\*\\do{\\dptxbxtext Box\\par}}}}a`,
			"Box\n\na\n",
		],
		[
			"one in another",
			"{\\shp{\\*\\shpinst{\\shptxt{\\shp{\\*\\shpinst{\\shptxt Box\\par}}}}}{\\shprslt Box\\par}}a",
			"Box\n\na\n",
		],
		[
			"one that has them for old readers alone",
			"{\\shp{\\*\\shpinst{\\sp{\\sn x}{\\sv y}}}{\\shprslt Box\\par}}a",
			"Box\n\na\n",
		],
		["an old one alone", "{\\*\\do\\dobxcolumn\\dptxbx{\\dptxbxtext\\pard Box\\par}\\dpx0}a", "Box\n\na\n"],
		["words like those of objects", "\\constructor\\toString One", "One\n"],
	])("%s", async (_, body, text) => expect(await transcriptOf(body)).toBe(text));
});

test("the encoding may be named, and is reported", async () => {
	expect(await transcriptOf("caf\\'8e", "macintosh")).toBe("café\n");
	expect(await read("\\mac x")).toMatchObject({ encoding: "macintosh" });
	expect(await read("\\ansicpg1251 \\'cf")).toMatchObject({ encoding: "windows-1251", blocks: [{ lines: ["П"] }] });
});

const japanese = "{\\fonttbl{\\f0 Arial;}{\\f1\\fcharset128 MS;}{\\f2\\fcharset0 Times;}}";

describe("a character of several bytes", () => {
	test.each([
		["in one run", "{\\f1 \\'93\\'fa}"],
		["in two groups", "{\\f1 \\'93}{\\b\\f1 \\'fa}"],
		["in two runs", "\\f1\\'93\\b\\'fa\\f0"],
		["in two fonts of one charset", "{\\fonttbl{\\f3\\fcharset128 Other;}}{\\f1 \\'93}{\\f3 \\'fa}"],
		["beside what has no words", "{\\f1 \\'93{\\*\\bkmkstart x}\\'fa}"],
	])("is read %s", async (_, body) => expect(await transcriptOf(japanese + body)).toBe("日\n"));

	test.each([
		["cut", "{\\f1 \\'93\\'c1\\'81} end"],
		["spoilt", "{\\f1 \\'81\\'20\\'93\\'fa}"],
		["parted by a letter", "{\\f1 \\'93}x{\\f1 \\'fa}"],
		["parted by the end of a paragraph", "\\f1\\'93\\par\\'fa"],
		["parted by what is hidden", "\\f1\\'93{\\v\\'fa}"],
		["parted by a note", "\\f1\\'93{\\footnote\\'fa}"],
		["spoilt in many groups", "\\f1\\'ff{\\'ff}{\\'ff}{\\'ff}{\\'ff}"],
	])("is a fault where it is %s", async (_, body) => {
		const message =
			"Can't decode this file: its fonts say `shift_jis`, but its bytes are not valid in that encoding. Save it again, or pass `--encoding`.";
		await expect(read(japanese + body)).rejects.toMatchObject({ why: { code: "undecodable", message } });
	});

	test("is no fault where nothing of it is read", async () => {
		expect(await transcriptOf(`${japanese}One{\\deleted\\f1\\'93}{\\*\\unknown\\f1\\'93}`)).toBe("One\n");
	});

	test("is not used in a font of Windows, whatever the code page", async () => {
		expect(await transcriptOf(`${japanese}\\ansicpg932 {\\f2 don\\'92}{\\f0 \\'93\\'fa}`)).toBe("don’日\n");
		await expect(read(`${japanese}\\ansicpg932 {\\f0 \\'93}`)).rejects.toMatchObject(undecodable);
	});
});

test("bytes that are not in the encoding that was named are a fault", async () => {
	await expect(read("\\'93", "shift_jis")).rejects.toMatchObject(undecodable);
});

test("symbols that nobody knows are named", async () => {
	const fonts = "{\\fonttbl{\\f0 Arial;}{\\f1\\fcharset2 Other;}{\\f2\\fcharset2 Symbol;}}";
	const body = "One {\\f1\\'b3a}{\\f2\\u-4095 ?}{\\v\\f1\\'b3}{\\*\\unknown\\f1\\'b3} two{\\listtext\\f1\\'b3\\tab}";
	const document = await read(fonts + body);
	expect(document).toMatchObject({ external: ["symbol", "symbol", "hidden text"] });
	expect(await transcriptOf(fonts + body)).toBe("• One a two\n");
});

test("words that nobody sees are named, as are those that were deleted", async () => {
	expect(await read("One{\\v x}{\\deleted y}{\\*\\bkmkstart\\v z}")).toMatchObject({
		external: ["hidden text", "tracked deletion"],
	});
});

test("notes at the end of a document have that place", async () => {
	const body = "One{\\super\\chftn}{\\footnote\\ftnalt{\\super\\chftn} A}{\\super\\chftn}{\\footnote B}\\par";
	expect(await read(body)).toMatchObject({ blocks: [{}, { place: "endnote 1" }, { place: "footnote 2" }] });
});

test.each([
	[
		"a note in a note",
		"One {\\footnote A {\\footnote B{\\footnote C}}a}one\\par Two{\\footnote D}",
		"One one\n\n[1] A a\n\n[2] B\n\n[3] C\n\nTwo\n\n[4] D\n",
	],
	[
		"numbers of both",
		"One\\chftn{\\footnote\\chftn A\\chftn{\\footnote\\chftn B}}\\par Two\\chftn{\\footnote\\chftn C}",
		"One[1]\n\n[1]A[2]\n\n[2]B\n\nTwo[3]\n\n[3]C\n",
	],
	["a note behind the last paragraph", "One\\par\\pard Two\\par\\pard {\\footnote A}", "One\n\nTwo\n\n[1] A\n"],
	["a note as all of a cell", "One\\par\\trowd\\intbl{\\footnote A}\\cell\\row", "One\n\n[1] A\n"],
])("notes stand behind what refers to them: %s", async (_, body, text) => expect(await transcriptOf(body)).toBe(text));

test.each([
	["{\\field{\\*\\fldinst { EQ \\\\o\\\\al(\\\\s\\\\up 10(ta-na-ka),Tanaka)}}{\\fldrslt {}}}", ["field"]],
	["{\\field{\\*\\fldinst FORMCHECKBOX {\\*\\formfield{\\fftype1\\ffres1}}}{\\fldrslt }}", ["check box field"]],
	["{\\field{\\*\\fldinst QUOTE}{\\fldrslt {\\field{\\*\\fldinst DATE}{\\fldrslt 2 May}}}}", []],
	['{\\field{\\*\\fldinst HYPERLINK "https://a.org"}{\\fldrslt {\\pict 89}}}', ["image"]],
	["{\\mmath{\\*\\moMath{\\mr x}}}", ["formula"]],
	[
		"{\\shp{\\*\\shpinst{\\sp{\\sn shapeType}{\\sv 136}}{\\sp{\\sn gtextUNICODE}{\\sv Hall B}}}{\\shprslt{\\*\\do\\dobxpage}}}",
		["WordArt text"],
	],
	["{\\shp{\\*\\shpinst{\\sp{\\sn gtextUNICODE}{\\sv \\uc0\\u1047\\u1072\\u1083}}}}", ["WordArt text"]],
	["{\\shp{\\*\\shpinst{\\sp{\\sn gtextUNICODE}{\\sv }}{\\sp{\\sn pib}{\\sv {\\pict 89}}}}}", []],
])("what is lost of a field, formula or shape is named: %s", async (body, external) => {
	expect(await read(`One ${body}`)).toMatchObject({ external });
});

test("images and objects are named", async () => {
	expect(
		await read("{\\*\\shppict{\\pict 89}}{\\nonshppict{\\pict 89}}{\\object{\\*\\objdata 01}{\\result x}}"),
	).toMatchObject({
		external: ["image", "embedded object"],
	});
});

describe("hostile documents", () => {
	test("deep groups", () => expect(read("{".repeat(1_000_000))).rejects.toMatchObject({ why: { code: "too-deep" } }));
	test.each([
		["much binary data promised", "One{\\bin2147483647 x}"],
		["a group that never ends", "One{Two"],
	])("%s", (_, body) => expect(read(body)).rejects.toMatchObject(undecodable));
	test("groups that never began", async () => expect(await transcriptOf("}}}}One")).toBe("One\n"));
	test("no Rich Text", () => {
		const reading = readRtf(Buffer.from("hello"), { encoding: null, maxSize: 100, maxDepth: 100 });
		return expect(reading).rejects.toMatchObject(undecodable);
	});
});
