/** Killed at random moments and started again: never half a file, never a wrong line, and the same in the end. */
import type { ChildProcess } from "node:child_process";
import { rmSync } from "node:fs";
import { mulberry32, type Random } from "../notes/random.ts";
import { turnBack, turnForth } from "./earlier.ts";
import { type Figure, faultless } from "./figures.ts";
import { faultsMidway, leftovers } from "./midway.ts";
import { type Run, run } from "./program.ts";
import { differences, type Tree, treeOf } from "./tree.ts";
import { convert, outputOf, templates, type Undisturbed } from "./work.ts";

/** How a run is ended from outside. */
export type Signal = "SIGKILL" | "SIGTERM" | "SIGINT";

/** A signal ends what has not taken it yet; afterwards it asks for an end with this code. */
const codes: Readonly<Record<Signal, readonly (number | null)[]>> = {
	SIGKILL: [null],
	SIGTERM: [143, null],
	SIGINT: [130, null],
};

/** What a run begins with: nothing, a whole archive whose outputs are all made again, or one of earlier notes. */
const beginnings = ["nothing", "nothing", "all", "earlier"] as const;

/** Kills so many runs; those that reach their end are compared whole, and the next starts from nothing. */
export async function killed(undisturbed: Undisturbed, signal: Signal, times: number): Promise<Figure> {
	const random = mulberry32(signal.length * 97 + times);
	const faults: string[] = [];
	let [hits, resumed, ends] = [0, 0, 0];
	while (hits < times) {
		const from = beginnings[ends % beginnings.length] ?? "nothing";
		const cycle = await untilTheEnd(undisturbed, { signal, random, most: times - hits, from });
		faults.push(...cycle.faults.map((fault) => `from ${from}: ${fault}`));
		hits += cycle.hits;
		resumed += Math.min(1, cycle.hits);
		ends++;
		if (hits === 0 && ends > 20 * times) throw new Error("Unexpected runs that end too soon to be killed");
	}
	return faultless(`${times} times ${signal}`, faults, `none, ${resumed} resumed to the end`);
}

interface Cycle {
	readonly signal: Signal;
	readonly random: Random;
	/** Kills at most. */
	readonly most: number;
	readonly from: (typeof beginnings)[number];
}

async function untilTheEnd(undisturbed: Undisturbed, { signal, random, most, from }: Cycle) {
	const { work, run: first, tree } = undisturbed;
	const folder = outputOf(work, "killed");
	const before = await begin(undisturbed, from);
	const args = ["convert", work.notes, "-o", `${folder}/`, ...templates, "--jobs", "2", "--prune"];
	const faults: string[] = [];
	let hits = 0;
	for (;;) {
		const delay = hits >= most ? null : momentIn(random, first.seconds * 1000);
		const { code, err } = await endedAfter(
			[...args, ...(from === "all" && hits === 0 ? ["--force"] : [])],
			signal,
			delay,
		);
		if (code === first.code) break;
		hits++;
		if (!codes[signal].includes(code)) faults.push(`exit code ${code}: ${err.slice(-200)}`);
		faults.push(...faultsMidway(folder, tree, before));
	}
	faults.push(...differences(tree, treeOf(folder)), ...leftovers(folder));
	return { hits, faults };
}

/** Makes the folder that a run begins with; the files of earlier notes, where it has those. */
async function begin({ work }: Undisturbed, from: Cycle["from"]): Promise<Tree | null> {
	const folder = outputOf(work, "killed");
	if (from === "all") return null;
	rmSync(folder, { recursive: true, force: true });
	if (from === "nothing") return null;
	turnBack(work);
	await convert(work, "killed");
	turnForth(work);
	return treeOf(folder);
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
