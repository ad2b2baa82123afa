import fc from "fast-check";
import { expect, test } from "vitest";
import { dataFile } from "../../src/archive/own-files.ts";

/** What the page is handed when a browser runs the script. */
function handed(script: string): unknown[] {
	const calls: unknown[][] = [];
	new Function("rapporteurArchive", script)((...given: unknown[]) => calls.push(given));
	return calls.flat();
}

test.each(["</script>", "<!--", "it's", 'a "quote"', "\u2028\u2029", "\\u0041\\", "line\r\nend", "`$1`", "\ud800"])(
	"%j is handed over as it is",
	(text) => {
		const script = dataFile("words", "abc", text);
		expect(handed(script)).toEqual(["words", "abc", text]);
		expect(script).not.toMatch(/[<\u2028\u2029]|\n(?!$)/);
	},
);

test("any text is handed over as it is", () => {
	fc.assert(
		fc.property(fc.string({ unit: "binary" }), (text) => {
			// As it is read from a disk.
			const script = Buffer.from(dataFile("reports", "f", text)).toString("utf8");
			expect(handed(script)[2]).toBe(text);
		}),
	);
});
