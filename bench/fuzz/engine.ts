/** The engine lies in a folder of its own and is installed when it is first asked for: no test and no build needs it. */
import { execFileSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));
const pinned = join(root, "bench/fuzz/engine");
const installed = join(root, "node_modules/.cache/fuzz-engine");
const program = join(installed, "node_modules/@jazzer.js/core/dist/cli.js");

/** What the engine loads before the program that it watches. */
export const quicker = join(pinned, "quicker.cjs");

/** The path of the engine's program. */
export function engine(): string {
	if (!existsSync(program)) {
		mkdirSync(installed, { recursive: true });
		for (const name of ["package.json", "package-lock.json"]) copyFileSync(join(pinned, name), join(installed, name));
		execFileSync("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], { cwd: installed, stdio: "inherit" });
	}
	return program;
}
