#!/usr/bin/env node
// CommonJS, as bin/package.json says: Node 20 starts it sooner.
const { enableCompileCache } = require("node:module");
const { homedir } = require("node:os");
const { isAbsolute } = require("node:path");

// Later versions can keep what they compiled for the next run: in a folder of the user's own, since what lies there is run.
try {
	const { XDG_CACHE_HOME: named = "" } = process.env;
	enableCompileCache?.(`${isAbsolute(named) ? named : `${homedir()}/.cache`}/rapporteur`);
} catch {
	// Whoever has no home starts without.
}
const { main, worldOf } = require("../dist/cli/main.cjs");

main(process.argv.slice(2), worldOf(process)).then((code) => {
	process.exitCode ??= code;
});
