/**
 * The account of an output folder: one file that only grows while a run goes on, and from which the manifest is written
 * whole at the end. Its lines are, in this order:
 *
 * - entries: a line of the manifest, a tab, and what only the next run needs (`Private`), in the order of their paths;
 * - those of notes that another shard has now, which the manifest lacks;
 * - what earlier runs left undone;
 * - how the last run ended;
 * - of a run that is at work or was killed: what it is to do, then the entries that it made. The last of a path counts.
 */
import { closeSync, existsSync, readSync, renameSync, rmSync, truncateSync } from "node:fs";
import { basename, join } from "node:path";
import * as v from "valibot";
import { hashOf, openRegular, stampOf } from "../../files/own-file.ts";
import { compareBytes } from "../../files/paths.ts";
import { standingLinesLeniently } from "../../read/load.ts";
import {
	type CommandLine,
	commandSchema,
	demandReadable,
	type End,
	endOf,
	isOfMoved,
	lineOf,
	linesIn,
	type PlacedLine,
	parseAs,
	readEnd,
} from "../../read/manifest.ts";
import { durableFile, openLog } from "../../write/durable.ts";
import { type Entry, entryOf, lineIn, pathOfEntry, StoredEntry } from "./entry.ts";
import { type LedgerFiles, namesIn } from "./files.ts";
import { demandLock, LostLock } from "./lock.ts";

/** The plan of a run, or a part of it. */
export interface RunPlan {
	readonly templates: readonly string[];
	/** Of its inputs; absolute, but for standard input. */
	readonly paths: readonly string[];
	readonly command?: CommandLine | null | undefined;
}

const planSchema = v.object({ templates: v.array(v.string()), paths: v.array(v.string()), command: commandSchema });

/** An account that belongs to the manifest beside it. */
export interface Account {
	readonly files: LedgerFiles;
	/** Where the entry of each path stands: there may be too many entries to hold them. */
	readonly places: Map<string, Place>;
	/** The same for notes that another shard has now: what this one made of them may stand in its folder still. */
	readonly moved: Map<string, Place>;
	/** What runs were to do that did not go to their ends. */
	readonly undone: readonly RunPlan[];
	/** How the last run ended; null where it did not, or where the account or the manifest is not what it was then. */
	readonly end: End | null;
	/** Whether there is a line that is not valid, and that no kill explains. */
	readonly isDamaged: boolean;
}

/** The place of an entry in its file. */
export interface Place {
	/** Whether in the account; else in the manifest. */
	readonly isOwn: boolean;
	/** Whether there is nothing but the line of a manifest. */
	readonly isBare: boolean;
	/** The offset of its first byte, and how many it has. */
	readonly at: number;
	readonly size: number;
	/** Whether a run wrote it that was killed. */
	readonly isDoubted: boolean;
}

/** Reads an account. Throws if its manifest is invalid. */
export function readAccount(files: LedgerFiles): Account {
	const { places, moved, undone, last, isEnded, isDamaged } = readState(files.state);
	const isCurrent = isManifest(files, last?.manifest ?? null);
	if (!isCurrent && existsSync(files.manifest)) reconcile(files, places);
	return { files, places, moved, undone, end: isEnded && isCurrent ? last : null, isDamaged };
}

/** The account has each line of its manifest, and more: a larger one is another, whatever its size. */
function isManifest({ manifest, state }: LedgerFiles, hash: string | null): boolean {
	return hash === null ? !existsSync(manifest) : hashOf(manifest, null, sizeOf(state)) === hash;
}

const sizeOf = (file: string): number => stampOf(file)?.size ?? 0;

interface State extends Pick<Account, "places" | "moved" | "undone" | "isDamaged"> {
	/** The last end of a run that there is, and whether nothing comes after it. */
	readonly last: End | null;
	readonly isEnded: boolean;
}

/** Up to the first line that is not valid, and what runs were to do between it and the next such line. */
function readState(state: string): State {
	demandReadable(state);
	const [places, moved] = [new Map<string, Place>(), new Map<string, Place>()];
	const undone: RunPlan[] = [];
	const total = sizeOf(state);
	let [last, isEnded, isDamaged]: [End | null, boolean, boolean] = [null, false, isEmptied(state)];
	if (isDamaged) return { places, moved, undone, last, isEnded, isDamaged };
	for (const { text, at, size } of standingLinesLeniently(state)) {
		const isWhole = at + size < total;
		const line = isWhole ? readLine(text) : null;
		// A run that is killed may leave the beginning of a line: the last one.
		// Behind a second one may be gaps without an end.
		if (line === null && isDamaged) break;
		if (line === null || isDamaged) {
			if (line !== null && "templates" in line) undone.push(line);
			isDamaged ||= isWhole;
			isEnded = false;
			continue;
		}
		isEnded = "complete" in line;
		if ("complete" in line) last = line;
		else if ("templates" in line) undone.push(line);
		else {
			const { path, isBare, isGone, isMoved } = line;
			for (const each of [places, moved]) each.delete(path);
			if (isGone) continue;
			(isMoved ? moved : places).set(path, { isOwn: true, isBare, at, size, isDoubted: undone.length > 0 });
		}
	}
	return { places, moved, undone, last, isEnded, isDamaged };
}

