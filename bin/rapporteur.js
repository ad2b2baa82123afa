#!/usr/bin/env node
// CommonJS, as bin/package.json says: Node starts it sooner, and can be given the code that it compiled last time.
const { load } = require("./code-cache.js");
const { worldOf } = require("./world.js");

const { main } = load("main.cjs");
main(process.argv.slice(2), worldOf(process)).then((code) => {
	process.exitCode ??= code;
});
