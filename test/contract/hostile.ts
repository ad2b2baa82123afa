/** What people and attackers write, for every place of a report. */
import type { Position } from "unist";
import type { Block, FieldValue, Report, Statement } from "../../src/ast/nodes.ts";
import { field, form, paragraph, report, section, unclassified } from "../output/build-report.ts";

/** Texts that end, open or run something in one format or another. */
export const hostile: readonly string[] = [
	"<script>alert(1)</script>",
	'"><img src=x onerror=alert(1)>',
	"</style><script>alert(1)</script>",
	"</title><svg onload=alert(1)>",
	"--><script>alert(1)</script>",
	"[x](javascript:alert(1))",
	"javascript:alert(1)",
	"&lt;b&gt; &amp; &copy;",
	"# 1990. * ___ `x` ~~y~~ ---",
	"{{ x }} $(y) %s \\n \\",
	"\u00a0a\u2028b\u3000",
	"constructor __proto__ toString",
	"null",
	"2 < 3 > 1 'a' \"b\"",
];

/** More of them, that pages by code keep as words in ways of their own. */
export const moreHostile: readonly string[] = [
	"<svg><style><img src=x onerror=alert(1)></style></svg>",
	"<math><mi//xlink:href=javascript:alert(1)>",
	"<iframe srcdoc='<script>alert(1)</script>'>",
	"<a href=javascript:alert(1)>x</a>",
	"<base href=//evil.example>",
	"<meta http-equiv=refresh content=0;url=//evil.example>",
	"</textarea></noscript></xmp><script>alert(1)</script>",
	"<!--<script>alert(1)</script>",
	"<![CDATA[<script>alert(1)</script>]]>",
	"]]><script>alert(1)</script>",
	"' onmouseover='alert(1)",
	'" onmouseover="alert(1)',
	"` onmouseover=`alert(1)",
	"x onclick=alert(1)",
	"JaVaScRiPt:alert(1)",
	"java\u0000script:alert(1)",
	"java\tscript:alert(1)",
	"data:text/html,<script>alert(1)</script>",
	"vbscript:msgbox(1)",
	"//evil.example/x",
	'https://example.org/"><script>alert(1)</script>',
	"https://example.org/)<script>alert(1)</script>",
	"&#106;avascript:alert(1)",
	"&lt;script&gt;alert(1)&lt;/script&gt;",
	"&amp;lt;script&amp;gt;",
	"![x](https://evil.example/x.png)",
	"[x]: https://evil.example",
	"](https://evil.example) [",
	"<https://evil.example>",
	"| a | b |\n|---|---|\n| 1 | 2 |",
	"    indented code",
	"```\nfence\n```",
	"> quote\n> quote",
	"1) one 2) two",
	"+ plus",
	"===",
	"C #",
	"\\",
	"trailing\\",
	"a\n\n# b\n\n- c",
	"---\nx: y\n---",
	"key: value # comment",
	"*alias &anchor !tag @at",
	"=1+2",
	"+1-2",
	"@SUM(A1)",
	"-2+3+cmd|' /C calc'!A0",
	'a,b;c\td"e""f',
	"\u202eright to left\u202c",
	"\u0007\u001b[31mred\u001b[0m",
	"\ud800",
	"{% raw %}{{ x }}{% endraw %}",
	"%7B%7B x %7D%7D $ {x} <%= x %> #{x}",
	"😀 é \u0301 ﷽",
	"valueOf hasOwnProperty __defineGetter__",
];

function values(type: string, text: string): FieldValue {
	if (type === "people")
		return [{ name: text, honorific: text, role: text, affiliation: text, handle: text, remark: text }];
	if (type === "links")
		return [
			{ title: text, url: text },
			{ title: text, url: null },
		];
	if (type === "tags") return [text];
	if (type === "goals") return [5];
	return text;
}

/** A report that has a text in every field and section, and in the mouth and the name of whoever speaks in the first. */
export function everywhere(text: string): Report {
	return report(
		unclassified(null, [paragraph(text)]),
		...form.fields.map(({ name, type }) => field(name, values(type, text), text)),
		...form.sections.map(({ name }, index) => section(name, blocks(text), index === 0 ? statements(text) : [], text)),
		unclassified(text, [paragraph(text)]),
		field(null, text, text, text),
	);
}

/** Each stands at a place of its own, so that statements can have some of them. */
function blocks(text: string): Block[] {
	const written: Block[] = [
		paragraph(text),
		{ type: "heading", depth: 3, children: [{ type: "text", value: text }] },
		{ type: "list", children: [{ type: "listItem", children: [paragraph(text), paragraph(text)] }] },
		{ type: "paragraph", children: [{ type: "link", url: text, children: [{ type: "text", value: text }] }] },
		{ type: "html", value: text },
	];
	return written.map((block, index) => ({ ...block, position: placed(index) }));
}

/** Enough of them for a list of those who speak; the heading and the last block are nobody's words. */
function statements(text: string): Statement[] {
	const speakers = [{ name: text, honorific: text, role: text }, { name: text }];
	return [0, 2, 3].map((index) => ({ speakers, part: "moderator", position: placed(index) }));
}

function placed(index: number): Position {
	const start = { line: index + 1, column: 1, offset: index };
	return { start, end: { ...start, column: 2, offset: index + 1 } };
}
