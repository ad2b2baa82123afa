/** What runs were to do that did not go to their ends: it stays known until later runs have done all of it. */
import { lstatSync } from "node:fs";
import { dirname, isAbsolute } from "node:path";
import { systemCode } from "../../findings/system-failure.ts";
import type { Input } from "../../read/inputs.ts";
import type { Undertaking } from "./account.ts";
import type { LedgerRun } from "./run.ts";

/** What a run does itself, in parts: there may be very many inputs. */
export function* undertakingsOf({ making, own, command }: LedgerRun): Generator<Undertaking> {
	const templates = [...making.templates.keys()];
	let paths: string[] = [];
	for (const path of pathsOf(own)) {
		paths.push(path);
		if (paths.length < mostPaths) continue;
		yield { templates, paths, command };
		paths = [];
	}
	yield { templates, paths, command };
}

/** On one line. */
const mostPaths = 1000;

/** What a run does not do either of what earlier ones left undone. */
export function leftBy(run: LedgerRun, undone: readonly Undertaking[]): readonly Undertaking[] {
	if (undone.length === 0) return [];
	const isDone = doneBy(run);
	return undone
		.map((each) => ({ ...each, paths: each.paths.filter((path) => !isDone(path, each.templates)) }))
		.filter(({ paths }) => paths.length > 0);
}

/** Tells whether a run does what another one was to do with an input; nobody can convert one that is gone. */
function doneBy({ making, all }: LedgerRun): (path: string, templates: readonly string[]) => boolean {
	const inputs = new Set(pathsOf(all));
	const folders = new Set(Array.from(inputs, dirname));
	return (path, templates) => {
		if (inputs.has(path)) return templates.every((template) => making.templates.has(template));
		// Where its folder is gone or empty, a disk may be away just now. From one with other notes, a note was removed.
		return isAbsolute(path) && folders.has(dirname(path)) && isGone(path);
	};
}

function* pathsOf(inputs: Iterable<Input>): Generator<string> {
	for (const { file, path } of inputs) {
		const place = file ?? path;
		if (place !== null) yield place;
	}
}

/** Whether no notes have a name any more. What is behind a link, or can't be asked for just now, may still be there. */
export function isGone(path: string): boolean {
	try {
		return lstatSync(path, { throwIfNoEntry: false })?.isDirectory() !== false;
	} catch (error) {
		return ["ENOENT", "ENOTDIR"].includes(systemCode(error));
	}
}
