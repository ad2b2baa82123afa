import { expect, test } from "vitest";
import { processDocument } from "../../../src/index.ts";

const read = (body: string) => processDocument(Buffer.from(`{\\rtf1\\ansi One\\par ${body}\\par}`));

test.each([
	["the first half", "Wd\\u-10179? ends"],
	["the second half", "Wd\\u-8694? ends"],
	["halves the wrong way round", "\\u-8694?\\u-10179?"],
	["a half in a cell", "\\trowd\\intbl \\u-10179?\\cell\\row"],
])("%s of a character alone is no text", async (_, body) => {
	await expect(read(body)).rejects.toThrow(/Can't decode this file: half a character in (?:paragraph 2|table 1)/);
});

test("both halves are a character, whatever stands between them that has no words", async () => {
	const { source } = await read("\\u-10179?{\\b \\u-8694?}{\\v \\u-10179?}");
	expect(source.text).toBe("One\n\n\u{1f60a}\n");
});
