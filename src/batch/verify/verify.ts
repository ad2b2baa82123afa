/** Goes through an archive, and through the notes that it was made of, line by line of its manifest. */
import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import { hashOf, hashOrFailure, isLarger, stampOf } from "../../files/own-file.ts";
import { compareBytes, isDraft, isGone, isKept, isMadeByArchive, isManifest, realPath } from "../../files/paths.ts";
import { sentence } from "../../findings/finding.ts";
import { RefusedFile, readFailure, saysGone } from "../../findings/system-failure.ts";
import type { Input } from "../../read/inputs.ts";
import { entriesOf, garbled } from "../../read/load.ts";
import { linesIn, type ManifestLine, printLine, repeated } from "../../read/manifest.ts";
import type { FailedArgument } from "../../read/meanings.ts";
import { skipReasons } from "../../read/walk.ts";
import { lazy } from "../../text/lazy.ts";
import { fileIdentity } from "../../write/write.ts";
import { entriesOf as entriesInAccount, findEdits, readAccount } from "../ledger/account.ts";
import { fileNames } from "../ledger/entry.ts";
import { isNoLongerListed, type LedgerFiles, manifestName } from "../ledger/files.ts";
import { interruptedRuns, type Manifests, manifestsIn, mergeSorted, sawDifferentInputs } from "../ledger/manifests.ts";
import { missingStep, nextStep, wayOnIn } from "../ledger/sweep.ts";
import { isUnreached, isUnread } from "../result.ts";
import type { Difference } from "./difference.ts";
import type { Reread, Rereadable } from "./source.ts";

/** The notes that an archive was made of, in the order of the bytes of their paths. */
export interface Notes {
	readonly inputs: Iterable<Input>;
	/** What ignore files or the config leave out, as messages show it. */
	readonly ignored: readonly string[];
	/** What could not be listed; a folder with all that it holds. */
	readonly failed: readonly FailedArgument[];
	/** Their folder, absolute. */
	readonly root: string;
	/** Notes that were named outright, or found by a glob, and that no folder yields. */
	readonly inputAt: (path: string) => Input | null;
	/** A path as messages show it. */
	readonly shown: (path: string) => string;
	readonly reread: (each: Rereadable) => Promise<Reread>;
	/** Whether the report of notes would have a name that can't be had beside all others. */
	readonly isNameTaken: (path: string) => boolean;
}

/** Receives differences as they are found. */
export interface Verifying {
	readonly tell: (difference: Difference) => void;
	/** Called for each line of the manifest; what it resolves to is waited for. */
	readonly next: (counts: Counts) => Promise<void>;
}

/** Progress. */
export interface Counts {
	readonly inputs: number;
	readonly outputs: number;
	/** Of the inputs, those that no format reads. */
	readonly skipped: number;
	/** Outputs that have their notes word for word. */
	readonly compared: number;
	/** Excerpts that are what the notes give now. */
	readonly excerpts: number;
}

type Counting = { -readonly [K in keyof Counts]: number };

