import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { replay } from "./transcript.ts";

const folder = new URL("transcripts/", import.meta.url);

// The built program, in a shell: `npm run build` first. `npm run generate` writes down what it prints now.
describe.skipIf(process.platform === "win32")("the built program prints what the transcripts say", () => {
	test.each(readdirSync(folder))("%s", async (name) => {
		const path = fileURLToPath(new URL(name, folder));
		await expect(replay(readFileSync(path, "utf8"))).toMatchFileSnapshot(path);
	});
});
