#!/usr/bin/env node
// CommonJS, as bin/package.json says: Node 20 starts it sooner.
const { enableCompileCache } = require("node:module");

// Later versions can keep what they compiled for the next run: in a folder of the user's own, since what lies there is run.
if (enableCompileCache !== undefined) {
	try {
		const { XDG_CACHE_HOME: named = "" } = process.env;
		const cache = require("node:path").isAbsolute(named) ? named : `${require("node:os").homedir()}/.cache`;
		enableCompileCache(`${cache}/rapporteur`);
	} catch {
		// Whoever has no home starts without.
	}
}
// V8 optimises a function after it ran for a while, and half of a run over sixty notes would be that: with four times the
// patience it takes six tenths of the processor's time. Later versions of V8 count in other units.
if (process.versions.node.startsWith("20.")) require("node:v8").setFlagsFromString("--interrupt-budget=600000");
const { ending, main, worldOf } = require("../dist/cli/main.cjs");

let hasEnded = false;
// A template's module may wait for what never comes, or end the process: the run is not done then.
process.once("exit", (code) => {
	if (hasEnded || code !== 0) return;
	process.exitCode = 2;
	require("node:fs").writeSync(
		2,
		"rapporteur: The program was ended before the run was done, such as by a module in `-t`.\n",
	);
});
main(process.argv.slice(2), worldOf(process)).then(async (code) => {
	hasEnded = true;
	process.exitCode = ending.code ?? code;
	if (!ending.isForced) return;
	// A module may have left a timer or a server, which would keep the process.
	for (const stream of [process.stdout, process.stderr])
		while (stream.writableLength > 0 && !stream.errored) await new Promise((resume) => setTimeout(resume, 5));
	process.exit(ending.code ?? code);
});
