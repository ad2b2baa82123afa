/** What runs were to do that did not go to their ends: it stays known until later runs have gone through all of it. */
import { existsSync, lstatSync, rmSync } from "node:fs";
import { dirname, isAbsolute, join } from "node:path";
import { systemCode } from "../../findings/system-failure.ts";
import { loadLinesLeniently } from "../../read/load-lines.ts";
import { isBelow } from "../../read/patterns.ts";
import { durableFile } from "../../write/durable.ts";
import type { Shard } from "../shards.ts";
import { entriesIn, openEntry } from "./entry.ts";
import { type LedgerFiles, namesIn } from "./files.ts";
import { linesIn } from "./lock.ts";
import type { LedgerRun } from "./run.ts";

/** What earlier runs left undone, beside the run that is at work now. */
export interface Unfinished {
	/** Whether this run does not do all of it either. */
	readonly isLeft: boolean;
	/** To be called when this run has gone to its end. */
	end(): void;
}

/** A folder, or an input that was named, and the templates that it was to be converted with. */
interface Undertaking {
	/** Absolute, but for standard input. */
	readonly path: string;
	readonly isFolder: boolean;
	readonly templates: readonly string[];
}

/** Where it is written down. */
export interface Earlier {
	readonly files: LedgerFiles;
	readonly shard: Shard | null;
	/** What runs had written into the lock that were killed while they had it. */
	readonly killed: readonly string[];
}

/** Writes down what a run is to do, beside what earlier ones left. */
export function openUnfinished({ files, shard, killed }: Earlier, work: readonly string[], run: LedgerRun): Unfinished {
	const left = new Set<string>();
	const isDone = doneBy(run);
	const take = (line: string): void => {
		const undertaking = readUndertaking(line);
		if (undertaking !== null && !isDone(undertaking)) left.add(line);
	};
	let [isKnown, hasUnknown] = [false, false];
	const takeAll = (lines: Iterable<string>): void => {
		for (const line of lines) {
			take(line);
			if (line === "") hasUnknown = true;
			else isKnown = true;
		}
	};
	takeAll(killed);
	for (const file of earlierFiles(files, shard)) takeAll(linesOf(file));
	if (hasUnknown && !isKnown) takeAll(knownWork(files, run));
	write(files, left, work);
	return {
		isLeft: left.size > 0,
		end: () => (left.size === 0 ? rmSync(files.unfinished, { force: true }) : write(files, left, [])),
	};
}

/** Of a file, or of the lock of a shard. */
const linesOf = (path: string): Iterable<string> =>
	path.endsWith(".jsonl") ? loadLinesLeniently(path) : linesIn(path);

function write({ unfinished }: LedgerFiles, left: Iterable<string>, own: Iterable<string>): void {
	const file = durableFile(unfinished, `${unfinished}.new`);
	try {
		for (const line of left) file.write(`${line}\n`);
		for (const line of own) file.write(`${line}\n`);
		file.commit();
	} catch (error) {
		file.discard();
		throw error;
	}
}

/** What a run was to do that left nothing but its lock, as far as that can be told: what was done here before. */
function* knownWork({ state }: LedgerFiles, { all }: LedgerRun): Generator<string> {
	const now = new Set(Array.from(all, ({ path }) => path));
	for (const entry of entriesIn(state)) {
		const { line, own } = openEntry(entry);
		const path = line.outcome === "skipped" || now.has(line.path) ? null : (own?.file ?? null);
		if (path !== null) yield JSON.stringify({ path, isFolder: false, templates: [] } satisfies Undertaking);
	}
}

/** What a run is to do, as lines. */
export const workOf = (run: LedgerRun): readonly string[] =>
	Array.from(undertakings(run), (each) => JSON.stringify(each));

function* undertakings({ making, folders, own }: LedgerRun): Generator<Undertaking> {
	const templates = [...making.templates.keys()];
	for (const path of folders) yield { path, isFolder: true, templates };
	for (const input of own) {
		const path = input.file ?? input.path;
		if (path !== null && !folders.some((folder) => isBelow(folder, path))) yield { path, isFolder: false, templates };
	}
}

/** Where this run has to look: shards of its own have theirs, and before its first manifest the whole folder's counts. */
function earlierFiles(files: LedgerFiles, shard: Shard | null): readonly string[] {
	const names = namesIn(files.home).filter((name) => {
		const [, mark, total] = /^(?:unfinished|lock(?=\.))(\.\d+-of-(\d+))?(?:\.jsonl)?$/.exec(name) ?? [];
		if (join(files.home, name) === files.unfinished) return true;
		return mark === undefined
			? name === "unfinished.jsonl" && !existsSync(files.manifest)
			: Number(total) !== shard?.total;
	});
	return names.map((name) => join(files.home, name));
}

/**
 * Tells whether a run does what another one was to do. A file that is gone nobody can convert; a folder may be on a disk
 * that is not there just now.
 */
function doneBy({ making, folders, all }: LedgerRun): (undertaking: Undertaking) => boolean {
	let inputs: Set<string | null> | null = null;
	return ({ path, isFolder, templates }) => {
		if (!isFolder && isAbsolute(path) && isGone(path) && existsSync(dirname(path))) return true;
		if (!templates.every((template) => making.templates.has(template))) return false;
		if (isFolder) return folders.some((folder) => folder === path || isBelow(folder, path));
		inputs ??= new Set(Array.from(all, (input) => input.file ?? input.path));
		return inputs.has(path);
	};
}

function isGone(path: string): boolean {
	try {
		lstatSync(path);
		return false;
	} catch (error) {
		return ["ENOENT", "ENOTDIR"].includes(systemCode(error));
	}
}

/** Reads a line; null when it is not an undertaking. */
function readUndertaking(line: string): Undertaking | null {
	try {
		const { path, isFolder, templates } = JSON.parse(line) as Partial<Undertaking>;
		const isOurs = typeof path === "string" && typeof isFolder === "boolean" && Array.isArray(templates);
		return isOurs ? { path, isFolder, templates } : null;
	} catch {
		return null;
	}
}
