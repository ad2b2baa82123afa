/**
 * `npm run bench -- [--quick] [--only ROW[,ROW]] [--results FILE]`: all rows side by side with the peers, a table, and the
 * figures in bench/results.json, which a quick run leaves alone; exit code 1 below a bar. With `--docs` nothing is
 * measured, and docs/performance*.md are made from the figures.
 */
import { parseArgs } from "node:util";
import { converters, linters } from "../peers/index.ts";
import { installPeers } from "../peers/install.ts";
import { thisMachine } from "./machine.ts";
import { measureRows } from "./measure-rows.ts";
import { isMet, type Verdict } from "./measured.ts";
import { writeDocs } from "./page/write.ts";
import { resultsPath } from "./places.ts";
import { merged, readResults, writeResults } from "./results.ts";
import { rows } from "./rows.ts";
import { full, quick } from "./scale.ts";

const { values } = parseArgs({
	options: {
		quick: { type: "boolean", default: false },
		only: { type: "string" },
		results: { type: "string" },
		docs: { type: "boolean", default: false },
	},
});
const names = rows.map(({ name }) => name);
const wanted = values.only?.split(",") ?? names;
process.exitCode = values.docs ? makeDocs() : await bench();

function makeDocs(): number {
	const results = readResults(values.results ?? resultsPath);
	if (results === null) return refuse("no figures yet, expected `npm run bench` first");
	writeDocs(results);
	return 0;
}

async function bench(): Promise<number> {
	const unknown = wanted.filter((name) => !names.includes(name));
	if (unknown.length > 0) return refuse(`unknown ${unknown.join(", ")}, expected ${names.join(", ")}`);
	installPeers();
	const absent = [...converters, ...linters].filter(({ version }) => version() === null);
	if (absent.length > 0)
		return refuse(absent.map(({ name, missing }) => `no ${name}; to get it: ${missing}`).join("\n"));
	const chosen = rows.filter(({ name }) => wanted.includes(name));
	const path = values.results ?? (values.quick ? null : resultsPath);
	let all: readonly Verdict[] = [];
	const failed = await measureRows(chosen, values.quick ? quick : full, ({ name }, measured) => {
		all = [...all, ...measured.flatMap(({ verdicts }) => verdicts)];
		const results = { machine: thisMachine(), quick: values.quick ? [name] : [], measured };
		if (path !== null) writeResults(path, merged(readResults(path), results, names));
	});
	if (failed.length > 0) return refuse(`failed: ${failed.map(({ name }) => name).join(", ")}`);
	return values.quick || all.every(isMet) ? 0 : 1;
}

function refuse(why: string): number {
	process.stderr.write(`bench: ${why}\n`);
	return 2;
}
