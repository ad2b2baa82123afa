/** Lists the notes below a folder, and the files that are none. */
import { dirname, extname, join, relative, sep } from "node:path";
import { readOwnText } from "../files/own-file.ts";
import { beginOf, configName, foldName, isBelow, realPath, slashed } from "../files/paths.ts";
import { type Fault, fault } from "../findings/finding.ts";
import { RefusedFile, readFailure } from "../findings/system-failure.ts";
import { append } from "../text/append.ts";
import { isWritten, type Listed, listedAbove, listedIn } from "./archives.ts";
import { deepest, type Entry, entriesOf, garbled, isNamed, isTooDeep, kindOf, tooDeep } from "./load.ts";
import { effortOf, type IgnoreTest, ignoreTest, mostEffort } from "./patterns.ts";

const noteExtensions: ReadonlySet<string> = new Set([".txt", ".md", ".docx", ".rtf", ".odt", ".html"]);

/** Files of these kinds are read, but not found in folders. */
const namedExtensions: ReadonlySet<string> = new Set([".json", ".pdf", ".markdown", ".htm"]);

/** Whether a folder means a file, by its name: every kind of notes, and old Word files where LibreOffice converts them. */
export function isNoteName(name: string, isOffice: boolean): boolean {
	const extension = extname(name).toLowerCase();
	return noteExtensions.has(extension) || (isOffice && extension === ".doc");
}

/** Why files of a folder are not read. */
export const skipReasons = [
	"unsupported extension",
	"not read unless named",
	"symbolic link or special file",
	"written by an earlier run",
] as const;

/** Why a file of a folder is not read. */
export type SkipReason = (typeof skipReasons)[number];

/** A file that is not read; absolute. */
export interface SkippedFile {
	readonly path: string;
	readonly reason: SkipReason;
}

/** The notes below a folder in any order, skipped files, and folders that can't be read. */
export interface Walked {
	readonly files: readonly string[];
	/** Without hidden and ignored files, and without outputs of runs in `exclude`. */
	readonly skipped: readonly SkippedFile[];
	/** Notes and folders that ignore files name, and the rules that do; a folder ends in the separator. */
	readonly ignored: ReadonlyMap<string, IgnoreRules>;
	/** What the manifests of the folder, and of those above, list in it; nothing if it is `exclude`. */
	readonly archive: Listed;
	/** Whether `exclude` was come upon, and would have been gone through. */
	readonly hasExcluded: boolean;
	readonly failed: readonly FailedEntry[];
}

/** A folder that could not be read, or one `file`. */
export interface FailedEntry {
	readonly path: string;
	readonly fault: Fault;
	readonly file?: string;
}

/** How folders are gone through. */
interface Walking {
	/** The folder that output goes to. */
	readonly exclude: string | null;
	readonly isOffice?: boolean;
	/** From here down, a `.rapporteurignore` counts. */
	readonly cwd: string;
}

/** Finds all notes below `folder`. */
export async function walk(folder: string, { exclude, isOffice = false, cwd }: Walking): Promise<Walked> {
	const files: string[] = [];
	const skipped: SkippedFile[] = [];
	const own: Listed = new Map();
	const listed: Listed = new Map();
	const ignored = new Map<string, IgnoreRules>();
	let hasExcluded = false;
	const failed: FailedEntry[] = [];
	const search: IgnoreSearch = { tell: (path, fault) => void failed.push({ path, fault }), effort: 0 };
	const pending: { path: string; above: readonly IgnoreRules[]; depth: number }[] = [
		{ path: folder, above: rulesAbove(folder, cwd, search), depth: 0 },
	];
	const archive: Listed = new Map();
	const real = realPath(folder);
	for (const [report, hashes] of await listedAbove([real], search.tell)) {
		const into = exclude !== null && isBelow(exclude, folder) ? own : archive;
		if (isBelow(foldName(real), report))
			into.set(foldName(beginOf(folder)) + report.slice(foldName(beginOf(real)).length), hashes);
	}
	for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
		const { path, above, depth } = next;
		const held = depth > deepest || isTooDeep(path) ? tooDeep("folder") : entriesOf(path);
		if ("code" in held) {
			failed.push({ path, fault: held });
			continue;
		}
		const names = held.entries.map(({ name }) => name);
		const written = await listedIn(path, names, search.tell);
		const into = path === exclude ? own : path === folder ? archive : listed;
		for (const [report, hashes] of written) into.set(report, hashes);
		const rules = [...above, ...rulesIn(path, (name) => names.includes(name), search)];
		// `join` leaves each path in pieces, which take four times the memory.
		const begin = path.endsWith(sep) ? path : path + sep;
		for (const entry of held.entries) {
			const child = begin + entry.name;
			const against = rulesAgainst(child, entry.isFolder, rules);
			const isMeant = isWanted(entry, isOffice);
			if (child === exclude) hasExcluded = isMeant && against === null;
			else if (against !== null) {
				if (isMeant) ignored.set(entry.isFolder ? child + sep : child, against);
			} else if (entry.isGarbled && (isMeant || reasonToSkip(entry) !== null)) {
				failed.push(garbledEntry(child, entry));
			} else if (!isMeant) {
				const reason = written.get(child) === null ? null : reasonToSkip(entry);
				if (reason !== null) skipped.push({ path: child, reason });
			} else if (!entry.isFolder) files.push(child);
			else if (written.get(child) !== null) pending.push({ path: child, above: rules, depth: depth + 1 });
		}
	}
	// An archive that was asked for is read by its Markdown, unless it is written to as well.
	for (const [report, hashes] of archive) if (extname(report) !== ".md") listed.set(report, hashes);
	const left = own.size + listed.size === 0 ? { files, skipped } : withoutReports({ files, skipped }, own, listed);
	return { ...left, ignored, archive, hasExcluded, failed };
}

