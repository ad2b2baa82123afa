import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { pagesWithFigures, picturesIn, regionsOf } from "../../bench/speed/page/page.ts";
import { filled } from "../../bench/speed/page/regions.ts";
import { readResults } from "../../bench/speed/results.ts";
import { rows } from "../../bench/speed/rows.ts";

const docs = fileURLToPath(new URL("../../docs/", import.meta.url));
const page = pagesWithFigures.map((name) => readFileSync(`${docs}${name}`, "utf8")).join("\n");
const results = readResults(fileURLToPath(new URL("../../bench/results.json", import.meta.url)));
if (results === null) throw new Error("Unexpected repository without bench/results.json, expected `npm run bench`");

// After a run: `npm run bench -- --docs`.
describe("the pages on performance", () => {
	test("say what the figures say", () => expect(filled(page, regionsOf(results))).toBe(page));

	test("leave no figure out", () => {
		for (const name of regionsOf(results).keys()) expect(page).toContain(`<!-- bench ${name} -->`);
	});

	test("show the pictures of those figures, and no others", () => {
		const pictures = picturesIn(results);
		expect(readdirSync(`${docs}pictures`).sort()).toEqual([...pictures.keys()].sort());
		for (const [file, svg] of pictures) expect(readFileSync(`${docs}pictures/${file}`, "utf8")).toBe(svg);
	});

	test("have figures for every row", () => {
		expect([...new Set(results.measured.map(({ row }) => row))]).toEqual(rows.map(({ name }) => name));
	});
});
