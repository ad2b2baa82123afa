/** Names are followed wherever a template leads them; those that mean nothing are told with their place. */
import { describe, expect, test } from "vitest";
import { shippedForm } from "../../src/forms/shipped.ts";
import { keysOf } from "../../src/templates/form-keys.ts";
import { compileTemplate } from "../../src/templates/liquid/compile.ts";

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
		["in brackets", '{{ fields["dat"] }}', "1:12 Unknown field `dat` of `un-meeting`, expected `date`"],
		["of an entry by number", "{{ speakers[0].nmae }}", "1:16 Unknown name `nmae` in `speakers[0]`, expected `name`"],
		[
			"of the first entry",
			"{{ speakers.first.nmae }}",
			"1:19 Unknown name `nmae` in `speakers.first`, expected `name`",
		],
		[
			"of a list",
			"{{ fields.staff.name }}",
			"1:17 Unknown name `name` in `fields.staff`, expected `fields.staff` alone",
		],
		["of words", "{{ title.size }}{{ title.text }}", "1:26 Unknown name `text` in `title`, expected `title` alone"],
		[
			"of an assigned value",
			"{% assign p = speakers | first %}{{ p.nmae }}",
			"1:39 Unknown name `nmae` in `p`, expected `name`",
		],
		["of a filtered list", '{% assign l = speakers | where: "prat", "chair" %}', "1:1 Unknown name `prat`"],
		[
			"in a question",
			"{% if fields.linsk and titel %}{% endif %}",
			"1:14 Unknown field `linsk` of `un-meeting`, expected `links`",
		],
		[
			"in a later branch",
			"{% if source %}{% elsif sectons %}{% endif %}",
			"1:25 Unknown name `sectons`, expected `sections`",
		],
		["in a case", "{% case titel %}{% when headlin %}{% endcase %}", "1:9 Unknown name `titel`, expected `title`"],
		["in what a filter is given", "{{ title | append: titel }}", "1:20 Unknown name `titel`, expected `title`"],
		["in a range", "{% for i in (1..titel) %}{% endfor %}", "1:17 Unknown name `titel`, expected `title`"],
		["behind the loop that had it", "{% for p in speakers %}{% endfor %}{{ p }}", "1:39 Unknown name `p`, expected "],
		[
			"of the loop",
			"{% for p in speakers %}{{ forloop.fist }}{% endfor %}",
			"1:35 Unknown name `fist` in `forloop`, expected `forloop` alone",
		],
		[
			"as a filter",
			"a\n{{ title | upcas }}{{ title | downcas }}",
			"2:12 Unknown filter `upcas`, expected `upcase`|2:31 Unknown filter `downcas`, expected `downcase`",
		],
		["of a date", '{{ fields.date | date: "%d.%Q" }}', "1:1 Unexpected `%Q` in a date, expected `%Y`"],
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

describe("what Liquid refuses", () => {
	test.each([
		["{% if title = 'a' %}{% endif %}", "1:14 Unexpected sign behind a value, expected `|`, or `==` to compare"],
		["{% if %}{% endif %}", '1:6 Invalid value expression: ""'],
		["{{ title | escape }}", "1:12 Unknown filter `escape`, expected none: each value is escaped for its place"],
		["{{ source.size }}", "1:11 Unknown name `size` in `source`"],
		["{{ fields.size }}", "1:11 Unknown field `size` of `un-meeting`"],
		["{{ }}", '1:4 Invalid value expression: ""'],
		["{{ title | append 'a' }}", '1:19 Expected ":" after filter name'],
		["{{ fields[] }}", "1:11 Unknown field `` of `un-meeting`"],
		["{{ title", "1:1 Missing end of `{{ title`, expected `}}`"],
		["{% if title", "1:1 Missing end of `{% if`, expected `%}`"],
		["{% if title %}", "1:1 Missing `{% endif %}`, expected it behind this `{% if %}`"],
		["{% for a in facts %}{% if title %}{% endfor %}{% endif %}", "1:35 Unexpected `{% endfor %}`"],
		["{% endif %}", "1:1 Unexpected `{% endif %}`, expected `{% if … %}` before it"],
		["{% for a of facts %}{% endfor %}", "1:1 Illegal tag: {% for a of facts %}"],
		["{% assign x title %}", '1:13 Expected "="'],
		["{% else %}", "1:1 Unexpected `{% else %}`, expected it inside the tag that it belongs to"],
		["{% if title %}{% else %}{% elsif title %}{% endif %}", "1:1 Unexpected elsif after else"],
		["{% if title %}{% else title %}{% endif %}", '1:1 Unexpected "title"'],
		["{% render p %}", "1:1 Unexpected file, expected its name in quotes"],
		["{% render 't' %}", "1:1 Unexpected `t` inside itself, expected another file"],
		["{% iff title %}", "1:1 Unknown tag `iff`, expected `if`"],
		["{% raw %}a", "1:10 Missing `{% endraw %}`, expected it behind what is to stay as it is"],
	])("is told: %s", (text, expected) => expect(told(text)[0]).toContain(expected));
});
