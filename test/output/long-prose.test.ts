import { expect, test } from "vitest";
import type { Block } from "../../src/ast/nodes.ts";
import { blocksToHtml } from "../../src/output/prose.ts";
import { paragraph } from "./build-report.ts";

const numbers = (count: number): number[] => [...Array(count).keys()];
const paragraphs = (count: number): Block[] => numbers(count).map((at) => paragraph(`p${at}`));
const listOf = (count: number, start: number | null): Block => ({
	type: "list",
	ordered: start !== null,
	start,
	children: numbers(count).map((at) => ({ type: "listItem", children: [paragraph(`i${at}`)] })),
});

const items = (count: number): string =>
	numbers(count)
		.map((at) => `<li>i${at}</li>\n`)
		.join("");
const lines = (count: number): string =>
	numbers(count)
		.map((at) => `<p>p${at}</p>\n`)
		.join("");

test.each([0, 1, 999, 1000, 1001, 2001])("%i blocks or items are written as if they were few", (count) => {
	expect(blocksToHtml(paragraphs(count))).toBe(lines(count).trimEnd());
	if (count === 0) return;
	expect(blocksToHtml([listOf(count, null)])).toBe(`<ul>\n${items(count)}</ul>`);
	expect(blocksToHtml([paragraph("p0"), listOf(count, 7), paragraph("p0")])).toBe(
		`<p>p0</p>\n<ol start="7">\n${items(count)}</ol>\n<p>p0</p>`,
	);
});

test("an item of several lines keeps them in a long list too", () => {
	const nested: Block = {
		type: "list",
		children: numbers(1001).map(() => ({ type: "listItem", children: [paragraph("a"), listOf(1, null)] })),
	};
	const item = "<li>a\n<ul>\n<li>i0</li>\n</ul>\n</li>\n";
	expect(blocksToHtml([nested])).toBe(`<ul>\n${item.repeat(1001)}</ul>`);
});
