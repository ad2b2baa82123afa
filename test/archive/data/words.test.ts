import fc from "fast-check";
import { expect, test } from "vitest";
import { wordsOf } from "../../../src/archive/data.ts";

test.each([
	["The harbour was dredged.", ["the", "harbour", "was", "dredged"]],
	["Ms Vélez, São Tomé", ["ms", "velez", "sao", "tome"]],
	["women's rights", ["women", "rights"]],
	["SDG 5: a goal", ["sdg", "5", "goal"]],
	["foo_bar foo\\_bar", ["foo", "bar", "foo", "bar"]],
	["Ｆｕｌｌ ｗｉｄｔｈ", ["full", "width"]],
	["水資源", ["水資", "資源", "源"]],
	["第5回会議 in Tokyo", ["第", "5", "回会", "会議", "議", "in", "tokyo"]],
	["हिन्दी", ["हिन्दी"]],
	["회의 기록", ["회의", "기록"]],
	["", []],
	["— … !", []],
])("%j", (text, words) => expect(wordsOf(text)).toEqual(words));

test("a word of any length is cut, and none is broken in the middle of a letter", () => {
	fc.assert(
		fc.property(fc.string({ unit: "binary", maxLength: 80 }), (text) => {
			for (const word of wordsOf(text)) {
				expect(word.length).toBeLessThanOrEqual(40);
				expect(word).not.toMatch(/[\s\p{Cs}]/u);
			}
		}),
	);
});
