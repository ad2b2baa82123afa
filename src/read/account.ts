/** What runs keep of themselves in `.rapporteur/`, as far as others than the next run need it. */
import { dirname, join } from "node:path";
import * as v from "valibot";
import { outsideReason } from "../files/own-file.ts";
import { readError, standingLinesLeniently, tailOf } from "./load.ts";
import { type ListedOutput, type ManifestLine, outputSchema, parseAs, readLine, unreadable } from "./manifest.ts";

/** A command line that can be repeated. */
export interface CommandLine {
	/** The working folder, absolute. */
	readonly cwd: string;
	/** Without `--shard`. */
	readonly args: readonly string[];
}

/** The parts of a command line that older accounts lack. */
export const commandSchema = v.nullish(v.object({ cwd: v.string(), args: v.array(v.string()) }));

/** How a run ended, from the last line of an account. Otherwise the run is at work or was killed. */
export interface End {
	/** Whether all inputs were gone through, and nothing is left undone of earlier runs. */
	readonly complete: boolean;
	/** The hash of the templates, forms, options and inputs that a shard saw, those of other shards too; null for a whole run. */
	readonly inputs: string | null;
	/** The hash of the manifest that was written with it, or null. */
	readonly manifest: string | null;
	readonly command?: CommandLine | null | undefined;
}

const hash = v.nullable(v.string());
const endSchema = v.object({
	complete: v.boolean(),
	inputs: hash,
	manifest: hash,
	command: commandSchema,
});

/** Reads the line of an end; null for any other. */
export function readEnd(text: string): End | null {
	const [, json = ""] = /^(\{.*\})\tended$/.exec(text) ?? [];
	return parseAs(endSchema, json);
}

/** How the last run of an account ended; null if it did not, or without an account. Throws if it can't be read. */
export function endOf(state: string): End | null {
	demandReadable(state);
	const [, line = ""] = /(?:^|\n)([^\n]*)\n$/.exec(tailOf(state, longestEnd)) ?? [];
	return readEnd(line);
}

/** Throws for an account that can't be read: it may say that the manifest is not reliable. */
export function demandReadable(state: string): void {
	const error = readError(state);
	if (error !== null) throw unreadable(state, error);
}

/** The line of the manifest that a line of an account begins with, up to a tab; null for any other. */
export const lineOf = (text: string): ManifestLine | null => readLine(text.slice(0, text.indexOf("\t")));

/** Whether a line of an account is that of notes that another shard has now. */
export const isOfMoved = (text: string): boolean => text.endsWith("\tmoved");

/** Bytes: an end has fewer. */
const longestEnd = 4096;

/** The reports that a run made of notes, as its record says. */
export interface Made {
	/** Of the notes, relative to the root. */
	readonly path: string;
	readonly outputs: readonly ListedOutput[];
}

/**
 * Outputs that no manifest lists, from the state in `.rapporteur`: of a run at work or killed, and left over from
 * earlier runs.
 */
export function* unlistedOutputs(home: string, names: readonly string[]): Generator<Made> {
	const states = names
		.filter((name) => /^state(?:\.\d+-of-\d+)?\.tsv$/.test(name))
		.map((name) => join(home, name))
		.filter((path) => outsideReason(dirname(home), path) === null);
	const isUnfinished = states.some((path) => endOf(path)?.complete !== true);
	for (const state of states)
		for (const { text } of standingLinesLeniently(state)) {
			const [, rest = ""] = text.split("\t");
			const isListed = !isUnfinished && !isOfMoved(text);
			const line = !isListed || rest.includes('"stale":[{') ? lineOf(text) : null;
			if (line === null) continue;
			const { path, outputs } = line;
			const stale = parseAs(staleSchema, rest)?.stale ?? [];
			yield { path, outputs: [...(isListed ? [] : outputs), ...stale] };
		}
}

const staleSchema = v.object({ stale: v.array(v.object(outputSchema.entries)) });
