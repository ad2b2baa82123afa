/** The lock of an output folder: of many runs that find one of a run that was killed, exactly one takes it over. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { tree } from "../tree.ts";

const program = fileURLToPath(new URL("../../bin/rapporteur.js", import.meta.url));
const rounds = 4;
const runs = 8;

/** Loaded before the program: at the lock, all runs of a round wait for each other, and each step takes a while. */
const slowly = `
	const fs = require("node:fs");
	const { existsSync, writeFileSync } = fs;
	const gate = process.env.GATE;
	const sleep = (milliseconds) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
	const steps = "existsSync mkdirSync openSync readFileSync readdirSync renameSync rmSync rmdirSync writeFileSync";
	for (const name of steps.split(" ")) {
		const real = fs[name];
		fs[name] = (...args) => {
			if (!/\\.rapporteur.lock/.test(String(args[0]))) return real(...args);
			writeFileSync(gate + "/" + process.pid, "");
			while (!existsSync(gate + "/open")) sleep(1);
			try {
				return real(...args);
			} finally {
				sleep(Math.random() * 10);
			}
		};
	}
`;

/** A run that takes the lock, and then waits for its notes. */
function start(cwd: string, gate: string, name = "a.txt"): ChildProcess {
	const args = ["--require", "./slowly.cjs", program, "convert", "-", "--stdin-path", name, "-o", "out/"];
	const env = { ...process.env, GATE: gate };
	const child = spawn(process.execPath, args, { cwd, env, stdio: ["pipe", "ignore", "ignore"] });
	onTestFinished(() => void child.kill("SIGKILL"));
	return child;
}

const isRunning = ({ exitCode, signalCode }: ChildProcess): boolean => exitCode === null && signalCode === null;

async function ended(child: ChildProcess): Promise<number | null> {
	if (isRunning(child)) await once(child, "exit");
	return child.exitCode;
}

/** Gives up after a minute. */
async function until(isSo: () => boolean): Promise<void> {
	for (let left = 6000; left > 0 && !isSo(); left--) await wait(10);
}

test("of many runs that find the lock of a killed one, one wins, again and again", async () => {
	const cwd = tree({ "slowly.cjs": slowly });
	const own = join(cwd, "out/.rapporteur");
	let winner: ChildProcess | undefined;
	for (let round = 0; round <= rounds; round++) {
		winner?.kill("SIGKILL");
		if (winner !== undefined) await ended(winner);
		const gate = join(cwd, `gate-${round}`);
		mkdirSync(gate);
		// The first round leaves the first lock.
		const all = Array.from({ length: round === 0 ? 1 : runs }, () => start(cwd, gate));
		await until(() => readdirSync(gate).length === all.length);
		writeFileSync(join(gate, "open"), "");
		await until(() => all.filter(isRunning).length === 1 && existsSync(join(own, "drafts")));
		const winners = all.filter(isRunning);
		expect(winners).toHaveLength(1);
		[winner] = winners;
		const losers = all.filter((child) => child !== winner);
		expect(losers.map(({ exitCode }) => exitCode)).toEqual(losers.map(() => 2));
	}
	winner?.stdin?.end("Date: 2 May 2016\n");
	expect(winner && (await ended(winner))).toBe(0);
	// Nothing is left of any lock.
	expect(readdirSync(own).sort()).toEqual(["state.tsv"]);
});

test.each([
	["ends first", [0, 1]],
	["ends last", [1, 0]],
])(
	"a run whose lock somebody removed stops before it replaces anything of the next run, if it %s",
	async (_, order) => {
		const cwd = tree({ "slowly.cjs": slowly, "gate/open": "" });
		const own = join(cwd, "out/.rapporteur");
		const all: ChildProcess[] = [];
		for (const name of ["a.txt", "b.txt"]) {
			for (const held of ["lock", "drafts"]) rmSync(join(own, held), { recursive: true, force: true });
			all.push(start(cwd, join(cwd, "gate"), name));
			await until(() => existsSync(join(own, "drafts")));
		}
		const codes: (number | null)[] = [];
		for (const at of order) {
			all[at]?.stdin?.end("Date: 2 May 2016\n");
			codes[at] = (all[at] && (await ended(all[at]))) ?? null;
		}
		expect(codes).toEqual([2, 0]);
		expect(readFileSync(join(cwd, "out/manifest.jsonl"), "utf8")).toMatch(
			/^\{"path":"b.txt",.*\}\n(?:\{"path":"a.txt",.*\}\n)?$/,
		);
		expect(readdirSync(own).sort()).toEqual(["state.tsv"]);
	},
);
