// A thread of the program: it makes its own forms, configs and templates, and answers one chunk of work after the other.
const { parentPort, workerData } = require("node:worker_threads");
const { load } = require("./code-cache.js");
const { worldOf } = require("./world.js");

const { work, stop } = workerData;
const { workerOf } = load("main.cjs");
const begun = workerOf(work, worldOf(process)).then((answer) => {
	parentPort.postMessage(null);
	return answer;
});

parentPort.on("message", async (items) => {
	if (items === null) return parentPort.close();
	const answer = await begun;
	const answers = [];
	for (const item of items) {
		parentPort.postMessage("next");
		answers.push(Atomics.load(stop, 0) === 1 ? null : await answer(item));
	}
	parentPort.postMessage(answers);
});
