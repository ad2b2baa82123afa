import { describe, expect, test } from "vitest";
import { readHtml } from "../../../src/read/documents/html.ts";
import { pageRead, placesOf, transcriptOf } from "./transcript-of.ts";

describe("a page is written down as notes", () => {
	test.each([
		["paragraphs are apart", "<p>One</p><p>Two</p>", "One\n\nTwo\n"],
		["blank paragraphs are the blank lines", "<p>One</p><p>Two</p><p>&nbsp;</p><p>Three</p>", "One\nTwo\n\nThree\n"],
		["line breaks", "<p>One<br>Two<br></p>", "One\nTwo\n"],
		["two line breaks", "<div>One<br><br>Two</div>", "One\n\nTwo\n"],
		["blank lines of mail", "<div>One</div><div><br></div><div>Two</div>", "One\n\nTwo\n"],
		["white space", "<p>One\n  two\t three</p>", "One two three\n"],
		["white space that is meant", "<pre>One\n  two</pre>", "One\n  two\n"],
		["white space by style", '<p style="white-space: pre-wrap">  One  two</p>', "  One  two\n"],
		["indentation", "<p>&nbsp;&nbsp;One</p>", "  One\n"],
		["a space that does not break", "<p>5&nbsp;km</p>", "5\u00a0km\n"],
		["words around elements", "<p>O<b>n</b>e <i>two</i></p>", "One two\n"],
		["text outside paragraphs", "One<p>Two</p>Three", "One\n\nTwo\n\nThree\n"],
		["headings", "<p>a</p><p>&nbsp;</p><h2>One</h2><p>Two</p>", "a\n\nOne\n\nTwo\n"],
		["a list", "<p>One:</p><ul><li>Two</li><li>Three</li></ul>", "One:\n\n• Two\n• Three\n"],
		["a list in a list", "<ul><li>One<ul><li>Two</li></ul></li><li>Three</li></ul>", "• One\n  • Two\n• Three\n"],
		["numbers", '<ol start="3"><li>One</li><li value="7">Two</li><li>Three</li></ol>', "3. One\n7. Two\n8. Three\n"],
		["letters", '<ol type="a"><li>One</li><li>Two</li></ol>', "a. One\nb. Two\n"],
		["Roman ones", '<ol type="I" start="3"><li>One</li><li type="a">Two</li></ol>', "III. One\nd. Two\n"],
		["backwards", "<ol reversed><li>One</li><li>Two</li></ol>", "2. One\n1. Two\n"],
		["more than letters", '<ol type="a" start="26"><li>One</li><li>Two</li></ol>', "z. One\naa. Two\n"],
		["paragraphs of one item", "<ul><li><p>One</p><p>Two</p></li></ul>", "• One\n  Two\n"],
		["a list without bullets", '<ul style="list-style-type: none"><li>One</li></ul>', "  One\n"],
		["scripts and styles", "<style>p{}</style><script>x</script><p>One</p><template>x</template>", "One\n"],
		["comments", "<p>One<!--[if mso]>x<![endif]--><!-- y --></p>", "One\n"],
		["what is hidden", '<p>One</p><p hidden>x</p><p style="display: none">y</p><p style="mso-hide:all">z</p>', "One\n"],
		["a title", "<title>Not me</title><p>One</p>", "One\n"],
		["a rule", "One<hr>Two", "One\n\nTwo\n"],
		["references to no character", "<p>&#0;&#xD800;&#x110000;&#128;&#xe9;</p>", "&#0;&#xD800;&#x110000;€é\n"],
		[
			"choices by their labels",
			'<div>Type<select><optgroup label="Out"><option label="Side event"></option><option label="Forum">Forum</option></optgroup></select></div>',
			"Type\n\nOut\n\nSide event\n\nForum\n",
		],
		[
			"boxes that are ticked",
			"<p><input type=checkbox checked>yes <input type=checkbox>no <input type=radio checked>so</p>",
			"☒ yes ☐ no ☒ so\n",
		],
		["what is struck through", "<p>One <del>two</del> <ins>three</ins> <s>four</s></p>", "One two three four\n"],
	])("%s", async (_, body, text) => expect(await transcriptOf(body)).toBe(text));
});

