/** Names are followed wherever a template leads them; those that mean nothing are told with their place. */
import { describe, expect, test } from "vitest";
import { shippedForm } from "../../src/forms/shipped.ts";
import { compileTemplate } from "../../src/templates/compile.ts";
import { keysOf } from "../../src/templates/form-keys.ts";

const form = shippedForm("un-meeting");
const keys = keysOf(form === null ? [] : [form]);

function told(text: string, files: Record<string, string> = {}): string[] {
	const compiled = compileTemplate(
		{
			name: "t",
			title: "T",
			format: "text",
			extension: "txt",
			mediaType: "text/plain",
			form: null,
			needs: null,
			optional: null,
			entry: "t.txt.liquid",
			files: { "t.txt.liquid": text, ...files },
			styles: [],
			assets: {},
			folder: "",
		},
		keys,
	);
	if (!("faults" in compiled)) return [];
	return compiled.faults.map(
		({ file, line, column, message, expected }) =>
			`${file === "t.txt.liquid" ? "" : `${file} `}${line}:${column} ${message}, expected ${expected}`,
	);
}

describe("a name that means nothing", () => {
	test.each([
		[
			"in a loop's list",
			"{% for p in fields.staf %}{% endfor %}",
			"1:20 Unknown field `staf` of `un-meeting`, expected `staff`",
		],
		[
			"behind two dots",
			"{{ sections.sumary.html }}",
			"1:13 Unknown section `sumary` of `un-meeting`, expected `summary`",
		],
		["behind three", "{{ sections.summary.htlm }}", "1:21 Unknown name `htlm` in `sections.summary`, expected `html`"],
		[
			"of a loop's entry",
			"{% for p in fields.staff %}{{ p.nmae }}{% endfor %}",
			"1:33 Unknown name `nmae` in `p`, expected `name`",
		],
		[
			"of an entry's entry",
			"{% for f in facts %}{% for i in f.items %}{{ i.ulr }}{% endfor %}{% endfor %}",
			"1:48 Unknown name `ulr` in `i`, expected `url`",
		],
		["in brackets", '{{ fields["dat"] }}', "1:11 Unknown field `dat` of `un-meeting`, expected `date`"],
		["of an entry by number", "{{ speakers[0].nmae }}", "1:16 Unknown name `nmae` in `speakers[0]`, expected `name`"],
		[
			"of the first entry",
			"{{ speakers.first.nmae }}",
			"1:19 Unknown name `nmae` in `speakers.first`, expected `name`",
		],
		[
			"of a list",
			"{{ fields.staff.name }}",
			"1:17 Unknown name `name` in `fields.staff`, a list, expected one of `first`, `last`, `size`",
		],
		[
			"of words",
			"{{ title.size }}{{ title.text }}",
			"1:26 Unknown name `text` in `title`, expected `title` alone, which has no parts",
		],
		[
			"of an assigned value",
			"{% assign p = speakers | first %}{{ p.nmae }}",
			"1:39 Unknown name `nmae` in `p`, expected `name`",
		],
		[
			"of a filtered list",
			'{% assign l = speakers | where: "prat", "chair" %}',
			"1:33 Unknown name `prat` in `where`, expected `part`",
		],
		[
			"in a question",
			"{% if fields.linsk and titel %}{% endif %}",
			"1:14 Unknown field `linsk` of `un-meeting`, expected `links`|1:24 Unknown name `titel`, expected `title`",
		],
		[
			"in a later branch",
			"{% if title %}{% elsif sectons %}{% endif %}",
			"1:24 Unknown name `sectons`, expected `sections`",
		],
		[
			"in a case",
			"{% case titel %}{% when headlin %}{% endcase %}",
			"1:9 Unknown name `titel`, expected `title`|1:25 Unknown name `headlin`, expected `headline`",
		],
		["in what a filter is given", "{{ title | append: titel }}", "1:20 Unknown name `titel`, expected `title`"],
		["in a range", "{% for i in (1..titel) %}{% endfor %}", "1:17 Unknown name `titel`, expected `title`"],
		["behind the loop that had it", "{% for p in speakers %}{% endfor %}{{ p }}", "1:39 Unknown name `p`, expected "],
		[
			"among those of one's own",
			"{% assign short = title %}{{ shrot }}",
			"1:30 Unknown name `shrot`, expected `short`",
		],
		[
			"of the loop",
			"{% for p in speakers %}{{ forloop.fist }}{% endfor %}",
			"1:35 Unknown name `fist` in `forloop`, expected `first`",
		],
		[
			"as a filter",
			"a\n{{ title | upcas | downcas }}",
			"2:12 Unknown filter `upcas`, expected `upcase`|2:20 Unknown filter `downcas`, expected `downcase`",
		],
		["of a date", '{{ fields.date | date: "%d.%Q" }}', "1:24 Unexpected `%Q` in a date, expected `%Y`, `%y`"],
	])("is told: %s", (_, text, expected) => {
		const faults = told(text);
		expect(faults).toHaveLength(expected.split("|").length);
		for (const [index, part] of expected.split("|").entries()) expect(faults[index]).toContain(part);
	});

	test.each([
		[
			"given to a file",
			"{% render 'p', who: speakers.first %}",
			{ "p.txt.liquid": "{{ who.nmae }}" },
			"p.txt.liquid 1:8 Unknown name `nmae` in `who`",
		],
		[
			"of each entry",
			"{% render 'p' for speakers as who %}",
			{ "p.txt.liquid": "{{ who.nmae }}" },
			"p.txt.liquid 1:8 Unknown name `nmae` in `who`",
		],
		[
			"that no one gives",
			"{% assign x = 1 %}{% render 'p' %}",
			{ "p.txt.liquid": "{{ x }}" },
			"p.txt.liquid 1:4 Unknown name `x`",
		],
		["of a file", "{% render 'prat' %}", { "part.txt.liquid": "" }, "1:1 Unknown file `prat`, expected `part`"],
	])("is told in other files: %s", (_, text, files, expected) => {
		expect(told(text, files)).toEqual([expect.stringContaining(expected)]);
	});

	test("is told together with all others, in the order of the files", () => {
		expect(
			told("{{ titel }}\n{% render 'p', who: speakers.first %}\n{{ fields.dat }}", {
				"p.txt.liquid": "{{ who.nmae }}",
			}),
		).toEqual([
			"1:4 Unknown name `titel`, expected `title`",
			"3:11 Unknown field `dat` of `un-meeting`, expected `date`",
			"p.txt.liquid 1:8 Unknown name `nmae` in `who`, expected `name`",
		]);
	});
});