/** Whether an account is empty, which happens only if a run was killed at its first line. */
export const isEmptied = (state: string): boolean => existsSync(state) && sizeOf(state) === 0;

interface PathLine extends Pick<Place, "isBare"> {
	readonly path: string;
	readonly isGone: boolean;
	readonly isMoved: boolean;
}

type StateLine = End | RunPlan | PathLine;

function readLine(text: string): StateLine | null {
	const [left = "", right = ""] = text.split("\t");
	if (right === "ended") return readEnd(text);
	if (right === "begun") return parseAs(planSchema, left);
	const isGone = right === "gone";
	const path = isGone ? parseAs(goneSchema, left)?.path : pathOfEntry(left, right);
	return path == null ? null : { path, isGone, isMoved: isOfMoved(text), isBare: right === "null" };
}

const goneSchema = v.object({ path: v.string() });

/** Where a manifest has another line, who wrote that knows better what lies in the folder, unless a run went on since. */
function reconcile(files: LedgerFiles, places: Map<string, Place>): void {
	const reader = entryReader({ files });
	try {
		const listed = new Set<string>();
		for (const { path, text, offset, size } of linesIn(files.manifest)) {
			listed.add(path);
			const known = places.get(path);
			if (known?.isDoubted === true) continue;
			if (known !== undefined && lineIn(reader.read(path, known)) === text) continue;
			places.set(path, { isOwn: false, isBare: true, at: offset, size, isDoubted: false });
		}
		for (const [path, { isDoubted }] of places) if (!isDoubted && !listed.has(path)) places.delete(path);
	} finally {
		reader.close();
	}
}

/** Reads entries one by one. */
export type EntryReader = ReturnType<typeof entryReader>;

/** Opens the files of a ledger to read entries. */
export function entryReader({ files: { state, manifest } }: Pick<Account, "files">) {
	const descriptors = new Map<string, number>();
	return {
		read(path: string, { isOwn, at, size, isDoubted }: Place): Entry {
			const file = isOwn ? state : manifest;
			const descriptor = descriptors.get(file) ?? openRegular(file, null);
			descriptors.set(file, descriptor);
			const bytes = Buffer.allocUnsafe(size);
			const [line = "", rest = "null"] = bytes
				.toString("utf8", 0, readSync(descriptor, bytes, 0, size, at))
				.split("\t");
			const entry = new StoredEntry(path, `${line}\t${rest}`);
			if (!isDoubted || entry.own === null) return entry;
			// After a power cut, some outputs may not have reached the disk: they must be hashed.
			const outputs = entry.own.outputs.map(({ template }) => ({ template, stamp: null }));
			return entryOf(entry.line, { ...entry.own, outputs });
		},
		close(): void {
			for (const descriptor of descriptors.values()) closeSync(descriptor);
			descriptors.clear();
		},
	};
}

/** All entries, in the order of the bytes of their paths. */
export function* entriesOf({ files, places }: Pick<Account, "files" | "places">): Generator<Entry> {
	const reader = entryReader({ files });
	try {
		for (const path of [...places.keys()].sort(compareBytes)) {
			const place = places.get(path);
			if (place !== undefined) yield reader.read(path, place);
		}
	} finally {
		reader.close();
	}
}

/** The entries of notes that another shard has now. */
export const movedIn = ({ files, moved }: Account): Iterable<Entry> => entriesOf({ files, places: moved });

/** The content of an account. */
export interface Whole extends Omit<End, "manifest"> {
	/** In the order of the bytes of their paths. */
	readonly entries: Iterable<Entry>;
	readonly moved: Iterable<Entry>;
	readonly undone: Iterable<RunPlan>;
}

/**
 * Writes a whole account, and its manifest unless `isHeld` is null; throws if the lock is lost by then. On a full disk,
 * nothing is replaced.
 */
export function writeAccount(
	files: LedgerFiles,
	{ entries, moved, undone, ...ended }: Whole,
	isHeld: (() => boolean) | null,
): void {
	const state = durableFile(files.state, files.home);
	// Beside the account, not beside the manifest, so that it is not taken for one.
	const manifest = isHeld === null ? null : durableFile(files.manifest, files.home);
	try {
		for (const entry of entries) {
			state.write(`${entry.text}\n`);
			manifest?.write(`${lineIn(entry)}\n`);
		}
		for (const entry of moved) state.write(`${printMoved(entry)}\n`);
		for (const each of undone) state.write(`${printUndertaking(each)}\n`);
		const hash = manifest === null ? hashOf(files.manifest, null, Number.POSITIVE_INFINITY) : manifest.end();
		const end: End = { ...ended, command: kept(ended.command), manifest: hash };
		state.write(`${JSON.stringify(end)}\tended\n`);
		state.end();
		if (isHeld !== null) demandLock(isHeld);
		// The account comes last: as long as it has no end, the run counts as killed, and the next one goes on from it.
		manifest?.commit();
		state.commit();
	} catch (error) {
		for (const file of [state, manifest]) file?.discard();
		throw error;
	}
}

