import { expect, test } from "vitest";
import { captureFault, capturePattern } from "../../src/forms/capture-pattern.ts";
import { foldedWithOffsets } from "../../src/text/folded.ts";

function take(pattern: string, text: string): Record<string, string> | null {
	const found = capturePattern(pattern).match(foldedWithOffsets(text));
	return found && Object.fromEntries(found.map(({ name, start, end }) => [name, text.slice(start, end)]));
}

test.each<[string, string, Record<string, string> | null]>([
	["Held on {value} at *", "Held on 5 May 2015 at the mill", { value: "5 May 2015" }],
	["held on {value}", "  HELD   ON\n  5 May  ", { value: "5 May" }],
	["{owner}: {text} Status: {status}", "Ann: do it Status: done", { owner: "Ann", text: "do it", status: "done" }],
	["{owner}: {text} Status: {status}", "Ann: do it Status:", { owner: "Ann", text: "do it" }],
	["{owner}: {text}", ": nobody", null],
	["{owner} to {text}", "Ann to go to town", { owner: "Ann", text: "go to town" }],
	["* closed at {value}", "We closed at 9", { value: "9" }],
	["AGREED: {text} ({vote}) (*)", "Agreed: go (+5, 0) (x, 10:00)", { text: "go", vote: "+5, 0" }],
	["ACTION: {text}", "An action: go", null],
	["Ａ {value}", "a １２", { value: "１２" }],
	["don't {value}", "Don’t panic", { value: "panic" }],
])("%j on %j", (pattern, text, expected) => {
	expect(take(pattern, text)).toEqual(expected);
});

test("a hostile text takes time as its length does", () => {
	const pattern = capturePattern("* a * a * a * a * a {value} b");
	const start = performance.now();
	expect(pattern.match(foldedWithOffsets("a ".repeat(200_000)))).toBeNull();
	expect(performance.now() - start).toBeLessThan(4000);
});

test.each<[string, string | null]>([
	["held on {value}", null],
	["held on *", "`{value}` once"],
	["{value} and {value}", "`{value}` once"],
	["{values}", "`{value}`, `{owner}`"],
	["{value", "`{value}`, `{owner}`"],
	["x {value}{owner}", "text between any two of `*` and parts in braces"],
	["x * {value}", "text between any two of `*` and parts in braces"],
])("what is wrong with %j", (pattern, expected) => {
	expect(captureFault(pattern, "value", ["owner"])).toBe(expected);
});
