/** Names are followed wherever a template leads them; unknown ones are reported with their place. */

import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { shippedForm } from "../../src/forms/shipped.ts";
import { loadOwnTemplate } from "../../src/own-templates.ts";
import { BrokenTemplate } from "../../src/templates/template.ts";
import { tree } from "../tree.ts";

const form = shippedForm("un-meeting");

async function told(text: string, files: Record<string, string> = {}): Promise<string[]> {
	const more = Object.entries(files).map(([name, each]) => [`t/${name}`, each]);
	const cwd = tree({
		"t/template.yaml": "title: T\nformat: text\nentry: t.txt.liquid\n",
		"t/t.txt.liquid": text,
		...Object.fromEntries(more),
	});
	try {
		await loadOwnTemplate(join(cwd, "t"), "", form);
		return [];
	} catch (error) {
		if (!(error instanceof BrokenTemplate)) throw error;
		return error.faults.map(
			({ file, line, column, message }) => `${file === "t.txt.liquid" ? "" : `${file} `}${line}:${column} ${message}`,
		);
	}
}

describe("a name that means nothing", () => {
	test.each([
		[
			"in a loop's list",
			"{% for p in fields.staf %}{% endfor %}",
			"1:13 Unknown field `staf` of `un-meeting`. Write `staff`.",
		],
		["behind two dots", "{{ sections.sumary.html }}", "1:4 Unknown section `sumary` of `un-meeting`. Write `summary`."],
		["behind three", "{{ sections.summary.htlm }}", "1:4 Undefined variable `sections.summary.htlm`"],
		["of a loop's entry", "{% for p in fields.staff %}{{ p.nmae }}{% endfor %}", "1:31 Undefined variable `p.nmae`"],
		[
			"of an entry's entry",
			"{% for f in facts %}{% for i in f.items %}{{ i.ulr }}{% endfor %}{% endfor %}",
			"1:46 Undefined variable `i.ulr`",
		],
		["in brackets", '{{ fields["dat"] }}', "1:4 Unknown field `dat` of `un-meeting`. Write `date`."],
		["of an entry by number", "{{ speakers[0].nmae }}", "1:4 Undefined variable `speakers.0.nmae`"],
		["of the first entry", "{{ speakers.first.nmae }}", "1:4 Undefined variable `speakers.first.nmae`"],
		["of a list", "{{ fields.staff.name }}", "1:4 Undefined variable `fields.staff.name`"],
		["of words", "{{ title.size }}{{ title.text }}", "1:20 Undefined variable `title.text`"],
		["of an assigned value", "{% assign p = speakers | first %}{{ p.nmae }}", "1:37 Undefined variable `p.nmae`"],
		["of a filtered list", '{% assign l = speakers | where: "prat", "chair" %}', "1:1 Unknown name `prat`"],
		[
			"in a question",
			"{% if fields.linsk and titel %}{% endif %}",
			"1:7 Unknown field `linsk` of `un-meeting`. Write `links`.",
		],
		[
			"in a later branch",
			"{% if source %}{% elsif sectons %}{% endif %}",
			"1:25 Unknown name `sectons`. Write `sections`.",
		],
		["in a case", "{% case titel %}{% when headlin %}{% endcase %}", "1:9 Unknown name `titel`. Write `title`."],
		["in what a filter is given", "{{ title | append: titel }}", "1:20 Unknown name `titel`. Write `title`."],
		["in a range", "{% for i in (1..titel) %}{% endfor %}", "1:17 Unknown name `titel`. Write `title`."],
		[
			"behind the loop that had it",
			"{% for p in speakers %}{% endfor %}{{ p }}",
			"1:39 Unknown name `p`. Write one of `title`, `headline`, `form`, `kind`, `language`, `direction`, `facts`, `section_list`, `unclassified`, `source`, `fields`, `sections`, `speakers`, `goal_styles`.",
		],
		["of the loop", "{% for p in speakers %}{{ forloop.fist }}{% endfor %}", "1:27 Undefined variable `forloop.fist`"],
		["as a filter", "a\n{{ title | upcas }}{{ title | downcas }}", "2:1 Unknown filter `upcas`. Write `upcase`."],
		[
			"of a date",
			'{{ fields.date | date: "%d.%Q" }}',
			"1:1 Unexpected `%Q` in a date. Write `%Y`, `%m`, `%B`, `%d` or another part of a date.",
		],
	])("is reported: %s", async (_, text, expected) => {
		const faults = await told(text);
		expect(faults).toHaveLength(expected.split("|").length);
		for (const [index, part] of expected.split("|").entries()) expect(faults[index]).toContain(part);
	});

	test.each([
		[
			"given to a file",
			"{% render 'p', who: speakers.first %}",
			{ "p.txt.liquid": "{{ who.nmae }}" },
			"p.txt.liquid 1:4 Undefined variable `who.nmae`",
		],
		[
			"of each entry",
			"{% render 'p' for speakers as who %}",
			{ "p.txt.liquid": "{{ who.nmae }}" },
			"p.txt.liquid 1:4 Undefined variable `who.nmae`",
		],
		[
			"that no one gives",
			"{% assign x = 1 %}{% render 'p' %}",
			{ "p.txt.liquid": "{{ x }}" },
			"p.txt.liquid 1:4 Unknown name `x`",
		],
		["of a file", "{% render 'prat' %}", { "part.txt.liquid": "" }, "1:1 Unknown file `prat`. Write `part`."],
		[
			"of the only file",
			"{% render 'prat' %}",
			{},
			"1:1 Unknown file `prat`. Add it to the folder with `template.yaml`.",
		],
	])("is reported in other files: %s", async (_, text, files, expected) => {
		expect(await told(text, files)).toEqual([expect.stringContaining(expected)]);
	});

	test("is reported together with all others, in the order in which they are met", async () => {
		expect(
			await told("{{ titel }}\n{% render 'p', who: speakers.first %}\n{{ fields.dat }}", {
				"p.txt.liquid": "{{ who.nmae }}",
			}),
		).toEqual([
			"1:4 Unknown name `titel`. Write `title`.",
			expect.stringContaining("p.txt.liquid 1:4 Undefined variable `who.nmae`"),
			"3:4 Unknown field `dat` of `un-meeting`. Write `date`.",
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
	])("is not told: %s", async (text) => expect(await told(text)).toEqual([]));
});

describe("what Liquid refuses", () => {
	test.each([
		["{% if title = 'a' %}{% endif %}", "1:14 Unexpected words after a value"],
		["{% if %}{% endif %}", "1:6 Missing name or value."],
		["{{ | upcase }}", "1:4 Missing name or value before `| upcase`."],
		["{{ title | escape }}", "1:1 Unknown filter `escape`. Remove it: each value is escaped for its place."],
		["{{ source.size }}", "1:4 Undefined variable `source.size`"],
		["{{ 1 | divided_by: 0 }}", "1:1 The result `Infinity` is not a number."],
		["{{ fields.size }}", "1:4 Unknown field `size` of `un-meeting`"],
		["{{ }}", "1:4 Missing name or value."],
		["{{ title | append 'a' }}", '1:19 Expected ":" after filter name'],
		["{{ fields[] }}", "1:4 Unknown field `` of `un-meeting`"],
		["{{ title", "1:1 `{{ title` is never closed."],
		['{{ fields["date }}', '1:1 `{{ fields["date }}` is never closed.'],
		["{{ title | append }}", '1:1 Missing value after `append`. Write `append: "text"`.'],
		["{% if (title) %}{% endif %}", "1:13 Unexpected brackets. Write a condition or a value without `(` and `)`"],
		["{% for i in (1..) %}{% endfor %}", "1:17 Missing name or value before `)`."],
		["{% statements %}", "1:1 Missing section in `{% statements %}`. Name one, such as `sections.summary`."],
		["{% if title", "1:1 `{% if title` is never closed."],
		["{% if title %}", "1:1 `{% if title %}` is never closed."],
		[
			"{% for a in facts %}{% if title %}{% endfor %}{% endif %}",
			"1:35 Unexpected `{% endfor %}`: no `for` is open here, or a tag inside it is not closed.",
		],
		["{% endif %}", "1:1 Unexpected `{% endif %}`: no `if` is open here, or a tag inside it is not closed."],
		["{% for a of facts %}{% endfor %}", "1:1 Incomplete `{% for a of facts %}`. Write `{% for item in list %}`."],
		["{% assign x title %}", '1:13 Expected "="'],
		["{% else %}", "1:1 Unexpected `{% else %}`: no `if` is open here, or a tag inside it is not closed."],
		["{% if title %}{% else %}{% elsif title %}{% endif %}", "1:1 Unexpected elsif after else"],
		["{% if title %}{% else title %}{% endif %}", '1:1 Unexpected "title"'],
		["{% render p %}", "1:1 Unexpected file. Write its name in quotes."],
		["{% render 't' %}", "1:1 Too much work for one report"],
		["{% iff title %}", "1:1 Unknown tag `iff`. Write `if`."],
		["{% raw %}a", "1:10 `{% raw %}a` is never closed."],
	])("is reported: %s", async (text, expected) => expect((await told(text))[0]).toContain(expected));
});
