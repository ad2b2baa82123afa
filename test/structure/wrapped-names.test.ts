/** Whether the end of a line cuts a name in two. */
import { expect, test } from "vitest";
import type { Person } from "../../src/ast/nodes.ts";
import { process, render } from "../../src/index.ts";
import { formOf } from "./forms.ts";

const form = formOf("title: T\nfields: { date: { label: Date, type: date }, here: { label: Here, type: people } }");

function names(lines: string): string[] {
	const report = JSON.parse(render(process(`Date: 4 June 2018\n${lines}\n`, { form }), "json"));
	return (report.fields.here as Person[]).map(({ name }) => name);
}

test.each([
	["a given name and a surname", "Here: Bo Marsh, Amy\n      Okafor, Cy Lee", ["Bo Marsh", "Amy Okafor", "Cy Lee"]],
	["at the label's own indent", "Here: Bo Marsh, Amy\nOkafor and Cy Lee", ["Bo Marsh", "Amy Okafor", "Cy Lee"]],
	["behind a title", "Here: Cllr. Marsh, Cllr. Amy\n      Okafor", ["Marsh", "Amy Okafor"]],
	["with an initial", "Here: Bo Marsh, Amy B.\n      Okafor", ["Bo Marsh", "Amy B. Okafor"]],
	["with an aside", "Here: Bo Marsh, Amy\n      Okafor (chair), Cy Lee", ["Bo Marsh", "Amy Okafor", "Cy Lee"]],
	["before a particle", "Here: Bo Marsh, Amy\n      de la Cruz", ["Bo Marsh", "Amy de la Cruz"]],
	["behind `and`", "Here: Bo Dee, James Pell and\n      Tom Wynn", ["Bo Dee", "James Pell", "Tom Wynn"]],
])("it does: %s", (_why, lines, expected) => expect(names(lines)).toEqual(expected));

test.each([
	["one name a line", "Here: Bo Marsh\n      Amy Okafor", ["Bo Marsh", "Amy Okafor"]],
	["lone names a line", "Here: Amy\n      Bo", ["Amy", "Bo"]],
	[
		"a full name on both sides",
		"Here: Bo Marsh, Cy Lee\n      Amy Okafor, Ed Fox",
		["Bo Marsh", "Cy Lee", "Amy Okafor", "Ed Fox"],
	],
	["a title below", "Here: Bo Marsh, Amy\n      Mrs. Okafor", ["Bo Marsh", "Amy", "Okafor"]],
	["what they are, one a line", "Here: Bo Marsh, chair\n      Okafor, clerk", ["Bo Marsh", "Okafor"]],
	["a blank line", "Here: Bo Marsh, Amy\n\nOkafor", ["Bo Marsh", "Amy"]],
])("it does not: %s", (_why, lines, expected) => expect(names(lines)).toEqual(expected));
