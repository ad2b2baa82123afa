/** A pattern may note where it could go back to at each sign, and V8 throws where the room for that ends: after some megabytes. */
import { expect, test } from "vitest";
import { wordsOf } from "../../src/archive/data.ts";
import { candidates } from "../../src/blocks/candidates.ts";
import { isTooCostly } from "../../src/blocks/markdown-limit.ts";
import { garbledIn, hiddenIn } from "../../src/check/characters.ts";
import { findAddresses } from "../../src/fields/address.ts";
import { strayEntries } from "../../src/fields/goals.ts";
import { tags } from "../../src/fields/tags.ts";
import { yamlLines } from "../../src/output/markdown.ts";
import { apart } from "../../src/people/entry-tokens.ts";
import { isShortName } from "../../src/people/name-words.ts";
import { spanLines } from "../../src/read/documents/spans.ts";
import { lineWords } from "../../src/structure/sub-headings.ts";
import { splitsName } from "../../src/structure/values.ts";
import { csvCell } from "../../src/templates/escapes.ts";
import { excerpt, wrapped } from "../../src/templates/lines.ts";
import { wordRuns } from "../../src/text/ascii.ts";
import { safeHref } from "../../src/text/links.ts";
import { limitOf } from "../blocks/limit-of.ts";
import { contextOf, wrapped as partsOf, words as wordList } from "../fields/read.ts";

const goals = contextOf().vocabulary;

/** Twenty million units; the last sign makes V8 keep all of them as two bytes each, which takes more room. */
const run = (unit: string): string => `${unit.repeat(20_000_000 / unit.length)}字`;

test("what is hidden, and what is garbled", () => {
	const tag = "\u{e0041}";
	for (const unit of ["\u200b", tag]) {
		const found = hiddenIn(run(unit));
		expect(found.reduce((sum, { start, end }) => sum + end - start, 0)).toBe(20_000_000);
	}
	const garbled = garbledIn(run("Ã©"));
	expect(garbled.map(({ expected }) => expected).join("")).toBe("é".repeat(10_000_000));
});

test("addresses", () => {
	const address = `http://${run("a/")}`;
	expect(findAddresses(address)[0]).toMatchObject({ start: 0 });
	expect(safeHref(address)).toBe(address);
	expect(safeHref(`www.${address}`)).toBe(`https://www.${address}`);
	expect(safeHref(`${address} `)).toBeNull();
});

test("names, tags and front matter", () => {
	expect(isShortName(run("AB"))).toBe(false);
	expect(tags.read(partsOf(run("#a")), contextOf()).items).toHaveLength(1);
	expect(yamlLines([["a", run("a’s ")]])[0]).toMatch(/^a: "?a’s a’s/);
});

test("how much Markdown there is, and labels in bold", () => {
	for (const unit of ["* ", "> ", "1. ", "*a_"]) expect(isTooCostly(`a\n${run(unit)}`, limitOf())).toBe(true);
	for (const unit of ["-", "_", "=", "#", " ", "a"]) expect(isTooCostly(`a\n${run(unit)}`, limitOf())).toBe(false);
	const label = `**${run("-").slice(11_000_000)}`;
	expect(candidates(label, 0, label.length)).toEqual([]);
});

test("what stands beside names, goals and links", () => {
	expect(`@${run("A.")}`.search(apart)).toBe(0);
	expect(`<${run("é")}`.search(apart)).toBe(-1);
	expect(strayEntries(`5, ${run("é")}`, goals)).toEqual([]);
	const link = { text: "x", href: "http://a.b/" };
	expect(spanLines([link, { text: run("("), href: null }], { external: [], addresses: { length: 0 } })[0]).toMatch(
		/^x\(\(/,
	);
});

test("words of lines and labels", () => {
	expect(lineWords(run("é"))).toHaveLength(1);
	expect(splitsName(`Ann Bell, ${run("A.")}`, `${run(" ")}Bo`, wordList)).toBe(true);
	expect(wordRuns(run("é")).join("")).toHaveLength(20_000_001);
});

test("templates and archives", () => {
	expect(csvCell(run("\u200b"))).toMatch(/^"\u200b/);
	expect(csvCell(`${run("\u200b").slice(0, -1)}=`)).toMatch(/^"'/);
	expect(excerpt(`${run("-")} b`, 1)).toMatch(/^--/);
	expect(wrapped(run("é"), 72).split("\n")).toHaveLength(2);
	expect(wordsOf(run("é")).length).toBeGreaterThan(1);
});
