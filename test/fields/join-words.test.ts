import { describe, expect, test } from "vitest";
import type { Person } from "../../src/ast/nodes.ts";
import { allJoins, joinsOf } from "../../src/text/field-words.ts";
import { read } from "./read.ts";

const languages = `af bg ca cs cy da de el es et eu fi fr ga gl hr hu id is it lt lv nb nl nn no pl pt ro ru sk sl sv sw
	tr uk`.split(/\s+/);

test.each(languages)("the word of %s is the one that the platform lists with", (language) => {
	const joint = new Intl.ListFormat(language).formatToParts(["X", "Z"]).find(({ type }) => type === "literal");
	expect(joinsOf(language)).toContain(joint?.value.trim().replace("(c)", ""));
});

const english = ["and", "as well as", "plus", "together with", "along with", "accompanied by"];

test("a region or script changes nothing, and English joins in notes of any language", () => {
	expect(joinsOf("fr-CA")).toEqual([...english, "et", "ainsi que"]);
	expect(joinsOf("FR")).toContain("et");
	expect(joinsOf("en")).toEqual(english);
	expect(joinsOf("constructor")).toEqual(english);
	expect(allJoins.has("und")).toBe(true);
	expect(allJoins.has("mit")).toBe(false);
});

function names(raw: string, language: string): string[] {
	return read("people", raw, { language }).items.map(({ value }) => (value as Person).name);
}

describe("people in notes of other languages", () => {
	test.each([
		["fr", "Ann Bell, Odile de Tour et Yves Hart", ["Ann Bell", "Odile de Tour", "Yves Hart"]],
		["fr-CA", "Ann Bell et Yves Hart", ["Ann Bell", "Yves Hart"]],
		["fr", "ANN BELL ET YVES HART", ["ANN BELL", "YVES HART"]],
		["fr", "Ann Bell and Yves Hart", ["Ann Bell", "Yves Hart"]],
		["fr", "Ann Bell et\n  Yves Hart", ["Ann Bell", "Yves Hart"]],
		["de", "Katrin Vogel, Jürgen Groß und Ayşe Demir", ["Katrin Vogel", "Jürgen Groß", "Ayşe Demir"]],
		["es", "Ana Gil y Luis Marco", ["Ana Gil", "Luis Marco"]],
		["es", "Luis Marco y Mary", ["Luis Marco", "Mary"]],
		["es", "Ana y Luis", ["Ana", "Luis"]],
		["es", "Santiago Ramón y Cajal, Ana Gil", ["Santiago Ramón y Cajal", "Ana Gil"]],
		["pt", "Rui Melo e Ana Gil", ["Rui Melo", "Ana Gil"]],
		["pt", "MARIA E SILVA", ["MARIA E SILVA"]],
		["sv", "Eva Berg och Bo Lind", ["Eva Berg", "Bo Lind"]],
		["nl", "Jan de Wit en Mary van der Berg", ["Jan de Wit", "Mary van der Berg"]],
		["fr", "M. et Mrs Hart", ["Hart"]],
		["it", "Anna Neri ed Elena Rossi", ["Anna Neri", "Elena Rossi"]],
	])("%s: %s", (language, raw, expected) => {
		expect(names(raw, language)).toEqual(expected);
	});

	test("the word of another language parts nobody", () => {
		expect(names("Ann Bell et Yves Hart", "de")).toEqual(["Ann Bell et Yves Hart"]);
	});
});
