/**
 * Runs Git. Of the programs that the settings of a repository name, no hook and no file monitor runs; filters do, as in
 * any `git diff`, because only they can tell whether a file has changed.
 */
import { spawnSync } from "node:child_process";
import type { GitAnswer, World } from "./world.ts";

/** More names than any archive has. */
const mostBytes = 500_000_000;

/** Runs git with fixed arguments, without a shell; null where it is not installed. */
export function git(args: readonly string[], folder: string, env: World["env"]): GitAnswer | null {
	// Without locks, the index is not written, which would run a hook.
	const own = ["--no-optional-locks", "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null"];
	const { status, stdout, stderr, error } = spawnSync("git", [...own, ...args], {
		cwd: folder,
		// There is no catalogue of English messages, so they are not translated; `LC_ALL` would change what filters do.
		env: { ...env, LANGUAGE: "en" },
		maxBuffer: mostBytes,
		stdio: ["ignore", "pipe", "pipe"],
		windowsHide: true,
	});
	if (error !== undefined) return null;
	const said = stderr.toString();
	const reason = /^fatal: (.*)$/m.exec(said)?.[1] ?? said.split("\n")[0] ?? "";
	return { isOk: status === 0, printed: stdout.toString(), reason };
}
