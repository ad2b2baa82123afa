/** Each value is written as its place asks for. */
import { describe, expect, test } from "vitest";
import type { TemplateData } from "../../src/templates/data.ts";
import { safeText } from "../../src/templates/escapes.ts";
import { compileTemplate } from "../../src/templates/liquid.ts";
import { endMark } from "../../src/templates/marks.ts";
import { BrokenTemplate, type FormatName, formats, type TemplateSource } from "../../src/templates/template.ts";
import { processorTimeOf } from "../processor-time.ts";

const keys = {
	form: "`f`",
	fields: ["x", "empty", "list", "person", "number"],
	sections: ["s", "long"],
};

function source(format: FormatName, text: string, files: Record<string, string> = {}): TemplateSource {
	const { extension, mediaType } = formats[format];
	const name = `t.${extension}.liquid`;
	const base = { name: "t", title: "T", format, extension, mediaType, form: null, needs: null, optional: null };
	const all = Object.fromEntries([[name, text], ...Object.entries(files)]);
	return { ...base, entry: name, files: all, styles: [], assets: { "a.png": "data:image/png;base64,AA" }, folder: "" };
}

const dataOf = (own: object) => ({ goal_styles: ".goal-1{}", ...own }) as unknown as TemplateData;

function written(format: FormatName, text: string, x: unknown): string {
	const s = {
		html: safeText("html", "<p>a</p>"),
		markdown: safeText("markdown", "*a*"),
		text: safeText("text", "a\n\nb"),
	};
	const long = { markdown: safeText("markdown", "*a*\n\n- b\n  c") };
	const fields = { x, empty: "", list: ["a", 'b"'], person: { name: "Ada", honorific: "Dr." }, number: 5 };
	try {
		return compileTemplate(source(format, text), keys)
			.render(dataOf({ title: "T", fields, sections: { s, long } }))
			.replace(`\n${endMark}\n`, "")
			.trimEnd();
	} catch (error) {
		if (!(error instanceof BrokenTemplate)) throw error;
		// The problem is enough.
		return error.faults
			.map(({ line, column, message }) => `${line}:${column} ${message.split(/\.(?: |$)/)[0]}`)
			.join("\n");
	}
}

describe("a value in HTML", () => {
	test.each([
		["among words", "<p>{{ fields.x }}</p>", "<b>&\"'", "<p>&lt;b&gt;&amp;&quot;&#39;</p>"],
		["in an attribute", '<p title="{{ fields.x }}">', '" on="', '<p title="&quot; on=&quot;">'],
		["in an attribute with single quotes", "<p title='a {{ fields.x }}'>", "' on='", "<p title='a &#39; on=&#39;'>"],
		["in a title", "<title>{{ fields.x }}</title>", "</title>", "<title>&lt;/title&gt;</title>"],
		["as an address", '<a href="{{ fields.x }}">', "https://a.org/?b=c&d", '<a href="https://a.org/?b=c&amp;d">'],
		["as an address that runs", '<a href="{{ fields.x }}">', " javascript:x()", '<a href="#">'],
		[
			"in an address",
			'<a href="https://a.org/?q={{ fields.x }}">',
			"a&b=c/'",
			'<a href="https://a.org/?q=a%26b%3Dc%2F%27">',
		],
		["in a name on the page", '<a href="#{{ fields.x }}">', 'a"b', '<a href="#a%22b">'],
		["that is HTML", "<div>{{ sections.s.html }}</div>", "", "<div><p>a</p></div>"],
		["that is HTML, in an attribute", '<p title="{{ sections.s.html }}">', "", '<p title="&lt;p&gt;a&lt;/p&gt;">'],
		["that is HTML, through a filter", "{{ sections.s.html | upcase }}", "", "&lt;P&gt;A&lt;/P&gt;"],
		["that is Markdown", "{{ sections.s.markdown }}", "", "*a*"],
		["in a capture, escaped once", "{% capture c %}<{{ fields.x }}{% endcapture %}{{ c }}", "&", "&lt;&amp;"],
		["of several branches", '<p {% if title %}class="a"{% else %}class="b"{% endif %}>', "", '<p class="a">'],
		["of a person", "{{ fields.person }}", "", "Dr. Ada"],
		["of a list", "{{ fields.list }}", "", "a, b&quot;"],
		["that can't be read", "{{ fields.x }}", { raw: "31 Feb" }, "31 Feb"],
		["raw for Liquid", "{% raw %}{{ x }}{% endraw %}", "", "{{ x }}"],
		["a picture", `<img src="{% asset 'a.png' %}" alt="">`, "", '<img src="data:image/png;base64,AA" alt="">'],
	])("%s", (_, text, x, expected) => expect(written("html", text, x)).toBe(expected));
});

