import fc from "fast-check";
import { expect, test } from "vitest";
import { htmlText, markupWords, safeText } from "../../src/templates/escapes.ts";

const references: Readonly<Record<string, string>> = {
	"&": "&amp;",
	"<": "&lt;",
	">": "&gt;",
	'"': "&quot;",
	"'": "&#39;",
};

/** Each sign by itself; a form feed and a vertical tab are white space, for which no format has a sign. */
function written(sign: string): string {
	if (sign === "\f" || sign === "\v") return " ";
	return /[\ud800-\udfff\ufffe\uffff]|[^\P{Cc}\t\n\r]/u.test(sign) ? "\ufffd" : (references[sign] ?? sign);
}

test("every sign is written as itself, by its reference or as one that no format can hold", () => {
	for (let code = 0; code <= 0x1_0000; code++) {
		const sign = String.fromCodePoint(code);
		if (markupWords(`a${sign}b`) !== `a${written(sign)}b`) expect.fail(`U+${code.toString(16)}`);
	}
});

test("so are words of any signs", () => {
	fc.assert(
		fc.property(fc.string({ unit: "binary" }), (words) => {
			expect(markupWords(words)).toBe([...words].map(written).join(""));
		}),
	);
});

test("prose that is HTML stays so, but for what no format can hold", () => {
	const prose = safeText("html", "<p>a & \u{1f600}\0</p>");
	expect(htmlText(prose)).toBe("<p>a & \u{1f600}\ufffd</p>");
	expect(htmlText(safeText("markdown", "<p>"))).toBe("&lt;p&gt;");
});
