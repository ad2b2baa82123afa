/** What an output folder knows of earlier runs, and keeps of this one. */
import { join } from "node:path";
import { sameStamp, stampOf, stampOfSame } from "../../files/own-file.ts";
import { realPath } from "../../files/paths.ts";
import { type Fault, fault } from "../../findings/finding.ts";
import type { Input } from "../../read/inputs.ts";
import { writeFault } from "../../write/write.ts";
import { emptyResult, type InputFacts, type Result, type WrittenOutput } from "../result.ts";
import {
	type Account,
	type Additions,
	beginRun,
	type EntryReader,
	entriesOf,
	entryReader,
	movedIn,
	type RunPlan,
	writeAccount,
} from "./account.ts";
import { type Entry, fileNames, linkOf, type Private, placesOf, reportsOf } from "./entry.ts";
import { demandLock, LostLock } from "./lock.ts";
import type { Entrance } from "./output-lock.ts";
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
import { type Leftover, runPlansOf, type Sweeper, sweeper } from "./sweep.ts";

/** The memory of an output folder. */
export type Ledger = ReturnType<typeof ledgerOf>;

/** The files of a ledger, in order and locked. */
export interface Opened {
	readonly account: Account;
	readonly notes: readonly string[];
	/** What the run does not do either of what earlier ones left undone. */
	readonly left: readonly RunPlan[];
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
	const additions = beginRun(account, runPlansOf(run), lock.isHeld);
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
	const { left, inputs, run, account, additions, reader, lock } = writing;
	const { files, end } = account;
	try {
		demandLock(lock.isHeld);
		if (complete) leaveOthers(writing);
		else leaveUnreached(writing);
	} finally {
		// Windows replaces no file that is open.
		reader.close();
		additions.close();
	}
	const undone = complete ? left : [...left, ...runPlansOf(run)];
	const isDone = undone.length === 0;
	const isSame = additions.count() === 0 && isDone && end?.complete === true && end.inputs === inputs;
	const [entries, moved] = [entriesOf(account), movedIn(account)];
	if (isSame) additions.undo();
	else {
		const whole = { entries, moved, undone, complete: isDone, inputs, command: run.command };
		writeAccount(files, whole, lock.isHeld);
	}
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
export const unrecorded = (error: unknown): Fault => writeFault(error, "cannot record the run in `.rapporteur/`");

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
