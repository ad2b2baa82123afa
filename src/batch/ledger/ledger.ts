/** What an output folder knows of earlier runs, and keeps of this one. */
import { rmSync } from "node:fs";
import { join } from "node:path";
import { hashOf } from "../../files/hash.ts";
import type { Fault } from "../../findings/faults.ts";
import type { Input } from "../../read/inputs.ts";
import { writeFault } from "../../write/write.ts";
import type { Result } from "../result.ts";
import {
	type Cursor,
	type Entry,
	entriesIn,
	isSame,
	type Known,
	mergeChanges,
	openCursor,
	openEntry,
	type Stop,
} from "./entry.ts";
import type { LedgerFiles } from "./files.ts";
import { inOrder, readJournal, startJournal } from "./journal.ts";
import type { Lock } from "./lock.ts";
import { recordOf, unreachedEntry } from "./record.ts";
import type { LedgerRun, LedgerTask } from "./run.ts";
import { keysOf } from "./run.ts";
import type { Seal } from "./seal.ts";
import { type Publishing, publish } from "./seal.ts";
import { lazily, type Swept, sweeper } from "./sweep.ts";
import { unchangedResult } from "./unchanged.ts";

/** The memory of an output folder. */
export interface Ledger {
	/** What is to be told before the run. */
	readonly notes: readonly string[];
	/** The earlier result of a task, where nothing has to be done for it. To be asked for each task, in order. */
	unchanged(task: LedgerTask): Result | null;
	/** Whether an output, below the folder and with `/`, holds what an earlier run recorded. */
	isUnchangedOutput(name: string): boolean;
	/** Whether an earlier run made an output of that name, whatever it holds by now. */
	listsOutput(name: string): boolean;
	/** Keeps what a task came to; for each task, in order. Tells why it could not be kept: then the run is to stop. */
	record(task: LedgerTask, result: Result): Fault | null;
	/** Writes the manifest, and lets go of the folder. */
	finish(end: { readonly complete: boolean }): Ended;
}

/** What is to be told after a run. */
export interface Ended {
	readonly swept: readonly Swept[];
	/** Why the manifest could not be written. */
	readonly fault: Fault | null;
}

/** The files of a ledger, in order and locked. */
export interface Opened {
	readonly files: LedgerFiles;
	readonly notes: readonly string[];
	/** Of the files as they are. */
	readonly seal: Seal | null;
	readonly lock: Lock;
	/** The hash of the templates and of the paths of all inputs that a shard sees; null for a whole run. */
	readonly inputs: string | null;
	/** Does away with what a run that went to its end has made needless. */
	readonly clear: () => void;
}

/** What waits between the question and the answer for a task; made without a spread, whose result V8 keeps far longer. */
interface Pending extends Stop {
	readonly input: Input;
	readonly path: string;
	readonly known: Known | null;
	readonly result: Result | null;
}

const nothing: Omit<Pending, "input" | "path"> = { entry: null, passed: [], known: null, result: null };

/** Makes a ledger from files that are in order. */
export function ledgerOf({ files, notes, seal, lock, inputs, clear }: Opened, run: LedgerRun): Ledger {
	const keyOf = keysOf(run.making);
	const sweep = sweeper(files.folder, run);
	const journal = startJournal(files.journal);
	const changes = inOrder(journal.add);
	const cursor = openCursor(entriesIn(files.state), sweep.concerns);
	// In the order of the tasks. What has been in a map as old as this would be held for long after.
	const pending: Pending[] = [];
	const leave = (entries: readonly Entry[]): void => leaveAll(entries, sweep, changes);
	let asked = 0;

	const ask = (task: LedgerTask, path: string): Result | null => {
		// Standard input comes first, whatever it is called.
		const stop = task.input.file === null ? nothing : cursor.seek(path);
		const known = stop.entry === null ? null : openEntry(stop.entry);
		const asking = { folder: files.folder, keyOf, making: run.making };
		const result = known === null || run.force ? null : unchangedResult(task, known, asking);
		pending.push({ entry: stop.entry, passed: stop.passed, input: task.input, path, known, result });
		asked++;
		return result;
	};

	const keep = (task: LedgerTask, path: string, result: Result): void => {
		const { entry: before, known, result: earlier } = takeOwn(pending, path, { leave, changes });
		const entry = recordOf(
			{ task, path, result, known, reused: result === earlier },
			{ run, keyOf, sweep: sweep.stale },
		);
		if (task.input.file === null) changes.hold(entry);
		else if (!isSame(entry, before)) changes.add(entry);
	};

	const end = (complete: boolean): void => {
		if (complete) leave([...pending.flatMap(({ passed }) => passed), ...cursor.end().passed]);
		else leaveRest(pending, notAsked(run.tasks, asked, cursor), changes);
		cursor.close();
		changes.end();
		journal.close();
		const isSealed = seal?.current === true && seal.complete === complete && seal.inputs === inputs;
		if (!isSealed || !journal.isEmpty()) publishAll(files, { complete, inputs });
	};

	return {
		notes,
		...knownOutputs(files),
		unchanged: (task) => (task.input.path === null ? null : ask(task, task.input.path)),
		record(task, result) {
			const { path } = task.input;
			return path === null ? null : faultOf(() => keep(task, path, result));
		},
		finish({ complete }) {
			const fault = faultOf(() => end(complete)) ?? (complete ? faultOf(clear) : null);
			lock.free();
			return { swept: sweep.swept(), fault };
		},
	};
}

