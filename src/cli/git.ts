/** Runs Git, but no program that the repository's settings name. */
import { spawnSync } from "node:child_process";
import type { GitAnswer } from "./world.ts";

/** More names than any archive has. */
const mostBytes = 500_000_000;

/** Runs git with fixed arguments, without a shell; null where it is not installed. */
export function git(args: readonly string[], folder: string): GitAnswer | null {
	// Without locks, the index is not written, which would run a hook.
	const own = ["--no-optional-locks", "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null"];
	const { status, stdout, error } = spawnSync("git", [...own, ...args], {
		cwd: folder,
		maxBuffer: mostBytes,
		stdio: ["ignore", "pipe", "ignore"],
		windowsHide: true,
	});
	return error === undefined ? { isOk: status === 0, printed: stdout.toString() } : null;
}