/** Verifies an archive; null if the folder has no manifest and no state of an interrupted run. */
export async function verify(archive: Archive, notes: Notes | null, verifying: Verifying): Promise<Counts | null> {
	const { folder } = archive;
	const found = manifestsIn(folder);
	const { tell, next } = verifying;
	const interrupted = interruptedRuns(folder);
	tellManifests(found, interrupted, { ...verifying, ...archive });
	const counts: Counting = { inputs: 0, outputs: 0, skipped: 0, compared: 0, excerpts: 0 };
	const manifests = found.sources.map(({ manifest }) => manifest);
	if (manifests.length === 0) return interrupted.length === 0 ? null : counts;
	const [listed, outputs, unhashed] = [new Set<string>(), new Set<string>(), new Set<string>()];
	const [own, changed, flawed] = [new Set<string>(), new Set<string>(), new Set<string>()];
	const asNamed = namedLinks(found);
	const isInPlace = notes === null ? null : fileIdentity(notes.root) === fileIdentity(folder);
	let [natives, strangers] = [isInPlace === true ? 1 : 0, 0];
	for (const { line, input } of pairUp(linesOf(manifests), notes?.inputs ?? [])) {
		if (line === null) {
			tell(newNote(input));
			continue;
		}
		counts.inputs++;
		counts.outputs += line.outputs.length;
		if (notes === null && !isUnread(line) && isLarger(join(folder, line.path), folder, archive.maxSize)) {
			tell({ kind: "output-large", path: line.path });
			listed.add(line.path);
		} else if (isInPlace ?? isOwnNote(line, archive)) {
			own.add(line.path);
			if (!isUnreached(line)) natives++;
		} else if (line.sha256 === null && line.size === null) unhashed.add(line.path);
		else if (isInPlace === null && stampOf(join(folder, line.path), folder) !== null) changed.add(line.path);
		else strangers++;
		const isShared = line.outputs.some(({ path }) => outputs.has(path));
		for (const { path } of line.outputs) {
			if (outputs.has(path)) tell({ kind: "output-shared", path });
			listed.add(path);
			outputs.add(path);
		}
		const kind = flawOf(line);
		if (kind === "skipped" || kind === "unreached") counts.skipped++;
		if (kind !== null) tell({ kind, path: notes?.shown(line.path) ?? line.path, reason: line.reason });
		if (kind === "unreached") continue;
		// Very many lines may name one report: it is read once.
		const reread = notes === null ? null : await rereadOf(line, asNamed(line, input), notes);
		const differences = [...(isShared ? [] : outputDifferences(line, archive)), ...(reread?.differences ?? [])];
		counts.compared += reread?.compared ?? 0;
		counts.excerpts += reread?.excerpts ?? 0;
		for (const difference of differences) tell(difference);
		if (differences.length > 0) flawed.add(line.path);
		await next(counts);
	}
	tellUnread(notes, tell);
	tellEdits(found, notes, flawed, tell);
	for (const path of outputsOfOthers(found)) listed.add(path);
	// Notes lie where their reports do, though one was changed since, or they don't: a few alone are copies that no run wrote.
	const holdsNotes = natives > strangers;
	if (holdsNotes) for (const path of changed) tell(changedNote(path, archive));
	const known = holdsNotes ? new Set([...listed, ...own, ...changed]) : listed;
	for (const each of unlisted(archive, known, interrupted.length > 0))
		if (!holdsNotes || each.kind !== "output-new" || !(unhashed.has(each.path) || isPassedOver(each.path))) tell(each);
	return counts;
}

/** A link that a run was given by its name counts as its file, though a folder of notes is not read through it. */
function namedLinks({ sources }: Manifests) {
	const paths = lazy(() => {
		const links = new Set<string>();
		for (const files of sources)
			for (const entry of entriesInAccount(readAccount(files)))
				if (entry.own?.link !== undefined) links.add(entry.path);
		return links;
	});
	return ({ path, outcome }: ManifestLine, input: Input | null): Input | null => {
		if (input?.skipped !== "symbolic link or special file" || outcome === "skipped" || !paths().has(path)) return input;
		const { skipped: _, ...named } = input;
		return { ...named, mayBeLink: true };
	};
}

/** Tells which notes are left out, and which can't be read. */
function tellUnread(notes: Notes | null, tell: Verifying["tell"]): void {
	for (const path of notes?.ignored ?? []) tell({ kind: "ignored", path });
	for (const { shown, fault } of notes?.failed ?? [])
		tell({ kind: "unreadable", path: shown, reason: sentence(fault) });
}

/** What is said of notes that no line tells of. */
function newNote({ skipped, shown }: Input): Difference {
	const isWritten = skipped === "written by an earlier run";
	return isWritten ? { kind: "skipped", path: shown, reason: skipped } : { kind: "note-new", path: shown };
}

/** Beside shards that lack some, the manifest that these were split from lists the others' reports. */
function* outputsOfOthers({ earlier, missing }: Manifests): Generator<string> {
	if (earlier === null || missing.length === 0) return;
	for (const { outputs } of linesOf([earlier.manifest])) for (const { path } of outputs) yield path;
}

/** Reports what somebody did to the manifests, unless it is `known` already: notes and reports that still exist are reported as new. */
function tellEdits(
	{ sources }: Manifests,
	notes: Notes | null,
	known: ReadonlySet<string>,
	tell: Verifying["tell"],
): void {
	const shown = (path: string): string => notes?.shown(path) ?? path;
	for (const files of sources)
		for (const { path, line, outputs } of findEdits(files)) {
			if (line === "removed" && notes?.inputAt(path) == null) tell({ kind: "line-removed", path: shown(path) });
			const gone = outputs.filter((output) => isGone(join(files.folder, output)));
			for (const output of gone) tell({ kind: "output-removed", path: output });
			if (line !== "removed" && outputs.length === 0 && !known.has(path))
				tell({ kind: "line-edited", path: shown(path) });
		}
}

