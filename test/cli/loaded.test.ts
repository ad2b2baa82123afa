import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import type { World } from "../../src/cli/world.ts";

/** The built program: it knows which of its parts were made. */
interface Program {
	main(argv: readonly string[], world: World): Promise<number>;
	made(): readonly string[];
}

const require = createRequire(import.meta.url);
const program = require("../../dist/cli/main.cjs") as Program;
const { worldOf } = require("../../bin/world.js") as { worldOf(of: NodeJS.Process): World };
const sources = JSON.parse(readFileSync(new URL("../../dist/tools/parts.json", import.meta.url), "utf8")) as Readonly<
	Record<string, readonly string[]>
>;

const silent = { isTTY: false, closed: false, write: () => {} };
const root = fileURLToPath(new URL("../../", import.meta.url));

/** Packages by their names: what they consist of is their own affair. */
const shown = (path: string): string => /^(?:.*\/)?node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? path;

// Whatever is loaded costs time at each start. When the list grows, ask whether the newcomer can be loaded later.
test("`convert notes.txt -t json` loads these sources and packages, and no others", async () => {
	const world = { ...worldOf(process), stdout: silent, stderr: silent, cwd: root };
	expect(await program.main(["convert", "fixtures/harbour/notes.txt", "-t", "json", "--no-config"], world)).toBe(0);
	const loaded = program.made().flatMap((part) => sources[part] ?? [part]);
	const lines = [...new Set(loaded.map(shown))].sort();
	await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot("loaded/convert-json.txt");
});