describe("a value in other formats", () => {
	test.each([
		["markdown", "# {{ fields.x }}", "a*b* <i>\n# c #", "# a\\*b\\* \\<i\\> # c \\#"],
		["markdown", "{{ fields.x }}", "1. a", "1\\. a"],
		["markdown", "{{ fields.x }}", "- a", "\\- a"],
		["markdown", "[a]({{ fields.x }})", "https://a.org/(b)_c", "[a](https://a.org/%28b%29\\_c)"],
		["markdown", "[a]({{ fields.x }})", "javascript:x()", "[a](#)"],
		["markdown", "[a]( {{ fields.x }} )", "javascript:x()", "[a]( # )"],
		["markdown", "[a](\n  <{{ fields.x }}>)", "javascript:x()", "[a](\n  <#>)"],
		["markdown", "[a]: {{ fields.x }}", "javascript:x()", "[a]: #"],
		["markdown", "[a]:\n{{ fields.x }}", "javascript:x()", "[a]:\n#"],
		["markdown", "> [a]:\n> <{{ fields.x }}>", "javascript:x()", "> [a]:\n> <#>"],
		["markdown", "a\\\\{{ fields.x }}", "<b>", "a\\\\\\<b\\>"],
		["markdown", "[a]: {{ fields.x }}", "https://a.org/", "[a]: https://a.org/"],
		["markdown", "[a]{{ fields.x }}", "(javascript:x())", "[a]\\(javascript:x())"],
		["markdown", "[a]{{ fields.x }}", ": javascript:x()", "[a]\\: javascript:x()"],
		["markdown", "[a]{% if title %}({{ fields.x }}){% endif %}", "javascript:x()", "[a](#)"],
		["markdown", "[a]{% if title %}{% endif %}({{ fields.x }})", "javascript:x()", "[a](#)"],
		["markdown", "[a]{{ fields.empty }}({{ fields.x }})", "javascript:x()", "[a](#)"],
		["html", '<p title="image(s) C:\\a">{{ fields.x }}</p>', "d", '<p title="image(s) C:\\a">d</p>'],
		["xml", '<img src="data:image/png;base64,AA"/>', "", '<img src="data:image/png;base64,AA"/>'],
		["html", '<a href="?a=b&c={{ fields.x }}">R&D {{ fields.x }}</a>', "d", '<a href="?a=b&c=d">R&D d</a>'],
		["json", '{"a": "C:\\\\{{ fields.x }}"}', "b", '{"a": "C:\\\\b"}'],
		["yaml", "{{ fields.x }}: 1\n{{ fields.x }}: 2", "b", '"b": 1\n"b": 2'],
		["markdown", "[a](https://e/{{ fields.x }}) {{ fields.x }}", "b c_d/)", "[a](https://e/b%20c_d%2F%29) b c\\_d/)"],
		["markdown", "[a](https://e/?q={{ fields.x }}&r={{ fields.x }})", "b&", "[a](https://e/?q=b%26&r=b%26)"],
		["markdown", "[a]({{ fields.x }}{{ fields.x }})", "https://a.org", "[a](https://a.orghttps%3A%2F%2Fa.org)"],
		["markdown", "<https://e/{{ fields.x }}>", "b c_d/>", "<https://e/b%20c_d%2F%3E>"],
		["markdown", "<https://e/{{ fields.x }}?q={{ fields.x }}>", "b*", "<https://e/b%2a?q=b%2a>"],
		["markdown", '[a](b "{{ fields.x }}")', 'c" "d', '[a](b "c\\" \\"d")'],
		["markdown", "[a]({{ fields.number }} '{{ fields.x }}')", "it's", "[a](# 'it\\'s')"],
		["markdown", "[a](b\n(d {{ fields.x }} e))", "f) (g", "[a](b\n(d f\\) \\(g e))"],
		["markdown", "[a](b (c {{ fields.x }}))", "12) \\)", "[a](b (c 12\\) \\\\\\)))"],
		["markdown", '[a]: b "{{ fields.x }}"', '"c"', '[a]: b "\\"c\\""'],
		["markdown", '[a](b "c") "{{ fields.x }}"', '"d"', '[a](b "c") ""d""'],
		["markdown", "{{ fields.number }}{{ fields.x }}", ". x", "5\\. x"],
		["markdown", "{{ fields.number }}{{ fields.x }}", ") x", "5\\) x"],
		["markdown", "- 1{{ fields.x }}", ". x", "- 1\\. x"],
		["markdown", "{{ fields.x }}{{ fields.number }}", "#", "\\#5"],
		["markdown", "{{ fields.x }} {{ fields.number }}", "#", "\\# 5"],
		["markdown", "{{ fields.x }} {{ fields.number }}", "##", "\\## 5"],
		["markdown", "# a {{ fields.x }}", "##", "# a \\##"],
		["markdown", "{{ sections.s.markdown }}", "", "*a*"],
		["markdown", "> {{ sections.long.markdown }}", "", "> *a*\n>\n> - b\n>   c"],
		["markdown", "- {{ sections.long.markdown }}", "", "- *a*\n\n  - b\n    c"],
		["markdown", "> 12. {{ sections.long.markdown }}", "", "> 12. *a*\n>\n>     - b\n>       c"],
		["markdown", "a {{ sections.long.markdown }}", "", "a \\*a\\* - b c"],
		["markdown", "# {{ sections.long.markdown }}", "", "# \\*a\\* - b c"],
		["markdown", "| {{ sections.long.markdown }} |", "", "| \\*a\\* - b c |"],
		["markdown", "**{{ sections.long.markdown }}**", "", "**\\*a\\* - b c**"],
		["markdown", "{% if title %}- {% endif %}{{ sections.long.markdown }}", "", "- *a*\n\n  - b\n    c"],
		["markdown", "- {% if title %}{{ sections.long.markdown }}{% endif %}", "", "- *a*\n\n  - b\n    c"],
		["markdown", "---\na: {{ fields.x }}\n---\n# {{ fields.x }}", '"b"\n', '---\na: "\\"b\\"\\n"\n---\n# "b"'],
		["markdown", "---\na: [{{ fields.empty }}, {{ fields.x }}]\n---\n", " ", '---\na: ["", " "]\n---'],
		["markdown", "---{{ fields.empty }}\na: {{ fields.empty }}\n{{ fields.empty }}...\n", "", '---\na: ""\n...'],
		["markdown", '---\n{"a": "{{ fields.x }}"}\n---\n', '", "b": "', '---\n{"a": "\\", \\"b\\": \\""}\n---'],
		["markdown", "{{ fields.x }}", '{"a": 1}', '\\{"a": 1}'],
		["markdown", "<mailto:a@e.org> [b](tel:+1-2)", "", "<mailto:a@e.org> [b](tel:+1-2)"],
		["yaml", "a: {{ fields.x }}\nb:\n  - {{ fields.number }}", "x: y # z", 'a: "x: y # z"\nb:\n  - 5'],
		["yaml", "- {{ fields.x }}\n- - {{ fields.number }}", "b", '- "b"\n- - 5'],
		["json", '{"a":{{ fields.x }},\n{{ fields.x }}: 1}', "b", '{"a":"b",\n"b": 1}'],
		["yaml", "a: [{{ fields.x }}, {{ fields.number }}]", "\u0085\u2028", 'a: ["\\u0085\\u2028", 5]'],
		["yaml", 'a: "b {{ fields.x }}"', 'x: "y"\n# z', 'a: "b x: \\"y\\"\\n# z"'],
		["yaml", "a: ['b {{ fields.x }}', it's]", "x: 'y'\n# z", "a: ['b x: ''y'' # z', it's]"],
		["json", '{"a": {{ fields.list }}}', "", '{"a": ["a","b\\""]}'],
		["json", '{"a": "b {{ fields.x }}"}', '"}\u2028', '{"a": "b \\"}\\u2028"}'],
		["csv", "a,{{ fields.x }},b", '=1+"2"', 'a,"\'=1+""2""",b'],
		["csv", "{{ fields.x }}", "-2.5", '"-2.5"'],
		["csv", "{{ fields.x }}", " =1", '"\' =1"'],
		["csv", "{{ fields.x }}", "＝1", '"\'＝1"'],
		["csv", "{{ fields.x }}", "\u00a0\u200b\ufeff@A", '"\'\u00a0\u200b\ufeff@A"'],
		["csv", "{{ fields.x }}", "a=1", '"a=1"'],
		["text", "{{ fields.x | wrap: 20 }}", "one two three four five", "one two three four\nfive"],
		["text", '{{ fields.x | wrap: 20, "  " }}', "one two three four five", "one two three four\n  five"],
		["markdown", "{{ fields.x | wrap: 20 }}", "one two three four *five*", "one two three four \\*five\\*"],
		["xml", '<a b="{{ fields.x }}">{{ fields.x }}</a>', "<\u0000&", '<a b="&lt;\uFFFD&amp;">&lt;\uFFFD&amp;</a>'],
		["text", "{{ fields.x }}\n{{ sections.s.text }}", "a\n\u001b[31mb", "a \uFFFD[31mb\na\n\nb"],
	] as const)("%s: %s", (format, text, x, expected) => expect(written(format, text, x)).toBe(expected));
});

