// The process that reads PDFs, and is ended where one of them takes too much. A thread of it reads: so the process can tell
// that the program has ended, even while a PDF never does.
const { isMainThread, parentPort, Worker } = require("node:worker_threads");

if (isMainThread) {
	// For what is no buffer, such as letters; those are counted in the thread.
	const resourceLimits = { maxOldGenerationSizeMb: 128, maxYoungGenerationSizeMb: 32 };
	const thread = new Worker(__filename, { resourceLimits });
	const end = () => process.exit(1);
	thread
		.on("message", (answer) => process.send(answer))
		.on("error", end)
		.on("exit", end);
	process.on("message", (request) => thread.postMessage(request)).on("disconnect", end);
	// Ctrl-C reaches this process too, and the program first finishes the file in hand.
	for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => {});
} else require("../dist/cli/pdf-library.cjs").servePdf(parentPort, () => process.exit(1));
