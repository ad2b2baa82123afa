/** Runs the built program as anybody would, and tells what it cost. */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The program that was built last, wherever this file stands or was bundled to. */
export const programPath = fileURLToPath(new URL("../../bin/rapporteur.js", import.meta.url));

/** How a run ended, and what it cost. */
export interface Run {
	/** Null where a signal ended it. */
	readonly code: number | null;
	readonly out: string;
	readonly err: string;
	readonly seconds: number;
	/** Kilobytes of memory at most; 0 where the process had no time to tell. */
	readonly peak: number;
}

/** What is other than usual. */
export interface Circumstances {
	readonly cwd?: string;
	/** Another program of Node's that is measured in the same way. */
	readonly program?: string;
	/** The Node that runs it. */
	readonly node?: string;
	readonly env?: Readonly<Record<string, string>>;
	/** Called once it runs. */
	readonly meanwhile?: (child: ChildProcess) => void;
}

/** Tells at its end how much memory the process has taken, threads included. */
const watcher = `process.on("exit", () => require("node:fs").writeFileSync(process.env.SOAK_PEAK, String(process.resourceUsage().maxRSS)));`;

/** Runs the program to its end. */
export async function run(args: readonly string[], circumstances: Circumstances = {}): Promise<Run> {
	const { cwd = tmpdir(), program = programPath, node = process.execPath, env = {}, meanwhile } = circumstances;
	const own = mkdtempSync(join(tmpdir(), "rapporteur-run-"));
	const [preload, peakFile] = [join(own, "watch.cjs"), join(own, "peak")];
	writeFileSync(preload, watcher);
	writeFileSync(peakFile, "0");
	const start = process.hrtime.bigint();
	const child = spawn(node, ["-r", preload, program, ...args], {
		cwd,
		env: { ...process.env, ...env, SOAK_PEAK: peakFile },
		stdio: ["ignore", "pipe", "pipe"],
	});
	const ended = Promise.all([collected(child.stdout), collected(child.stderr), closed(child)]);
	meanwhile?.(child);
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

const closed = (child: ChildProcess): Promise<number | null> => new Promise((done) => child.on("close", done));
