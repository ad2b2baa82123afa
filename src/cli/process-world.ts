/**
 * Passes the process to `main` as plain functions; no other code uses the process. Code that few runs need is loaded later.
 */
import { fstatSync, readFileSync, statSync, writeSync } from "node:fs";
import { delimiter, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { failureWords } from "../findings/system-failure.ts";
import { attempt } from "../text/attempt.ts";
import type {
	InterruptedCode,
	Interruption,
	Office,
	StandardInput,
	StandardOutput,
	Thread,
	ThreadEvents,
	World,
} from "./world.ts";

/** The functions of a real process. */
export const worldOf = (process: NodeJS.Process): World => ({
	stdin: input(process),
	stdout: output(process, "stdout"),
	stderr: output(process, "stderr"),
	cwd: workingFolder(process),
	env: process.env,
	now: () => new Date(),
	importModule: (url) => importModule(process, url),
	isolate: async (job) => (await import("./programs.ts")).isolate(process, job),
	git: async (args, folder) => (await import("./programs.ts")).git(args, folder, process.env),
	office: () => office(process),
	cores: () => process.getBuiltinModule("node:os").availableParallelism(),
	startThread: (setup, events) => startThread(process, setup, events),
	holder: () => ({
		pid: process.pid,
		host: process.getBuiltinModule("node:os").hostname(),
		isRunning: (pid) => isRunning(process, pid),
	}),
	interruption: () => interruption(process),
	browse: async (address) => (await import("./programs.ts")).browse(process, address),
});

// Refused: a working folder that was deleted, or whose name Node can't decode, since another folder may have that name.
function workingFolder(process: NodeJS.Process): string {
	const isNamed = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.ino === statSync(".").ino;
	try {
		const folder = process.cwd();
		if (!folder.includes("\uFFFD") || isNamed(folder)) return folder;
		writeSync(2, "rapporteur: The name of the working folder is not UTF-8. Rename it.\n");
	} catch {
		writeSync(2, "rapporteur: The working folder no longer exists. Change to another one.\n");
	}
	return process.exit(2);
}

function office(process: NodeJS.Process): Office | null {
	const folders = (process.env["PATH"] ?? process.env["Path"] ?? "").split(delimiter).filter((folder) => folder !== "");
	const name = process.platform === "win32" ? "soffice.exe" : "soffice";
	const program = folders.map((folder) => join(folder, name)).find((path) => isProgram(path));
	if (program === undefined) return null;
	return async (...job) => (await import("./programs.ts")).convertWord(process, program, job);
}

const isProgram = (path: string): boolean => attempt(() => statSync(path).isFile()) === true;

const deaths: Readonly<Record<string, string>> = { ERR_WORKER_OUT_OF_MEMORY: "it took more memory than there is" };

function startThread(process: NodeJS.Process, setup: unknown, { ready, answered, died }: ThreadEvents): Thread {
	const { Worker } = process.getBuiltinModule("node:worker_threads");
	// Sources and bundles are both two folders below the package.
	const worker = new Worker(new URL("../../bin/worker.js", import.meta.url), { workerData: setup });
	let reason: string | null = null;
	worker.on("message", (message: { answer: unknown } | null) => {
		if (message === null) ready();
		else answered(message.answer);
	});
	worker.on("error", (error: NodeJS.ErrnoException | null) => {
		reason = deaths[error?.code ?? ""] ?? `the program failed: ${error?.message ?? error}`;
	});
	worker.on("exit", (code) => {
		if (code === failedLate) process.exit(2);
		died(reason ?? `the program ended (${code})`);
	});
	return {
		send: (message) => worker.postMessage(message),
		end: () => worker.postMessage(null),
		stop: () => void worker.terminate(),
	};
}

function isRunning(process: NodeJS.Process, pid: number): boolean {
	try {
		return process.kill(pid, 0) && !isZombie(pid);
	} catch (error) {
		// The process exists, but belongs to another user.
		return (error as NodeJS.ErrnoException).code === "EPERM";
	}
}

// Linux keeps the number of a process that has ended until its parent asks for it, which may be never.
const isZombie = (pid: number): boolean =>
	attempt(() => /\) [ZX] [^)]*$/.test(readFileSync(`/proc/${pid}/stat`, "latin1"))) === true;

const codes = { SIGINT: 130, SIGTERM: 143 } as const;

const signals = ["SIGINT", "SIGTERM"] as const;

/** The exit code of a thread in which a module failed late. */
const failedLate = 78;

const modules = new Set<string>();

/** How the process has to end, whatever a module of a user does to it. */
export const ending: { code: 2 | null; isForced: boolean } = { code: null, isForced: false };

/** Milliseconds that a run has to end by itself after a signal, if a module of a user may hold it up. */
const grace = 1_000;

/** Ends a run that can be interrupted as that would, with 2. */
let stopRun: (() => void) | null = null;

/** Loads a module of a user; what fails in it later, when nobody waits for it, ends the run. */
async function importModule(process: NodeJS.Process, url: string): Promise<object> {
	if (modules.size === 0)
		for (const event of ["uncaughtException", "unhandledRejection"]) process.on(event, (why) => endLate(process, why));
	modules.add(url);
	ending.isForced = true;
	const exported = await import(url);
	const { render } = exported;
	if (typeof render !== "function") return exported;
	return { ...exported, render: (data: unknown) => withoutHandlers(process, () => render(data)) };
}

