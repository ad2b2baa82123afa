/** The meaning of an argument: files, a folder of notes, a glob, or nothing. */
import { dirname, join, relative, resolve, sep } from "node:path";
import { outsideReason } from "../files/own-file.ts";
import { compareBytes, isBelow, slashed } from "../files/paths.ts";
import { type Fault, fault } from "../findings/finding.ts";
import { isWritten, withoutListed } from "./archives.ts";
import { asSeenFrom, filesOf, isNamed, isTooDeep, kindOf, missingFile, statusOf, tooDeep } from "./load.ts";
import { globTest, widened } from "./patterns.ts";
import { isPageOfNotes, withoutOwnReports } from "./report-like.ts";
import { type SkippedFile, type Walked, walk } from "./walk.ts";

/** An argument that matched nothing, or a folder that can't be read, with the reason. */
export interface FailedArgument {
	readonly shown: string;
	/** The absolute path of a single unreadable file; otherwise the number of missing files is unknown. */
	readonly file?: string;
	readonly fault: Fault;
}

/** What resolving arguments needs. */
export interface FindContext {
	readonly cwd: string;
	/** The folder that output goes to, absolute. */
	readonly exclude: string | null;
	/** What standard input is called. */
	readonly stdinPath: string | null;
	/** Whether old Word files are notes. */
	readonly isOffice?: boolean;
	/** The folder that arguments are relative to, if it is not `cwd`. */
	readonly base?: string;
	/** More arguments, which are names and never globs. */
	readonly listed?: readonly string[];
	/** What is left of the files that an argument yields; without it, all. */
	readonly narrow?: Narrow;
	/** All files that any of a config's globs may mean, found together. */
	readonly reach?: () => Promise<readonly string[]>;
}

/** Filters the files that a folder or a glob matched. */
export type Narrow = (files: readonly string[], by: "folder" | "glob") => Promise<readonly string[]>;

/** Paths, and why each is not read. */
type LeftOut = readonly (readonly [path: string, reason: string])[];

export interface Meaning {
	readonly files: readonly string[];
	readonly skipped?: readonly SkippedFile[];
	readonly ignored?: readonly string[];
	readonly leftOut?: LeftOut;
	readonly failed: readonly FailedArgument[];
	/** The folder that all lies in that may ever be meant by this. */
	readonly start?: string;
	/** Of a folder or a glob: whether it has anything today. */
	readonly collection?: "found" | "none";
}

export async function meaningOf(arg: string, context: FindContext): Promise<Meaning> {
	// The empty path would be the working folder, and comes of a variable that is not set.
	if (arg === "") return failing('""', fault("no-files", "The argument is empty. Name a file, a folder or a glob."));
	const meaning = (await namedMeaning(arg, context)) ?? (await globMeaning(arg, context));
	return withStart(meaning, arg, context);
}

/**
 * The root does not depend on which of several arguments are there today: a missing file counts, too. On the command line it is
 * a mistake if its folder is missing as well.
 */
function withStart(meaning: Meaning, arg: string, { base, cwd }: FindContext): Meaning {
	const start = meaning.start ?? dirname(resolve(base ?? cwd, arg));
	return base !== undefined || kindOf(start) === "folder" ? { ...meaning, start } : meaning;
}

/** The meaning of an argument that is the name of nothing. */
async function globMeaning(arg: string, context: FindContext): Promise<Meaning> {
	const { isDynamicPattern } = await import("tinyglobby");
	if (!isDynamicPattern(arg)) return missing(arg, context);
	const { base, cwd, narrow = everything } = context;
	const start = await startOf(arg, context);
	const seen = seenFrom(start, context);
	const expanded = await expand(arg, context);
	const deep = expanded.filter((file) => isTooDeep(dirname(file)));
	const all = without(expanded, deep);
	const found = await withoutOutput(start, all, seen);
	const allowed = base === undefined ? found : found.filter((file) => whyOutside(base, file) === null);
	const pages = allowed.filter(isPageOfNotes);
	const files = without(allowed, pages);
	const left = await narrow(files, "glob");
	const failed: FailedArgument[] = [];
	const tell = (path: string, fault: Fault) => void failed.push({ shown: shownFrom(cwd, path), fault });
	// On the command line, a glob means all files that match.
	const notes = base === undefined ? left : await withoutListed(left, tell);
	for (const file of deep) failed.push({ shown: shownFrom(cwd, file), file, fault: tooDeep("file") });
	return orNone(arg, {
		files: notes,
		skipped: without(left, notes).map(writtenEarlier),
		leftOut: [
			...without(files, left).map(ignoredBy),
			...pages.map(madeHere),
			...(await inOutput(without(all, found), "glob", seen)),
		],
		failed,
		start,
		collection: notes.length > 0 ? "found" : "none",
	});
}

