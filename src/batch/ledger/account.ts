/**
 * The account of an output folder: one file that only grows while a run goes on, and from which the manifest is written
 * whole at the end. Its lines are, in this order:
 *
 * - entries: a line of the manifest, a tab, and what only the next run needs (`Private`), in the order of their paths;
 * - those of notes that another shard has now, which the manifest lacks;
 * - how the last run ended;
 * - of a run that is at work or was killed: its command, then the entries that it made. The last of a path counts.
 */
import { closeSync, existsSync, readSync, rmSync, truncateSync } from "node:fs";
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

/** An account that belongs to the manifest beside it. */
export interface Account {
	readonly files: LedgerFiles;
	/** Where the entry of each path stands: there may be too many entries to hold them. */
	readonly places: Map<string, Place>;
	/** The same for notes that another shard has now: what this one made of them may stand in its folder still. */
	readonly moved: Map<string, Place>;
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
	const { places, moved, last, isEnded, isDamaged } = readState(files.state);
	const isCurrent = isManifest(files, last?.manifest ?? null);
	if (!isCurrent && existsSync(files.manifest)) reconcile(files, places);
	return { files, places, moved, end: isEnded && isCurrent ? last : null, isDamaged };
}

/** The account has each line of its manifest, and more: a larger one is another, whatever its size. */
function isManifest({ manifest, state }: LedgerFiles, hash: string | null): boolean {
	return hash === null ? !existsSync(manifest) : hashOf(manifest, null, sizeOf(state)) === hash;
}

const sizeOf = (file: string): number => stampOf(file)?.size ?? 0;

interface State extends Pick<Account, "places" | "moved" | "isDamaged"> {
	/** Of the run that did not end. */
	readonly begun: CommandLine | null;
	/** The last end of a run that there is, and whether nothing comes after it. */
	readonly last: End | null;
	readonly isEnded: boolean;
}

/** Up to the first line that is not valid. */
function readState(state: string): State {
	demandReadable(state);
	const [places, moved] = [new Map<string, Place>(), new Map<string, Place>()];
	const total = sizeOf(state);
	let [last, begun]: [End | null, Begun | null] = [null, null];
	for (const { text, at, size } of standingLinesLeniently(state)) {
		// A run that is killed may leave the beginning of a line: the last one.
		const isWhole = at + size < total;
		const line = isWhole ? readLine(text) : null;
		if (line === null)
			return { places, moved, last, begun: begun?.command ?? null, isEnded: false, isDamaged: isWhole };
		if ("complete" in line) last = line;
		else if ("begun" in line) begun = line;
		else {
			const { path, isBare, isGone, isMoved } = line;
			for (const each of [places, moved]) each.delete(path);
			if (isGone) continue;
			(isMoved ? moved : places).set(path, { isOwn: true, isBare, at, size, isDoubted: begun !== null });
		}
	}
	const isEnded = last !== null && begun === null;
	return { places, moved, last, begun: begun?.command ?? null, isEnded, isDamaged: false };
}

interface PathLine extends Pick<Place, "isBare"> {
	readonly path: string;
	readonly isGone: boolean;
	readonly isMoved: boolean;
}

/** That a run has begun. */
interface Begun {
	readonly begun: true;
	readonly command?: CommandLine | null | undefined;
}

const begunSchema = v.object({ begun: v.literal(true), command: commandSchema });

type StateLine = End | Begun | PathLine;

function readLine(text: string): StateLine | null {
	const [left = "", right = ""] = text.split("\t");
	if (right === "ended") return readEnd(text);
	if (right === "begun") return parseAs(begunSchema, left);
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
}

/**
 * Writes a whole account, and its manifest unless `isHeld` is null; throws if the lock is lost by then. On a full disk,
 * nothing is replaced.
 */
export function writeAccount(
	files: LedgerFiles,
	{ entries, moved, ...ended }: Whole,
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

/** Removes what somebody was writing who was killed. */
export function clearDrafts({ home, state, manifest }: LedgerFiles): void {
	const starts = [state, manifest].map((each) => `${basename(each)}.`);
	for (const name of namesIn(home))
		if (name.endsWith(".new") && starts.some((start) => name.startsWith(start)))
			rmSync(join(home, name), { force: true });
}

/** Appends the entries of a run to an account, one by one. */
export type Additions = ReturnType<typeof beginRun>;

/** Records that a run has begun: until it has ended, it counts as killed. */
export function beginRun({ files, places, moved }: Account, command: CommandLine, isHeld: () => boolean) {
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
		log.append(`${JSON.stringify({ begun: true, command: kept(command) })}\tbegun`);
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

const printMoved = (entry: Entry): string => `${entry.text}\tmoved`;

/** Whether a command is short enough to be kept: the last line of an account must be short. */
const isShort = (command: CommandLine): boolean => JSON.stringify(command).length < 1000;

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

/** The command of the run that did not end in an account. */
export const commandIn = ({ state }: LedgerFiles): CommandLine | null =>
	readState(state).begun ?? endOf(state)?.command ?? null;