/** Tells what is not as it should be about the manifests themselves. */
function tellManifests(
	{ sources, earlier, missing }: Manifests,
	interrupted: readonly LedgerFiles[],
	{ tell, folder, cwd }: Verifying & Archive,
): void {
	const unfinished = new Set(interrupted.map(({ manifest }) => basename(manifest)));
	for (const files of interrupted)
		tell({ kind: "interrupted", path: basename(files.manifest), next: wayOnIn(files, cwd) });
	for (const { shard, state } of sources) {
		const path = manifestName(shard);
		if (shard !== null && !unfinished.has(path) && !existsSync(state)) tell({ kind: "unsealed", path });
	}
	if (sawDifferentInputs(sources))
		tell({ kind: "different-inputs", path: manifestName(sources[0]?.shard ?? null), next: nextStep(folder, cwd) });
	for (const { shard, count } of missing) {
		const own = missingStep(shard, sources, cwd);
		tell({ kind: "manifest-missing", path: manifestName(shard), count, total: shard.total, next: own });
	}
	const manifests = sources.map(({ manifest }) => manifest);
	if (earlier !== null && !isSame(linesOf([earlier.manifest]), linesOf(manifests)))
		tell({ kind: "manifest-other", path: manifestName(null), next: nextStep(folder, cwd) });
}

/** Whether manifests say the same; reads both to their ends, so that a line that no run writes is found. */
function isSame(lines: Iterable<ManifestLine>, others: Iterable<ManifestLine>): boolean {
	const other = others[Symbol.iterator]();
	let isEqual = true;
	for (const line of lines) {
		const next = isEqual ? other.next() : null;
		if (next !== null && (next.done === true || printLine(next.value) !== printLine(line))) isEqual = false;
	}
	return isEqual && other.next().done === true;
}

/**
 * What no run takes for notes: hidden files, `node_modules`, manifests of archives further down. What the program keeps in
 * the folder itself is not among them.
 */
const isPassedOver = (path: string): boolean =>
	!path.startsWith(".rapporteur/") &&
	(/(?:^|\/)(?:\.|node_modules\/)/.test(path) || (path.includes("/") && isManifest(basename(path))));

/** Notes may lie where their reports do. Of those too large to be hashed, the size is compared. */
function isOwnNote(line: ManifestLine, { folder, maxSize }: Archive): boolean {
	const { path, sha256, size } = line;
	const file = join(folder, path);
	if (isUnread(line)) return stampOf(file, folder)?.size === size;
	return isUnreached(line) || (sha256 !== null && hashOf(file, folder, maxSize) === sha256);
}

async function rereadOf(line: ManifestLine, input: Input | null, notes: Notes): Promise<Reread> {
	const named = input ?? notes.inputAt(line.path);
	// For a file that is ignored now, only the line says why it was skipped.
	const skipped =
		input === null ? skipReasons.find((reason) => line.outcome === "skipped" && line.reason === reason) : undefined;
	// A report of another archive, whose own manifest tells what it holds, and whose runs replace and remove it.
	const isOfOther = (why: string | undefined): boolean => why === "written by an earlier run";
	const isGone = (): boolean => named === null && isNoLongerListed(join(notes.root, line.path), realPath(notes.root));
	if (line.outcome === "skipped" && isOfOther(line.reason) && (isOfOther(input?.skipped) || isGone()))
		return { differences: [] };
	if (named !== null) {
		const again = await notes.reread({ line, input: skipped === undefined ? named : { ...named, skipped } });
		const isFree = isRefused(line) && again.differences.length === 0 && !notes.isNameTaken(line.path);
		return isFree ? { ...again, differences: [{ kind: "note-convertible", path: named.shown }] } : again;
	}
	const path = notes.shown(line.path);
	const isUnlisted = notes.failed.some(({ shown }) => shown === path || path.startsWith(`${shown}/`));
	return { differences: isUnlisted ? [] : [{ kind: "note-missing", path }] };
}

/** Whether notes were not even read, because of the name of their report. */
const isRefused = ({ encoding, outputs, findings: { codes } }: ManifestLine): boolean =>
	encoding === null && outputs.length === 0 && (codes["name-collision"] ?? 0) > 0;

/** What is to be said of notes that were not converted as they are. */
function flawOf(line: ManifestLine): "cut" | "failed" | "flawed" | "skipped" | "unreached" | null {
	const { outcome, outputs } = line;
	if (isUnreached(line)) return "unreached";
	if (outcome !== "failed") return outcome === "converted" ? null : outcome;
	return outputs.length === 0 ? "failed" : "flawed";
}

/** A line of the manifest and its notes; null for the missing one. */
type Pair =
	| { readonly line: ManifestLine; readonly input: Input | null }
	| { readonly line: null; readonly input: Input };

