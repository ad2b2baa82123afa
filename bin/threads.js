// Starts threads of the program: loaded only where there is work for several.
const { Worker } = require("node:worker_threads");

const reasons = { ERR_WORKER_OUT_OF_MEMORY: "it took more memory than there is" };

exports.startThread = (setup, { ready, answered, died }) => {
	// The words of the command line are no business of a thread's, but the code cache goes by them.
	const worker = new Worker(require.resolve("./worker.js"), { workerData: setup, argv: ["thread"] });
	let reason = null;
	worker.on("message", (message) => {
		if (message === null) ready();
		else answered(message.answer);
	});
	worker.on("error", (error) => {
		reason = reasons[error?.code] ?? `the program failed: ${error?.message ?? error}`;
	});
	worker.on("exit", (code) => died(reason ?? `the program ended (${code})`));
	return {
		send: (message) => worker.postMessage(message),
		end: () => worker.postMessage(null),
		stop: () => void worker.terminate(),
	};
};
