/** What runs were to do that did not go to their ends: it stays known until later runs have gone through all of it. */
import { existsSync, lstatSync, rmSync } from "node:fs";
import { dirname, isAbsolute, join } from "node:path";
import { systemCode } from "../../findings/system-failure.ts";
import { loadLinesLeniently } from "../../read/load-lines.ts";
import { isBelow } from "../../read/patterns.ts";
import { durableFile } from "../../write/durable.ts";
import type { Shard } from "../shards.ts";
import { type LedgerFiles, namesIn } from "./files.ts";
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

/** Writes down what a run is to do, beside what earlier ones left. */
export function openUnfinished(files: LedgerFiles, shard: Shard | null, run: LedgerRun): Unfinished {
	const left = new Set<string>();
	const isDone = doneBy(run);
	for (const file of earlierFiles(files, shard)) {
		for (const line of loadLinesLeniently(file)) {
			const undertaking = readUndertaking(line);
			if (undertaking !== null && !isDone(undertaking)) left.add(line);
		}
	}
	write(files, left, undertakings(run));
	return {
		isLeft: left.size > 0,
		end: () => (left.size === 0 ? rmSync(files.unfinished, { force: true }) : write(files, left, [])),
	};
}

function write({ unfinished }: LedgerFiles, left: Iterable<string>, own: Iterable<Undertaking>): void {
	const file = durableFile(unfinished, `${unfinished}.new`);
	try {
		for (const line of left) file.write(`${line}\n`);
		for (const each of own) file.write(`${JSON.stringify(each)}\n`);
		file.commit();
	} catch (error) {
		file.discard();
		throw error;
	}
}

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
		const [, mark, total] = /^unfinished(\.\d+-of-(\d+))?\.jsonl$/.exec(name) ?? [];
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
