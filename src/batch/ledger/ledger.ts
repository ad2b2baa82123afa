/** What an output folder knows of earlier runs, and keeps of this one. */
import { createHash } from "node:crypto";
import { rmSync } from "node:fs";
import { join, relative } from "node:path";
import { hashOf, sameStamp, stampOf, stampOfSame } from "../../files/own-file.ts";
import { realPath, slashed } from "../../files/paths.ts";
import { type Fault, fault } from "../../findings/finding.ts";
import type { Input } from "../../read/inputs.ts";
import { changedByGit, InvalidManifest } from "../../read/manifest.ts";
import { lazy } from "../../text/lazy.ts";
import { openDrafts } from "../../write/replace-file.ts";
import { writeFault } from "../../write/write.ts";
import { keeperOf, type Shard } from "../plan.ts";
import { emptyResult, type InputFacts, type Result, type WrittenOutput } from "../result.ts";
import {
	type Account,
	type Additions,
	beginRun,
	clearDrafts,
	type EntryReader,
	entriesOf,
	entryReader,
	movedIn,
	readAccount,
	writeAccount,
} from "./account.ts";
import { type Entry, entryOf, fileNames, linkOf, type Private, placesOf, reportsOf, unmade } from "./entry.ts";
import { type LedgerFiles, ledgerFiles, manifestName, nestedIn, shardLedgersIn, shardsIn } from "./files.ts";
import { clearDeadShards, demandLock, type Entrance, enter, type Holder, LostLock } from "./lock.ts";
import { mergeSorted } from "./manifests.ts";
import { ownersIn } from "./owners.ts";
import {
	isWhole,
	type KeyOf,
	keysOf,
	type LedgerRun,
	type LedgerTask,
	type Making,
	recordOf,
	templateKey,
	unreachedEntry,
} from "./record.ts";
import { type Leftover, nextStep, type Sweeper, sweeper } from "./sweep.ts";

/** The memory of an output folder. */
export type Ledger = ReturnType<typeof ledgerOf>;

/** The files of a ledger, in order and locked. */
export interface Opened {
	readonly account: Account;
	readonly notes: readonly string[];
	readonly lock: Entrance;
	/** The hash of the templates, forms, options and paths of all inputs that a shard sees; null for a whole run. */
	readonly inputs: string | null;
	/** What else is known of the folder, where the account is a shard's: what was merged before, and the other shards'. */
	readonly others: readonly Account[];
	/** Does away with what a run that went to its end has made needless. */
	readonly clear: () => void;
}

/** Makes a ledger for a run, and records the plan. */
export function ledgerOf(opened: Opened, run: LedgerRun) {
	const { account, notes, lock, clear } = opened;
	const { files, places } = account;
	const keyOf = keysOf(run.making);
	const [written, converted, seen] = [fileNames(files.folder), fileNames(files.folder), new Set<string>()];
	const [before, folder] = [{ ...account, places: new Map(places) }, realPath(files.folder)];
	const sweep = sweeper(before, run, { written, converted });
	const additions = beginRun(account, run.command, lock.isHeld);
	const reader = entryReader(account);
	const owners = ownersIn({ ...sweep, before, others: opened.others, reader });
	// What was known of tasks when they were asked for, until they are recorded.
	const [asked, leftOut] = [new Map<string, Entry>(), new Map<string, Entry>()];
	const keep = (task: LedgerTask, path: string, result: Result): void => {
		const known = asked.get(path) ?? null;
		asked.delete(path);
		for (const output of result.outputs) written.add(output.path);
		// Entries of other notes, and of notes that are ignored now, stay unless their outputs were overwritten.
		const isLeftOut = task.input.skipped !== undefined && (known?.line.outputs.length ?? 0) > 0;
		const places = { ...placesOf(folder, task.input.file), ...linkOf(task.input) };
		const making = { places, run, keyOf, sweep: sweep.stale };
		if (isLeftOut) leftOut.set(path, recordOf({ task, path, result, known: null, isKnown: true }, making));
		if (isLeftOut || (result.outputs.length === 0 && owners.otherNoteOf(task.input, []) !== null)) return;
		seen.add(path);
		if (places.file !== null && result.input !== null && isWhole(task, result)) converted.add(places.file);
		const isKnown = known === null || owners.isEntryOf(known, task.input);
		const entry = recordOf({ task, path, result, known, isKnown }, making);
		if (entry.text !== known?.text) additions.add(entry);
	};

	return {
		/** What is printed before the run. */
		notes,
		/** The folder in which outputs wait until they are whole. */
		drafts: files.drafts,
		...owners,
		/** The earlier result of a task, where nothing has to be done for it. */
		unchanged(task: LedgerTask): Result | null {
			const { path } = task.input;
			const place = path === null ? undefined : places.get(path);
			if (path === null || place === undefined) return null;
			const entry = reader.read(path, place);
			asked.set(path, entry);
			const asking = { folder: files.folder, keyOf, making: run.making, isEntryOf: owners.isEntryOf };
			return run.force ? null : unchangedResult(task, entry, asking);
		},
		/** Stores the result of a task, or returns why it can't: then the run must stop. */
		record(task: LedgerTask, result: Result): Fault | null {
			const { path } = task.input;
			return path === null ? null : faultOf(() => keep(task, path, result));
		},
		/** Writes the manifest, and lets go of the folder; tells why the manifest could not be written. */
		finish(complete: boolean): Ended {
			const fault =
				faultOf(() => write({ ...opened, run, additions, reader, sweep, seen, leftOut }, complete)) ??
				(complete ? faultOf(clear) : null);
			lock.leave();
			return { swept: sweep.swept(), fault };
		},
	};
}

