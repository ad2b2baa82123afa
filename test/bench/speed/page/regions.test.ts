import { describe, expect, test } from "vitest";
import { filled } from "../../../../bench/speed/page/regions.ts";

const texts = new Map([
	["one", "first"],
	["two", "second\n\nthird"],
]);

describe("regions of a page", () => {
	const page =
		"Before\n<!-- bench one -->\n<!-- /bench -->\nbetween\n<!-- bench two -->\nold\n<!-- /bench -->\nbehind\n";

	test("are made again, and nothing else is touched", () => {
		expect(filled(page, texts)).toBe(
			"Before\n<!-- bench one -->\nfirst\n<!-- /bench -->\nbetween\n<!-- bench two -->\nsecond\n\nthird\n<!-- /bench -->\nbehind\n",
		);
	});

	test("stay as they are the second time", () => {
		const once = filled(page, texts);
		expect(filled(once, texts)).toBe(once);
	});

	test("with an unknown name are a fault", () => {
		expect(() => filled("<!-- bench three -->\n<!-- /bench -->", texts)).toThrow(
			"Unexpected region `three`, expected one of one, two",
		);
	});
});
