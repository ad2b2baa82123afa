/** Starts programs and waits for them, with the same environment for all. */
import { spawnSync } from "node:child_process";
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Command } from "../../peers/peer.ts";

/** How a program ended, and how long it took. */
export interface Ended {
	readonly seconds: number;
	readonly code: number | null;
	/** What it printed, on both streams. */
	readonly printed: string;
}

/** No flags of Node, no colours, and a cache folder of our own, so that cold and warm are what they are called. */
export function environment(cache: string): NodeJS.ProcessEnv {
	const { NODE_OPTIONS: _options, FORCE_COLOR: _colour, CI: _ci, ...env } = process.env;
	return { ...env, XDG_CACHE_HOME: cache, NO_COLOR: "1" };
}

/** Runs a program to its end; it prints to a file, which nobody has to read meanwhile. */
export function timed({ program, args, cwd }: Command, env: NodeJS.ProcessEnv): Ended {
	const folder = mkdtempSync(join(tmpdir(), "rapporteur-timed-"));
	const path = join(folder, "printed");
	const file = openSync(path, "w");
	const start = process.hrtime.bigint();
	const { status, error } = spawnSync(program, args, { cwd, env, stdio: ["ignore", file, file] });
	const seconds = Number(process.hrtime.bigint() - start) / 1e9;
	closeSync(file);
	const printed = readFileSync(path, "utf8");
	rmSync(folder, { recursive: true });
	if (error !== undefined) throw error;
	return { seconds, code: status, printed };
}
