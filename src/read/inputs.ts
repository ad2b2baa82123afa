/** Turns the arguments of a command into the files they mean. */

import { basename, dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { whyOutside } from "../files/own-file.ts";
import { type Fault, fault } from "../findings/faults.ts";
import { append } from "../text/append.ts";
import { withoutListed } from "./archives.ts";
import { isNamed, kindOf, type Loaded, missingFile, statusOf } from "./load.ts";
import { compareBytes } from "./order.ts";
import { withoutOwnReports } from "./own-reports.ts";
import { type SkippedFile, type SkipReason, walk } from "./walk.ts";

/** One input: a file, or standard input where `file` is null. */
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
}

/** An argument that meant nothing, or a folder that could not be read, and why. */
export interface FailedArgument {
	readonly shown: string;
	readonly fault: Fault;
}

/** Inputs by their place among all; each is made when it is asked for, as there may be very many. */
export interface Inputs extends Iterable<Input> {
	readonly length: number;
	at(index: number): Input | undefined;
}

/** All inputs in the order of their paths' bytes, each once. */
export interface Found {
	readonly inputs: Inputs;
	/** The files of folders that no format reads, in the same order; what lies outside the root has no path. */
	readonly skipped: readonly Input[];
	/** Notes and folders that ignore files or the config leave out, as people are told them. */
	readonly ignored: readonly string[];
	readonly failed: readonly FailedArgument[];
	/** The folders that were given, absolute. */
	readonly folders: readonly string[];
	/** Whether a folder or a glob was given: what it yields may be one file today and two tomorrow. */
	readonly hasCollection: boolean;
}

/** Where arguments are looked up, and what is left out. */
export interface FindContext {
	readonly cwd: string;
	/** The folder that output goes to, absolute. */
	readonly exclude: string | null;
	/** What standard input is called. */
	readonly stdinPath: string | null;
	/** The folder that arguments count from, where it is not `cwd`. */
	readonly base?: string;
	/** More arguments, which are names and never globs. */
	readonly listed?: readonly string[];
	/** What is left of the files that an argument yields; without it, all. */
	readonly narrow?: Narrow;
}

/** Takes the absolute paths of files, and whether a folder or a glob yielded them. */
export type Narrow = (files: readonly string[], by: "folder" | "glob") => Promise<readonly string[]>;

/** Finds what the arguments mean; an argument that yields nothing is a failed one. */
export async function findInputs(args: readonly string[], context: FindContext): Promise<Found> {
	const files: string[] = [];
	const folders: string[] = [];
	const emptied: string[] = [];
	const skipped: SkippedFile[] = [];
	const ignored: string[] = [];
	const failed: FailedArgument[] = [];
	let hasCollection = false;
	const take = (meaning: Meaning): void => {
		for (const file of meaning.files) files.push(file);
		append(skipped, meaning.skipped ?? []);
		append(ignored, meaning.ignored ?? []);
		if (meaning.folder !== undefined) folders.push(meaning.folder);
		if (meaning.emptied !== undefined) emptied.push(meaning.emptied);
		append(failed, meaning.failed);
		hasCollection ||= meaning.isCollection === true;
	};
	for (const arg of new Set(args)) if (arg !== "-") take(await meaningOf(arg, context));
	for (const name of new Set(context.listed)) take(await listedMeaning(name, context));
	const first = args.includes("-") ? [standardInput(context)] : [];
	const all = filesIn(files, files.length === 0 ? emptied : folders, context.cwd);
	const inputs = inputsOf(first, all);
	return { inputs, skipped: skippedInputs(skipped, all), ignored, failed, folders, hasCollection };
}

/** Each once, and none that is read after all, since it was named or found by a glob. */
function skippedInputs(skipped: SkippedFile[], { paths, input }: Files): Input[] {
	if (skipped.length === 0) return [];
	const read = new Set(paths);
	const sorted = skipped.sort((one, other) => compareBytes(one.path, other.path));
	return sorted.flatMap(({ path: file, reason }, at) => {
		if (read.has(file) || sorted[at - 1]?.path === file) return [];
		const { shown, path } = input(file);
		return [{ file, shown, path: path?.startsWith("../") ? null : path, skipped: reason }];
	});
}