describe("a value where it must not be", () => {
	test.each([
		["csv", "a{{ fields.x }}", "1:2 Unexpected value inside a cell"],
		["csv", "{{ fields.x }}a", "1:15 Unexpected text after a value"],
		["csv", '"{{ fields.x }}"', "1:2 Unexpected value inside a cell"],
		["yaml", "a: b {{ fields.x }}", "1:6 Unexpected value inside text"],
		["yaml", 'a: b "{{ fields.x }}"', "1:7 Unexpected value inside text"],
		["yaml", "a: 1 # {{ fields.number }}", "1:8 Unexpected value in a comment"],
		["yaml", "a: {{ fields.x }} b", "1:18 Unexpected text next to `{{ … }}`"],
		["yaml", "a: b-{{ fields.x }}", "1:6 Unexpected value inside text"],
		["yaml", "a: b - {{ fields.x }}", "1:8 Unexpected value inside text"],
		["yaml", "a: b, {{ fields.x }}", "1:7 Unexpected value inside text"],
		["yaml", "{a: b-{{ fields.x }}}", "1:7 Unexpected value inside text"],
		["yaml", '{a: "b\n  {{ fields.x }}\n  ", c: 1}', "2:3 Unexpected value in quotes over several lines"],
		["markdown", "a \\\\<{{ fields.x }}>", "1:6 Unexpected value after `<`"],
		["markdown", "a \\\\<b>", "1:5 Unexpected HTML"],
		["markdown", "`{{ fields.x }}`", "1:2 Unexpected value inside code"],
		["markdown", "```\n{{ fields.x }}\n```", "2:1 Unexpected value inside code"],
		["markdown", "``a {{ fields.x }}``", "1:5 Unexpected value inside code"],
		["markdown", "`a\n{{ fields.x }}`", "2:1 Unexpected value inside code"],
		["markdown", "a\n\n    {{ fields.x }}", "3:5 Unexpected value inside code"],
		["markdown", "{% for a in fields.list %}\n    - {{ a }}\n{% endfor %}", "2:7 Unexpected value inside code"],
		["markdown", "> ```\n> {{ fields.x }}\n> ```", "2:3 Unexpected value inside code"],
		["markdown", "````\n```\n{{ fields.x }}\n```\n````", "3:1 Unexpected value inside code"],
		["markdown", '---json\n{"a": {{ title }}}\n---\n', "1:1 Unexpected front matter"],
		["markdown", "---js\n{a: {{ title }}}\n---\n", "1:1 Unexpected front matter"],
		["markdown", "+++\na = {{ title }}\n+++\n", "1:1 Unexpected front matter"],
		["markdown", '{\n  "a": "{{ title }}"\n}\n', "1:1 Unexpected front matter"],
		["markdown", "![a][b]\n\n[b]: {{ title }}", "3:6 Unexpected value in the address of a picture"],
		["markdown", "[a](/&sol;{{ title }})", "1:11 Unexpected value in an address"],
		["markdown", "a <{{ fields.x }}>", "1:4 Unexpected value after `<`"],
		["markdown", "a\n<b>", "2:1 Unexpected HTML"],
		["markdown", "a <{% if title %}{% endif %}b>", "1:3 Unexpected HTML"],
		["markdown", "a\\{{ fields.x }}", "1:3 Unexpected value after `\\`"],
		["markdown", "[a](java{{ fields.x }})", "1:9 Unexpected value in an address"],
		["markdown", "a\n[a](javascript:x())", "2:5 Unexpected kind of address"],
		["markdown", "[a]( JavaScript:x() )", "1:6 Unexpected kind of address"],
		["markdown", "[a]:\n  javascript:x()", "2:3 Unexpected kind of address"],
		["markdown", "[a](javascript\\:x())", "1:5 Unexpected kind of address"],
		["markdown", "[a](javascript&#58;x())", "1:5 Unexpected kind of address"],
		["markdown", "[a](b/[c](javascript:x()))", "1:11 Unexpected kind of address"],
		["markdown", "[a](java{% if title %}script:x(){% endif %})", "1:5 Unexpected kind of address"],
		["markdown", "[a]{% if title %}(javascript:x()){% endif %}", "1:19 Unexpected kind of address"],
		["yaml", "a: b\n  {{ fields.x }}", "2:3 Unexpected value inside text"],
		["yaml", "a: &b{{ fields.x }} c", "1:6 Unexpected value inside text"],
		["yaml", "a: [1,\nb: {{ title }}", "2:1 Invalid YAML: `[` opened on line 1 is never closed"],
		["yaml", "a: 'it''\nb: {{ title }}", "2:4 Unexpected value in quotes over several lines"],
		["yaml", "a: {{ title }}\nb: }", "2:4 Invalid YAML: unexpected `}`"],
		["markdown", "---\na: [1\n---\n{{ title }}", "3:1 Invalid YAML: `[` opened on line 2 is never closed"],
		["json", '{"a": {{ title }}', "1:7 Invalid JSON: unexpected `end of the line`"],
		["json", '{"a": {{ title }}]', "1:18 Invalid JSON: unexpected `]`"],
		["json", '["a {{ title }}]', "1:17 Invalid JSON: unexpected `end of the line`"],
		["json", '["a" {{ title }}, b]', '1:6 Invalid JSON: unexpected `"`'],
		["json", "[{{ title }},]", "1:14 Invalid JSON: unexpected `]`"],
		["json", "[1, # 2\n2]", "1:5 Invalid JSON: unexpected `#`"],
		["json", '{"a": }', "1:7 Invalid JSON: unexpected `}`"],
		["json", "[1: {{ title }}]", "1:3 Invalid JSON: unexpected `:`"],
		["json", '{"a": "\\x"}', "1:9 Invalid JSON: unexpected `x`"],
		["json", '{"a": 1, {"b": {{ title }}}}', "1:10 Invalid JSON: unexpected `{`"],
		["json", '["{{ title }}", tru]', "1:20 Invalid JSON: unexpected `]`"],
		["json", '{"a": "C:\\{{ title }}"}', "1:11 Unexpected value after `\\`"],
		["json", '{"a": "\\\\\\u00{{ title }}"}', "1:14 Unexpected value after `\\u00`"],
		["yaml", 'a: "C:\\{{ title }}"', "1:8 Unexpected value after `\\`"],
		["yaml", 'a: "\\x{{ title }}"', "1:7 Unexpected value after `\\x`"],
		["yaml", 'a: "\\q {{ title }}"', "1:5 Invalid YAML: unexpected backslash in `\\`"],
		["markdown", '---\na: "C:\\{{ title }}"\n---\n', "2:8 Unexpected value after `\\`"],
		["markdown", "a &{{ title }};", "1:4 Unexpected value after `&`"],
		["markdown", "[a](https://e.org{{ title }})", "1:18 Unexpected value in an address"],
		["markdown", "![a]({{ title }})", "1:6 Unexpected value in the address of a picture"],
		["html", "a &am{{ title }};", "1:6 Unexpected value after `&am`"],
		[
			"html",
			'<a href="javascript&#{{ title }};x()">',
			"1:22 Unexpected value after `&#`\n1:22 Unexpected value in an address",
		],
		[
			"html",
			'<a href="java&#X3{{ title }};script:x()">',
			"1:18 Unexpected value after `&#X3`\n1:18 Unexpected value in an address",
		],
		[
			"html",
			'<a href="java&{{ title }};script:x()">',
			"1:15 Unexpected value after `&`\n1:15 Unexpected value in an address",
		],
		["html", '<a href="https://e.org{{ title }}">', "1:23 Unexpected value in an address"],
		["html", '<a href="//{{ title }}/">', "1:12 Unexpected value in an address"],
		["html", '<a href="/\t/{{ title }}">', "1:13 Unexpected value in an address"],
		["html", '<a href="&#1;//{{ title }}">', "1:16 Unexpected value in an address"],
		["html", '<img attributionsrc="https://e.org/{{ title }}">', "1:36 Unexpected attribute `attributionsrc`"],
		["html", '<img src="data:image/png;base64,AA">', "1:6 Unexpected address in `src`"],
		["html", '<meta charset="utf-7">', "1:7 Unexpected encoding"],
		["html", '<meta charset="{{ title }}">', "1:16 Unexpected encoding"],
		["xml", '<?xml version="1.0" encoding="ISO-8859-1"?>\n<a>{{ title }}</a>', "1:1 Unexpected encoding"],
		["xml", "<a/><b>{{ title }}</b>", "1:7 Invalid XML (documents may contain only one root)"],
		["xml", "{{ title }}", "1:1 Invalid XML (text data outside of root node)"],
		["xml", "<b:a>{{ title }}</b:a>", '1:5 Invalid XML (unbound namespace prefix: "b")'],
		["xml", '<a href="/&#10;/{{ title }}"/>', "1:17 Unexpected value in an address"],
		["xml", "<a><b>{{ title }}</a>", "1:21 Invalid XML (unexpected close tag)"],
		["xml", "<a>{{ title }}", "1:4 Invalid XML (unclosed tag: a)"],
		["xml", "<a>{{ title }}&nbsp;</a>", "1:20 Invalid XML (undefined entity)"],
		["xml", "<a><![CDATA[{{ title }}]]></a>", "1:4 Unexpected declaration"],
		["xml", "<!-- {{ title }} --><a/>", "1:6 Unexpected value in a comment"],
		["xml", "<?a {{ title }}?><a/>", "1:5 Unexpected value in an instruction"],
		["xml", "<a {{ fields.x }}>", "1:4 Unexpected value inside a tag"],
		["xml", '<a b="{{ title }}" {{ title }}>', "1:20 Unexpected value inside a tag"],
		["json", "{\n 'a': {{ title }}}", "2:2 Invalid JSON: unexpected `'`"],
		["json", "{\"a\": 'b {{ title }}'}", "1:7 Invalid JSON: unexpected `'`"],
		["json", "[1, # {{ title }}\n2]", "1:7 Unexpected value in a comment"],
		["xml", "{% unless title %}<a/>{% endunless %}", "1:1 Invalid XML (document must contain a root element)"],
		["xml", '<!DOCTYPE a [<!ENTITY b "c">]>', "1:1 Unexpected declaration"],
		["html", "<p>\n<b\nonclick=x>", "3:1 Unexpected attribute `onclick`"],
		["html", "{% for a in fields.list %}<p {% break %}>{% endfor %}", "1:27 Unexpected end inside a tag"],
		["html", '<p title="a', "1:1 Unexpected end inside a tag"],
		["html", '<p title="{{ title }}', "1:1 Unexpected end inside a tag\n1:11 Unexpected value here"],
		["html", "<title></tit{{ title }}", "1:13 Unexpected value after `<`"],
		["html", "<{{ title }}", "1:2 Unexpected value after `<`"],
		[
			"text",
			"{{ titel }} {{ fields.y }} {{ sections.s.htm }}",
			"1:4 Unknown name `titel`\n1:16 Unknown field `y` of `f`\n1:31 Undefined variable `sections.s.htm`",
		],
	] as const)("%s: %s", (format, text, expected) => expect(written(format, text, "x")).toBe(expected));
});