/** What is printed after a run. */
export interface Ended {
	readonly swept: readonly Leftover[];
	readonly fault: Fault | null;
}

interface Writing extends Opened {
	readonly run: LedgerRun;
	readonly additions: Additions;
	readonly reader: EntryReader;
	readonly sweep: Sweeper;
	/** The paths that the run has recorded. */
	readonly seen: ReadonlySet<string>;
	/** What is recorded of skipped inputs that had outputs once, if none of those stays. */
	readonly leftOut: ReadonlyMap<string, Entry>;
}

/** Writes account and manifest, unless nothing has changed. */
function write(writing: Writing, complete: boolean): void {
	const { inputs, run, account, additions, reader, lock } = writing;
	const { files, end } = account;
	try {
		demandLock(lock.isHeld);
		rmSync(files.drafts, { recursive: true, force: true });
		if (complete) leaveOthers(writing);
		else leaveUnreached(writing);
	} finally {
		// Windows replaces no file that is open.
		reader.close();
		additions.close();
	}
	const isSame = additions.count() === 0 && complete && end?.complete === true && end.inputs === inputs;
	if (isSame) {
		additions.undo();
		return;
	}
	const [entries, moved] = [entriesOf(account), movedIn(account)];
	writeAccount(files, { entries, moved, complete, inputs, command: run.command }, lock.isHeld);
}

/** What no task of a run asked for is gone, or stays. */
function leaveOthers({ account, others, run, additions, reader, sweep, seen, leftOut }: Writing): void {
	const isAlone = others.every(({ places }) => places.size === 0);
	for (const [path, place] of account.moved)
		if (!isAlone || !sweep.tellMoved(reader.read(path, place))) additions.addGone(path);
	for (const [path, place] of account.places) {
		if (seen.has(path)) continue;
		const entry = reader.read(path, place);
		const isElsewhere = run.isElsewhere(path);
		const stays = isElsewhere ? null : (sweep.leave(entry) ?? leftOut.get(path) ?? null);
		// In a folder that other shards write to as well, they know it.
		if (isElsewhere && isAlone && sweep.tellMoved(entry)) additions.addMoved(entry);
		else if (stays === null) additions.addGone(path);
		else if (stays !== entry) additions.add(stays);
	}
}

/** Records the inputs that an interrupted run did not come to; the entry of an earlier run stays. */
function leaveUnreached({ run, account, additions }: Writing): void {
	for (const { input } of run.tasks)
		if (input.path !== null && !account.places.has(input.path))
			additions.add(unreachedEntry(input, input.path, realPath(account.files.folder)));
}

function faultOf(work: () => void): Fault | null {
	try {
		work();
		return null;
	} catch (error) {
		return error instanceof LostLock ? notAlone : unrecorded(error);
	}
}

