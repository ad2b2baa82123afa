import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

/** The built program. */
export const program = fileURLToPath(new URL("../../bin/rapporteur.js", import.meta.url));

/** Runs it in a folder: its exit code, and all that it prints. */
export function runIn(cwd: string, args: readonly string[], input = "") {
	const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], { cwd, encoding: "utf8", input });
	return { status, text: stdout + stderr };
}
