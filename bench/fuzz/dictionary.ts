/** Words that mean something to a reader: the engine puts them into its inputs. */
import { characters, wordless, worthReading } from "../../src/read/documents/rtf-words.ts";
import { form } from "./proofs/report.ts";

/** The file of a reader's words, as the engine reads it. */
export function dictionary(reader: string): string {
	const own = words[reader] ?? [];
	return [...new Set([...labels, ...signs, ...own].filter((word) => word !== ""))]
		.map((word) => `"${escaped(word)}"\n`)
		.join("");
}

/** Bytes outside of printable ASCII, quotes and backslashes in hex. */
const escaped = (word: string): string =>
	[...Buffer.from(word)]
		.map((byte) =>
			byte < 0x20 || byte > 0x7e || byte === 0x22 || byte === 0x5c
				? `\\x${byte.toString(16).padStart(2, "0").toUpperCase()}`
				: String.fromCharCode(byte),
		)
		.join("");

const labels = [...form.fields, ...form.sections].flatMap(({ label, aliases }) => [
	`${label}:`,
	...aliases.slice(0, 2),
]);

const signs = [
	...[
		"• ",
		"- ",
		"* ",
		"o ",
		"1. ",
		"2. ",
		"a) ",
		"b) ",
		"(i) ",
		"– ",
		"— ",
		"? ",
		": ",
		"\t",
		"\n\n",
		"\r\n",
		"    ",
		"\u00a0",
	],
	...[
		"\u200b",
		"\ufeff",
		"\u2028",
		"\u202e",
		"\u0085",
		"\0",
		"N/A",
		"none",
		"31 Feb 2016",
		"02/03/2016",
		"5, 8",
		"SDG16: ",
	],
	...[
		"Ms. Ann Lee, ",
		"Moderator: ",
		"Director of X",
		"said",
		"__proto__: ",
		"constructor: ",
		"https://a.org/x",
		"- -",
		"( ",
		"__",
	],
];

const markdown = [
	...[
		"# ",
		"## ",
		"### ",
		"> ",
		"```",
		"~~~",
		"***",
		"---\n",
		"===\n",
		"**",
		"_",
		"`",
		"[a](b)",
		"![a](b)",
		"<!-- ",
		" -->",
		"\\",
	],
	...[
		"| a | b |\n|---|---|\n",
		"- [ ] ",
		"&amp;",
		"&#x0;",
		"<b>",
		"[^1]",
		"[a]: b",
		"<https://a.org>",
		"rapporteur: 1\n",
		"form: un-meeting\n",
	],
];

const html = [
	...'<p> </p> <br> <table> </table> <tr> <td> <th> <ul> <ol> <li> <dl> <dt> <dd> <h1> <a href="#a"> <div> <span>'.split(
		" ",
	),
	..."<pre> <b> </b> <i> <script> </script> <style> <template> <svg> <math> <select> <option> <title> <frameset>".split(
		" ",
	),
	...'<!doctype> <!--  --> <![CDATA[ ]]> &nbsp; &amp; &#0; &lt; colspan="2" start="7" type="a" value="3" hidden'.split(
		" ",
	),
	...[
		'style="mso-list:l0 level1 lfo1"',
		'style="display:none"',
		"<meta charset=utf-16>",
		'class="MsoListParagraph"',
		"white-space:pre",
	],
];

const docx = [
	..."<w:p> </w:p> <w:r> </w:r> <w:t> </w:t> <w:tab/> <w:br/> <w:tbl> </w:tbl> <w:tr> <w:tc> <w:del> <w:ins> <w:sdt>".split(
		" ",
	),
	..."<w:sdtContent> <w:hyperlink> <w:pPr> <w:rPr> <w:numPr> <w:smartTag> <w:txbxContent> <w:drawing> <w:pict>".split(
		" ",
	),
	...[
		'<w:ilvl w:val="1"/>',
		'<w:numId w:val="1"/>',
		'<w:gridSpan w:val="2"/>',
		"<w:vMerge/>",
		'<w:footnoteReference w:id="2"/>',
	],
	...[
		'<w:pStyle w:val="Heading1"/>',
		"<w:instrText>",
		'<w:fldChar w:fldCharType="begin"/>',
		'<w:sym w:char="F0B7"/>',
		"<mc:AlternateContent>",
	],
	..."@@\nword/styles.xml @@\nword/numbering.xml @@\nword/footnotes.xml @@\nword/_rels/document.xml.rels".split("\n"),
];

const odt = [
	..."<text:p> </text:p> <text:h> <text:span> <text:list> <text:list-item> <text:a> <text:tab/> <text:line-break/>".split(
		" ",
	),
	..."<table:table> <table:table-row> <table:table-cell> <table:table-header-rows> <text:note> <text:note-body>".split(
		" ",
	),
	...[
		'<text:s text:c="3"/>',
		"<office:annotation>",
		"<draw:frame>",
		"<draw:text-box>",
		"<text:note-citation>",
		"<text:tracked-changes>",
	],
	...[
		"<text:section>",
		"<text:list-header>",
		'text:start-value="4"',
		'text:style-name="P1"',
		'text:continue-numbering="true"',
	],
];

const rtf = [...characters.keys(), ...wordless, ...worthReading]
	.map((word) => `\\${word} `)
	.concat(
		"{\\rtf1 ",
		"\\par ",
		"\\pard ",
		"\\cell ",
		"\\row ",
		"\\trowd ",
		"\\intbl ",
		"\\u8211?",
		"\\uc0 ",
		"\\uc2 ",
		"\\bin5 ",
		"{\\*\\",
		"\\'e9",
	)
	.concat(
		"\\ansicpg1251 ",
		"\\f1 ",
		"\\fcharset2 ",
		"\\v ",
		"\\deleted ",
		"\\plain ",
		"\\upr ",
		"\\ls1 ",
		"\\ilvl1 ",
		"\\field",
		"\\fldrslt ",
	);

const reports = [
	..."rapporteur: 1\nform: un-meeting\ndate: \ntitle: \norganizer: \nstaff:\nreporter:\nsdgs: \ntype: \nlinks:\ntags:".split(
		"\n",
	),
	...[
		"  - name: ",
		"    role: ",
		"    honorific: ",
		"null",
		"true",
		"raw: ",
		"|-\n",
		">\n",
		"&a ",
		"*a",
		"!!str ",
		"? ",
		"{}",
		"[]",
	],
	...[
		'<!-- unclassified {"label":"Venue","after":"type"} -->\n',
		"<!-- /unclassified -->\n",
		'"markdown": ',
		'"unclassified": [',
	],
	...[
		'"sections": {',
		'"fields": {',
		'"heading": ',
		'"after": ',
		'"type":',
		'"children": [',
		'"position": {',
		'"offset": ',
		"\\u003e",
	],
];

const words: Readonly<Record<string, readonly string[]>> = {
	txt: [],
	markdown,
	html,
	docx,
	odt,
	rtf,
	reports: [...markdown, ...reports],
};
