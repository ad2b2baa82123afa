import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { replay } from "../cli/transcript.ts";

// The built program, in a shell: `npm run build` first. UPDATE_TRANSCRIPTS=1 writes down what it prints now.
test.skipIf(process.platform === "win32")("the tutorial on forms prints what it says", { timeout: 120_000 }, () => {
	const path = fileURLToPath(new URL("../../docs/forms.md", import.meta.url));
	const document = readFileSync(path, "utf8");
	const again = replay(document);
	if (process.env["UPDATE_TRANSCRIPTS"] === "1") writeFileSync(path, again);
	else expect(again).toBe(document);
});
