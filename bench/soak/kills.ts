/** Killed at random moments and started again: never half a file, never a wrong line, and the same in the end. */
import type { ChildProcess } from "node:child_process";
import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { mulberry32, type Random } from "../notes/random.ts";
import { type Figure, faultless } from "./figures.ts";
import { manifestOf, outputFaults } from "./manifest.ts";
import type { Run } from "./program.ts";
import { run } from "./program.ts";
import { differences, strangers, type Tree, treeOf } from "./tree.ts";
import { outputOf, templates, type Undisturbed } from "./work.ts";

/** How a run is ended from outside. */
export type Signal = "SIGKILL" | "SIGTERM" | "SIGINT";

const codes: Readonly<Record<Signal, number | null>> = { SIGKILL: null, SIGTERM: 143, SIGINT: 130 };

/** Kills so many runs; those that reach their end are compared whole, and the next begins anew. */
export async function killed(undisturbed: Undisturbed, signal: Signal, times: number): Promise<Figure> {
	const random = mulberry32(signal.length * 97 + times);
	const faults: string[] = [];
	let [hits, resumed, ends] = [0, 0, 0];
	while (hits < times) {
		const cycle = await untilTheEnd(undisturbed, { signal, random, most: times - hits, again: ends % 3 === 2 });
		faults.push(...cycle.faults);
		hits += cycle.hits;
		resumed += Math.min(1, cycle.hits);
		ends++;
		if (cycle.hits === 0 && ends > 20 * times) throw new Error("Unexpected runs that end too soon to be killed");
	}
	return faultless(`${times} times ${signal}`, faults, `none, ${resumed} resumed to the end`);
}

interface Cycle {
	readonly signal: Signal;
	readonly random: Random;
	/** Kills at most. */
	readonly most: number;
	/** Makes all outputs of a finished folder again, instead of starting with none. */
	readonly again: boolean;
}

async function untilTheEnd({ work, run: first, tree }: Undisturbed, { signal, random, most, again }: Cycle) {
	const folder = outputOf(work, "killed");
	if (!again) rmSync(folder, { recursive: true, force: true });
	const args = ["convert", work.notes, "-o", `${folder}/`, ...templates, "--jobs", "2"];
	const faults: string[] = [];
	let hits = 0;
	for (;;) {
		const delay = hits >= most ? null : momentIn(random, first.seconds * 1000);
		const { code, err } = await endedAfter([...args, ...(again && hits === 0 ? ["--force"] : [])], signal, delay);
		if (code === first.code) break;
		hits++;
		if (code !== codes[signal]) faults.push(`exit code ${code}: ${err.slice(-200)}`);
		faults.push(...faultsMidway(folder, tree, signal));
	}
	faults.push(...differences(tree, treeOf(folder)), ...leftovers(folder));
	return { hits, faults };
}

/** Anywhere; one moment in four is near the end, where the manifest is written. */
function momentIn(random: Random, whole: number): number {
	return 20 + whole * (random() < 0.25 ? 0.8 + 0.3 * random() : random());
}

function endedAfter(args: readonly string[], signal: Signal, delay: number | null): Promise<Run> {
	const meanwhile = (child: ChildProcess): void => {
		if (delay === null) return;
		const timer = setTimeout(() => child.kill(signal), delay);
		child.on("exit", () => clearTimeout(timer));
	};
	return run(args, { meanwhile });
}

/** What is wrong with a folder whose run was ended: files that are there must be whole, and lines true. */
function faultsMidway(folder: string, tree: Tree, signal: Signal): string[] {
	if (!existsSync(folder)) return [];
	const now = treeOf(folder);
	const manifest = now.has("manifest.jsonl") ? manifestOf(folder) : [];
	const wrong = manifest.flatMap((line) => outputFaults(line, now).map((fault) => `${line.path}: ${fault}`));
	const odd = strangers(tree, now).filter((fault) => !/^manifest\.jsonl differs$/.test(fault));
	// Nobody can tidy up who is killed; the next run must.
	return [...wrong, ...(signal === "SIGKILL" ? odd.filter((fault) => !isTemporary(fault)) : odd)];
}

const isTemporary = (fault: string): boolean => /\.tmp\S* is too much$|\.rapporteur-\S* is too much$/.test(fault);

/** What an ended run leaves among the program's own notes, beside what the next run needs. */
export function leftovers(folder: string): string[] {
	const own = join(folder, ".rapporteur");
	if (!existsSync(own)) return [];
	return readdirSync(own)
		.filter((name) => !/^(?:state|seal)\./.test(name))
		.map((name) => `.rapporteur/${name} is left over`);
}
