/** Whose words a line has, as `explain` tells it. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { shippedForm } from "../../src/forms/shipped.ts";
import { process } from "../../src/library/process.ts";
import { explainWords } from "../../src/statements/explain.ts";

test("words that lead to a name are as certain as what they lead to", () => {
	const notes = readFileSync(new URL("../../fixtures/harbour/notes.txt", import.meta.url), "utf8");
	const form = shippedForm("un-meeting");
	if (form === null) throw new Error("no form");
	const found = explainWords(process(notes).report, form).filter(({ name }) => name !== null);
	expect(found).toContainEqual(expect.objectContaining({ line: 27, name: "Ana Paula Reis" }));
	for (const { chance } of found) expect(chance).toBeGreaterThan(0.5);
});
