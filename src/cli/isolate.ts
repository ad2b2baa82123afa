/** Runs an untrusted template where it can do no harm. */
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Isolate } from "../batch/templates.ts";

/** Milliseconds, including the start of the process; rendering is limited to 3 seconds. */
const mostTime = 4_500;

// Sources and bundles are both two folders below the package.
const inPackage = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** Runs an untrusted template in a process without environment, with limited memory and time. */
export function isolate(process: NodeJS.Process, job: Parameters<Isolate>[0]): ReturnType<Isolate> {
	const args = [...jailFlags(process), inPackage("bin/jail.js")];
	const child = spawn(process.execPath, args, {
		env: {},
		stdio: ["pipe", "pipe", "ignore"],
		windowsHide: true,
		timeout: mostTime,
		killSignal: "SIGKILL",
	});
	return new Promise((settle) => {
		const output: Buffer[] = [];
		child.stdout.on("data", (chunk) => output.push(chunk));
		// The process may end before it has read all of its job.
		child.stdin.on("error", () => {});
		child.on("error", (error) => settle({ reason: `The template can't be run (${error.message})` }));
		child.on("close", (code) => {
			if (child.killed) settle({ reason: "The template took too much time" });
			else if (code === 1) settle({ reason: "The template crashed its renderer" });
			else if (code !== 0) settle({ reason: "The template took too much memory" });
			else settle({ output: Buffer.concat(output).toString("utf8") });
		});
		child.stdin.end(job);
	});
}

/** Node's flags for it: limited memory, no files but the program's, no processes, no threads. */
export function jailFlags(process: NodeJS.Process): string[] {
	const flag = ["--permission", "--experimental-permission"].find((each) =>
		process.allowedNodeEnvironmentFlags.has(each),
	);
	const readable = ["package.json", "bin/*", "dist/*"].map((path) => `--allow-fs-read=${inPackage(path)}`);
	return [...(flag === undefined ? [] : [flag, ...readable]), "--max-old-space-size=96", "--disable-proto=delete"];
}