function leaveAll(
	entries: readonly Entry[],
	sweep: ReturnType<typeof sweeper>,
	changes: ReturnType<typeof inOrder>,
): void {
	for (const entry of entries) {
		const change = sweep.leave(entry);
		if (change !== null) changes.add(change);
	}
}

interface Leaving {
	readonly leave: (entries: readonly Entry[]) => void;
	readonly changes: ReturnType<typeof inOrder>;
}

/** Of the files that threads have in hand when a run is interrupted, the first one is not always the first done. */
function takeOwn(pending: Pending[], path: string, { leave, changes }: Leaving): Omit<Pending, "input" | "path"> {
	for (let next = pending.shift(); next !== undefined; next = pending.shift()) {
		leave(next.passed);
		if (next.path === path) return next;
		leaveUnreached(next, changes);
	}
	return nothing;
}

function leaveRest(
	pending: readonly Pending[],
	others: Iterable<Unreached>,
	changes: ReturnType<typeof inOrder>,
): void {
	for (const each of pending) leaveUnreached(each, changes);
	for (const each of others) leaveUnreached(each, changes);
}

type Unreached = Pick<Pending, "input" | "path" | "entry">;

function* notAsked(tasks: Iterable<LedgerTask>, asked: number, cursor: Cursor): Generator<Unreached> {
	let at = 0;
	for (const { input } of tasks) {
		const { path, file } = input;
		if (path === null || at++ < asked) continue;
		yield { input, path, entry: file === null ? null : cursor.seek(path).entry };
	}
}

/** Records an input that the run did not reach; the line of an earlier run stays. */
function leaveUnreached({ input, path, entry }: Unreached, changes: ReturnType<typeof inOrder>): void {
	if (entry !== null) return;
	if (input.file === null) changes.hold(unreachedEntry(input, path));
	else changes.add(unreachedEntry(input, path));
}

function knownOutputs({ folder, state }: LedgerFiles): Pick<Ledger, "isUnchangedOutput" | "listsOutput"> {
	const made = lazily(() => outputsIn(state));
	return {
		isUnchangedOutput: (name) =>
			made()
				.get(name)
				?.includes(hashOf(join(folder, name), folder) ?? "") === true,
		listsOutput: (name) => made().has(name),
	};
}

/** All outputs, with what each held when it was made. */
function outputsIn(state: string): ReadonlyMap<string, readonly string[]> {
	const outputs = new Map<string, readonly string[]>();
	for (const entry of entriesIn(state)) {
		const { line, own } = openEntry(entry);
		for (const { path, sha256 } of [...line.outputs, ...(own?.stale ?? [])])
			outputs.set(path, [...(outputs.get(path) ?? []), sha256]);
	}
	return outputs;
}

/** Writes down all that is known now; the journal goes when that is safe. */
function publishAll(files: LedgerFiles, publishing: Publishing): void {
	publish(files, mergeChanges(entriesIn(files.state), readJournal(files.journal)), publishing);
	rmSync(files.journal, { force: true });
}

function faultOf(work: () => void): Fault | null {
	try {
		work();
		return null;
	} catch (error) {
		return writeFault(error);
	}
}