/** That the account could not be written. */
const unrecorded = (error: unknown): Fault => writeFault(error, "cannot record the run in `.rapporteur/`");

/** That somebody else may be at work in the folder. */
export const notAlone = fault(
	"write-failed",
	"Not written: the lock in `.rapporteur/` was removed, or another process has used this folder at the same time. Wait until no other process uses it, then repeat the command.",
);

/** Where the question is asked. */
interface Asking {
	/** Where outputs lie. */
	readonly folder: string;
	readonly keyOf: KeyOf;
	readonly making: Making;
	/** Whether an entry is that of a note, and not of another with its path. */
	readonly isEntryOf: (entry: Entry, input: Input) => boolean;
}

/** The earlier result, if the same notes made in the same way would give it again, and its outputs are still there. */
function unchangedResult(task: LedgerTask, entry: Entry, asking: Asking): Result | null {
	const { line, own } = entry;
	if (own === null || task.fault !== null || line.outcome !== "converted") return null;
	if (own.key !== asking.keyOf(task.input, line.form ?? "") || !holdsToday(own, asking.making.today)) return null;
	const outputs = unchangedOutputs(task, entry, asking);
	const input = outputs === null ? null : unchangedInput(task, entry, asking);
	return outputs === null || input === null
		? null
		: { ...emptyResult, findings: own.findings, input, outputs, isUnchanged: true };
}

/**
 * A date that was not in the future then is not in the future later. A finding about one that was names the day that it
 * was compared with, and may no longer apply.
 */
function holdsToday({ today, findings }: Private, now: string): boolean {
	return today === now || (today < now && !findings.some(({ code }) => code === "future-date"));
}

function unchangedInput({ input }: LedgerTask, entry: Entry, { making, isEntryOf }: Asking): InputFacts | null {
	const { file } = input;
	const { sha256, size, encoding, form, share } = entry.line;
	if (sha256 === null || size === null || encoding === null || form === null || share === null) return null;
	if (file === null || size > making.maxSize) return null;
	const now = stampOf(file);
	const isSame = entry.own?.file === realPath(file) && sameStamp(entry.own.stamp, now);
	// One with the same path and content may be another note.
	const isLike = !isSame && now?.size === size && isEntryOf(entry, input);
	const stamp = isSame ? now : isLike ? stampOfSame(file, sha256) : null;
	return stamp === null ? null : { sha256, size, encoding, form, share, stamp };
}

function unchangedOutputs(task: LedgerTask, entry: Entry, { folder, making }: Asking): WrittenOutput[] | null {
	const outputs: WrittenOutput[] = [];
	const reports = reportsOf(entry);
	for (const { template, name } of task.targets) {
		const report = reports.find(({ path, isListed }) => isListed && path === name);
		if (report?.template !== templateKey(template, making)) return null;
		const { path, sha256 } = report;
		const file = join(folder, path);
		const now = stampOf(file, folder);
		const stamp = sameStamp(report.stamp, now) ? now : stampOfSame(file, sha256, folder);
		if (stamp === null) return null;
		outputs.push({ template, path, sha256, stamp });
	}
	return outputs;
}

/** Which ledger is opened, and by whom. */
export type Opening = Pick<LedgerFiles, "folder" | "shard"> & { readonly holder: Holder };

/** Opens the ledger of a folder for a run, or returns why it can't. */
export function openLedger({ folder, shard, holder }: Opening, run: LedgerRun): Ledger | Fault {
	const files = ledgerFiles(folder, shard);
	const nested = nestedIn(folder, run.own, run.command.cwd);
	if (nested !== null) return nested;
	const lock = enter(files, holder);
	if ("code" in lock) return lock;
	let ledger: Ledger | null = null;
	try {
		const other = shardsIn(folder).find(({ total }) => total !== shard?.total);
		if (other !== undefined) return unmerged(other, nextStep(folder, run.command.cwd));
		clearDrafts(files);
		const own = readAccount(files);
		const others = shard === null ? [] : othersOf(files).map(readAccount);
		const account = prepareAccount(own, others, run);
		openDrafts(files.drafts);
		ledger = ledgerOf(
			{
				account,
				lock,
				notes: own.isDamaged ? [damaged] : [],
				clear: () => clearDeadShards(folder, holder, shard),
				inputs: shard === null ? null : hashOfWork(run),
				others,
			},
			run,
		);
		return ledger;
	} catch (error) {
		return error instanceof InvalidManifest ? strange(files, error) : unrecorded(error);
	} finally {
		if (ledger === null) lock.leave();
	}
}

