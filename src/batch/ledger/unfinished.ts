/** What runs were to do that did not go to their ends: it stays known until later runs have done all of it. */
import { existsSync, lstatSync, rmSync } from "node:fs";
import { dirname, isAbsolute, join } from "node:path";
import { systemCode } from "../../findings/system-failure.ts";
import type { Input } from "../../read/inputs.ts";
import { loadLinesLeniently } from "../../read/load-lines.ts";
import { durableFile } from "../../write/durable.ts";
import type { Shard } from "../shards.ts";
import { type LedgerFiles, namesIn } from "./files.ts";
import type { LedgerRun } from "./run.ts";
import { lazily } from "./sweep.ts";

/** What earlier runs left undone, beside the run that is at work now. */
export interface Unfinished {
	/** The first input that this run does not do either, absolute, and the templates that it was to have; null if nothing is left. */
	readonly left: { readonly path: string; readonly templates: readonly string[] } | null;
	/** To be called when this run has gone to its end. */
	end(): void;
}

/** What one run was to do. */
interface Undertaking {
	readonly templates: readonly string[];
	/** Of its inputs; absolute, but for standard input. */
	readonly paths: Iterable<string>;
}

/** Writes down what a run is to do, beside what earlier ones left. */
export function openUnfinished(files: LedgerFiles, shard: Shard | null, run: LedgerRun): Unfinished {
	const isDone = doneBy(run);
	const left = earlierFiles(files, shard)
		.flatMap((file) => undertakingsIn(file))
		.map(({ templates, paths }) => ({ templates, paths: paths.filter((path) => !isDone(path, templates)) }))
		.filter(({ paths }) => paths.length > 0);
	write(files, [...left, { templates: [...run.making.templates.keys()], paths: pathsOf(run.own) }]);
	const [first] = left;
	return {
		left: first?.paths[0] === undefined ? null : { path: first.paths[0], templates: first.templates },
		end: () => (left.length === 0 ? rmSync(files.unfinished, { force: true }) : write(files, left)),
	};
}

function write({ unfinished }: LedgerFiles, undertakings: readonly Undertaking[]): void {
	const file = durableFile(unfinished, `${unfinished}.new`);
	try {
		for (const { templates, paths } of undertakings) {
			file.write(`${JSON.stringify({ templates })}\n`);
			for (const path of paths) file.write(`${JSON.stringify(path)}\n`);
		}
		file.commit();
	} catch (error) {
		file.discard();
		throw error;
	}
}

/** Where this run has to look: a whole run everywhere; a shard in its own file, and before its first manifest in a whole run's. */
function earlierFiles(files: LedgerFiles, shard: Shard | null): readonly string[] {
	const whole = join(files.home, "unfinished.jsonl");
	if (shard !== null) return existsSync(files.manifest) ? [files.unfinished] : [files.unfinished, whole];
	return [files.unfinished, ...unfinishedOthers(files, null).map((name) => join(files.home, name))];
}

/** The names of what shards left undone, of other runs than that of a shard. */
export function unfinishedOthers({ home }: LedgerFiles, shard: Shard | null): readonly string[] {
	return namesIn(home).filter((name) => {
		const [, total] = /^unfinished\.\d+-of-(\d+)\.jsonl$/.exec(name) ?? [];
		return total !== undefined && Number(total) !== shard?.total;
	});
}

/** Tells whether a run does what another one was to do with an input; nobody can convert one that is gone. */
function doneBy({ making, all }: LedgerRun): (path: string, templates: readonly string[]) => boolean {
	const inputs = lazily(() => new Set(pathsOf(all)));
	const folders = lazily(() => new Set(Array.from(inputs(), dirname)));
	return (path, templates) => {
		if (inputs().has(path)) return templates.every((template) => making.templates.has(template));
		// Where its folder is gone or empty, a disk may be away just now. From one with other notes, a note was removed.
		return isAbsolute(path) && folders().has(dirname(path)) && isGone(path);
	};
}

function* pathsOf(inputs: Iterable<Input>): Generator<string> {
	for (const { file, path } of inputs) {
		const place = file ?? path;
		if (place !== null) yield place;
	}
}

function isGone(path: string): boolean {
	try {
		lstatSync(path);
		return false;
	} catch (error) {
		return ["ENOENT", "ENOTDIR"].includes(systemCode(error));
	}
}

/** Reads what a run has written down; passes over lines that none has. */
function undertakingsIn(file: string): { readonly templates: readonly string[]; readonly paths: string[] }[] {
	const found: { readonly templates: readonly string[]; readonly paths: string[] }[] = [];
	for (const line of loadLinesLeniently(file)) {
		const read = readLine(line);
		if (typeof read === "string") found.at(-1)?.paths.push(read);
		else if (read !== null) found.push({ templates: read, paths: [] });
	}
	return found;
}

function readLine(line: string): string | readonly string[] | null {
	try {
		const read = JSON.parse(line) as unknown;
		if (typeof read === "string") return read;
		const { templates } = read as { readonly templates?: unknown };
		return Array.isArray(templates) && templates.every((each) => typeof each === "string") ? templates : null;
	} catch {
		return null;
	}
}
