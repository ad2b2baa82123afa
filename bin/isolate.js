// Runs a template that is not trusted where it can do no harm: its process is loaded only when one is needed.
const { spawn } = require("node:child_process");
const { jailFlags } = require("./jail-flags.js");

/** Milliseconds, the start of the process included; its own limit for rendering is 3 seconds. */
const mostTime = 4_500;

/** A template that is not trusted gets a process without environment, with little memory, that is killed in time. */
exports.isolate = (job) => {
	const args = [...jailFlags(), require.resolve("./jail.js")];
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
			else if (code === 1) settle({ reason: "The template made the program that renders it fail" });
			else if (code !== 0) settle({ reason: "The template took too much memory" });
			else settle({ output: Buffer.concat(output).toString("utf8") });
		});
		child.stdin.end(job);
	});
};