/** Resolves a name of a list; links are refused, since others may have made them. */
export async function listedMeaning(listed: string, context: FindContext): Promise<Meaning> {
	// As `--failed-to` writes names.
	const name = listed.replace(/^\.\/{2,}(?=[^/])/, "").replace(/^(\.\.|[a-z]:)\/{2,}/i, "$1/");
	const file = resolve(context.cwd, name);
	const why = linkReason(file, context.cwd);
	if (why !== null) return refused(name, file, `${why}. Name a file that is not a link.`);
	return withStart((await namedMeaning(name, context)) ?? missing(name, context), name, context);
}

/** Why a path is a link or leads through one, below the folder that it shares with the working folder. */
export function linkReason(path: string, cwd: string): string | null {
	let above = cwd;
	while (!isBelow(above, path) && dirname(above) !== above) above = dirname(above);
	return outsideReason(above, path);
}

/** The meaning of a name that is not a glob; null if nothing has that name. */
async function namedMeaning(name: string, context: FindContext): Promise<Meaning | null> {
	const path = resolve(context.base ?? context.cwd, name);
	const kind = kindOf(path);
	const why = context.base === undefined ? null : whyForeign(path, context.base);
	if (why !== null) return refused(name, path, `${why}. A config can't name it; the command line can.`);
	if (kind === "folder") return folderMeaning(name, path, context);
	if (kind === null) return isNamed(path) ? missing(name, context) : null;
	return isTooDeep(dirname(path)) ? failing(name, tooDeep("file"), path) : { files: [path], failed: [] };
}

/** Why what a config names is not read: a link may lead anywhere, and a pipe may never end. */
function whyForeign(path: string, base: string): string | null {
	const status = statusOf(path);
	const isStream = kindOf(path) === "file" && status?.isFile === false;
	return whyOutside(base, path) ?? (isStream ? "it is a pipe or a device" : null);
}

/** Files that are never found in folders can only be named on the command line, because they may be secret. */
function whyOutside(base: string, path: string): string | null {
	const outside = outsideReason(base, path);
	if (outside !== null) return outside;
	const steps = relative(base, path).split(sep);
	if (steps.includes("node_modules")) return "it is in `node_modules`";
	return steps.some((step) => step.startsWith(".")) ? "a name on its path begins with a dot" : null;
}

async function folderMeaning(arg: string, folder: string, found: FindContext): Promise<Meaning> {
	const context = seenFrom(folder, found);
	const { cwd, exclude, narrow = everything } = context;
	const walked = await walk(folder, context);
	const reports = walked.archive.size > 0 ? writtenBeside(walked, folder) : [];
	const read = reports.length === 0 ? walked.files : without(walked.files, reports);
	const others = exclude === null ? read : withoutOwnReports(read, exclude);
	const pages = others.filter(isPageOfNotes);
	const files = without(others, pages);
	const failed: FailedArgument[] = [];
	for (const { path, ...rest } of walked.failed) {
		// Where any file in it would be left out, it does not matter that a folder can't be read.
		if (path === folder || (await narrow([join(path, "_")], "glob")).length > 0)
			failed.push({ shown: shownFrom(cwd, path), ...rest });
	}
	const skipped = [...walked.skipped, ...reports.map(writtenEarlier)];
	const kept = new Set(
		await narrow(
			skipped.map(({ path }) => path),
			"folder",
		),
	);
	const left = await narrow(files, "folder");
	const narrowed = without(files, left);
	const unwanted = await narrow(narrowed, "glob");
	const inside = walked.hasExcluded ? await inOutput(null, "folder", context) : [];
	const ignored = [...walked.ignored.keys(), ...narrowed].map(
		(path) => shownFrom(cwd, path) + (path.endsWith(sep) ? "/" : ""),
	);
	const meaning: Meaning = {
		files: left,
		skipped: skipped.filter(({ path }) => kept.has(path)),
		ignored,
		leftOut: [...without(narrowed, unwanted).map(ignoredBy), ...pages.map(madeHere), ...inside],
		failed,
		start: folder,
		collection: "found",
	};
	return orNone(arg, meaning, left.length === 0 ? whyNone(walked, narrowed, cwd) : "");
}

