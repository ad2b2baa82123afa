// The process of a template that is not trusted: it reads a job, writes the answer, and has nothing else to do.
const { renderJob } = require("../dist/cli/jail.cjs");

const chunks = [];
process.stdin.on("data", (chunk) => chunks.push(chunk));
process.stdin.on("end", () => process.stdout.write(renderJob(Buffer.concat(chunks).toString("utf8"))));
