import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import type { World } from "../../src/cli/world.ts";

interface Program {
	main(argv: readonly string[], world: World): Promise<number>;
	worldOf(process: NodeJS.Process): World;
}

const require = createRequire(import.meta.url);
const sources = JSON.parse(readFileSync(new URL("../../dist/tools/parts.json", import.meta.url), "utf8")) as Readonly<
	Record<string, readonly string[]>
>;

const silent = { isTTY: false, closed: false, write: () => {} };
const root = fileURLToPath(new URL("../../", import.meta.url));

/** Packages by their names: what they consist of is their own affair. */
const shown = (path: string): string => /^(?:.*\/)?node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? path;

const commands = {
	version: ["--version"],
	check: ["check", "fixtures/harbour/notes.txt", "--no-config"],
	"convert-html": ["convert", "fixtures/harbour/notes.txt", "-t", "html", "--no-config"],
};

/** The parts of the program that are loaded. */
const parts = (): string[] => Object.keys(require.cache).filter((path) => path.includes("/dist/cli/"));

// Whatever is loaded costs time at each start. When the list grows, ask whether the newcomer can be loaded later.
test.each(Object.entries(commands))("%s loads these sources and packages, and no others", async (name, argv) => {
	for (const path of parts()) delete require.cache[path];
	const { main, worldOf } = require("../../dist/cli/main.cjs") as Program;
	const world = { ...worldOf(process), stdout: silent, stderr: silent, cwd: root };
	expect(await main(argv, world)).toBe(0);
	const lines = new Set(
		parts()
			.flatMap((path) => sources[basename(path)] ?? [path])
			.map(shown),
	);
	await expect(`${[...lines].sort().join("\n")}\n`).toMatchFileSnapshot(`loaded/${name}.txt`);
});
