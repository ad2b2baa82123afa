import { describe, expect, test } from "vitest";
import { readableDate } from "../../src/fields/edtf.ts";
import { contrast } from "../../src/output/goal-colours.ts";
import { goalRules } from "../../src/output/template.ts";
import { addressPieces, safeHref } from "../../src/text/links.ts";
import { form } from "./build-report.ts";

test.each([
	["2016-02-02", "2 February 2016"],
	["2016-02", "February 2016"],
	["2016", "2016"],
	["XXXX-03-13", "13 March (year not given)"],
	["2017-03-06/2017-03-10", "6–10 March 2017"],
	["2017-02-27/2017-03-10", "27 February – 10 March 2017"],
	["2017-12-30/2018-01-02", "30 December 2017 – 2 January 2018"],
	["2017-03/2017-04", "March – April 2017"],
	["last spring", "last spring"],
	["2016/02/02", "2016/02/02"],
])("date %s", (edtf, readable) => {
	expect(readableDate(edtf)).toBe(readable);
});

test.each([
	["https://x.org/a?b=c#d", "https://x.org/a?b=c#d"],
	["HTTP://x.org", "HTTP://x.org"],
	["mailto:a@b.org", "mailto:a@b.org"],
	["www.x.org", "https://www.x.org"],
	["javascript:alert(1)", null],
	["JaVaScRiPt:alert(1)", null],
	["java\nscript:alert(1)", null],
	[" https://x.org", null],
	["https://x.org/\u0000", null],
	["data:text/html,x", null],
	["//x.org", null],
	["vbscript:x", null],
	["x.org", null],
])("link %j", (url, href) => {
	expect(safeHref(url)).toBe(href);
});

test.each([
	["See https://x.org/a, or www.y.org.", ["https://x.org/a", "www.y.org"]],
	["(https://x.org/a)", ["https://x.org/a"]],
	["https://x.org/a_(b)", ["https://x.org/a_(b)"]],
	["awww.x.org", []],
	["https://", []],
	["http://www.x.org…", ["http://www.x.org…"]],
])("addresses in %j", (text, found) => {
	const pieces = addressPieces(text);
	expect(pieces.map((piece) => piece.text).join("")).toBe(text);
	expect(pieces.flatMap((piece) => (piece.href === null ? [] : [piece.text]))).toEqual(found);
});

describe("goals", () => {
	const rule = /\.goal-(\d+)\{--goal:(#\w+);--on-goal:(#\w+)\}/g;
	const rules = [...goalRules(form).matchAll(rule)].map(([, number = "", colour = "", text = ""]) => ({
		number,
		colour,
		text,
	}));

	test("each has its colour", () => {
		expect(rules.map(({ number }) => Number(number))).toEqual(Array.from({ length: 17 }, (_, index) => index + 1));
	});

	test.each(rules)("$number can be read", ({ colour, text }) => {
		expect(contrast(colour, text)).toBeGreaterThanOrEqual(4.5);
	});

	test("no more than a colour gets into the style sheet", () => {
		const [first] = form.fields;
		const term = { name: "x", number: 1, colour: "red}</style><script>", aliases: [] };
		const field = { ...(first ?? expect.fail()), read: { ...(first ?? expect.fail()).read, vocabulary: [term] } };
		expect(goalRules({ ...form, fields: [field] })).toBe("");
	});
});