test("what only one report makes no JSON is an error of that report", () => {
	expect(written("json", "{ {{ fields.list }}: 1 }", "")).toBe("1:3 Invalid JSON: unexpected `[`");
});

describe("what runs or loads, by its local name", () => {
	const address = "Unexpected kind of address";
	test.each([
		["<a:script xmlns:a='http://www.w3.org/1999/xhtml'/>", "1:2 Unexpected element `a:script`"],
		["<SVG:Script/>", "1:2 Unexpected element `SVG:Script`"],
		["<x:include xmlns:x='http://www.w3.org/2001/XInclude'/>", "1:2 Unexpected element `x:include`"],
		["<iframe/>", "1:2 Unexpected element `iframe`"],
		["<form/>", "1:2 Unexpected element `form`"],
		['<a b:onload="x()"/>', "1:4 Unexpected attribute `b:onload`"],
		['<a onLoad="x()"/>', "1:4 Unexpected attribute `onLoad`"],
		['<a onclick="{{ title }}"/>', "1:13 Unexpected attribute `onclick`"],
		['<a style="{{ title }}"/>', "1:11 Unexpected attribute `style`"],
		['<a href="javascript:x()"/>', `1:4 ${address}`],
		['<a b:href=" java&#115;cript:x()"/>', `1:4 ${address}`],
		['<a b:href="java{{ title }}"/>', "1:16 Unexpected value in an address"],
		['<a xml:base="data:x"/>', `1:4 ${address}`],
		['<a src="{{ title }}"/>', "1:9 Unexpected value in `src`"],
		['<image a:href="https://evil.example/x"/>', "1:8 Unexpected address in `a:href`"],
		['<animate attributeName=" x:href" to="javascript:x()"/>', "1:2 Unexpected element `animate`"],
		['<x:set attributeName="{{ title }}"/>', "1:2 Unexpected element `x:set`"],
		["<style>@import 'x'</style>", "1:2 Unexpected element `style`"],
		['<a fill="url(https://evil.example/x)"/>', "1:4 Unexpected address in `fill`"],
		['<a fill="u\\72 l(https://evil.example/x)"/>', "1:4 Unexpected address in `fill`"],
		["<a cursor=\"image-set('https://evil.example/x' 1x)\"/>", "1:4 Unexpected address in `cursor`"],
		['<link rel="stylesheet" href="x"/>', "1:7 Unexpected value of `rel` in `link`"],
		["<a>\n<?xml-stylesheet href='x'?></a>", "2:1 Unexpected `<?xml-stylesheet`"],
		["<foreignObject><p><a href='javascript:x()'/></p></foreignObject>", `1:22 ${address}`],
	])("is refused in XML: %s", (text, expected) => expect(written("xml", text, "")).toBe(expected));

	test.each([
		["<a:script>", "1:2 Unexpected element `a:script`"],
		['<p x:onclick="x()">', "1:4 Unexpected attribute `x:onclick`"],
		['<p x:href="javascript:x()">', `1:4 ${address}`],
	])("is refused in HTML: %s", (text, expected) => expect(written("html", text, "")).toBe(expected));

	test.each([
		['<a xml:href="{{ fields.x }}"/>', " javascript:x()", '<a xml:href="#"/>'],
		['<a href="https://a.org/?q={{ fields.x }}"/>', "a&b", '<a href="https://a.org/?q=a%26b"/>'],
		['<a href="&#xfdd0;{{ fields.x }}"/>', "javascript:x()", '<a href="&#xfdd0;#"/>'],
		['<link rel="self" href="https://a.org/"/>', "", '<link rel="self" href="https://a.org/"/>'],
		['<use href="#a" fill="url(#b)"/>', "", '<use href="#a" fill="url(#b)"/>'],
		[
			'<?xml version="1.0"?>\n<a xmlns:on="b">{{ fields.x }}</a>',
			"<",
			'<?xml version="1.0"?>\n<a xmlns:on="b">&lt;</a>',
		],
		["<a>a {{ fields.x }}<b/><b/></a>", "<", "<a>a &lt;<b/><b/></a>"],
	])("is all that is refused: %s", (text, x, expected) => expect(written("xml", text, x)).toBe(expected));
});

