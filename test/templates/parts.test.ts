/** Parts of the shipped page as tags of a page of one's own. */
import { describe, expect, test } from "vitest";
import { goodNotes } from "../cli/notes.ts";
import { run } from "../cli/world.ts";
import { tree } from "../tree.ts";

async function convert(template: string, name = "own.html.liquid") {
	return run(["convert", "a.txt", "-t", name], { cwd: tree({ "a.txt": goodNotes, [name]: template }) });
}

const page = async (): Promise<string> =>
	(await run(["convert", "a.txt", "-t", "html"], { cwd: tree({ "a.txt": goodNotes }) })).stdout;

test("a letterhead is ten lines", async () => {
	const { code, stdout } = await convert(`<!doctype html>
<html lang="{{ language }}">
<head>{% styles %}<title>{{ headline }}</title></head>
<body>
<p>The Harbour Mission, 12 Quay Street</p>
<h1>{{ headline }}</h1>
{% facts %}{% contents %}{% sections %}
</body>
</html>
`);
	expect(code).toBe(0);
	const shipped = await page();
	const [facts = ""] = /<dl class="facts">[\s\S]*?<\/dl>\n/.exec(shipped) ?? [];
	const closing = shipped.indexOf('\n<section>\n<div class="heading">\n<h2 id="tags">');
	const sections = shipped.slice(shipped.indexOf("\n<section>"), closing);
	expect(facts).toContain("<dt>Reporter</dt>");
	expect(stdout).toContain(`</h1>\n${facts}\n<section>`);
	expect(sections).toContain("<h2");
	expect(stdout).toContain(sections);
});

test("a section's words can stand elsewhere, with who said them", async () => {
	const { code, stdout } = await convert("{% for s in section_list %}<div>{% statements s %}</div>{% endfor %}");
	const shipped = await page();
	const [, words = ""] = /<h2 id="summary">[\s\S]*?<\/div>\n([\s\S]*?)<\/section>/.exec(shipped) ?? [];
	expect(code).toBe(0);
	expect(words).not.toBe("");
	expect(stdout).toContain(`<div>${words}</div>`);
});

describe("a part of the page is refused", () => {
	test.each([
		["in an attribute", '<p title="{% facts %}">', "own.html.liquid:1:11: Unexpected `{% facts %}` here"],
		["in a tag", "<p {% sections %}>", "own.html.liquid:1:4: Unexpected `{% sections %}` here"],
		["in a title", "<title>{% contents %}</title>", "own.html.liquid:1:8: Unexpected `{% contents %}` here"],
		["in a style sheet", "<style>{% facts %}</style>", "own.html.liquid:1:8: Unexpected `{% facts %}`"],
		[
			"in a capture",
			"{% capture x %}{% facts %}{% endcapture %}",
			"own.html.liquid:1:16: Unexpected `{% facts %}` in a capture",
		],
		["before the policy", "<head>{% facts %}{% styles %}</head>", "own.html.liquid:1:18: Unexpected `{% styles %}`"],
		["with words", "{% facts title %}", "own.html.liquid:1:1: Unexpected words in `{% facts %}`"],
		[
			"without a section",
			"{% statements %}",
			"own.html.liquid:1:1: Missing section in `{% statements %}`. Name one, such as `sections.summary`.",
		],
		[
			"of what is no section",
			"{% statements title %}",
			"own.html.liquid:1:1: Unexpected value in `{% statements %}`. Name a section.",
		],
		["of an unknown one", "{% statements sections.sumary %}", "own.html.liquid:1:15: Unknown section `sumary`"],
	])("%s", async (_, template, message) => {
		const { code, stdout, stderr } = await convert(template);
		expect([code, stdout]).toEqual([2, ""]);
		expect(stderr).toContain(message);
	});

	test("in any other format", async () => {
		expect((await convert("{% facts %}", "own.txt.liquid")).stderr).toContain(
			"own.txt.liquid:1:1: Unexpected `{% facts %}`. Only HTML can have it.",
		);
	});
});
