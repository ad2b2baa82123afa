/** What `npm run fuzz` began with and what it found: each input keeps every promise now. */
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { findingIn } from "../../bench/fuzz/finding-of.ts";
import { proofs } from "../../bench/fuzz/proofs/index.ts";

const corpus = new URL("../../fixtures/fuzz/", import.meta.url);

test("every reader has a corpus", () => expect(readdirSync(corpus).sort()).toEqual(Object.keys(proofs).sort()));

describe.each(Object.entries(proofs))("%s", (reader, proof) => {
	const folder = new URL(`${reader}/`, corpus);
	test.each(readdirSync(folder))("%s", async (name) => {
		const finding = await findingIn(readFileSync(new URL(name, folder)), proof);
		// Time is for the engine: a machine that is busy proves nothing.
		expect(finding?.name === "slow" ? null : finding).toBeNull();
	});
});