/** What the config or ignore files leave out of a folder, or else a file that folders do not mean; and how to read it. */
function whyNone({ ignored, skipped }: Walked, narrowed: readonly string[], cwd: string): string {
	const shown = (path: string): string => `\`${shownFrom(cwd, path)}\``;
	const names = [...ignored.values()].flatMap(({ folder, names }) => names.map((name) => shown(join(folder, name))));
	const by = narrowed.length > 0 ? "the config" : [...new Set(names)].sort().join(" and ");
	const [first, ...more] = (narrowed.length > 0 ? [...narrowed] : [...ignored.keys()]).sort(compareBytes);
	const others = more.length === 0 ? "" : ` and ${more.length} more`;
	const hint = narrowed.length > 0 ? "Name the files" : "Name the files or a glob";
	if (first !== undefined) return `: ${by} left out ${shown(first)}${others}. ${hint}`;
	const named = skipped.find(({ reason }) => reason === "not read unless named");
	if (named !== undefined) return `: files such as ${shown(named.path)} are read only when named. Name them or a glob`;
	const old = skipped.find(({ path, reason }) => reason === "unsupported extension" && /\.doc$/i.test(path));
	return old === undefined
		? ""
		: `: files such as ${shown(old.path)} are old Word files. Pass \`--office\` if LibreOffice is installed, or save them as \`.docx\``;
}

/** The unchanged reports that runs wrote beside their notes. */
function writtenBeside({ files, archive }: Walked, folder: string): readonly string[] {
	return without(files, withoutOwnReports(files, folder)).filter((file) => isWritten(file, archive));
}

/** The output folder may be a link to that of the notes, or to one in it. */
const seenFrom = (folder: string, context: FindContext): FindContext =>
	context.exclude === null ? context : { ...context, exclude: asSeenFrom(folder, context.exclude) };

const everything: Narrow = async (files) => files;

const shownFrom = (cwd: string, path: string): string => slashed(relative(cwd, path)) || ".";

const writtenEarlier = (path: string): SkippedFile => ({ path, reason: "written by an earlier run" });

const ignoredBy = (path: string): readonly [string, string] => [path, "ignored by the config"];

const madeHere = (path: string): readonly [string, string] => [path, "made from notes in the same folder"];

/** The notes of the output folder that no run wrote; where only some of its files are meant, of those. */
async function inOutput(
	meant: readonly string[] | null,
	by: "folder" | "glob",
	context: FindContext,
): Promise<LeftOut> {
	const { cwd, exclude, narrow = everything } = context;
	if (exclude === null || meant?.length === 0) return [];
	const notes = withoutOwnReports((await walk(exclude, context)).files, exclude);
	const isMeant = meant === null ? null : new Set(meant);
	const some = notes.filter((path) => isMeant?.has(path) !== false);
	return (await narrow(some, by)).map((path) => [path, `in the output folder ${shownFrom(cwd, exclude)}`]);
}

function without(files: readonly string[], left: readonly string[]): readonly string[] {
	if (left.length === files.length) return [];
	const isLeft = new Set(left);
	return files.filter((file) => !isLeft.has(file));
}

function orNone(arg: string, meaning: Meaning, why = ""): Meaning {
	if (meaning.files.length > 0 || meaning.failed.length > 0) return meaning;
	return { ...meaning, ...failing(arg, fault("no-files", `No notes found here${why}.`)), collection: "none" };
}

/** The meaning of the name of a file that must not be read. */
const refused = (name: string, file: string, why: string): Meaning =>
	failing(name, fault("unreadable-file", `Can't read this file: ${why}`), file);

function missing(shown: string, { base, cwd }: FindContext): Meaning {
	const file = resolve(base ?? cwd, shown);
	return failing(shown, missingFile(file), file);
}

const failing = (shown: string, fault: Fault, file?: string): Meaning => ({
	files: [],
	failed: [{ shown, fault, ...(file === undefined ? {} : { file }) }],
});

async function expand(pattern: string, { cwd, base, reach }: FindContext): Promise<readonly string[]> {
	if (base === undefined || reach === undefined) return filesOf([slashed(pattern)], cwd);
	return (await reach()).filter(globTest(base, [pattern]));
}

/** Where globs of a config can match. A config is untrusted, and the library would walk all folders for each glob. */
export function reachOf(patterns: readonly string[], base: string): () => Promise<readonly string[]> {
	let found: Promise<readonly string[]> | null = null;
	return () => {
		found ??= filesOf([...new Set(patterns.flatMap(widened))], base);
		return found;
	};
}

async function withoutOutput(start: string, files: readonly string[], { exclude }: FindContext) {
	if (exclude === null) return files;
	if (start !== exclude && !isBelow(exclude, start)) return files.filter((path) => !isBelow(exclude, path));
	// What is looked for in the output folder itself is not left out with it. The code that writes to the folder says more about
	// an invalid manifest.
	return withoutOwnReports(await withoutListed(files, () => undefined), exclude);
}

/** The folder that all lies in what a glob may find: what stands before its first wildcard. */
async function startOf(pattern: string, { cwd, base }: FindContext): Promise<string> {
	const { isDynamicPattern } = await import("tinyglobby");
	const parts = slashed(pattern).split("/");
	const fixed = parts.slice(
		0,
		parts.findIndex((part) => isDynamicPattern(part)),
	);
	return resolve(base ?? cwd, fixed.map((part) => `${part.replace(/\\(?=\W)/g, "")}/`).join(""));
}
