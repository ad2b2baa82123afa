/** `npm run fuzz [-- READER …] [--runs N | --minutes N] [--seed N] [--folder DIR]`: exit code 1 where something was found. */
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { minimiseFile } from "./minimise.ts";
import { proofs } from "./proofs/index.ts";
import { type Fuzzed, fuzz } from "./run.ts";

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: {
		runs: { type: "string" },
		minutes: { type: "string" },
		seed: { type: "string", default: "1" },
		folder: { type: "string", default: join(tmpdir(), "rapporteur-fuzz") },
	},
});
const readers = positionals.length === 0 ? Object.keys(proofs) : positionals;
const unknown = readers.filter((name) => !Object.hasOwn(proofs, name));
const minutes = values.minutes ?? (values.runs === undefined ? "1" : undefined);
const numbers = [values.runs, minutes, values.seed].filter((text) => text !== undefined);

if (unknown.length > 0 || numbers.some((text) => !(Number(text) > 0))) {
	const wrong = [...unknown, ...numbers.filter((text) => !(Number(text) > 0))];
	process.stderr.write(`fuzz: unknown ${wrong.join(", ")}, expected ${Object.keys(proofs).join(", ")} and numbers\n`);
	process.exitCode = 2;
} else {
	for (const [reader, proof] of Object.entries(proofs)) {
		if (!readers.includes(reader)) continue;
		const effort = {
			runs: values.runs === undefined ? null : Number(values.runs),
			minutes: minutes === undefined ? null : Number(minutes),
			seed: Number(values.seed),
			folder: values.folder,
		};
		const fuzzed = await fuzz(reader, effort);
		const findings: string[] = [];
		for (const file of fuzzed.findings) if (await minimiseFile(file, proof)) findings.push(file);
		process.stdout.write(printed({ ...fuzzed, findings }));
		if (findings.length > 0) process.exitCode = 1;
	}
}

function printed({ reader, runs, seconds, edges, read, refused, slowest, findings }: Fuzzed): string {
	const figures = `${runs} runs in ${Math.round(seconds)} s, ${edges} edges, ${read} read, ${refused} refused, slowest ${Math.round(slowest)} ms`;
	const found = findings.map((path) => `  ${path}\n`).join("");
	return `${reader}: ${figures}, ${findings.length} findings\n${found}`;
}
