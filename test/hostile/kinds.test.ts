/** Files that are made to hurt: each is refused by its code, or read with its words, and nothing is thrown. */
import { describe, expect, test } from "vitest";
import { hostileKinds } from "../../bench/hostile/kinds.ts";
import { mulberry32 } from "../../bench/notes/random.ts";
import { processDocument } from "../../src/index.ts";

async function codeOf(bytes: Uint8Array, path: string): Promise<string | null> {
	try {
		await processDocument(bytes, { path, today: "2030-01-01" });
		return null;
	} catch (error) {
		if (!(error instanceof Error) || !("ruleId" in error)) throw error;
		return String(error.ruleId);
	}
}

const cases = hostileKinds.map((kind) => [`.${kind.extension}: ${kind.what}`, kind] as const);

describe.each(cases)("%s", (_, { extension, refused, make }) => {
	test.each([1, 2, 3])("number %i", async (seed) => {
		const made = make(mulberry32(seed));
		expect(await codeOf(Buffer.from(made), `a.${extension}`)).toBe(refused);
	});
});
