/** A label that says what one link leads to is the title of that link. */
import { expect, test } from "vitest";
import { process, render } from "../../src/library/process.ts";

const head = "Date of Meeting: 2 May 2016\n\nSummary\n\nMs Ann Bell spoke.\n\n";
const [one, two] = ["https://un.org/x", "https://un.org/y"];

function linksOf(notes: string, path: string): unknown {
	const { fields } = JSON.parse(render(process(notes, { path }), "json")) as { fields: { links: unknown } };
	return fields.links;
}

test.each([
	["notes.txt", `Recording: ${one}\nslides - ${two}`, ["Recording", "slides"]],
	["notes.txt", `Recording: ${one}\n${two}`, ["Recording", two]],
	["notes.txt", `Recording\n${one}`, ["Recording"]],
	["notes.md", `**Recording:** <${one}>`, ["Recording"]],
	["notes.md", `## Recording\n\n<${one}>`, ["Recording"]],
	["notes.txt", `Links: ${one}`, [one]],
	["notes.txt", `Links:\nRecording: ${one}\nslides - ${two}`, ["Recording", "slides"]],
])("in %s, of %j", (path, links, titles) => {
	const found = linksOf(head + links, path);
	expect(found).toEqual(titles.map((title, index) => ({ title, url: index === 0 ? one : two })));
	const again = render(process(head + links, { path }), "markdown");
	expect(linksOf(again, "report.md")).toEqual(found);
});
