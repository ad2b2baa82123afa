#!/usr/bin/env node
// CommonJS, as bin/package.json says: Node 20 starts it sooner. Later versions can keep what they compiled for the next run.
require("node:module").enableCompileCache?.();
const { main, worldOf } = require("../dist/cli/main.cjs");

main(process.argv.slice(2), worldOf(process)).then((code) => {
	process.exitCode ??= code;
});
