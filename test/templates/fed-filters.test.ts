/** What filters make of values that are no words and no numbers. */
import { expect, test } from "vitest";
import { goodNotes } from "../cli/notes.ts";
import { run } from "../cli/world.ts";
import { tree } from "../tree.ts";

const notes = goodNotes.replace(/^Reporter: .*$/m, "Reporter: Captain Ada Lovell, Jonas Feddersen");

async function rendered(template: string) {
	const text = `{% for fact in facts %}{% if fact.key == "reporter" %}{{ ${template} }}{% endif %}{% endfor %}`;
	const cwd = tree({ "notes.txt": notes, "t.txt.liquid": text });
	return run(["convert", "notes.txt", "-t", "t.txt.liquid"], { cwd });
}

test.each([
	['fact.value | join: "; "', "Captain Ada Lovell; Jonas Feddersen"],
	["fact.value | upcase", "CAPTAIN ADA LOVELL, JONAS FEDDERSEN"],
	['fact.value | first | append: "!"', "Captain Ada Lovell!"],
	['"by " | append: fact.value.last', "by Jonas Feddersen"],
	['fact.value | split: ", " | last', "Jonas Feddersen"],
	["fact.value | slice: 1, 1", "Jonas Feddersen"],
	["fact.value.first | slice: 0, 7", "Captain"],
	['fact | replace: "Ada", "A."', "Captain A. Lovell, Jonas Feddersen"],
	["fact.value | size", "2"],
	['"2" | plus: 1', "3"],
	["7 | divided_by: 2, true", "3"],
	["nil | plus: 1", "1"],
])("%s", async (template, words) => expect((await rendered(template)).stdout.trim()).toBe(words));

test.each([
	["fact.value | plus: 1", 3, "`Captain Ada Lovell, Jonas Feddersen` is not a number."],
	['1 | times: "x"', 3, "`x` is not a number."],
	// Constants are worked out when the template is loaded.
	["1 | divided_by: 0", 2, "The result `Infinity` is not a number."],
	["1 | plus", 3, "The result `NaN` is not a number."],
])("%s is reported with exit code %i", async (template, expected, message) => {
	const { code, stdout, stderr } = await rendered(template);
	expect({ code, stdout }).toEqual({ code: expected, stdout: "" });
	expect(stderr).toContain(message);
});