function endLate(process: NodeJS.Process, why: unknown): void {
	const stack = why instanceof Error ? `${why.stack}` : "";
	const named = [...modules].filter((url) => stack.includes(url));
	const isKnown = named.length > 0 || stack === "";
	const paths = (named.length > 0 ? named : [...modules]).map(
		(url) => `\`${relative(process.cwd(), fileURLToPath(url))}\``,
	);
	const what = why instanceof Error && isKnown ? why.message : stack || String(why);
	writeSync(2, `rapporteur: ${paths.join(" or ")} failed outside of \`render\`: ${what}\n`);
	if (!process.getBuiltinModule("node:worker_threads").isMainThread) process.exit(failedLate);
	// A run tells what it has done so far.
	if (stopRun === null) process.exit(2);
	ending.code = 2;
	stopRun();
}

/** Runs what may never end: no handler of a signal would be called, so signals end the program as they do without. */
function withoutHandlers<Result>(process: NodeJS.Process, run: () => Result): Result {
	const handlers = signals.map((signal) => [signal, process.listeners(signal)] as const);
	for (const signal of signals) process.removeAllListeners(signal);
	try {
		return run();
	} finally {
		for (const [signal, all] of handlers) for (const each of all) process.on(signal, each);
	}
}

// Who waits for the files in hand and loses patience must not have to look for another way to end the program.
function interruption(process: NodeJS.Process): Interruption {
	const controller = new AbortController();
	let code: InterruptedCode | null = null;
	for (const signal of signals) {
		process.on(signal, () => {
			if (code !== null) process.exit(codes[signal]);
			code = codes[signal];
			if (ending.isForced) setTimeout(() => process.exit(codes[signal]), grace).unref();
			controller.abort();
		});
	}
	stopRun = () => {
		code ??= 2;
		controller.abort();
	};
	return {
		get code() {
			return code;
		},
		signal: controller.signal,
	};
}

function input(process: NodeJS.Process): StandardInput {
	return {
		get isTTY() {
			return process.stdin.isTTY === true;
		},
		async read(limit) {
			const chunks: Buffer[] = [];
			let size = 0;
			for await (const chunk of process.stdin) {
				chunks.push(chunk);
				size += chunk.length;
				if (size > limit) break;
			}
			return Buffer.concat(chunks);
		},
		chunks: () => process.stdin,
	};
}

/** Milliseconds between looks at a reader that is slow. */
const nap = 5;

const descriptors = { stdout: 1, stderr: 2 } as const;

/**
 * To a pipe or a file is written at once: a stream, for which Node loads all of its network, takes 3 ms to open. It is
 * opened for terminals, on Windows, and where the pipe would have to be waited for; and keeps the order from then on.
 */
function output(process: NodeJS.Process, name: "stdout" | "stderr"): StandardOutput {
	const descriptor = descriptors[name];
	let isDirect: boolean | undefined;
	let closed = false;
	let stream: NodeJS.WriteStream | undefined;
	const canWrite = (): boolean => {
		isDirect ??= process.platform !== "win32" && !fstatSync(descriptor).isCharacterDevice();
		return isDirect && stream === undefined;
	};
	const end = (error: NodeJS.ErrnoException): void => {
		closed = true;
		if (error.code !== "EPIPE") fail(process, name, error);
	};
	// Returns the rest, for the stream.
	const writeNow = (content: string | Uint8Array): string | Uint8Array => {
		const bytes = typeof content === "string" ? Buffer.from(content) : content;
		let at = 0;
		try {
			while (at < bytes.length) at += writeSync(descriptor, bytes, at);
		} catch (error) {
			const { code } = error as NodeJS.ErrnoException;
			if (code === "EAGAIN") return bytes.subarray(at);
			end(error as NodeJS.ErrnoException);
		}
		return "";
	};
	const open = (): NodeJS.WriteStream => {
		stream ??= process[name].on("error", end);
		return stream;
	};
	return {
		get isTTY() {
			return !canWrite() && open().isTTY === true;
		},
		get columns() {
			return canWrite() ? undefined : open().columns;
		},
		get closed() {
			return closed;
		},
		write(content) {
			if (content.length === 0 || closed) return;
			const rest = canWrite() ? writeNow(content) : content;
			if (rest.length > 0) open().write(rest);
		},
		async drained() {
			while (stream?.writableNeedDrain === true && !closed) await new Promise((resume) => setTimeout(resume, nap));
		},
	};
}

// What could not be written can't be had again: whatever the rest comes to, the job was not done.
function fail(process: NodeJS.Process, name: "stdout" | "stderr", error: NodeJS.ErrnoException): void {
	ending.code = 2;
	// It may fail after the run is done.
	process.exitCode = 2;
	if (name === "stderr") return;
	// If that fails as well, there is nowhere to report it.
	process.stderr.once("error", () => {});
	process.stderr.write(`rapporteur: Not written to standard output: ${failureWords(error)}\n`);
}
