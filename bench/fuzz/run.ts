/** One reader handed to the engine until its runs or its minutes are over. */
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { bundle } from "./bundle.ts";
import { dictionary } from "./dictionary.ts";
import { engine, quicker } from "./engine.ts";
import { writeSeeds } from "./seeds.ts";

/** How long to go on, and where the numbers come from. */
export interface Effort {
	readonly runs: number | null;
	readonly minutes: number | null;
	readonly seed: number;
	/** Where inputs and findings are kept, a folder for each reader. */
	readonly folder: string;
}

/** What came of it. */
export interface Fuzzed {
	readonly reader: string;
	readonly runs: number;
	readonly seconds: number;
	/** Edges of the program that were reached. */
	readonly edges: number;
	readonly read: number;
	readonly refused: number;
	/** Milliseconds, watched as it was. */
	readonly slowest: number;
	/** The files that show what was found. */
	readonly findings: readonly string[];
}

/** Bytes; what goes wrong with notes goes wrong with short ones, and they are many times as fast. */
const longest: Readonly<Record<string, number>> = { txt: 256, markdown: 512, rtf: 1024, html: 1024, reports: 4096 };
const longestOfOthers = 2048;
/** Proofs that need not be waited for. */
const synchronous: ReadonlySet<string> = new Set(["txt", "markdown", "reports"]);
/** Seconds until the engine itself gives an input up; the harness tells of more than one second of the processor's time. */
const patience = 60;

/** Fuzzes a reader. */
export async function fuzz(reader: string, effort: Effort): Promise<Fuzzed> {
	const own = join(effort.folder, reader);
	const [seeds, corpus, findings] = ["seeds", "corpus", "findings"].map((name) => join(own, name)) as [
		string,
		string,
		string,
	];
	for (const each of [seeds, corpus, findings]) mkdirSync(each, { recursive: true });
	const [target, words] = [join(own, "target.cjs"), join(own, "words.dict")];
	await bundle(reader, own, findings);
	writeSeeds(reader, seeds);
	writeFileSync(words, dictionary(reader));
	const start = Date.now();
	const printed = await engineRun([
		target,
		corpus,
		seeds,
		...(synchronous.has(reader) ? ["--sync"] : []),
		...["-i", "target.cjs", "-h", quicker, "--timeout", `${patience * 1000}`, "--"],
		...flags(reader, effort),
		`-dict=${words}`,
		`-artifact_prefix=${findings}/`,
	]);
	const tallied = join(findings, "tally.json");
	// Where the engine itself gave up, nobody could write the tally.
	const tally = existsSync(tallied) ? JSON.parse(readFileSync(tallied, "utf8")) : { read: 0, refused: 0, slowest: 0 };
	const last = (name: RegExp): number => Number(printed.match(name)?.at(-1)?.replace(/\D+/g, "") ?? 0);
	return {
		reader,
		runs: last(/^#\d+/gm),
		seconds: (Date.now() - start) / 1000,
		edges: last(/cov: \d+/g),
		...tally,
		findings: readdirSync(findings)
			.filter((name) => !/\.why$|^tally\.json$/.test(name))
			.map((name) => join(findings, name)),
	};
}

const flags = (reader: string, { runs, minutes, seed }: Effort): string[] => [
	`-seed=${seed}`,
	`-max_len=${longest[reader] ?? longestOfOthers}`,
	"-rss_limit_mb=2500",
	...(runs === null ? [] : [`-runs=${runs}`]),
	...(minutes === null ? [] : [`-max_total_time=${Math.round(minutes * 60)}`]),
];

/** Runs the engine to its end; what it prints goes on to stderr, its last part is kept. */
function engineRun(args: readonly string[]): Promise<string> {
	return new Promise((done, fail) => {
		const child = spawn(process.execPath, ["--max-semi-space-size=32", engine(), ...args], {
			stdio: ["ignore", "inherit", "pipe"],
		});
		let tail = "";
		child.stderr.setEncoding("utf8");
		child.stderr.on("data", (chunk: string) => {
			process.stderr.write(chunk);
			tail = (tail + chunk).slice(-20_000);
		});
		child.on("error", fail);
		child.on("close", () =>
			/^#\d+\s+DONE|crash-|timeout-|oom-/m.test(tail)
				? done(tail)
				: fail(new Error(`Unexpected end of the engine\n${tail}`)),
		);
	});
}
