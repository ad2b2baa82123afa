/** Runs the built program as a process with limits, so that a hole can't fill the machine that tests it. */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { tree } from "../tree.ts";

const program = fileURLToPath(new URL("../../bin/rapporteur.js", import.meta.url));

/** What a run came to. `code` is null where a limit ended it. */
export interface BoundedRun {
	readonly code: number | null;
	/** Standard output and standard error. */
	readonly text: string;
	/** Of processor time, Node's own start included. */
	readonly seconds: number;
	readonly megabytes: number;
}

/** Runs a command line in a folder: 15 seconds of processor time, 4 GB of addresses for its heap and files of 50 MB at most. */
export function runBounded(cwd: string, args: readonly string[]): BoundedRun {
	const usage = join(tree({}), "usage.json");
	const report = `import { writeFileSync } from "node:fs";
		import { isMainThread } from "node:worker_threads";
		process.on("exit", () => {
			const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
			const used = { megabytes: maxRSS / 1024, seconds: (userCPUTime + systemCPUTime) / 1e6 };
			if (isMainThread) writeFileSync(${JSON.stringify(usage)}, JSON.stringify(used));
		});`;
	const limits = 'ulimit -t 15; ulimit -v 6000000; ulimit -f 50000; exec "$@"';
	const node = [process.execPath, "--import", `data:text/javascript,${encodeURIComponent(report)}`, program];
	const { status, stdout, stderr } = spawnSync("bash", ["-c", limits, "bash", ...node, ...args], {
		cwd,
		encoding: "utf8",
		// Only what waits for ever is ended by the clock: other programs may want the processor too.
		timeout: 90_000,
		killSignal: "SIGKILL",
	});
	const used =
		status === null ? { megabytes: Number.NaN, seconds: Number.NaN } : JSON.parse(readFileSync(usage, "utf8"));
	return { code: status, text: stdout + stderr, ...used };
}
