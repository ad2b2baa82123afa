import { expect, test } from "vitest";
import { isShort, sureness } from "../../../src/interpret/statements/entry.ts";
import type { Lead } from "../../../src/interpret/statements/leads.ts";
import { mentionsIn } from "../../../src/interpret/statements/mentions.ts";
import { passageOf, whole } from "./passage.ts";

const noLead: Lead = { role: null, part: null, to: 0, weight: 0 };

function mentionsOf(text: string) {
	const passage = passageOf(text, true);
	return mentionsIn(passage, whole(passage));
}

test.each([
	["a bare name by its likeness", "Orvo Tansk", 0, 2.4],
	["a role adds", "Orvo Tansk, mayor", 0, 3.4],
	["a part adds less than a role", "Orvo Tansk, moderator", 0, 2.9],
	["two letters are hardly a role", "Orvo Tansk (UK)", 0, 2.9],
	["a title adds", "Dr Orvo Tansk", 0, 5.4],
	["a lead adds", "Orvo Tansk", 2, 4.4],
	["a lone word is less sure", "Tansk", 0, 0.2],
	["but not behind a lead", "Tansk", 2, 3.2],
	["nor with an office", "Tansk, mayor", 0, 2.2],
])("%s: `%s`", (_why, text, weight, sure) => {
	expect(sureness(mentionsOf(text), { ...noLead, weight })).toBeCloseTo(sure);
});

test("nobody is not sure at all", () => expect(sureness([], noLead)).toBe(0));

test.each([
	["a lone word", "Tansk", true],
	["a title and a word", "Dr Tansk", false],
	["two words", "Orvo Tansk", false],
])("short: %s", (_why, text, expected) => {
	const [mention] = mentionsOf(text);
	expect(mention && isShort(mention)).toBe(expected);
});
