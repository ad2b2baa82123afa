/** Turns the arguments of a command into the files they mean. */

import { basename, dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { beginOf, compareBytes, isBelow, realPath, slashed } from "../files/paths.ts";
import { append } from "../text/append.ts";
import type { Loaded } from "./load.ts";
import { type FailedArgument, type FindContext, listedMeaning, type Meaning, meaningOf, reachOf } from "./meanings.ts";
import type { SkippedFile, SkipReason } from "./walk.ts";

/** One input: a file, or standard input if `file` is null. */
export interface Input {
	/** Absolute. */
	readonly file: string | null;
	/** As findings name it: relative to the working folder, with `/`. */
	readonly shown: string;
	/** Relative to the root, with `/`; null for standard input without a name. */
	readonly path: string | null;
	/** What was read of it already: standard input and pipes can be read once. */
	readonly loaded?: Loaded;
	/** Why a file of a folder is not read. */
	readonly skipped?: SkipReason;
	/** Whether it was named on the command line; any other file is not read through a link, since there was none when it was found. */
	readonly mayBeLink?: true;
	/** Where the file was when it was found, links resolved; only if it may be fixed. */
	readonly real?: string;
}

/** A lazy list of inputs, since there may be very many. */
export interface Inputs extends Iterable<Input> {
	readonly length: number;
	at(index: number): Input | undefined;
}

/** All inputs in the order of their paths' bytes, each once. */
export interface Found {
	readonly inputs: Inputs;
	/** Files in folders that no format reads, in the same order; files outside the root have no path. */
	readonly skipped: readonly Input[];
	/** Notes and folders that ignore files or the config leave out, as messages show them. */
	readonly ignored: readonly string[];
	/** Notes that the config ignores, or that stand in the output folder: absolute, and why they are not read. */
	readonly leftOut: ReadonlyMap<string, string>;
	readonly failed: readonly FailedArgument[];
	/** The folders that were looked through, absolute: those that were given, and where globs begin. */
	readonly folders: readonly string[];
	/** Where folders and globs begin that were given, absolute: what one matches today may be nothing, and two files tomorrow. */
	readonly collections: readonly string[];
}

/** Finds the inputs of arguments; an argument that matches nothing has failed. */
export async function findInputs(args: readonly string[], context: FindContext): Promise<Found> {
	const { base, cwd } = context;
	const meanings: Meaning[] = [];
	const named = new Set<string>();
	const within = base === undefined ? context : { ...context, reach: reachOf(args, base) };
	for (const arg of new Set(args)) {
		if (arg === "-") continue;
		const meaning = await meaningOf(arg, within);
		meanings.push(meaning);
		if (base === undefined && meaning.collection === undefined) for (const file of meaning.files) named.add(file);
	}
	for (const name of new Set(context.listed)) meanings.push(await listedMeaning(name, context));
	const files: string[] = [];
	const skipped: SkippedFile[] = [];
	const ignored: string[] = [];
	const leftOut = new Map<string, string>();
	const failed: FailedArgument[] = [];
	const told = new Set<string>();
	const starts: string[] = [];
	const folders: string[] = [];
	const collections: string[] = [];
	for (const { start, collection, ...meaning } of meanings) {
		append(files, meaning.files);
		append(skipped, meaning.skipped ?? []);
		append(ignored, meaning.ignored ?? []);
		for (const [path, reason] of meaning.leftOut ?? []) leftOut.set(path, reason);
		// Several may lie below one folder with an invalid manifest.
		append(
			failed,
			meaning.failed.filter(({ shown }) => !told.has(shown)),
		);
		for (const { shown } of meaning.failed) told.add(shown);
		if (start === undefined) continue;
		starts.push(start);
		if (collection !== undefined) collections.push(start);
		if (collection === "found") folders.push(start);
	}
	const paths = withoutRepeats(files.sort(compareBytes));
	if (leftOut.size > 0) for (const path of paths) leftOut.delete(path);
	const root = rootOf(paths, starts);
	const inputOf = (file: string): Input => {
		const input = { file, shown: pathFrom(cwd, file), path: pathFrom(root, file) };
		return named.has(file) ? { ...input, mayBeLink: true } : input;
	};
	const inputs = inputsOf(args.includes("-") ? [standardInput(context)] : [], paths, inputOf);
	const unread = skipped.length === 0 ? [] : skippedInputs(skipped, paths, inputOf);
	return { inputs, skipped: unread, ignored, leftOut, failed, folders, collections };
}

/** Each once, and none that is read after all, since it was named or found by a glob. */
function skippedInputs(
	skipped: SkippedFile[],
	paths: readonly string[],
	inputOf: (file: string) => Input,
): readonly Input[] {
	const read = new Set(paths);
	const sorted = skipped.sort((one, other) => compareBytes(one.path, other.path));
	return sorted.flatMap(({ path: file, reason }, at) => {
		if (read.has(file) || sorted[at - 1]?.path === file) return [];
		const { shown, path } = inputOf(file);
		return [{ file, shown, path: path?.startsWith("../") ? null : path, skipped: reason }];
	});
}

const pathFrom = (folder: string, file: string): string =>
	slashed(isBelow(folder, file) ? file.slice(beginOf(folder).length) : relative(folder, file));

/** Of sorted files: in place, as a set of them would take more memory than they do. */
function withoutRepeats(files: string[]): readonly string[] {
	let count = 0;
	for (const file of files) if (count === 0 || files[count - 1] !== file) files[count++] = file;
	files.length = count;
	return files;
}

function inputsOf(first: readonly Input[], paths: readonly string[], inputOf: (file: string) => Input): Inputs {
	return {
		length: first.length + paths.length,
		at(index) {
			const file = paths[index - first.length];
			return file === undefined ? first[index] : inputOf(file);
		},
		*[Symbol.iterator]() {
			yield* first;
			for (const file of paths) yield inputOf(file);
		},
	};
}

/** The name of standard input in findings. */
export const standardInputName = "<stdin>";

/** Standard input as an input. Outputs contain no absolute paths, so a name outside the working folder is shortened. */
export function standardInput({ cwd, stdinPath }: Pick<FindContext, "cwd" | "stdinPath">): Input {
	if (stdinPath === null) return { file: null, shown: standardInputName, path: null };
	const path = belowFolder(cwd, stdinPath) ?? basename(stdinPath);
	return { file: null, shown: standardInputName, path };
}

/** A path relative to the working folder, with `/`; null if it is outside. The working folder may be behind a link. */
export function belowFolder(cwd: string, path: string): string | null {
	const file = resolve(cwd, path);
	const real = join(realPath(dirname(file)), basename(file));
	const below = [relative(cwd, file), relative(realPath(cwd), real)].find(
		(each) => !isAbsolute(each) && each.split(sep)[0] !== "..",
	);
	return below === undefined ? null : slashed(below);
}

/** The lowest folder that contains all files and `starts`. */
function rootOf(files: readonly string[], starts: readonly string[]): string {
	let root = starts[0] ?? dirname(files[0] ?? "");
	for (const paths of [starts.map(beginOf), files]) {
		for (const path of paths) while (!isBelow(root, path) && dirname(root) !== root) root = dirname(root);
	}
	return root;
}