/** Absolute paths in order, and how each becomes an input. */
interface Files {
	readonly paths: readonly string[];
	readonly input: (file: string) => Input;
}

function filesIn(files: string[], folders: readonly string[], cwd: string): Files {
	const root = rootOf(files, folders);
	const from = (folder: string, file: string): string =>
		slashed(isBelow(file, folder) ? file.slice(beginOf(folder).length) : relative(folder, file));
	return {
		paths: withoutRepeats(files.sort(compareBytes)),
		input: (file) => ({ file, shown: from(cwd, file), path: from(root, file) }),
	};
}

/** Of sorted files: in place, as a set of them would take more memory than they do. */
function withoutRepeats(files: string[]): readonly string[] {
	let count = 0;
	for (const file of files) if (count === 0 || files[count - 1] !== file) files[count++] = file;
	files.length = count;
	return files;
}

function inputsOf(first: readonly Input[], { paths, input }: Files): Inputs {
	return {
		length: first.length + paths.length,
		at(index) {
			const file = paths[index - first.length];
			return file === undefined ? first[index] : input(file);
		},
		*[Symbol.iterator]() {
			yield* first;
			for (const file of paths) yield input(file);
		},
	};
}

/** What findings call standard input. */
export const standardInputName = "<stdin>";

/** Standard input as an input; no output may hold an absolute path, so a name outside the folder loses it. */
export function standardInput({ cwd, stdinPath }: Pick<FindContext, "cwd" | "stdinPath">): Input {
	if (stdinPath === null) return { file: null, shown: standardInputName, path: null };
	const below = relative(cwd, resolve(cwd, stdinPath));
	const path = below.startsWith("..") || isAbsolute(below) ? basename(stdinPath) : slashed(below);
	return { file: null, shown: standardInputName, path };
}

interface Meaning {
	readonly files: readonly string[];
	readonly skipped?: readonly SkippedFile[];
	readonly ignored?: readonly string[];
	readonly folder?: string;
	/** A folder without notes: whatever was made of them, they may be back tomorrow. */
	readonly emptied?: string | undefined;
	readonly failed: readonly FailedArgument[];
	/** Whether a folder or a glob means this. */
	readonly isCollection?: boolean;
}

async function meaningOf(arg: string, context: FindContext): Promise<Meaning> {
	// The empty path would be the working folder, and comes of a variable that is not set.
	if (arg === "") return failing('""', fault("no-files", "Empty argument", "a file, a folder or a glob"));
	const named = await namedMeaning(arg, context);
	if (named !== null) return named;
	const { isDynamicPattern } = await import("tinyglobby");
	if (isDynamicPattern(arg)) {
		const found = await expand(arg, context);
		const { base } = context;
		const files =
			base === undefined ? found : found.filter((file) => (whyOutside(base, file) ?? whyHidden(base, file)) === null);
		return orNone(arg, { files: (await context.narrow?.(files, "glob")) ?? files, failed: [] });
	}
	return missing(arg, context);
}

/** What a name of a list means; whoever fills the listed folder makes its links, which may lead anywhere. */
async function listedMeaning(name: string, context: FindContext): Promise<Meaning> {
	const path = resolve(context.cwd, name);
	const why = whyOutside(isBelow(path, context.cwd) ? context.cwd : dirname(path), path);
	if (why !== null) return failing(name, fault("unreadable-file", `Unreadable file: ${why}`, "a file of its own"));
	return (await namedMeaning(name, context)) ?? missing(name, context);
}

/** What a name means as it stands; null where nothing has that name. */
async function namedMeaning(name: string, context: FindContext): Promise<Meaning | null> {
	const path = resolve(context.base ?? context.cwd, name);
	const kind = kindOf(path);
	const why = context.base === undefined ? null : whyForeign(path, context.base);
	if (why !== null) return failing(name, fault("unreadable-file", `Unreadable file: ${why}`, "a file of its own"));
	if (kind === "folder") return folderMeaning(name, path, context);
	if (kind === null) return isNamed(path) ? missing(name, context) : null;
	return { files: [path], failed: [] };
}

