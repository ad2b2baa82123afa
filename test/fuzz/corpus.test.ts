/** What fuzzing began with and what it found: each input keeps every promise now. */
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { proofs } from "./proofs.ts";

const corpus = new URL("../../fixtures/fuzz/", import.meta.url);

test("every reader has a corpus", () => expect(readdirSync(corpus).sort()).toEqual(Object.keys(proofs).sort()));

describe.each(Object.entries(proofs))("%s", (reader, proof) => {
	const folder = new URL(`${reader}/`, corpus);
	test.each(readdirSync(folder))("%s", async (name) => {
		await proof(readFileSync(new URL(name, folder)));
	});
});