test.each(["html", "xml", "markdown"] as const)("many values in one place cost no more each: %s", (format) => {
	const text = '<p title="{% for a in fields.x %}{{ a }} {% endfor %}"></p>';
	const compiled = compileTemplate(
		source(format, format === "markdown" ? `[a](b "${text.slice(10, -6)})` : text),
		keys,
	);
	const timeOf = (count: number): number => {
		return processorTimeOf(() =>
			compiled.render(dataOf({ title: "T", fields: { x: Array.from({ length: count }, () => "a'b") } })),
		);
	};
	timeOf(1000);
	expect(timeOf(30_000)).toBeLessThan(8_000);
});

test("what every place expects is reported", () => {
	const template = compileTemplate(source("html", "{{ fields.lst }}"), keys);
	expect(() => template.render(dataOf({ fields: {} }))).toThrow(
		"t.html.liquid:1:4: Unknown field `lst` of `f`. Write `list`.",
	);
});

test("other files of the template are rendered, with what they are given and the report", () => {
	const files = { "parts/one.html.liquid": "<b>{{ who }}, {{ title }}</b>" };
	const compiled = compileTemplate(source("html", "<p>{% render 'parts/one', who: fields.x %}</p>", files), keys);
	const text = compiled.render(dataOf({ title: "T", fields: { x: "<A>" } }));
	expect(text).toBe("<p><b>&lt;A&gt;, T</b></p>\n");
});