/**
 * Goes on where somebody was killed who had written the manifest of an account, and not yet put the account in its place;
 * removes what else is not whole.
 */
export function finishWriting({ home, state, manifest }: LedgerFiles): void {
	for (const name of namesIn(home).filter((each) => each.endsWith(".new"))) {
		const path = join(home, name);
		if (name.startsWith(`${basename(state)}.`) && isNext(path, { state, manifest })) renameSync(path, state);
		else if ([state, manifest].some((each) => name.startsWith(`${basename(each)}.`))) rmSync(path, { force: true });
	}
}

function isNext(account: string, { state, manifest }: Pick<LedgerFiles, "state" | "manifest">): boolean {
	const end = endOf(account);
	return end?.manifest === hashOf(manifest, null, Number.POSITIVE_INFINITY) && endOf(state)?.manifest !== end?.manifest;
}

/** Appends the entries of a run to an account, one by one. */
export type Additions = ReturnType<typeof beginRun>;

/** Records the plan of a run before it starts. */
export function beginRun({ files, places, moved }: Account, undertakings: Iterable<RunPlan>, isHeld: () => boolean) {
	const { state } = files;
	const before = sizeOf(state);
	const log = openLog(state);
	let count = 0;
	const put = (path: string, text: string, to: Map<string, Place> | null): void => {
		const at = log.append(text);
		// One that stays in its map keeps its turn, as somebody may be going through them.
		for (const each of [places, moved]) if (each !== to) each.delete(path);
		to?.set(path, { isOwn: true, isBare: false, at, size: Buffer.byteLength(text), isDoubted: false });
		count++;
	};
	try {
		for (const each of undertakings) log.append(printUndertaking(each));
		log.sync();
	} catch (error) {
		log.close();
		throw error;
	}
	return {
		/** Adds an entry, which is to be found in its place from now on. */
		add(entry: Entry): void {
			demandLock(isHeld);
			put(entry.path, entry.text, places);
		},
		addMoved: (entry: Entry): void => put(entry.path, printMoved(entry), moved),
		addGone: (path: string): void => put(path, `${JSON.stringify({ path })}\tgone`, null),
		/** How many there are. */
		count: (): number => count,
		/** Throws if somebody else has written to the account: then entries are not in their places. */
		close(): void {
			log.close();
			if (sizeOf(state) !== log.size()) throw new LostLock();
		},
		/** Takes away what this run wrote, where it has nothing to add. */
		undo: (): void => truncateSync(state, before),
	};
}

/** Records that a run was killed before it wrote anything. */
export function markKilled(files: LedgerFiles): void {
	const { state } = files;
	// One without an end is that of a killed run already; its last line may be torn.
	if (existsSync(state) && endOf(state) === null) return;
	const log = openLog(state);
	log.append(printUndertaking({ templates: [], paths: [] }));
	log.close();
}

const printMoved = (entry: Entry): string => `${entry.text}\tmoved`;

const printUndertaking = ({ templates, paths, command }: RunPlan): string =>
	`${JSON.stringify({ templates, paths, command: kept(command) })}\tbegun`;

/** Whether a command is short enough to be kept: the last line of an account must be short. */
export const isShort = (command: CommandLine): boolean => JSON.stringify(command).length < 1000;

const kept = (command: CommandLine | null | undefined): CommandLine | null =>
	command != null && isShort(command) ? command : null;

/** Where a manifest is not what its run wrote. */
interface Edit {
	/** Of the notes. */
	readonly path: string;
	readonly line: "added" | "changed" | "removed";
	/** Paths of reports that the run listed, and the line does not. */
	readonly outputs: readonly string[];
}

/** Changes made to the manifest since its run ended, by comparison with the account. */
export function* findEdits({ state, manifest }: LedgerFiles): Generator<Edit> {
	const end = endOf(state);
	if (end?.complete !== true || hashOf(manifest, null, Number.POSITIVE_INFINITY) === end.manifest) return;
	const added = new Map<string, PlacedLine>();
	for (const placed of linesIn(manifest)) added.set(placed.path, placed);
	for (const { text } of standingLinesLeniently(state)) {
		const line = lineOf(text);
		if (line === null || isOfMoved(text)) continue;
		const { path } = line;
		const own = added.get(path);
		added.delete(path);
		if (own !== undefined && text.startsWith(`${own.text}\t`)) continue;
		const outputs = line.outputs.map((each) => each.path);
		const listed = new Set(own?.line.outputs.map((each) => each.path));
		yield {
			path,
			line: own === undefined ? "removed" : "changed",
			outputs: outputs.filter((each) => !listed.has(each)),
		};
	}
	for (const path of added.keys()) yield { path, line: "added", outputs: [] };
}

/** The plans of unfinished runs in an account. */
export const unfinishedIn = ({ state }: LedgerFiles): readonly RunPlan[] => readState(state).undone;