/** What is left of files without reports; those that are not the run's own are skipped files. */
function withoutReports({ files, skipped }: Pick<Walked, "files" | "skipped">, own: Listed, listed: Listed) {
	const reports: SkippedFile[] = [];
	const isLeft = (path: string): boolean => {
		if (isWritten(path, own)) return false;
		const isReport = isWritten(path, listed);
		if (isReport) reports.push({ path, reason: "written by an earlier run" });
		return !isReport;
	};
	const notes = files.filter(isLeft);
	const others = skipped.filter(({ path }) => isLeft(path));
	append(others, reports);
	return { files: notes, skipped: others };
}

const garbledEntry = (path: string, { isFolder }: Entry): FailedEntry => ({
	path,
	fault: garbled(isFolder ? "folder" : "file"),
	file: path,
});

/** Null for a hidden file, and for a folder, which is gone through or hidden. */
function reasonToSkip({ name, isFile, isFolder }: Entry): SkipReason | null {
	if (isFolder || name.startsWith(".")) return null;
	if (!isFile) return "symbolic link or special file";
	return namedExtensions.has(extname(name).toLowerCase()) ? "not read unless named" : "unsupported extension";
}

function isWanted({ name, isFile, isFolder }: Entry, isOffice: boolean): boolean {
	if (name.startsWith(".")) return false;
	if (isFolder) return name !== "node_modules";
	return isFile && isNoteName(name, isOffice);
}

const names = [".gitignore", ".rapporteurignore"] as const;

/** The state shared by all ignore files of a run. */
export interface IgnoreSearch {
	/** Takes an ignore file that can't be read, and why. */
	readonly tell: (path: string, why: Fault) => void;
	/** What all of them ask for so far. */
	effort: number;
}

/** Of one ignore file: a config has no more lines either. */
const mostPatterns = 5000;

/** Characters of a pattern. */
const longest = 1000;

/** The rules of the ignore files of a folder, relative to it. */
export interface IgnoreRules {
	readonly folder: string;
	/** The names of these files. */
	readonly names: readonly string[];
	readonly test: IgnoreTest;
}

/** The rules of a folder's own ignore file, if there is one. */
function rulesIn(folder: string, isPresent: (name: string) => boolean, search: IgnoreSearch): IgnoreRules[] {
	const present = names.filter(isPresent);
	if (present.length === 0) return [];
	const lines: string[] = [];
	for (const name of present) {
		const path = join(folder, name);
		try {
			const text = readOwnText(path, folder);
			// As UTF-16 is, without a mark at its beginning.
			if (text.includes("\0")) throw new RefusedFile("it is not UTF-8");
			append(lines, quickPatterns(text, search));
		} catch (error) {
			search.tell(path, fault("unreadable-file", `Can't read the ignore patterns: ${readFailure(error)}.`));
		}
	}
	return [{ folder, names: present, test: ignoreTest(lines) }];
}

/** The lines of an ignore file, without blank lines and comments; throws if matching them would take too long. */
function quickPatterns(text: string, search: IgnoreSearch): string[] {
	const patterns: string[] = [];
	let { effort } = search;
	for (const [index, line] of text.split(/\r?\n/).entries()) {
		if (line.trim() === "" || line.startsWith("#")) continue;
		if (line.length > longest) throw new RefusedFile(`its line ${index + 1} is too long`);
		if (patterns.push(line) > mostPatterns) throw new RefusedFile(`it has more than ${mostPatterns} patterns`);
		effort += effortOf(line);
	}
	if (effort > mostEffort) throw new RefusedFile("the ignore files have too many patterns together");
	search.effort = effort;
	return patterns;
}

/** The rules of the folders above: of both files from the top of the repository, of our own also from the nearest config or the working folder. */
function rulesAbove(folder: string, cwd: string, search: IgnoreSearch): IgnoreRules[] {
	const repository = lengthTo(".git", folder);
	const project = Math.min(lengthTo(configName, folder), isBelow(cwd, folder) ? cwd.length : Number.POSITIVE_INFINITY);
	const rules: IgnoreRules[] = [];
	for (let above = dirname(folder), last = folder; above !== last; last = above, above = dirname(above)) {
		const isPresent = (name: string): boolean =>
			above.length >= (name === ".gitignore" ? repository : Math.min(repository, project)) &&
			isNamed(join(above, name));
		rules.unshift(...rulesIn(above, isPresent, search));
	}
	return rules;
}

/** The length of the path of the nearest folder with a file of this name, at a folder or above it; infinite without one. */
function lengthTo(name: string, folder: string): number {
	if (kindOf(join(folder, name)) !== null) return folder.length;
	const above = dirname(folder);
	return above === folder ? Number.POSITIVE_INFINITY : lengthTo(name, above);
}

/** The rules by which a path is ignored, or null; the nearest matching ignore file decides. */
function rulesAgainst(path: string, isFolder: boolean, all: readonly IgnoreRules[]): IgnoreRules | null {
	let against: IgnoreRules | null = null;
	for (const rules of all) {
		const ignored = rules.test(slashed(relative(rules.folder, path)), isFolder);
		if (ignored !== null) against = ignored ? rules : null;
	}
	return against;
}
