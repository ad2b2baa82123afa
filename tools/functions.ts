/**
 * `npm run functions`: how many of the program's functions a check of 200 notes executes, and how many V8 optimises meanwhile. On any
 * machine they say what a run costs, which a clock does not: a function that becomes hot costs milliseconds, whatever it
 * does. Exit code 1 above a bound.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { bytesOf, notesInUtf8 } from "../test/notes/known.ts";
import { program } from "../test/scale/run.ts";

/** A little above what was reached when they were last set. Those that we aim at are 400 and 50. */
const bounds = { executed: 1_670, optimised: 70 } as const;

const folder = mkdtempSync(join(tmpdir(), "rapporteur-functions-"));
try {
	const notes = join(folder, "notes");
	for (const note of notesInUtf8(200)) {
		const path = join(notes, note.path);
		mkdirSync(dirname(path), { recursive: true });
		writeFileSync(path, bytesOf(note));
	}
	for (const [what, count, atMost] of [
		["functions that a check of 200 notes executes", executed(notes), bounds.executed],
		["functions that V8 optimises meanwhile", optimised(notes), bounds.optimised],
	] as const) {
		process.stdout.write(`${count <= atMost ? "ok  " : "FAIL"}  ${what}: ${count} (<= ${atMost})\n`);
		if (count > atMost) process.exitCode = 1;
	}
} finally {
	rmSync(folder, { recursive: true });
}

function check(notes: string, flags: readonly string[], more: NodeJS.ProcessEnv = {}): string {
	const args = [...flags, program, "check", notes, "--no-config", "--quiet"];
	const env = { ...process.env, XDG_CACHE_HOME: join(folder, "cache"), ...more };
	const { status, stdout } = spawnSync(process.execPath, args, { env, encoding: "utf8", maxBuffer: 1e9 });
	if (status !== 0 && status !== 1) throw new Error(`Unexpected exit code ${status} of a check`);
	return stdout;
}

/** A script and its functions, as V8 writes down what was run. */
interface ScriptCoverage {
	readonly url: string;
	readonly functions: readonly {
		readonly functionName: string;
		readonly ranges: readonly { readonly count: number }[];
	}[];
}

function executed(notes: string): number {
	const coverage = join(folder, "coverage");
	check(notes, [], { NODE_V8_COVERAGE: coverage });
	const scripts = readdirSync(coverage).flatMap((name) => {
		const { result } = JSON.parse(readFileSync(join(coverage, name), "utf8")) as { readonly result: ScriptCoverage[] };
		return result.filter(({ url }) => url.includes("/dist/cli/"));
	});
	if (scripts.length === 0) throw new Error("V8 has written down no script of the program");
	const functions = scripts.flatMap((script) => script.functions);
	return functions.filter(({ ranges }) => (ranges[0]?.count ?? 0) > 0).length;
}

function optimised(notes: string): number {
	return check(notes, ["--trace-opt"]).match(/completed optimizing/g)?.length ?? 0;
}
