import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { replay } from "./transcript.ts";

const folder = new URL("transcripts/", import.meta.url);

// The built program, in a shell: `npm run build` first. UPDATE_TRANSCRIPTS=1 writes down what it prints now.
describe.skipIf(process.platform === "win32")("the built program prints what the transcripts say", () => {
	test.each(readdirSync(folder))("%s", (name) => {
		const path = fileURLToPath(new URL(name, folder));
		const document = readFileSync(path, "utf8");
		const again = replay(document);
		if (process.env["UPDATE_TRANSCRIPTS"] === "1") writeFileSync(path, again);
		else expect(again).toBe(document);
	});
});
