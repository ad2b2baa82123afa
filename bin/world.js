// Hands the process to main() as plain functions: nothing else touches it.
const { fstatSync, writeSync } = require("node:fs");

/** The world of a real process. */
exports.worldOf = (process) => ({
	stdin: input(process),
	stdout: output(process, "stdout"),
	stderr: output(process, "stderr"),
	cwd: process.cwd(),
	env: process.env,
	now: () => new Date(),
	importModule: (url) => import(url),
	isolate: (job) => {
		// Loaded only where it is needed: it brings child_process along.
		const { isolate } = require("./isolate.js");
		return isolate(job);
	},
	cores: () => require("node:os").availableParallelism(),
	compileLater: () => compileLater(process),
	startThread: (setup, events) => {
		const { startThread } = require("./threads.js");
		return startThread(setup, events);
	},
	holder: () => ({ pid: process.pid, host: require("node:os").hostname(), isRunning }),
	interruption: () => interruption(process),
	browse: (address) => {
		const { browse } = require("./browse.js");
		browse(process, address);
	},
});

// V8 optimises a function after it ran for a while, and most of a run over a thousand notes is that: with four times the
// patience it takes two thirds of the processor's time. What is kept of compiled code is for usual flags only. Later
// versions of V8 count in other units.
function compileLater(process) {
	if (!process.versions.node.startsWith("20.")) return;
	const { setFlagsFromString } = require("node:v8");
	setFlagsFromString("--interrupt-budget=600000");
	process.prependOnceListener("exit", () => setFlagsFromString("--interrupt-budget=135168"));
}

function isRunning(pid) {
	try {
		return process.kill(pid, 0) && !isZombie(pid);
	} catch (error) {
		// A process of somebody else is there as well.
		return error.code === "EPERM";
	}
}

// Linux keeps the number of a process that has ended until its parent asks for it, which may be never.
function isZombie(pid) {
	try {
		const { readFileSync } = require("node:fs");
		return /\) [ZX] [^)]*$/.test(readFileSync(`/proc/${pid}/stat`, "latin1"));
	} catch {
		return false;
	}
}

const codes = { SIGINT: 130, SIGTERM: 143 };

// Who waits for the files in hand and loses patience must not have to look for another way to end the program.
function interruption(process) {
	const controller = new AbortController();
	let code = null;
	for (const signal of Object.keys(codes)) {
		process.on(signal, () => {
			if (code !== null) process.exit(codes[signal]);
			code = codes[signal];
			controller.abort();
		});
	}
	return {
		get code() {
			return code;
		},
		signal: controller.signal,
	};
}

function input(process) {
	return {
		get isTTY() {
			return process.stdin.isTTY === true;
		},
		async read(limit) {
			const chunks = [];
			let size = 0;
			for await (const chunk of process.stdin) {
				chunks.push(chunk);
				size += chunk.length;
				if (size > limit) break;
			}
			return Buffer.concat(chunks);
		},
	};
}

const descriptors = { stdout: 1, stderr: 2 };

/**
 * To a pipe or a file is written at once: a stream, for which Node loads all of its network, takes 3 ms to open. It is
 * opened for terminals, on Windows, and where the pipe would have to be waited for; and keeps the order from then on.
 */
function output(process, name) {
	const descriptor = descriptors[name];
	let isDirect;
	let closed = false;
	let stream;
	const canWrite = () => {
		isDirect ??= process.platform !== "win32" && !fstatSync(descriptor).isCharacterDevice();
		return isDirect && stream === undefined;
	};
	const end = (error) => {
		closed = true;
		if (error.code !== "EPIPE") fail(process, name, error);
	};
	// Returns what is left for the stream.
	const writeNow = (content) => {
		const bytes = Buffer.from(content);
		let at = 0;
		try {
			while (at < bytes.length) at += writeSync(descriptor, bytes, at);
		} catch (error) {
			if (error.code === "EAGAIN") return bytes.subarray(at);
			end(error);
		}
		return "";
	};
	const open = () => {
		if (stream === undefined) {
			stream = process[name];
			stream.on("error", end);
		}
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
	};
}

const reasons = { ENOSPC: "there is no space left", EIO: "the device failed", EBADF: "it is closed" };

// What could not be written can't be had again: whatever the rest comes to, the job was not done.
function fail(process, name, { code, message }) {
	process.exitCode = 2;
	if (name === "stderr") return;
	// Where that fails as well, nobody is left to be told.
	process.stderr.once("error", () => {});
	process.stderr.write(`rapporteur: Not written to standard output: ${reasons[code] ?? code ?? message}\n`);
}
