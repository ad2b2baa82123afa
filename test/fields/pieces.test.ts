import { describe, expect, test } from "vitest";
import { isPlaceholder, itemMaker } from "../../src/fields/pieces.ts";
import { wrapped } from "./read.ts";

describe("isPlaceholder", () => {
	const context = { placeholders: new Set(["n/a", "none", "__", "-"]) };

	test.each(["N/A", "n/a.", " None ", "__", "______", "----", "None.", "n/a\n"])("%j means nothing", (text) => {
		expect(isPlaceholder(text, context)).toBe(true);
	});

	test.each(["Nona", "Joy Lee", "nonetheless", "=====", "_-_", "", "5"])("%j says something", (text) => {
		expect(isPlaceholder(text, context)).toBe(false);
	});

	test("a form may name none", () => {
		expect(isPlaceholder("none", { placeholders: new Set() })).toBe(false);
	});
});

describe("itemMaker", () => {
	const placed = (text: string, start: number, end: number) => {
		const [part] = wrapped(text);
		if (part === undefined) throw new RangeError("There is one part.");
		return itemMaker(part)({ start, end }, null);
	};

	test("an item on one line stands further right on it", () => {
		expect(placed("Ann, Bob", 5, 8)).toEqual({
			value: null,
			raw: "Bob",
			position: { start: { line: 1, column: 6, offset: 5 }, end: { line: 1, column: 9, offset: 8 } },
		});
	});

	test.each(["Ann,\nBob", "Ann,\r\nBob", "Ann,\rBob"])("an item of %j stands on the next line", (text) => {
		const start = text.indexOf("Bob");
		const { position } = placed(text, start, start + 3);
		expect(position.start).toEqual({ line: 2, column: 1, offset: start });
		expect(position.end).toEqual({ line: 2, column: 4, offset: start + 3 });
	});
});
