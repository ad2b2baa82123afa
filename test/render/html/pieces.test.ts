import { expect, test } from "vitest";
import type { Block } from "../../../src/ast/nodes.ts";
import { contentHtml } from "../../../src/render/html/content.ts";
import { mostInPiece, partsOf, piecesOf } from "../../../src/render/html/pieces.ts";
import { paragraph } from "../build-report.ts";

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

test.each([0, 1, mostInPiece - 1, mostInPiece, mostInPiece + 1, 2 * mostInPiece, 2 * mostInPiece + 1])(
	"%i blocks or items are written as if they were few",
	(count) => {
		expect(contentHtml(paragraphs(count))).toBe(lines(count).trimEnd());
		if (count === 0) return;
		expect(contentHtml([listOf(count, null)])).toBe(`<ul>\n${items(count)}</ul>`);
		expect(contentHtml([paragraph("p0"), listOf(count, 7), paragraph("p0")])).toBe(
			`<p>p0</p>\n<ol start="7">\n${items(count)}</ol>\n<p>p0</p>`,
		);
	},
);

test("an item of several lines keeps them where a part begins and ends", () => {
	const nested: Block = {
		type: "list",
		children: numbers(mostInPiece + 1).map(() => ({ type: "listItem", children: [paragraph("a"), listOf(1, null)] })),
	};
	const item = "<li>a\n<ul>\n<li>i0</li>\n</ul>\n</li>\n";
	expect(contentHtml([nested])).toBe(`<ul>\n${item.repeat(mostInPiece + 1)}</ul>`);
});

test("no piece is larger than a tree should be", () => {
	const blocks = [...paragraphs(3 * mostInPiece), listOf(5 * mostInPiece, 1), ...paragraphs(2)];
	const sizes = piecesOf(blocks).map((piece) =>
		"list" in piece ? [...partsOf(piece.list)].map(({ children }) => children.length) : piece.blocks.length,
	);
	expect(sizes).toEqual([...Array(3).fill(mostInPiece), Array(5).fill(mostInPiece), 2]);
});
