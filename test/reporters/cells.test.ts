import stringWidth from "string-width";
import { expect, test } from "vitest";
import { cellsOf, readyFor, widthOf } from "../../src/reporters/frame.ts";

await readyFor("水");

test.each([
	["plain letters", "ash", 0, ["a", "s", "h"], 3],
	["a wide character", "水", 0, ["水"], 2],
	["a tab to the next stop", "\t", 0, ["    "], 4],
	["a tab counted from its column", "\t", 3, [" "], 1],
	["a tab behind a wide character", "水\t", 0, ["水", "  "], 4],
	["a control character", "\u001b", 0, ["␛"], 1],
	["a delete sign", "\u007f", 0, ["␡"], 1],
	["a mark that is not seen", "\u202e", 0, ["\ufffd"], 1],
	["one picture of several", "👩‍🌾", 0, ["👩‍🌾"], 2],
])("%s", (_why, text, column, shown, width) => {
	const cells = cellsOf(text, column);
	expect(cells.map((cell) => cell.text)).toEqual(shown);
	expect(widthOf(cells)).toBe(width);
});

test("Western letters and signs, which are not looked up, take the column that they would", () => {
	const codes = Array.from({ length: 0x2028 - 0x20 }, (_, index) => index + 0x20);
	const plain = codes.filter(
		(code) => (code < 0x7f || code > 0x9f) && code !== 0xad && (code < 0x300 || code > 0x200f),
	);
	const text = String.fromCharCode(...plain);
	expect(cellsOf(text, 0)).toEqual(Array.from(text, (sign) => ({ text: sign, width: stringWidth(sign) })));
	expect([...new Intl.Segmenter("en").segment(text)]).toHaveLength(text.length);
});
