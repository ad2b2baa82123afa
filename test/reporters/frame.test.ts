import fc from "fast-check";
import stringWidth from "string-width";
import { describe, expect, test } from "vitest";
import { frame, readyFor } from "../../src/reporters/frame.ts";
import { plain } from "../../src/reporters/reporter.ts";
import { locator } from "../../src/text/place.ts";
import { processorTime } from "../processor-time.ts";

await readyFor("水");

const shape = (text: string, [start, end]: readonly [number, number], columns = 100): string[] => {
	const position = locator(text).position(start, end);
	return frame(text, { position, numbered: true, sign: "^", paint: plain.strong, note: "" }, { ...plain, columns });
};

/** The place is what stands in ‹…›. */
function marked(text: string, columns = 100): string[] {
	const [start, end] = [text.indexOf("‹"), text.indexOf("›") - 1];
	return shape(text.replace(/[‹›]/g, ""), [start, end], columns).map((line) => line.replace(/^ {4}/, ""));
}

describe("a frame", () => {
	test.each<[string, string, readonly string[]]>([
		["plain words", "Date: ‹2016›\n", ["1 | Date: 2016", "  |       ^^^^"]],
		["the third line", "a\r\nb\rVen‹ue›: x", ["3 | Venue: x", "  |    ^^"]],
		["wide characters before", "会議: ‹ab›", ["1 | 会議: ab", "  |       ^^"]],
		["wide characters in the place", "x ‹会議› y", ["1 | x 会議 y", "  |   ^^^^"]],
		["combining marks", "Cafe\u0301 ‹e\u0301te\u0301›", ["1 | Cafe\u0301 e\u0301te\u0301", "  |      ^^^"]],
		["a mark alone", "Cafe‹\u0301› x", ["1 | Cafe\u0301 x", "  |     ^"]],
		["emoji of several characters", "👩\u200D🌾 🇫🇷 ‹ab›", ["1 | 👩\u200D🌾 🇫🇷 ab", "  |       ^^"]],
		["a tab", "\ta\t‹b›", ["1 |     a   b", "  |         ^"]],
		["a tab in the place", "a‹\tb›", ["1 | a   b", "  |  ^^^^"]],
		["letters from right to left", "שם: ‹דנה›", ["1 | שם: דנה", "  |     ^^^"]],
		["Persian with joiners", "می\u200Cخواهم ‹x›", ["1 | می\u200Cخواهم x", "  |         ^"]],
		["control characters", "a\u001B[2J\u0000\u007F‹b›", ["1 | a␛[2J␀␡b", "  |        ^"]],
		["an override of direction", "a‹\u202E›b", ["1 | a\uFFFDb", "  |  ^"]],
		["a joiner that is the place", "Dela‹\u200D›croix", ["1 | Dela\uFFFDcroix", "  |     ^"]],
		["nothing, at the end of a line", "Date: 2016‹›\nx", ["1 | Date: 2016", "  |           ^"]],
		["nothing, in an empty text", "‹›", ["1 |", "  | ^"]],
		["nothing, on an empty line", "a\n‹›\nb", ["2 |", "  | ^"]],
		["several lines", "a ‹b\nc› d", ["1 | a b", "  |   ^"]],
		["a line end", "a‹\n›b", ["1 | a", "  |  ^"]],
	])("%s", (_, text, lines) => expect(marked(text)).toEqual(lines));

	test("says what the mark means", () => {
		const position = locator("Date: x").position(0, 4);
		expect(
			frame("Date: x", { position, numbered: true, sign: "-", paint: plain.faint, note: "first defined here" }, plain),
		).toEqual(["    1 | Date: x", "      | ---- first defined here"]);
	});

	const long = `${"before ".repeat(40)}‹place›${" behind".repeat(40)}`;

	test.each([40, 60, 100])("cuts a long line to %i columns around the place", (columns) => {
		const [line = "", mark = ""] = marked(long, columns);
		expect(line).toMatch(/^1 \| ….*place.*…$/);
		expect(line.indexOf("place")).toBe(mark.indexOf("^^^^^"));
		expect(line.length).toBeLessThanOrEqual(columns - 4);
		expect(line.length).toBeGreaterThan(columns - 8);
	});

	test("cuts only where it must", () => {
		expect(marked(`‹a›${" behind".repeat(40)}`, 40)[0]).toMatch(/^1 \| a behind.*…$/);
		expect(marked(`${"before ".repeat(40)}‹a›`, 40)[0]).toMatch(/^1 \| ….*before a$/);
		expect(marked(`${"x".repeat(31)}‹a›`, 40)[0]).not.toContain("…");
		expect(marked(`‹a›${" ".repeat(200)}`, 40)[0]).toBe("1 | a");
		expect(marked(`‹${"会".repeat(100)}›`, 40)).toEqual([`1 | ${"会".repeat(15)}…`, `  | ${"^".repeat(30)}`]);
	});

	test("takes no longer for a line of megabytes", () => {
		const text = "é".repeat(8_000_000);
		const elapsed = processorTime();
		const point = (offset: number) => ({ line: 1, column: offset + 1, offset });
		for (let at = 4_000_000; at < 4_000_200; at++) {
			const position = { start: point(at), end: point(at + 1) };
			frame(text, { position, numbered: true, sign: "^", paint: plain.strong, note: "" }, plain);
		}
		expect(elapsed()).toBeLessThan(1000);
	});

	test("takes no longer for many places in one line of all kinds of letters", () => {
		const text = "a\u200B会e\u0301".repeat(1000);
		const elapsed = processorTime();
		for (let at = 0; at < 2000; at++) shape(text, [at, at + 1]);
		expect(elapsed()).toBeLessThan(4000);
	});

	const active = fc.string({
		unit: fc.constantFrom(
			// Mostly letters, so that lines grow long.
			..."abcdefghijklmnopqrstuvwxyz".repeat(4),
			..."会議資料".repeat(8),
			"a",
			" ",
			"\t",
			"会",
			"e\u0301",
			"\u0301",
			"👩\u200D🌾",
			"\u200D",
			"\u202E",
			"\u001B",
			"\uD83D",
			"\uDC69",
			"\n",
			"\r",
			"ש",
			"…",
		),
		maxLength: 150,
		size: "max",
	});

	test("never breaks, never sends control characters, and marks the place wherever it is", () => {
		fc.assert(
			fc.property(active, fc.nat(150), fc.nat(150), fc.integer({ min: 30, max: 90 }), (text, from, length, columns) => {
				const start = Math.min(from, text.length);
				const end = Math.min(start + length, text.length);
				const [line = "", mark = ""] = shape(text, [start, end], columns);
				expect(line + mark).not.toMatch(/[\p{Cc}\p{Cs}\u202E]/u);
				expect(mark).toMatch(/^ +\| *\^+$/);
				expect(stringWidth(line)).toBeLessThanOrEqual(columns);
				expect(mark.length).toBeLessThanOrEqual(columns);
			}),
			{ numRuns: 3000 },
		);
	});
});
