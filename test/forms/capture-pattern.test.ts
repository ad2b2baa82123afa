import { expect, test } from "vitest";
import { captureFault, capturePattern } from "../../src/forms/patterns.ts";
import { foldedWithOffsets } from "../../src/text/normalize.ts";

/** What a pattern takes out of a text, by name; null where the text is not like it. */
function taken(pattern: string, text: string): Record<string, string> | null {
	const captures = capturePattern(pattern).match(foldedWithOffsets(text));
	return captures && Object.fromEntries(captures.map(({ name, start, end }) => [name, text.slice(start, end)]));
}

test.each([
	["literal text alone", "soap", "Soap", {}],
	["a part at the end", "AI: {text}", "AI: buy soap", { text: "buy soap" }],
	["two parts", "{owner}: {text}", "Una: buy soap", { owner: "Una", text: "buy soap" }],
	["the first literal that fits", "{owner}: {text}", "Una: buy: soap", { owner: "Una", text: "buy: soap" }],
	["letter case and gaps aside", "AI: {owner} to {text}", "ai:  Una   TO buy", { owner: "Una", text: "buy" }],
	["curled marks for plain ones", "don't {text}", "Don’t buy", { text: "buy" }],
	["a part less the blank behind it", "{owner}: {text}", "Una : buy", { owner: "Una", text: "buy" }],
	["a part of one sign at least", "{owner}: {text}", ": buy: soap", { owner: ": buy", text: "soap" }],
	["any run of characters", "* asked {owner}", "The nun asked Una", { owner: "Una" }],
	["nothing where any run may be", "* held on {owner}", "Held on Monday", { owner: "Monday" }],
	["nothing between two words", "minutes * held on {owner}", "Minutes held on Monday", { owner: "Monday" }],
	["nothing but literals", "* held", "held", {}],
	["a star that is written", "\\* {owner} to {text}", "* Una to buy", { owner: "Una", text: "buy" }],
	["literal text at the end", "{text} (done)", "buy soap (done)", { text: "buy soap" }],
	["the last part may be empty", "{owner}: {text} due: {due}", "Una: buy due: ", { owner: "Una", text: "buy" }],
])("takes %s", (_why, pattern, text, parts) => expect(taken(pattern, text)).toEqual(parts));

test.each([
	["no star where one is written", "\\* {text}", "Una to buy"],
	["another beginning", "AI: {text}", "To do: buy soap"],
	["another end", "{text} (done)", "buy soap"],
	["words behind a literal", "soap", "soap and ash"],
	["a literal that is not there", "{owner}: {text}", "Una buys soap"],
	["an empty first part", "{owner}: {text}", ": buy soap"],
	["nothing", "{owner}: {text}", ""],
])("takes nothing from %s", (_why, pattern, text) => expect(taken(pattern, text)).toBeNull());

test.each([
	["one word of the literals in it", "AI: {text} because", "buy soap because", true],
	["no such word", "AI: {text} because", "buy soap", false],
	["no literals at all", "{text}", "anything", true],
])("a look at small letters tells what can't be: %s", (_why, pattern, lower, expected) => {
	expect(capturePattern(pattern).may(lower)).toBe(expected);
});

test.each([
	["fine", "{owner}: {text}", null],
	["a part that is not known", "{who}: {text}", "only these in braces: `{text}`, `{owner}`"],
	["a loose brace", "{text} }", "only these in braces: `{text}`, `{owner}`"],
	["without the part it needs", "{owner}:", "`{text}` in it exactly once"],
	["with that part twice", "{text}: {text}", "`{text}` in it exactly once"],
	["with another part twice", "{owner}: {text}, {owner}", "each part in braces only once"],
	[
		"without text between parts",
		"{owner}{text}",
		"text between two parts in braces, between two `*`, and between a part and `*`",
	],
	[
		"without text beside any run",
		"* {text}",
		"text between two parts in braces, between two `*`, and between a part and `*`",
	],
])("a pattern is %s", (_why, pattern, fault) => expect(captureFault(pattern, "text", ["owner"])).toBe(fault));
