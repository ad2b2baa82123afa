// The thread that reads PDFs, and is ended where one of them takes too much.
const { parentPort } = require("node:worker_threads");
const { servePdf } = require("../dist/cli/pdf-library.cjs");

servePdf(parentPort, () => process.exit(1));
