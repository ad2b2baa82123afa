/** Runs the built program as anybody would, and tells what it cost. */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The program that was built last. */
export const program = fileURLToPath(new URL("../../bin/rapporteur.js", import.meta.url));

/** How a run ended, and what it cost. */
export interface Run {
	/** Null where a signal ended it. */
	readonly code: number | null;
	readonly out: string;
	readonly err: string;
	readonly seconds: number;
	/** Kilobytes of memory at most, threads included; 0 where the process had no time to tell. */
	readonly peak: number;
}

const watcher = `process.on("exit", () => require("node:fs").writeFileSync(process.env.SOAK_PEAK, String(process.resourceUsage().maxRSS)));`;

/** Runs a program of Node's, by default ours, to its end; `meanwhile` is called once it runs. */
export async function run(
	args: readonly string[],
	meanwhile: (child: ChildProcess) => void = () => {},
	path = program,
): Promise<Run> {
	const own = mkdtempSync(join(tmpdir(), "rapporteur-run-"));
	const [preload, peakFile] = [join(own, "watch.cjs"), join(own, "peak")];
	writeFileSync(preload, watcher);
	writeFileSync(peakFile, "0");
	const start = process.hrtime.bigint();
	const child = spawn(process.execPath, ["-r", preload, path, ...args], {
		cwd: tmpdir(),
		env: { ...process.env, SOAK_PEAK: peakFile },
		stdio: ["ignore", "pipe", "pipe"],
	});
	const closed = new Promise<number | null>((done) => child.on("close", done));
	const ended = Promise.all([collected(child.stdout), collected(child.stderr), closed]);
	meanwhile(child);
	const [out, err, code] = await ended;
	const seconds = Number(process.hrtime.bigint() - start) / 1e9;
	const peak = Number(readFileSync(peakFile, "utf8"));
	rmSync(own, { recursive: true });
	return { code, out, err, seconds, peak };
}

async function collected(stream: NodeJS.ReadableStream): Promise<string> {
	let text = "";
	stream.setEncoding("utf8");
	for await (const chunk of stream) text += String(chunk);
	return text;
}
