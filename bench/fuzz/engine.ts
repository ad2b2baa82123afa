/** The engine lies in a folder of its own and is installed when it is first asked for: no test and no build needs it. */
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL("../../bench/fuzz/engine/", import.meta.url));
const program = `${folder}node_modules/@jazzer.js/core/dist/cli.js`;

/** What the engine loads before the program that it watches. */
export const quicker = `${folder}quicker.cjs`;

/** The path of the engine's program. */
export function engine(): string {
	if (!existsSync(program)) {
		execFileSync("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], { cwd: folder, stdio: "inherit" });
	}
	return program;
}