describe("tables", () => {
	const row = (...cells: string[]): string => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join("")}</tr>`;
	const table = (...rows: string[]): string => `<table>${rows.join("")}</table>`;

	test.each([
		["labels and values", table(row("Date", "2 May"), row("Place:", "Rome")), "Date: 2 May\n\nPlace: Rome\n"],
		["a question", table(row("Which goals?", "5, 8")), "Which goals? 5, 8\n"],
		["a label without a value", table(row("Date", ""), row("Place", "Rome")), "Date\n\nPlace: Rome\n"],
		["a value of several lines", table(row("Staff", "<p>Ann</p><p>Bob</p>")), "Staff: Ann\nBob\n"],
		["a value that is a list", table(row("Staff", "<ul><li>Ann<li>Bob</ul>")), "Staff:\n• Ann\n• Bob\n"],
		["bullets that are typed", table(row("Staff", "<p>- Ann</p><p>- Bob</p>")), "Staff:\n- Ann\n- Bob\n"],
		["a row without a label", table(row("Staff", "Ann"), row("", "Bob")), "Staff: Ann\n Bob\n"],
		["a label that spans rows", `<table><tr><td rowspan=2>Staff<td>Ann<tr><td>Bob</table>`, "Staff: Ann\n Bob\n"],
		["pairs side by side", table(row("Date:", "2 May", "Place:", "Rome")), "Date: 2 May\n\nPlace: Rome\n"],
		[
			"a row across",
			`<table><tr><td colspan=2>Notes</td></tr>${row("Date", "2 May")}</table>`,
			"Notes\n\nDate: 2 May\n",
		],
		["data", table(row("a", "b", "c"), row("1", "2", "3")), "a\tb\tc\n1\t2\t3\n"],
		["data with heads", "<table><tr><th>a<th>b<tr><td>1<td>2</table>", "a\tb\n1\t2\n"],
		["long text on the left", table(row(`${"word ".repeat(30)}.`, "b")), `${"word ".repeat(30)}.\tb\n`],
		[
			"a list of terms",
			"<dl><dt>Date</dt><dd>2 May</dd><dt>Place</dt><dd>Rome</dd></dl>",
			"Date: 2 May\n\nPlace: Rome\n",
		],
		["words between terms", "<dl>Here<dt>Date</dt>is<dd>2 May</dd><b>it</b></dl>", " Here\n\nDate: is\n 2 May\n it\n"],
		["groups of terms", "<dl><div>a<dt>Date<dd>2 May</div></dl>", " a\n\nDate: 2 May\n"],
		[
			"scripts between terms",
			"<dl><script>x</script><dt>Date<script>x</script><dd>2 May<dd hidden>y<svg>z</svg></dl>",
			"Date: 2 May\n",
		],
		["hidden rows", "<table><tr hidden><td>a<td>b<tr><td>Date<td hidden>x<td>2 May</table>", "Date: 2 May\n"],
		["a caption", "<table><caption>Facts</caption><tr><td>Date<td>2 May</table>", "Facts\n\nDate: 2 May\n"],
	])("%s", async (_, body, text) => expect(await transcriptOf(body)).toBe(text));

	test("have places of their own", async () => {
		const body = `<p>Zero</p>${table(row("Date", "2 May"), row("<p>x</p>"))}<p>One</p>`;
		expect(await placesOf(body)).toEqual([
			"paragraph 1: Zero",
			"table 1, row 1, cell 1: Date:",
			"table 1, row 1, cell 2: 2 May",
			"table 1, row 2: x",
			"paragraph 2: One",
		]);
	});

	test("in tables count on", async () => {
		const inner = table(row("a", "b"));
		expect(await placesOf(table(row(inner)))).toEqual(["table 2, row 1, cell 1: a:", "table 2, row 1, cell 2: b"]);
	});
});

describe("addresses behind links", () => {
	test.each([
		["a line that is a link", '<p><a href="https://a.org/b">Video</a></p>', "Video\u00a0(https://a.org/b)\n"],
		[
			"a label and links",
			'<p>See: <a href="http://a.org">A</a>, <a href="http://b.org">B</a></p>',
			"See: A\u00a0(http://a.org), B\u00a0(http://b.org)\n",
		],
		["the address itself", '<p><a href="https://www.a.org/">a.org</a></p>', "a.org\n"],
		["a link in a sentence", '<p>Ask <a href="https://a.org">Ann</a> for it.</p>', "Ask Ann for it.\n"],
		["a place in the page", '<p><a href="#top">Up</a></p>', "Up\n"],
		["a script", '<p><a href="javascript:alert(1)">Up</a></p>', "Up\n"],
	])("%s", async (_, body, text) => expect(await transcriptOf(body)).toBe(text));

	test.each([
		["Ask <a href='https://a.org'>Ann</a> for it", ["link"]],
		["Write to <a href='mailto:ann@a.org'>Ann</a>", ["link"]],
		["<a href='mailto:ann@a.org'>Ann</a>", ["link"]],
		["Write to <a href='mailto:ann@a.org'>ann@a.org</a>", []],
		["Call <a href='tel:+44123456'>+44 123 456</a>", []],
		["See <a href='minutes-2.html'>the rest</a>", ["link"]],
		["See <a href='#rest'>the rest</a>", []],
		["See <a href='https://a.org/film'><span><img></span></a>", ["image", "link"]],
		["See <a href='#rest'><img></a>", ["image"]],
		["<a href='https://a.org/film'><img>Film</a>", ["image"]],
	])("that are left out are counted: %s", async (body, external) => {
		expect(await pageRead(body)).toMatchObject({ external });
	});
});

describe("Word's HTML", () => {
	const item = (level: number, bullet: string, words: string): string =>
		`<p class=MsoListParagraph style='mso-list:l0 level${level} lfo1'><![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>${bullet}<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]>${words}</p>`;

	test("has the bullets of its lists in the words", async () => {
		const body = item(1, "·", "One") + item(2, "o", "Two") + item(1, "·", "Three");
		expect(await transcriptOf(body)).toBe("• One\n  • Two\n• Three\n");
		expect(await transcriptOf(item(1, "1.", "One") + item(1, "2.", "Two"))).toBe("1. One\n2. Two\n");
	});

	test("may have them without a sign of it", async () => {
		const body = `<p class=MsoListParagraph>·<span style='font:7.0pt'>&nbsp;&nbsp; </span>One</p>`;
		expect(await transcriptOf(body)).toBe("• One\n");
		expect(await transcriptOf("<p class=MsoListParagraph>One word</p>")).toBe("One word\n");
	});

	test("has blank paragraphs", async () => {
		const body = "<p class=MsoNormal>One</p><p class=MsoNormal><o:p>&nbsp;</o:p></p><p class=MsoNormal>Two</p>";
		expect(await transcriptOf(body)).toBe("One\n\nTwo\n");
	});

	test("has footnotes at its end, which belong where they are referred to", async () => {
		const body = `<p>One<a href="#_ftn1" name="_ftnref1">[1]</a></p><p>Two</p>
			<div><hr><div id=ftn1><p><a href="#_ftnref1">[1]</a> Note</p></div></div>`;
		expect(await placesOf(body)).toEqual(["paragraph 1: One[1]", "footnote 1: [1] Note", "paragraph 2: Two"]);
	});
});

test("addresses behind words of a sentence are counted", async () => {
	const link = (address: string) => `<a href="${address}">the film</a>`;
	const page = `<p>See ${link("https://a.org/film")} and ${link("#top")}.</p><p>${link("https://a.org/alone")}</p>`;
	expect((await pageRead(page)).external).toEqual(["link"]);
});

test("what a page brings from elsewhere is named", async () => {
	const hidden = "<p>One</p><p hidden>x</p><div style='display:none'> </div><ul><li style='display:none'>y</li></ul>";
	expect((await pageRead(hidden)).external).toEqual(["hidden text", "hidden text"]);
	const { external } = await pageRead(
		'<p>One<img src="file:///etc/passwd"></p><iframe src="x">y</iframe><object>z</object>',
	);
	expect(external).toEqual(["image", "embedded page", "embedded object"]);
	const suggested = '<p>Hall: <input list="l"><datalist id="l"><option value="Harbour hall"></datalist>';
	expect((await pageRead(suggested)).external).toEqual(["list of suggestions"]);
	expect((await pageRead("<p><math><mi>m</mi><mn>3</mn></math></p>")).external).toEqual(["formula"]);
});

describe("the encoding of a page", () => {
	const read = (bytes: string, encoding: string | null = null) =>
		readHtml(Buffer.from(bytes, "latin1"), { encoding, maxSize: 1_000_000, maxDepth: 100 });

	test.each([
		["declared", '<meta charset="windows-1252"><p>\x93caf\xe9\x94', "windows-1252", "“café”"],
		[
			"declared as Word does",
			'<meta http-equiv=Content-Type content="text/html; charset=macintosh"><p>caf\x8e',
			"macintosh",
			"café",
		],
		[
			"declared wrongly",
			'<meta charset="utf-8"><p>caf\xe9 and na\xefve words of r\xe9sum\xe9s',
			"windows-1252",
			"café and naïve words of résumés",
		],
		["UTF-8 by its bytes", "<p>caf\xc3\xa9", "utf-8", "café"],
		["a byte order mark", "\xef\xbb\xbf<p>caf\xc3\xa9", "utf-8", "café"],
	])("%s", async (_, page, encoding, words) => {
		const document = await read(page);
		expect(document).toMatchObject({ encoding, blocks: [{ lines: [words] }] });
	});

	test("may be named", async () => {
		expect(await read('<meta charset="utf-8"><p>caf\x8e', "macintosh")).toMatchObject({
			encoding: "macintosh",
			guess: null,
		});
	});

	test("may be none", async () => {
		await expect(read("%PDF-1.7")).rejects.toMatchObject({ why: { code: "undecodable" } });
	});
});

describe("a reference that names no character", () => {
	test.each([
		["zero", "a&#0;b"],
		["zero in other words", "a&#x0; b&#000 c&#x000000000000;"],
		["half of a character", "a&#xD800;b &#57343;"],
		["more than there are", "a&#x110000;b &#1114112; &#99999999999999999999;"],
	])("stays as it is written: %s", async (_, words) => expect(await transcriptOf(`<p>${words}`)).toBe(`${words}\n`));

	test("stays with whatever stands around", async () => {
		const page =
			"<p title='&#0;'>&#0;&amp;&#0;\r\n😀&#0;&eacute;</p><xmp>&#0;</xmp><!--&#0;--><textarea>&#xdfff;</textarea>";
		expect(await transcriptOf(page)).toBe("&#0;&&#0; 😀&#0;é\n\n&#0;&#xdfff;\n");
	});

	test("is unknown to browsers", async () => {
		expect(await transcriptOf("<p>&#128;&#x96;&#150; &#039;&#0065; &#xFFFD;&#x10FFFF;&#xD7FF; &#0;")).toBe(
			"€–– 'A \uFFFD\u{10FFFF}\uD7FF &#0;\n",
		);
	});

	test("may stand there many times", async () => {
		expect(await transcriptOf("&#0;".repeat(40_000))).toBe(`${"&#0;".repeat(40_000)}\n`);
	});
});

test.each([
	["a link", '<a class="sdfootnoteanc" href="#sdfootnote4sym"><sup>4</sup></a>'],
	["a raised link", '<sup><a href="#sdfootnote4sym">4</a></sup>'],
])(
	"the number of a note that is %s stands apart from what it is at, and once before its words",
	async (_, reference) => {
		const note = '<div id="sdfootnote4"><p><a href="#sdfootnote4anc">4</a>As asked.</p></div>';
		const page = `<p>Goals: 1${reference}, 5</p><p>Goals: 2${reference}</p>${note}`;
		expect(await transcriptOf(page)).toBe("Goals: 1[4], 5\n\n[4] As asked.\n\nGoals: 2[4]\n");
	},
);

test.each([
	["5 m<sup>3</sup> of 10<sup>6</sup>", "5 m³ of 10⁶"],
	["the 2<sup>nd</sup> of 1<sup> 2 </sup>", "the 2nd of 1 2"],
	["5<sup><span>1</span></sup> of <sup>1<b>2</b></sup>", "5¹ of 12"],
	["page <a href='#part4'>4</a>", "page 4"],
	["goal 5<sup><a href='#note-of-ours-4'>4</a></sup>", "goal 5[4]"],
])("%s is read as %s", async (page, text) => expect(await transcriptOf(page)).toBe(`${text}\n`));

test("a box of several lines keeps them", async () => {
	expect(await transcriptOf("<p>Reporter: <textarea>\nAda Lovell\nBo  Ek</textarea>")).toBe(
		"Reporter: Ada Lovell\nBo  Ek\n",
	);
});

test("NULs are passed over wherever they stand, and become no other character", async () => {
	const page = '<p\0>a\0b</p><textarea>c\0d</textarea><p>e<input value="f\0g"><p><a href="https://x\0y.org">h</a>';
	expect(await transcriptOf(page)).toBe("ab\n\ncd\n\nefg\n\nh\u00a0(https://xy.org)\n");
});

test("a script is named, as it hides the rest of a page where it never ends", async () => {
	expect(await pageRead("<p>One</p><script>Date: 2 May")).toMatchObject({
		blocks: [{ lines: ["One"] }],
		external: ["script"],
	});
});

test.each([
	["noscript", "noscript element"],
	["noframes", "noframes element"],
	["template", "template element"],
])("the words in <%s>, which a browser does not show, are named", async (element, name) => {
	expect(await pageRead(`<p>One</p><${element}>Two</${element}>`)).toMatchObject({
		blocks: [{ lines: ["One"] }],
		external: [name],
	});
});

test("what is typed into the boxes of a form is read where it stands, and no button is", async () => {
	const boxes = `<p>Date: <input type=TEXT value="2 May 2016 &amp; after"> <input value=x type=hidden><input type=submit value=Send>`;
	expect(await transcriptOf(`${boxes}<p>Type: <textarea>Side event</textarea>`)).toBe(
		"Date: 2 May 2016 & after\n\nType: Side event\n",
	);
});

describe("hostile pages", () => {
	const read = (text: string) => readHtml(Buffer.from(text), { encoding: null, maxSize: 1_000_000_000, maxDepth: 100 });

	const deep = 100_000;
	const linesOf = async (text: string) => {
		const page = await read(text);
		return [page.cut?.code, page.blocks.flatMap((block) => (block.kind === "paragraph" ? block.lines : []))];
	};

	test.each([
		["elements", `${"<div>".repeat(deep)}a<div>b</div>c${"</div>".repeat(deep)}d`, ["a", "b", "c", "d"]],
		["elements that are never closed", `<p>a${"<div>".repeat(deep)}<p>b<p>c`, ["a", "b", "c"]],
		["quotes", `${"<blockquote>".repeat(deep)}a${"</blockquote>".repeat(deep)}<p>b`, ["a", "b"]],
		["emphasis", `${"<b>".repeat(deep)}a<i>b</i>${"</b>".repeat(deep)}c`, ["abc"]],
		["lists", `${"<ul><li>".repeat(deep)}a<li>b${"</li></ul>".repeat(deep)}c`, ["a", "b", "c"]],
		["a script below it", `${"<div>".repeat(deep)}a<script>x</script><style>y</style>b`, ["ab"]],
	])("%s that are too deep keep their words", async (_, text, lines) => {
		expect(await linesOf(text)).toEqual(["too-deep", lines]);
	});

	test("tables that are too deep keep their words", async () => {
		const page = await read(`<p>a${"<table><tr><td>b".repeat(300)}`);
		expect(page).toMatchObject({ cut: { code: "too-deep" } });
		expect(JSON.stringify(page).match(/b/g)?.length).toBeGreaterThanOrEqual(300);
	});

	test("what is as deep as is allowed is not cut", async () => {
		const depth = 497;
		expect(await linesOf(`${"<div>".repeat(depth)}a${"</div>".repeat(depth)}b`)).toEqual([undefined, ["a", "b"]]);
	});

	test.each([
		[
			"emphasis that multiplies",
			`<p>${Array.from({ length: 400 }, (_, at) => `<font size=${at}>`).join("")}${"<p>x".repeat(100_000)}`,
		],
	])("%s", async (_, text) => {
		await expect(read(text)).rejects.toMatchObject({ why: { code: "too-deep" } });
	});

	test("frames", async () => {
		const reading = read("<html><frameset><frame src=a></frameset></html>");
		await expect(reading).rejects.toMatchObject({ why: { code: "undecodable" } });
	});
});
