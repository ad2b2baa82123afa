import fc from "fast-check";
import { expect, test } from "vitest";
import { shapeOf } from "../../src/fields/name-shape.ts";
import { readPerson } from "../../src/fields/person.ts";
import { words } from "./read.ts";

const pieces =
	"Captain Capt. the Very Rev Dean Jr PhD Intern Director General Joy Lee O'Neill UNICEF Mission Friends of van M. R.T. é 5 . - : Mr and".split(
		" ",
	);

test("what a list shows of a name makes no other person of it", () => {
	const texts = fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 5 }).map((list) => list.join(" "));
	fc.assert(
		fc.property(texts, (text) => {
			expect(readPerson(text, words, shapeOf(text, words))).toEqual(readPerson(text, words));
		}),
		{ numRuns: 2000 },
	);
});

test.each([
	["Joy Lee", { name: "Joy Lee" }],
	["Captain Joy Lee", { name: "Joy Lee", honorific: "Captain" }],
	["Captain Joy Lee PhD", { name: "Joy Lee", honorific: "Captain", remark: "PhD" }],
	["Chief Executive Joy Lee", { name: "Joy Lee", role: "Chief Executive" }],
])("%s, seen in a list", (text, person) => {
	expect(readPerson(text, words, shapeOf(text, words))).toEqual(person);
});
