/** Runs that are killed, whose disk is full, whose notes change meanwhile: never half a file, never a wrong line, and the same in the end. */
import { type ChildProcess, execFileSync } from "node:child_process";
import {
	appendFileSync,
	chmodSync,
	cpSync,
	existsSync,
	mkdirSync,
	renameSync,
	rmSync,
	statSync,
	symlinkSync,
} from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bytesOf, knownNote } from "../notes/known.ts";
import { mulberry32, type Random, sample } from "../random.ts";
import { allOutputFaults, faultsMidway, leftovers, manifestFaults, manifestOf } from "./manifest.ts";
import { run } from "./run.ts";
import { differences, filesBelow, strangers, type Tree, treeOf } from "./tree.ts";
import { makeWork, place, size, templates, type Work, write } from "./work.ts";

let work: Work;

beforeAll(async () => {
	work = await makeWork(size.notes);
	expect(work.run).toMatchObject({ code: 0 });
}, 3_600_000);

afterAll(() => rmSync(work.folder, { recursive: true, force: true }));

/** Calls something at a moment while a program runs. */
const later = (child: ChildProcess, milliseconds: number, then: () => void): void => {
	const timer = setTimeout(then, milliseconds);
	child.on("exit", () => clearTimeout(timer));
};

/** What a run begins with: nothing, a whole archive whose outputs are all made again, or one of earlier notes. */
const beginnings = ["nothing", "nothing", "all", "earlier"] as const;
type Beginning = (typeof beginnings)[number];

/** Makes the folder that a run begins with; tells the files of earlier notes, where it has those. */
async function begin(from: Beginning): Promise<Tree | null> {
	const folder = join(work.folder, "killed");
	if (from === "all") return null;
	rmSync(folder, { recursive: true, force: true });
	if (from === "nothing") return null;
	const numbers = Array.from({ length: Math.floor(work.count * 1.05) }, (_, at) => at + 1);
	const fileOf = (number: number): string => join(work.notes, knownNote(number).path);
	// Some notes said something else, some were not there yet, some are gone by now.
	for (const number of numbers) {
		if (number > work.count) place(work.notes, number);
		else if (number % 9 === 0) rmSync(fileOf(number));
		else if (number % 3 === 0) place(work.notes, number, number + 40);
	}
	await run(["convert", work.notes, "-o", `${folder}/`, ...templates]);
	for (const number of numbers) {
		if (number > work.count) rmSync(fileOf(number));
		else if (number % 3 === 0) place(work.notes, number);
	}
	return treeOf(folder);
}

/** Anywhere; one moment in four is near the end, where the manifest is written. */
const momentIn = (random: Random, whole: number): number =>
	20 + whole * (random() < 0.25 ? 0.8 + 0.3 * random() : random());

interface Killing {
	readonly signal: NodeJS.Signals;
	/** What a run ends with that has taken the signal; without, it has none. */
	readonly code: number | null;
	readonly random: Random;
	readonly most: number;
}

/** Kills runs, so many at most, until one reaches its end; tells how often, and what was wrong. */
async function untilTheEnd(from: Beginning, { signal, code, random, most }: Killing) {
	const folder = join(work.folder, "killed");
	const before = await begin(from);
	const args = ["convert", work.notes, "-o", `${folder}/`, ...templates, "--jobs", "2", "--prune"];
	const faults: string[] = [];
	for (let hits = 0; ; hits++) {
		const again = from === "all" && hits === 0 ? ["--force"] : [];
		const ended = await run([...args, ...again], (child) => {
			if (hits < most) later(child, momentIn(random, work.run.seconds * 1000), () => child.kill(signal));
		});
		if (ended.code === work.run.code) {
			faults.push(...differences(work.tree, treeOf(folder)), ...leftovers(folder));
			return { hits, faults: faults.map((fault) => `from ${from}: ${fault}`) };
		}
		if (ended.code !== null && ended.code !== code) faults.push(`exit code ${ended.code}: ${ended.err.slice(-200)}`);
		faults.push(...faultsMidway(folder, work.tree, before));
	}
}

/** What happens to notes; each at a moment of its own. */
const mishaps: readonly ((file: string, random: Random) => void)[] = [
	(file) => rmSync(file, { force: true }),
	(file, random) => {
		write(`${file}.new`, bytesOf(knownNote(100_000 + Math.floor(random() * 1e6))));
		renameSync(`${file}.new`, file);
	},
	(file) => appendFileSync(file, "\nOne line more.\n"),
	(file) => {
		rmSync(file);
		mkdirSync(file);
	},
	makeUnreadable,
];
const mishapAt = (at: number) => mishaps[at % mishaps.length] ?? makeUnreadable;

