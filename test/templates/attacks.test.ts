/** Templates that want more than to lay a report out: each is refused, in time, and the program goes on. */
import { symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { goodNotes } from "../cli/notes.ts";
import { run } from "../cli/world.ts";
import { processorTime } from "../processor-time.ts";
import { tree } from "../tree.ts";

const manifest = "title: A template\nformat: html\n";
const single = (text: string) => ({ "t.html.liquid": text });
const folder = (text: string, more: Record<string, string> = {}) => ({
	"t/template.yaml": manifest,
	"t/report.html.liquid": text,
	...more,
});

const attacks: readonly (readonly [string, Record<string, string>, RegExp])[] = [
	["a file above the folder", folder("{% render '../secret' %}"), /:1:1: Unknown file `\.\.\/secret`/],
	["a file by its whole path", folder("{% render '/etc/hostname' %}"), /Unknown file `\/etc\/hostname`/],
	[
		"a file by a computed name",
		folder("{% assign x = title %}{% render x %}"),
		/Unexpected file\. Write its name in quotes/,
	],
	["a file of the system as include", single("{% include '/etc/passwd' %}"), /Unknown tag `include`/],
	["a layout", single("{% layout '/etc/passwd' %}"), /Unknown tag `layout`/],
	[
		"an asset above the folder",
		{ ...folder(""), "t/template.yaml": `${manifest}assets: [../secret.png]\n` },
		/template\.yaml:3:10: /,
	],
	[
		"a style above the folder",
		{ ...folder(""), "t/template.yaml": `${manifest}styles: [../../secret]\n` },
		/template\.yaml:3:10: /,
	],
	[
		"an entry above the folder",
		{ ...folder(""), "t/template.yaml": `${manifest}entry: ../secret.liquid\n` },
		/template\.yaml:3:8: /,
	],
	["the prototype of an object", single("{{ fields.__proto__ }}"), /Unknown field `__proto__`/],
	["the constructor of a value", single("{{ title.constructor.name }}"), /Undefined variable `title.constructor`/],
	["the constructor in brackets", single('{{ title["constructor"] }}'), /Undefined variable `title.constructor`/],
	[
		"a prototype by a computed name",
		single('{% assign k = "__proto__" %}{{ source[k] }}'),
		/Undefined variable `source.__proto__`/,
	],
	[
		"a method of safe text",
		single("{{ sections.summary.html.toString }}"),
		/Undefined variable `sections.summary.html.toString`/,
	],
	[
		"a loop that does not end",
		single(
			"{% for a in (1..9999) %}{% for b in (1..9999) %}{% for c in (1..9999) %}{% assign d = c | plus: b %}{% endfor %}{% endfor %}{% endfor %}",
		),
		/Too much work|took too much/,
	],
	["a huge range", single("{% for a in (1..1000000000) %}x{% endfor %}"), /Too much work|took too much/],
	["a range that is joined", single("{{ (1..9000000) | join | size }}"), /:1:1: Too much work/],
	[
		"many values that are empty",
		single("{% for a in (1..2000000) %}{{ '' }}{% endfor %}"),
		/Too much work|took too much/,
	],
	["a page of parts", single("{% for a in (1..200000) %}{% sections %}{% endfor %}"), /Too much work|took too much/],
	[
		"a text that is split",
		single(`{% assign x = "ab" %}${"{% assign x = x | append: x %}".repeat(20)}{{ x | split: "" | size }}`),
		/Too much work|took too much/,
	],
	[
		"a list that is long in words",
		single(
			`{% assign x = "ab" %}${"{% assign x = x | append: x %}".repeat(17)}{% assign l = x | split: "-" %}${"{% assign l = l | concat: l %}".repeat(9)}{{ l | upcase | size }}`,
		),
		/Too much work|took too much/,
	],
	[
		"a capture that is long",
		single(`{% capture x %}{% for a in (1..2000) %}${"y".repeat(5_000)}{% endfor %}{% endcapture %}{{ x | size }}`),
		/Too much work|took too much/,
	],
	[
		"a tag that takes long to read",
		single(`<p {% for a in (1..9000) %}${Array.from({ length: 500 }, (_, n) => `a${n}`).join(" ")} {% endfor %}>`),
		/Too much work|took too much/,
	],
	["XML that is deep", { "t.xml.liquid": "{% for a in (1..9000) %}<a>{% endfor %}" }, /Too much work|took too much/],
	["JSON that is deep", { "t.json.liquid": "{% for a in (1..90000) %}[{% endfor %}" }, /Too much work|took too much/],
	["JSON without end", { "t.json.liquid": '{"a": 1' }, /:1:8: Invalid JSON: unexpected `end of the line`/],
	[
		"a page that is no HTML template",
		{ ...folder(""), "t/template.yaml": "title: A\nformat: text\nextension: html\n" },
		/template\.yaml:3:12: `html` does not fit the format `text`/,
	],
	[
		"a page that is XML",
		{ ...folder(""), "t/template.yaml": "title: A\nformat: html\nmediaType: application/xhtml+xml\n" },
		/template\.yaml:3:12: `application\/xhtml\+xml` does not fit the format `html`/,
	],
	[
		"a string that doubles",
		single(`{% assign x = "aaaaaaaa" %}${"{% assign x = x | append: x %}".repeat(40)}{{ x | size }}`),
		/Too much work|took too much/,
	],
	[
		"a string that is replaced",
		single(
			`{% assign x = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" %}${"{% assign x = x | replace: 'a', x %}".repeat(9)}{{ x }}`,
		),
		/Too much work|took too much/,
	],
	[
		"a capture that grows",
		single(
			"{% assign x = 'aaaa' %}{% for i in (1..60) %}{% capture x %}{{ x }}{{ x }}{% endcapture %}{% endfor %}{{ x | upcase }}",
		),
		/Too much work|took too much/,
	],
	[
		"a text that is written for ever",
		single(`{% for a in (1..90000) %}${"x".repeat(10_000)}{% endfor %}`),
		/Too much work|took too much/,
	],
	[
		"an array that grows",
		single(`{% assign x = "a,b" | split: "," %}${"{% assign x = x | concat: x %}".repeat(40)}{{ x | size }}`),
		/Too much work|took too much/,
	],
	[
		"a file that renders itself",
		folder("{% render 'a' %}", { "t/a.liquid": "{% render 'a' %}" }),
		/a\.liquid:1:1: Too much work/,
	],
	[
		"files that render each other",
		folder("{% render 'a' %}", { "t/a.liquid": "{% render 'b' %}", "t/b.liquid": "{% render 'a' %}" }),
		/[ab]\.liquid:1:1: Too much work/,
	],
	[
		"deep nesting",
		single("{% if title %}".repeat(20_000) + "{% endif %}".repeat(20_000)),
		/t\.html\.liquid:1:1: .*too long/,
	],
	["a text without end", single("x".repeat(100_001)), /:1:1: .*too long/],
	["nesting as deep as may be", single(`${"{% if title %}".repeat(1_000)}x`), /`{% if title %}` is never closed/],
	["code in braces", single("{{ process.env }}"), /Unknown name `process`/],
	["a call in braces", single("{{ title.constructor.constructor('return process')() }}"), /:1:\d+: /],
	["a filter that does not escape", single("{{ title | raw }}"), /Unknown filter `raw`/],
	[
		"a filter that runs an expression",
		single('{{ speakers | where_exp: "x", "x.name" }}'),
		/Unknown filter `where_exp`/,
	],
	["a filter that unescapes", single("{{ title | url_decode }}"), /Unknown filter `url_decode`/],
	["a filter of the clock", single('{{ "now" | date_to_string }}'), /Unknown filter `date_to_string`/],
	["a filter of chance", single("{{ speakers | sample }}"), /Unknown filter `sample`/],
	["a script", single("<script>alert(1)</script>"), /:1:2: Unexpected element `script`/],
	[
		"a script after what only looks like a comment",
		single("<!--> <script>alert(1)</script> -->"),
		/Unexpected element `script`/,
	],
	[
		"a script behind a comment that ends oddly",
		single("<!-- --!> <script>alert(1)</script>"),
		/Unexpected element `script`/,
	],
	[
		"a script behind half a tag",
		single("<title></tit{% if title %}le>{% endif %}<script>x</script></title>"),
		/Unexpected element `script`/,
	],
	[
		"a script behind half a comment",
		single("<!-- --{% if title %}>{% endif %}<script>x</script>"),
		/Unexpected element `script`/,
	],
	["a script in two pieces", single("<scr{% if title %}ipt{% endif %}>x</script>"), /Unexpected element `script`/],
	[
		"a script in a capture",
		single("{% capture x %}<script>{% endcapture %}{{ x }}<script>"),
		/Unexpected element `script`/,
	],
	["what runs in an attribute", single('<p onclick="x()">'), /Unexpected attribute `onclick`/],
	[
		"an attribute in two pieces",
		single('<p on{% if title %}click{% endif %}="x()">'),
		/Unexpected sign in a tag|Unexpected/,
	],
	["an address that runs", single('<a href="javascript:x()">'), /Unexpected kind of address/],
	["an address that runs, by reference", single('<a href="javascript&#58;x()">'), /Unexpected kind of address/],
	[
		"an address that runs, in two pieces",
		single('<a href="java{% if title %}script:x(){% endif %}">'),
		/Unexpected kind of address|Unexpected place/,
	],
	["an address that a value makes", single('<a href="java{{ title }}">'), /Unexpected value in an address/],
	[
		"a page that goes elsewhere",
		single('<meta http-equiv="refresh" content="0;url=//evil.example">'),
		/Unexpected attribute `http-equiv`/,
	],
	["a picture from elsewhere", single('<img src="https://evil.example/x.png" alt="">'), /Unexpected address in `src`/],
	["a picture that a value names", single('<img src="{{ title }}" alt="">'), /Unexpected value in `src`/],
	[
		"a style from elsewhere",
		single('<link rel="stylesheet" href="https://evil.example">'),
		/Unexpected element `link`/,
	],
	["a value in a style sheet", single("<style>p{color:{{ title }}}</style>"), /Unexpected value in a style sheet/],
	["a value in a tag", single("<p {{ title }}>"), /Unexpected value between attributes/],
	["a value without quotes", single("<p title={{ title }}>"), /Unexpected value without quotes/],
	["a value in a comment", single("<!-- {{ title }} -->"), /Unexpected value in a comment/],
	["a page without policy", single("<html><head><title>x</title></head></html>"), /Missing `{% styles %}`/],
	[
		"a tag in a style sheet",
		{
			...folder("{% styles %}"),
			"t/template.yaml": `${manifest}styles: [a.css]\n`,
			"t/a.css": "</style><script>x</script>",
		},
		/`a\.css` contains an HTML tag or comment/,
	],
	[
		"a style sheet that loads",
		{
			...folder("<head>{% styles %}</head>"),
			"t/template.yaml": `${manifest}styles: [a.css]\n`,
			"t/a.css": "a{}\np { background: url(https://evil.example/x) }",
		},
		/t\/a\.css:2:17: Unexpected `url\(`/,
	],
];

const cases = attacks.flatMap((attack) => [["trusted", ...attack] as const, ["untrusted", ...attack] as const]);

// What is loaded once is no attack's time.
test("a template that does no harm is not refused, trusted or not", async () => {
	const cwd = tree({ "a.txt": goodNotes, ...single("<p>{{ title }}</p>") });
	for (const trust of [[], ["--untrusted"]]) {
		const { code, stdout } = await run(["convert", "a.txt", "-t", "t.html.liquid", ...trust], { cwd });
		expect([code, stdout]).toEqual([0, expect.stringMatching(/^<p>.+<\/p>\n$/)]);
	}
});

describe.each(cases)("%s: %s", (trust, _, files, message) => {
	test("is refused in time", async () => {
		const cwd = tree({ "a.txt": goodNotes, "secret.liquid": "SECRET", "secret.png": "SECRET", ...files });
		const path = Object.keys(files).some((file) => file.startsWith("t/")) ? "./t" : (Object.keys(files)[0] ?? "");
		const elapsed = processorTime();
		const args = ["convert", "a.txt", "-t", path, ...(trust === "untrusted" ? ["--untrusted"] : [])];
		const { code, stdout, stderr } = await run(args, { cwd });
		expect(stderr).toMatch(message);
		// One that is not trusted is not tried before the first report, and fails for that one then.
		const isOfReport = trust === "untrusted" && stderr.startsWith("a.txt ");
		expect([code, stdout]).toEqual([isOfReport ? 3 : 2, ""]);
		expect(stderr).not.toMatch(/SECRET|this is a bug/);
		expect(elapsed()).toBeLessThan(5_000);
	});
});

describe("a link", () => {
	const refused = async (make: (cwd: string) => void, path: string): Promise<string> => {
		const cwd = tree({
			"a.txt": goodNotes,
			"secret.liquid": "SECRET",
			"secret/x.liquid": "SECRET",
			...folder("{% render 'secret' %}"),
		});
		make(cwd);
		const { code, stdout, stderr } = await run(["convert", "a.txt", "-t", path], { cwd });
		expect([code, stdout]).toEqual([2, ""]);
		return stderr;
	};

	test("to a file outside is no file of the template", async () => {
		const told = await refused((cwd) => symlinkSync(join(cwd, "secret.liquid"), join(cwd, "t/secret.liquid")), "./t");
		expect(told).toMatch(/Unknown file `secret`/);
	});

	test("to a folder outside neither", async () => {
		const make = (cwd: string) => {
			symlinkSync(join(cwd, "secret"), join(cwd, "t/linked"));
			writeFileSync(join(cwd, "t/report.html.liquid"), "{% render 'linked/x' %}");
		};
		expect(await refused(make, "./t")).toMatch(/Unknown file `linked\/x`/);
	});

	test("in place of a picture is reported", async () => {
		const make = (cwd: string) => {
			symlinkSync(join(cwd, "secret.liquid"), join(cwd, "t/a.png"));
			writeFileSync(join(cwd, "t/template.yaml"), `${manifest}assets: [a.png]\n`);
		};
		expect(await refused(make, "./t")).toMatch(/template\.yaml:3:10: Can't read `a\.png`: it is a link/);
	});

	test("in place of the template is reported", async () => {
		const make = (cwd: string) => symlinkSync(join(cwd, "secret.liquid"), join(cwd, "t.html.liquid"));
		expect(await refused(make, "t.html.liquid")).toMatch(/The template is a link/);
	});
});