function* pairUp(lines: Iterable<ManifestLine>, inputs: Iterable<Input>): Generator<Pair> {
	const iterator = inputs[Symbol.iterator]();
	let next = iterator.next();
	for (const line of lines) {
		while (next.done !== true && compareBytes(pathOf(next.value), line.path) < 0) {
			yield { line: null, input: next.value };
			next = iterator.next();
		}
		const isPair = next.done !== true && pathOf(next.value) === line.path;
		yield { line, input: isPair ? next.value : null };
		if (isPair) next = iterator.next();
	}
	for (; next.done !== true; next = iterator.next()) yield { line: null, input: next.value };
}

const pathOf = ({ path }: Input): string => path ?? "";

/** The lines of some manifests, in the order of the bytes of their paths, and each input once: what it names is read again. */
function* linesOf(manifests: readonly string[]): Generator<ManifestLine> {
	let above = "";
	for (const placed of mergeSorted(manifests.map(linesIn))) {
		if (placed.path === above) throw repeated(placed);
		above = placed.path;
		yield placed.line;
	}
}

/** What to verify. */
export interface Archive {
	/** Absolute. */
	readonly folder: string;
	/** Bytes: larger outputs, which may be nothing but gaps, are not read. */
	readonly maxSize: number;
	/** The working folder: where commands are given. */
	readonly cwd: string;
	/** The folder of the notes, absolute; where it lies in that of the archive, it is no part of it. */
	readonly source: string | null;
	/** Whether `archive` made a file that has one of its names. */
	readonly isOfPage: (path: string) => boolean;
}

/** What is said of notes in the archive that are not what their line says. */
function changedNote(path: string, { folder, maxSize }: Archive): Difference {
	const hash = hashOrFailure(join(folder, path), folder, maxSize);
	return typeof hash === "string"
		? { kind: "note-changed", path }
		: { kind: "output-unread", path, reason: whyUnread(hash) };
}

const whyUnread = (error: Error): string => `Can't read this file: ${readFailure(error)}.`;

/** What is not right with the outputs of a line. */
function* outputDifferences({ outputs }: ManifestLine, { folder, maxSize }: Archive): Generator<Difference> {
	for (const { path, sha256 } of outputs) {
		const file = join(folder, path);
		if (isLarger(file, folder, maxSize)) {
			yield { kind: "output-large", path };
			continue;
		}
		const hash = hashOrFailure(file, folder, maxSize);
		if (hash instanceof RefusedFile) yield { kind: "output-other", path, reason: hash.message };
		else if (typeof hash !== "string")
			yield saysGone(hash)
				? { kind: "output-missing", path }
				: { kind: "output-unread", path, reason: whyUnread(hash) };
		else if (hash !== sha256) yield { kind: "output-changed", path };
	}
}

/**
 * What a folder holds that is not `listed`, nor what the program keeps there for itself, drafts only of a run that did not
 * end; and what can't be looked into.
 */
function* unlisted(archive: Archive, listed: ReadonlySet<string>, hasDrafts: boolean): Generator<Difference> {
	const found: string[] = [];
	const made = new Set<string>();
	for (const { path, reason } of filesBelow(archive)) {
		if (reason !== null) yield { kind: "output-unread", path, reason };
		else if (isMadeByArchive(path) && archive.isOfPage(path)) made.add(path.replace(/\/.*/, ""));
		else if (!listed.has(path) && !isKept(path) && !(hasDrafts && isDraft(path))) found.push(path);
	}
	const names = fileNames(archive.folder, found.length > 0 ? listed : []);
	const [first] = [...made].sort(compareBytes);
	if (first !== undefined) yield { kind: "unchecked", path: first, reason: [...made].sort(compareBytes).join(", ") };
	for (const path of found.sort(compareBytes)) if (!names.has(path)) yield { kind: "output-new", path };
}

interface Placed {
	/** Below the folder, with `/`. */
	readonly path: string;
	/** Why it can't be looked into; null for a file. */
	readonly reason: string | null;
}

function* filesBelow({ folder, source }: Archive): Generator<Placed> {
	const waiting = [""];
	for (let below = waiting.pop(); below !== undefined; below = waiting.pop()) {
		const held = entriesOf(join(folder, below));
		if ("code" in held) yield { path: below, reason: sentence(held) };
		else
			for (const { name, isFolder, isGarbled } of held.entries) {
				const path = below === "" ? name : `${below}/${name}`;
				// An archive may be a repository.
				if (/^\.git(?:ignore|attributes)?$/.test(path)) continue;
				if (isGarbled) yield { path, reason: sentence(garbled(isFolder ? "folder" : "file")) };
				else if (isFolder) waiting.push(...(join(folder, path) === source ? [] : [path]));
				else yield { path, reason: null };
			}
	}
}