function makeUnreadable(file: string): void {
	// Nothing is forbidden to the superuser; a link to itself can't be read by anybody.
	if (process.getuid?.() === 0) {
		renameSync(file, `${file}.kept`);
		symlinkSync(file, file);
	} else chmodSync(file, 0);
}

/** Notes can be read again. */
function makeReadable(file: string): void {
	if (existsSync(`${file}.kept`)) renameSync(`${file}.kept`, file);
	else if (existsSync(file)) chmodSync(file, 0o644);
}

const mount = (...args: string[]): void => {
	execFileSync("mount", args, { stdio: "ignore" });
};

/** Whether a disk may be mounted here. */
function mayMount(): boolean {
	const place = join(work.folder, "disk");
	try {
		mkdirSync(place, { recursive: true });
		mount("-t", "tmpfs", "-o", "size=1m", "tmpfs", place);
		execFileSync("umount", [place]);
		return true;
	} catch {
		return false;
	}
}

/** Kilobytes that the files of a folder take on a disk, its folders aside. */
const kilobytesOf = (folder: string): number =>
	[...treeOf(folder).keys()].reduce((sum, path) => sum + 4 * Math.ceil(statSync(join(folder, path)).size / 4096), 0);

describe.skipIf(process.platform === "win32")(`${size.notes} notes`, { timeout: 3_600_000 }, () => {
	test.each([
		["SIGKILL", null, size.kills],
		["SIGTERM", 143, Math.ceil(size.kills / 5)],
		["SIGINT", 130, Math.ceil(size.kills / 5)],
	] as const)("killed by %s", async (signal, code, times) => {
		const random = mulberry32(signal.length * 97 + times);
		for (let [hits, ends] = [0, 0]; hits < times; ends++) {
			expect(ends, "runs end too soon to be killed").toBeLessThan(20 * times);
			const from = beginnings[ends % beginnings.length] ?? "nothing";
			const cycle = await untilTheEnd(from, { signal, code, random, most: times - hits });
			expect(cycle.faults).toEqual([]);
			hits += cycle.hits;
		}
	});

	test.for([0.02, 0.3, 0.7, 0.95])("a disk that holds %d of the reports, then room", async (share, { skip }) => {
		skip(!mayMount(), "no disk may be mounted here");
		const disk = join(work.folder, "disk");
		const kilobytes = Math.ceil(kilobytesOf(join(work.folder, "undisturbed")) * share);
		mount("-t", "tmpfs", "-o", `size=${kilobytes}k`, "tmpfs", disk);
		try {
			const folder = join(disk, "archive");
			const args = ["convert", work.notes, "-o", `${folder}/`, ...templates, "--jobs", "2"];
			const full = await run(args);
			const now = treeOf(folder);
			expect(full).toMatchObject({ code: 2, err: expect.stringContaining("space") });
			expect(strangers(work.tree, now).filter((fault) => fault !== "manifest.jsonl differs")).toEqual([]);
			expect(now.has("manifest.jsonl") ? allOutputFaults(folder, now) : []).toEqual([]);
			mount("-o", "remount,size=90%", disk);
			expect(await run(args)).toMatchObject({ code: work.run.code });
			expect([...differences(work.tree, treeOf(folder)), ...leftovers(folder)]).toEqual([]);
		} finally {
			execFileSync("umount", [disk]);
		}
	});

	test("deleted, replaced, lengthened and unreadable meanwhile", async () => {
		const [notes, folder, fresh] = ["changing", "changed", "fresh"].map((name) => join(work.folder, name)) as [
			string,
			string,
			string,
		];
		cpSync(work.notes, notes, { recursive: true });
		const random = mulberry32(11);
		const victims = sample(random, filesBelow(notes), Math.ceil(work.count / 10));
		const args = ["convert", notes, ...templates, "--jobs", "2"];
		const disturbed = await run([...args, "-o", `${folder}/`], (child) => {
			for (const [at, path] of victims.entries())
				later(child, random() * work.run.seconds * 600, () => mishapAt(at)(join(notes, path), random));
		});
		expect(disturbed.err, String(disturbed.code)).toSatisfy(() => [0, 3].includes(disturbed.code ?? -1));
		expect([...allOutputFaults(folder, treeOf(folder)), ...leftovers(folder)]).toEqual([]);
		for (const path of victims.filter((_, at) => mishapAt(at) === makeUnreadable)) makeReadable(join(notes, path));
		const settled = await run([...args, "-o", `${folder}/`, "--prune"]);
		expect(settled.code).toBe((await run([...args, "-o", `${fresh}/`])).code);
		expect(differences(treeOf(fresh), treeOf(folder))).toEqual([]);
		expect(manifestFaults(manifestOf(folder), notes, treeOf(folder))).toEqual([]);
	});
});