describe("a name that means something", () => {
	test.each([
		"{% for p in fields.staff %}{{ p.name }}{{ p.remark }}{{ forloop.first }}{% endfor %}",
		"{% for s in section_list %}{% for t in s.statements %}{% for p in t.speakers %}{{ p.role }}{% endfor %}{% endfor %}{% endfor %}",
		'{% assign last = "" %}{% for p in speakers %}{% if last.name %}{{ last.name }}{% endif %}{% assign last = p %}{% endfor %}',
		'{% if title %}{% assign x = speakers.first %}{% else %}{% assign x = "none" %}{% endif %}{{ x.name }}',
		"{% assign title = speakers.first %}{{ title.name }}",
		'{% assign names = speakers | map: "name" | join: ", " %}{{ names }}',
		'{% assign chair = speakers | where: "part", "chair" | first %}{{ chair.name }}',
		"{{ fields.date.raw }}{{ fields.links.size }}{{ fields.links[0].url }}",
		"{% for f in facts %}{{ f.value.anything }}{% endfor %}",
		"{% assign key = 'date' %}{{ fields[key] }}",
		"{% comment %}{{ nonsense | nothing: }}{% endcomment %}",
		"{% raw %}{{ nonsense }}{% endraw %}",
	])("is not told: %s", (text) => expect(told(text)).toEqual([]));
});

