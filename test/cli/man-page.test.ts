import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { commands } from "../../src/cli/commands.ts";
import { manPage } from "./man-page.ts";

const path = fileURLToPath(new URL("../../docs/rapporteur.1", import.meta.url));

test("the man page is up to date: `npm run generate` writes it", async () => {
	await expect(manPage()).toMatchFileSnapshot(path);
});

test.skipIf(!existsSync("/usr/bin/man"))("it is set without a warning, and names every command and its options", () => {
	const env = { ...process.env, MANWIDTH: "80", LC_ALL: "C.UTF-8", MAN_KEEP_FORMATTING: "" };
	const text = execFileSync("man", ["--warnings", "-l", "-"], {
		env,
		input: manPage(),
		encoding: "utf8",
		stdio: "pipe",
	});
	for (const name of Object.keys(commands)) expect(text).toContain(`rapporteur ${name}`);
	expect(text).toContain("--failed-to");
	expect(Math.max(...text.split("\n").map((line) => line.length))).toBeLessThanOrEqual(80);
});
