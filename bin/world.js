// Hands the process to main() as plain functions: nothing else touches it.

/** The world of a real process. */
exports.worldOf = (process) => ({
	stdin: input(process),
	stdout: output(process, "stdout"),
	stderr: output(process, "stderr"),
	cwd: process.cwd(),
	env: process.env,
	now: () => new Date(),
	importModule: (url) => import(url),
	isolate,
});

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

// A stream is opened when it is first used: doing so costs time at start-up.
function output(process, name) {
	let closed = false;
	let stream;
	const open = () => {
		if (stream === undefined) {
			stream = process[name];
			stream.on("error", (error) => {
				if (error.code !== "EPIPE") throw error;
				closed = true;
			});
		}
		return stream;
	};
	return {
		get isTTY() {
			return open().isTTY === true;
		},
		get closed() {
			return closed;
		},
		write(text) {
			if (text !== "" && !closed) open().write(text);
		},
	};
}

/** Milliseconds, the start of the process included; its own limit for rendering is 3 seconds. */
const mostTime = 4_500;

/** A template that is not trusted gets a process without environment, with little memory, that is killed in time. */
function isolate(job) {
	const { spawn } = require("node:child_process");
	const args = ["--max-old-space-size=96", "--disable-proto=delete", require.resolve("./jail.js")];
	const child = spawn(process.execPath, args, { env: {}, stdio: ["pipe", "pipe", "ignore"], windowsHide: true });
	return new Promise((settle) => {
		const output = [];
		let isLate = false;
		const timer = setTimeout(() => {
			isLate = true;
			child.kill("SIGKILL");
		}, mostTime);
		child.stdout.on("data", (chunk) => output.push(chunk));
		// A process that has ended takes no more of its job.
		child.stdin.on("error", () => {});
		child.on("error", (error) => settle({ reason: `The template can't be run (${error.message})` }));
		child.on("close", (code) => {
			clearTimeout(timer);
			if (isLate) settle({ reason: "The template took too much time" });
			else if (code !== 0) settle({ reason: "The template took too much memory" });
			else settle({ output: Buffer.concat(output).toString("utf8") });
		});
		child.stdin.end(job);
	});
}
