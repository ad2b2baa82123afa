/**
 * `npm run shapes -- [--only WORDS,…] [--largest MB] [--factor N] [--runs N]`: hostile notes from 64 KB to 8 MB, as
 * Markdown to 256 KB, through the whole flow, each shape in processes of its own. Ends with 1 where time grows faster
 * than the text.
 */
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { parseArgs, promisify } from "node:util";
import { costs, peakMemory } from "./measure.ts";
import { bar, printRows, type Row, slope } from "./row.ts";
import type { Shape } from "./shape.ts";
import { shapes } from "./shapes.ts";

const { values } = parseArgs({
	options: {
		only: { type: "string", default: "" },
		largest: { type: "string", default: "8" },
		factor: { type: "string", default: "2" },
		runs: { type: "string", default: "3" },
		time: { type: "string" },
		memory: { type: "string" },
	},
});
const largest = Number(values.largest) * 2 ** 20;

/** Times what plain text takes: Markdown is measured up to a size that takes as long. */
const libraryTakes = 32;

/** Runs this file once more, for one shape, in a process that knows no other. */
async function apart(what: "time" | "memory", { name, path }: Shape): Promise<string> {
	const { factor, runs } = values;
	const most = Number(values.largest) / (path === undefined ? 1 : libraryTakes);
	const effort = ["--largest", String(most), "--factor", factor, "--runs", runs];
	const args = ["--expose-gc", fileURLToPath(import.meta.url), `--${what}`, name, ...effort];
	const { stdout } = await promisify(execFile)(process.execPath, args, { maxBuffer: 1 << 20 });
	return stdout;
}

function named(name: string): Shape {
	const found = shapes.find((shape) => shape.name === name);
	if (found === undefined)
		throw new Error(`Unknown shape \`${name}\`, expected one of ${shapes.map(({ name }) => name)}`);
	return found;
}

async function measured(shape: Shape): Promise<Row> {
	const times: Row["costs"] = JSON.parse(await apart("time", shape));
	process.stderr.write(`${shape.name}: ${slope(times).toFixed(2)}, ${times.at(-1)?.milliseconds.toFixed(0)} ms\n`);
	return { name: shape.name, costs: times, peak: Number(await apart("memory", shape)) };
}

if (values.time !== undefined) {
	process.stdout.write(
		JSON.stringify(costs(named(values.time), { largest, factor: Number(values.factor), runs: Number(values.runs) })),
	);
} else if (values.memory !== undefined) {
	process.stdout.write(String(peakMemory(named(values.memory), largest)));
} else {
	const wanted = values.only.split(",");
	const rows: Row[] = [];
	for (const shape of shapes) if (wanted.some((word) => shape.name.includes(word))) rows.push(await measured(shape));
	process.stdout.write(printRows(rows));
	if (rows.some((row) => slope(row.costs) > bar)) process.exitCode = 1;
}
