/**
 * `npm run bench -- [--quick] [--only ROW[,ROW]] [--results FILE]`: all rows side by side with the peers, a table, and the
 * figures in bench/results.json, which a quick run leaves alone. Exit code 1 below a bar.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { converters, linters } from "../peers/index.ts";
import { installPeers } from "../peers/install.ts";
import { thisMachine } from "./machine.ts";
import { isMet, type Measured } from "./measured.ts";
import { resultsPath } from "./places.ts";
import { merged, readResults, writeResults } from "./results.ts";
import { rows } from "./rows.ts";
import { full, quick } from "./scale.ts";
import { printMeasured } from "./table.ts";

const { values } = parseArgs({
	options: { quick: { type: "boolean", default: false }, only: { type: "string" }, results: { type: "string" } },
});
const names = rows.map(({ name }) => name);
const wanted = values.only?.split(",") ?? names;
const unknown = wanted.filter((name) => !names.includes(name));

if (unknown.length > 0) {
	process.stderr.write(`bench: unknown ${unknown.join(", ")}, expected ${names.join(", ")}\n`);
	process.exitCode = 2;
} else {
	installPeers();
	const absent = [...converters, ...linters].filter(({ version }) => version() === null);
	for (const { name, missing } of absent) process.stderr.write(`bench: no ${name}; to get it: ${missing}\n`);
	if (absent.length > 0) process.exitCode = 2;
	else await measureAll();
}

async function measureAll(): Promise<void> {
	const folder = mkdtempSync(join(tmpdir(), "rapporteur-bench-"));
	const measured: Measured[] = [];
	try {
		for (const row of rows.filter(({ name }) => wanted.includes(name))) {
			const start = performance.now();
			for (const each of await row.measure({ folder, scale: values.quick ? quick : full })) {
				measured.push(each);
				process.stdout.write(printMeasured(each));
			}
			process.stderr.write(`${row.name}: ${((performance.now() - start) / 1000).toFixed(0)} s\n\n`);
		}
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
	const path = values.results ?? (values.quick ? null : resultsPath);
	if (path !== null) writeResults(path, merged(readResults(path), { machine: thisMachine(), measured }, names));
	if (measured.some(({ verdicts }) => !verdicts.every(isMet))) process.exitCode = 1;
}
