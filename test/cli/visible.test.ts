import { expect, test } from "vitest";
import { messageLine, visible } from "../../src/cli/output.ts";

test.each([
	["an escape", "\u001b[2J", "\ufffd[2J"],
	["a line end", "a\nb", "a\ufffdb"],
	["a mark that turns the direction", "\u202e", "\ufffd"],
	["but not a tab", "a\tb", "a\tb"],
])("gives a sign for %s", (_why, text, expected) => expect(visible(text)).toBe(expected));

test.each([
	["ends in one line end", "soap \n\n", "soap\n"],
	["is no command to a runner", "::warning::soap", "./::warning::soap\n"],
	["may hold colons", "soap:: ash", "soap:: ash\n"],
])("a message %s", (_why, text, expected) => expect(messageLine(text)).toBe(expected));
