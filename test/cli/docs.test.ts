import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { replay } from "./transcript.ts";

// As transcripts are run: UPDATE_TRANSCRIPTS=1 writes down what the built program prints now.
describe.skipIf(process.platform === "win32")("the built program prints what the documents show", () => {
	test.each(["docs/archiving.md", "docs/findings.md", "docs/templates.md"])("%s", (name) => {
		const path = fileURLToPath(new URL(`../../${name}`, import.meta.url));
		const document = readFileSync(path, "utf8");
		const again = replay(document);
		if (process.env["UPDATE_TRANSCRIPTS"] === "1") writeFileSync(path, again);
		else expect(again).toBe(document);
	});
});