describe("what has no words", () => {
	test.each([
		["{{ fields }}", "1:4 Unexpected `fields` as a value, expected a part of it, such as `fields.date`"],
		["{{ sections }}", "1:4 Unexpected `sections` as a value, expected a part of it, such as `sections.summary`"],
		["{{ source }}", "1:4 Unexpected `source` as a value, expected a part of it, such as `source.path`"],
		["{{ unclassified }}", "1:4 Unexpected `unclassified` as a value, expected `{% for %}`, which goes through it"],
	])("is not printed as nothing: %s", (text, expected) => expect(told(text)).toEqual([expected]));

	test.each(["{{ fields.staff }}", "{{ facts }}", "{{ speakers }}", "{{ sections.summary }}", "{{ source.size }}"])(
		"has words: %s",
		(text) => expect(told(text)).toEqual([]),
	);
});

describe("what Liquid would pass over", () => {
	test.each([
		["{% if title == %}{% endif %}", "1:15 Missing value behind `==`, expected one to compare with"],
		["{% if title = 'a' %}{% endif %}", "1:13 Unexpected `=`, expected `==`"],
		["{% if == title %}{% endif %}", "1:7 Unexpected `==`, expected a value, or `not`"],
		["{% if %}{% endif %}", "1:6 Missing value, expected one such as `title`"],
		["{{ }}", "1:4 Missing value, expected one such as `title`"],
		["{{ title headline }}", "1:10 Unexpected `headline`, expected `==`"],
		["{{ title | }}", "1:11 Missing filter behind `|`, expected its name"],
		["{{ title | append: }}", "1:19 Missing value, expected one such as `title`"],
		["{{ title | append 'a' }}", "1:19 Unexpected `'a'`, expected `==`"],
		["{{ title. }}", "1:10 Missing name behind `.`, expected one such as `fields.date`"],
		["{{ fields[] }}", "1:11 Missing name in `[]`, expected a name in quotes, or a number"],
		["{% if title == 'a %}{% endif %}", "1:16 Missing end of a text, expected its quote `'`"],
		["{{ title", "1:1 Missing end of `{{ title`, expected `}}`"],
		["{% if title", "1:1 Missing end of `{% if`, expected `%}`"],
		["{% if title %}", "1:1 Missing `{% endif %}`, expected it behind this `{% if %}`"],
		[
			"{% for a in facts %}{% if title %}{% endfor %}{% endif %}",
			"1:21 Missing `{% endif %}`, expected it behind this `{% if %}`",
		],
		["{% endif %}", "1:1 Unexpected `{% endif %}`, expected `{% if … %}` before it"],
		["{% for a of facts %}{% endfor %}", "1:1 Missing `in`, expected `{% for NAME in LIST %}`"],
		["{% for a in facts | reverse %}{% endfor %}", "1:19 Unexpected `|`, expected `limit: …`"],
		["{% assign x title %}", "1:13 Unexpected `title`, expected `{% assign NAME = VALUE %}`"],
		["{% else %}", "1:1 Unexpected `{% else %}`, expected it inside `{% if %}`"],
		[
			"{% if title %}{% else %}{% elsif title %}{% endif %}",
			"1:25 Unexpected `{% elsif %}` behind `{% else %}`, expected `{% endif %}`",
		],
		["{% if title %}{% else title %}{% endif %}", "1:23 Unexpected `title`, expected `{% else %}` alone"],
		["{% break %}", "1:1 Unexpected `{% break %}`, expected it inside `{% for %}`"],
		["{% case title %}{% when 'a' 'b' %}{% endcase %}", "1:29 Unexpected `'b'`, expected `,` or `or` between values"],
		["{% render p %}", "1:11 Unexpected file, expected its name in quotes"],
		["{% render 't', title %}", "1:16 Unexpected `title`, expected `NAME: VALUE`"],
		["{% iff title %}", "1:1 Unknown tag `iff`, expected `if`"],
		["{% raw %}a", "1:10 Missing `{% endraw %}`, expected it behind what is to stay as it is"],
	])("is told: %s", (text, expected) => expect(told(text)[0]).toContain(expected));

	test("is told all at once", () => {
		expect(told("{{ title. }}\n{{ }}\n{% iff %}")).toHaveLength(3);
	});
});