/** What was merged before, and other shards. */
function othersOf({ folder, state }: LedgerFiles): LedgerFiles[] {
	return [ledgerFiles(folder, null), ...shardLedgersIn(folder).filter((each) => each.state !== state)];
}

/** Of all that makes reports what they are, and of the paths of all inputs, with their forms. */
function hashOfWork({ all, making }: LedgerRun): string {
	const keyOf = keysOf(making);
	const hash = createHash("sha256");
	hash.update(JSON.stringify([...making.templates].sort()));
	for (const input of all) {
		const form = making.form(null, input);
		hash.update(`\n${input.path ?? input.shown}\0${"code" in form ? "" : keyOf(input, form.name)}`);
	}
	return hash.digest("hex");
}

/**
 * The entries of an account. An entry that only a manifest has belongs to the note with its path and content; without such
 * a note, nobody knows whose its reports are.
 */
function* claimed(account: Account, { all }: LedgerRun): Generator<Entry> {
	const folder = realPath(account.files.folder);
	const bare = new Map<string, string | null>();
	for (const { file, path } of all) if (path !== null && account.places.get(path)?.isBare) bare.set(path, file);
	for (const entry of entriesOf(account)) {
		const file = bare.get(entry.path) ?? null;
		const line = file === null ? null : entry.line;
		const isNote = line !== null && file !== null && line.sha256 !== null && line.sha256 === hashOf(file);
		yield isNote ? entryOf(line, unmade(line, folder, file)) : entry;
	}
}

/**
 * The account that a run goes on from, whole and in order. A shard goes on from what the `whole` folder knows, too, as far
 * as it is its own.
 */
function prepareAccount(own: Account, [whole]: readonly Account[], run: LedgerRun): Account {
	const { files, places } = own;
	const { shard } = files;
	const given = lazy(() => new Set(Array.from(run.tasks, ({ input }) => input.path)));
	const isNew = (path: string): boolean => !places.has(path);
	const isOwn = (path: string): boolean =>
		given().has(path) || (shard !== null && keeperOf(path, shard.total) === shard.index && !run.isElsewhere(path));
	const more = whole === undefined ? [] : [withPaths(whole, (path) => isNew(path) && isOwn(path))];
	// Another shard may have had notes for a while.
	const away = { ...own, places: own.moved };
	more.push(withPaths(away, (path) => isNew(path) && given().has(path)));
	const isBare = [...places.values()].some((each) => each.isBare);
	if (own.end !== null && !isBare && more.every((each) => each.places.size === 0)) return own;
	const entries = mergeSorted([own, ...more].map((each) => claimed(each, run)));
	const moved = entriesOf(withPaths(away, (path) => !given().has(path)));
	writeAccount(files, { entries, moved, complete: false, inputs: null, command: run.command }, null);
	return readAccount(files);
}

/** What an account knows of some paths. */
const withPaths = (account: Account, isWanted: (path: string) => boolean): Account => ({
	...account,
	places: new Map([...account.places].filter(([path]) => isWanted(path))),
});

const damaged = "part of `.rapporteur/` is damaged; what it recorded is converted again";

const unmerged = (shard: Shard, next: string): Fault =>
	fault(
		"write-failed",
		`Not written: the folder holds \`${manifestName(shard)}\`, from shard ${shard.index} of ${shard.total} of an earlier run. Run ${next} first, or use another folder.`,
	);

const strange = ({ folder }: LedgerFiles, { file, message, line, why }: InvalidManifest): Fault =>
	fault(
		"write-failed",
		why === changedByGit
			? `Not written: \`${slashed(relative(folder, file))}\` has ${why}`
			: `Not written: \`${slashed(relative(folder, file))}\` would be replaced, and ${line === null ? "can't be read: " : "its "}${message}. ${line === null ? "Use another folder." : "Use another folder, or rename the file."}`,
	);
