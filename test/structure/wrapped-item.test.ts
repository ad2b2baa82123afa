/** Actions and values in prose that go on below, in notes that were not wrapped otherwise. */
import { expect, test } from "vitest";
import { process, render } from "../../src/index.ts";
import { formOf } from "./forms.ts";

const form = formOf(`title: T
headings: [numbered]
fields:
  date: { label: Date, type: date }
  here: { label: Here, type: people, patterns: ["In attendance: * - {value}"] }
sections: { topics: { label: Topics, matches: ["*"], repeatable: true } }
items:
  actions: { inline: ["ACTION: {owner} to {text} [in *]", "ACTION: {owner} to {text}"] }
`);

function read(lines: string) {
	const report = JSON.parse(render(process(`Date: 4 June 2018\n\n1. Boats\n\n${lines}\n`, { form }), "json"));
	const [topic] = report.sections.topics;
	return {
		text: topic.markdown,
		items: topic.items?.map(({ text }: { text: string }) => text),
		here: report.fields.here,
	};
}

test.each([
	["small", "ACTION: Ann to call the\nnext two.", ["call the next two"]],
	["with a figure", "ACTION: Ann to pay, by the end of May,\n320 to all.", ["pay, by the end of May, 320 to all"]],
	["with a sign", "ACTION: Ann to pay\n$320.", ["pay $320"]],
	["further right", "ACTION: Ann to call\n   Bo Lee.", ["call Bo Lee"]],
	["with what the pattern ends in", "ACTION: Ann to call Bo\n[in\n[9]http://example.org/a]", ["call Bo"]],
	["twice", "We met. ACTION: Ann to call\nall of\nthe others.", ["call all of the others"]],
])("an item goes on in a line that begins %s", (_why, lines, items) => {
	expect(read(lines)).toMatchObject({ items, text: lines.replace(/\s+/gu, " ").replace(/\[/gu, "\\[") });
});

test.each([
	["behind a full stop", "ACTION: Ann to call Bo.\nthen tea", ["call Bo"]],
	["behind a blank line", "ACTION: Ann to call\n\nthe others", ["call"]],
	["in a line that begins large", "ACTION: Ann to call Bo\nTea was had", ["call Bo"]],
	["in another item", "ACTION: Ann to call Bo\n   ACTION: Bo to wait", ["call Bo", "wait"]],
	["in a numbered line", "ACTION: Ann to call Bo\n   2. and tea", ["call Bo"]],
])("an item ends %s", (_why, lines, items) => expect(read(lines).items).toEqual(items));

test("jotted lines stay lines", () => expect(read("tea was had\nno cake").text).toBe("tea was had\n\nno cake"));

test("so does a value", () => {
	const { here } = read("In attendance: 3 - Ann Bell, Bo\n      Lee and Cy Dee");
	expect(here).toEqual([{ name: "Ann Bell" }, { name: "Bo Lee" }, { name: "Cy Dee" }]);
});
