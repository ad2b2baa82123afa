import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { replay } from "../cli/transcript.ts";
import { codeBlocks, pages, root } from "./pages.ts";

// As transcripts are run: `npm run generate` writes down what the built program prints now.
const withConsole = pages.filter((page) => codeBlocks(page).some(({ language }) => language === "console"));

describe.skipIf(process.platform === "win32")("the built program prints what the page shows", () => {
	test.each(withConsole)("%s", { timeout: 120_000 }, async (page) => {
		const path = join(root, page);
		await expect(replay(readFileSync(path, "utf8"))).toMatchFileSnapshot(path);
	});
});
