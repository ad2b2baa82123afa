// A thread of the program.
const { parentPort, workerData } = require("node:worker_threads");
const { serve, worldOf } = require("../dist/cli/main.cjs");

serve(parentPort, workerData, worldOf(process));
