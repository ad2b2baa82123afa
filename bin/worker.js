// A thread of the program: it makes its own forms, configs and templates, and answers one item after the other.
const { parentPort, workerData } = require("node:worker_threads");
const { load } = require("./code-cache.js");
const { worldOf } = require("./world.js");

const { work, stop } = workerData;
const { workerOf } = load("main.cjs");
const begun = workerOf(work, worldOf(process)).then((answer) => {
	parentPort.postMessage(null);
	return answer;
});

let last = begun;
parentPort.on("message", (item) => {
	if (item === null) return parentPort.close();
	last = Promise.all([begun, last]).then(async ([answer]) => {
		parentPort.postMessage({ answer: Atomics.load(stop, 0) === 1 ? null : await answer(item) });
	});
});