test("a page has a policy that allows its own style sheets and nothing else", () => {
	const text = "<html><head>{% styles %}<style>p{}</style></head></html>";
	const compiled = compileTemplate({ ...source("html", text), styles: ["a{}"], assets: {} }, keys);
	const page = compiled.render(dataOf({}));
	expect(page).toMatch(
		/content="default-src 'none'; style-src 'sha256-\S+' 'sha256-\S+'; base-uri 'none'; form-action 'none'"/,
	);
	expect(page).toContain("<style>a{}\n.goal-1{}</style>");
});

describe("a style sheet of a page", () => {
	const page = (css: string) => `<html><head>{% styles %}<style>\n${css}</style></head></html>`;

	test.each([
		["p { background: url(https://evil.example) }", "2:17 Unexpected `url(` in a style sheet"],
		["p { background: URL( 'x.png' ) }", "2:17 Unexpected `url(` in a style sheet"],
		["p { background: url(\u00a0data:x) }", "2:17 Unexpected `url(` in a style sheet"],
		["p { background: u\\72l(x) }", "2:18 Unexpected `\\` in a style sheet"],
		["p { background: \\url(x) }", "2:17 Unexpected `\\` in a style sheet"],
		["p { background: image\\-set('x' 1x) }", "2:22 Unexpected `\\` in a style sheet"],
		["@import 'x.css';", "2:1 Unexpected `@import` in a style sheet"],
		["@\\69mport 'x.css';", "2:2 Unexpected `\\` in a style sheet"],
		["p { background: -webkit-image-set('x' 1x) }", "2:25 Unexpected `image-set(` in a style sheet"],
		["p { background: src('x') }", "2:17 Unexpected `src(` in a style sheet"],
	])("loads nothing: %s", (css, expected) => expect(written("html", page(css), "")).toBe(expected));

	test("may hold what it needs, and other signs by their code", () => {
		const css = "p { background: url( 'data:image/png;base64,AA' ) } q::before { content: '\\201C' }";
		const text = written("html", page(css), "");
		expect(text).toContain(css);
		expect(text).toContain("img-src data:; font-src data:;");
		expect(written("html", page(".w-1\\/2, .sm\\:w { color: red }"), "")).toContain(".w-1\\/2, .sm\\:w {");
	});
});