/** Why what a config names is not read: a link may lead anywhere, and a pipe may never end. */
function whyForeign(path: string, base: string): string | null {
	const status = statusOf(path);
	const isStream = kindOf(path) === "file" && status?.isFile === false;
	return whyOutside(base, path) ?? whyHidden(base, path) ?? (isStream ? "it is a pipe or a device" : null);
}

/** What no folder yields, only the command line may name: secrets lie there. */
function whyHidden(base: string, path: string): string | null {
	const steps = relative(base, path).split(sep);
	if (steps.includes("node_modules")) return "it is in `node_modules`";
	return steps.some((step) => step.startsWith(".")) ? "a name on its path begins with a dot" : null;
}

async function folderMeaning(arg: string, folder: string, { cwd, exclude, narrow }: FindContext): Promise<Meaning> {
	const walked = await walk(folder, exclude);
	const { failed } = walked;
	const written = exclude ?? (walked.isArchive ? folder : null);
	const files = written === null ? walked.files : withoutOwnReports(walked.files, written);
	const shown: FailedArgument[] = [];
	for (const { path, fault } of failed) {
		// Where any file in it would be left out, it does not matter that a folder can't be read.
		const left = path === folder || narrow === undefined || (await narrow([join(path, "_")], "glob")).length > 0;
		if (left) shown.push({ shown: slashed(relative(cwd, path)) || ".", fault });
	}
	const { skipped } = walked;
	const paths = skipped.map(({ path }) => path);
	const held = new Set((await narrow?.(paths, "folder")) ?? paths);
	const left = (await narrow?.(files, "folder")) ?? files;
	const isLeft = left.length < files.length ? new Set(left) : null;
	const narrowed = isLeft === null ? [] : files.filter((file) => !isLeft.has(file));
	const ignored = [...walked.ignored, ...narrowed].map(
		(path) => slashed(relative(cwd, path)) + (path.endsWith(sep) ? "/" : ""),
	);
	const meaning = { skipped: skipped.filter(({ path }) => held.has(path)), ignored, folder, failed: shown };
	return orNone(arg, { files: left, ...meaning });
}

function orNone(arg: string, meaning: Meaning): Meaning {
	if (meaning.files.length > 0 || meaning.failed.length > 0) return { ...meaning, isCollection: true };
	const { folder, skipped = [], ignored = [] } = meaning;
	return {
		...failing(arg, fault("no-files", "No notes found here")),
		skipped,
		ignored,
		emptied: folder,
		isCollection: true,
	};
}

const missing = (shown: string, { base, cwd }: FindContext): Meaning =>
	failing(shown, missingFile(resolve(base ?? cwd, shown)));

const failing = (shown: string, fault: Fault): Meaning => ({ files: [], failed: [{ shown, fault }] });

async function expand(pattern: string, { cwd, base, exclude }: FindContext): Promise<string[]> {
	const { glob, isDynamicPattern } = await import("tinyglobby");
	const options = { cwd: base ?? cwd, absolute: true, followSymbolicLinks: false, ignore: ["**/node_modules/**"] };
	const found = await glob(slashed(pattern), options);
	const files = found.map((path) => resolve(path));
	if (exclude === null) return files;
	const fixed = slashed(pattern)
		.split("/")
		.findIndex((part) => isDynamicPattern(part));
	const start = resolve(base ?? cwd, slashed(pattern).split("/").slice(0, fixed).join("/") || ".");
	// What is looked for in the output folder itself is not left out with it.
	if (start === exclude || isBelow(start, exclude)) {
		return withoutOwnReports(withoutListed(files, exclude), exclude);
	}
	return files.filter((path) => !isBelow(path, exclude));
}

/** The only folder argument, if it holds all inputs; else the lowest folder that does. */
function rootOf(files: readonly string[], folders: readonly string[]): string {
	const [only] = folders;
	let root = folders.length === 1 && only !== undefined ? only : dirname(files[0] ?? "");
	for (const file of files) {
		while (!isBelow(file, root) && dirname(root) !== root) root = dirname(root);
	}
	return root;
}

const isBelow = (file: string, folder: string): boolean => file.startsWith(beginOf(folder));

const beginOf = (folder: string): string => (folder.endsWith(sep) ? folder : folder + sep);

const slashed = (path: string): string => (sep === "/" ? path : path.split(sep).join("/"));
