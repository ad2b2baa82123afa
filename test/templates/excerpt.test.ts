import { expect, test } from "vitest";
import { excerpt } from "../../src/templates/lines.ts";

test.each([
	["all of it where it is short", "One two. Three.", "One two. Three."],
	["whole sentences", "One two three. Four five six seven.", "One two three."],
	["as many of them as fit", "One two. Three four. Five six.", "One two. Three four."],
	["no end behind a form of address", "One two. Three thanked Ms. Anders for all.", "One two."],
	["words where no sentence ends in time", "One two three four five six seven.", "One two three four five…"],
	["no comma before the dots", "One two three four five, six seven.", "One two three four five…"],
	["words where only the first few would be left", "One. Two three four five six seven.", "One. Two three four five…"],
	["nothing of nothing", "", ""],
])("keeps %s", (_, text, expected) => expect(excerpt(text, 5)).toBe(expected));