describe("the policy of a page", () => {
	const misplaced = "Unexpected `{% styles %}`";
	test.each([
		["<html><head></head></html>", "1:1 Missing `{% styles %}`"],
		["<html><p>a</p></html>", "1:1 Missing `{% styles %}`"],
		["<style>p{}</style>", "1:1 Missing `{% styles %}`"],
		["<head>{% unless title %}{% styles %}{% endunless %}</head>", "1:1 Missing `{% styles %}`"],
		["<head>{% styles %}{% styles %}</head>", `1:19 ${misplaced}`],
		["<html>{% styles %}</html>", `1:7 ${misplaced}`],
		["{% styles %}", `1:1 ${misplaced}`],
		["<head><style>p{}</style>{% styles %}</head>", `1:25 ${misplaced}`],
		["<head>a{% styles %}</head>", `1:8 ${misplaced}`],
		["<head>\u00a0{% styles %}</head>", `1:8 ${misplaced}`],
		["<head>{{ title }}{% styles %}</head>", `1:18 ${misplaced}`],
		["<head>{% if title %}</head>{% endif %}{% styles %}", `1:39 ${misplaced}`],
		["<head></head><body>{% styles %}</body>", `1:20 ${misplaced}`],
	])("is refused elsewhere than first in the head: %s", (text, expected) =>
		expect(written("html", text, "")).toBe(expected),
	);

	test("may stand behind a title", () => {
		const text =
			'<!doctype html>\n<html>\n<head><!-- a --><meta charset="utf-8"><title>{{ title }}</title>{% styles %}</head></html>';
		expect(written("html", text, "")).toContain("<title>T</title><meta http-equiv=");
	});

	test("says how the page is encoded, unless that says so itself", () => {
		const text = "<head>{% styles %}<title>{{ title }}</title></head>";
		expect(written("html", text, "")).toMatch(/^<head><meta charset="utf-8">\n<meta http-equiv=/);
	});
});
