/** Hostile files: each gets its code or is read with its words, and nothing else is thrown. */
import { describe, expect, test } from "vitest";
import { isFaultCode } from "../../src/findings/finding.ts";
import { processDocument } from "../../src/index.ts";
import { mulberry32 } from "../random.ts";
import { hostileKinds } from "./kinds.ts";

/** The codes of exit code 2 that a file gets, and whether there is a report. */
async function ends(bytes: Uint8Array, path: string): Promise<{ told: readonly string[]; read: boolean }> {
	try {
		const { findings } = await processDocument(bytes, { path, today: "2030-01-01" });
		return { told: findings.map(({ code }) => code).filter(isFaultCode), read: true };
	} catch (error) {
		if (!(error instanceof Error) || !("ruleId" in error)) throw error;
		return { told: [String(error.ruleId)], read: false };
	}
}

const cases = hostileKinds.map((kind) => [`.${kind.extension}: ${kind.what}`, kind] as const);

describe.each(cases)("%s", (_, { extension, refused, read, make }) => {
	test.each([1, 2, 3])("number %i", async (seed) => {
		const told = refused === null ? [] : [refused];
		const expected = { told, read };
		expect(await ends(Buffer.from(make(mulberry32(seed))), `a.${extension}`)).toEqual(expected);
	});
});
