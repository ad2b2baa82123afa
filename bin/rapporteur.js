#!/usr/bin/env node
// CommonJS, as bin/package.json says: Node 20 starts it sooner. Later versions can keep what they compiled for the next
// run: in a folder of the user's own, since what lies there is run.
const { enableCompileCache } = require("node:module");
const { homedir } = require("node:os");

enableCompileCache?.(`${process.env.XDG_CACHE_HOME || `${homedir()}/.cache`}/rapporteur`);
const { main, worldOf } = require("../dist/cli/main.cjs");

main(process.argv.slice(2), worldOf(process)).then((code) => {
	process.exitCode ??= code;
});
