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
	/** Of processor time, Node's own start included; on Linux, that of processes that it has ended as well. */
	readonly seconds: number;
	/** Of the program's own process. */
	readonly megabytes: number;
}

/** Runs a command line in a folder: 15 seconds of processor time, 4 GB of addresses for its heap and files of 50 MB at most. */
export function runBounded(cwd: string, args: readonly string[]): BoundedRun {
	const usage = join(tree({}), "usage.json");
	const report = `import { existsSync, readFileSync, writeFileSync } from "node:fs";
		import { isMainThread } from "node:worker_threads";
		process.on("exit", () => {
			const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
			const stat = existsSync("/proc/self/stat") ? readFileSync("/proc/self/stat", "latin1").split(") ")[1].split(" ") : [];
			const ofChildren = (Number(stat[13] ?? 0) + Number(stat[14] ?? 0)) / 100;
			const used = { megabytes: maxRSS / 1024, seconds: (userCPUTime + systemCPUTime) / 1e6 + ofChildren };
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
