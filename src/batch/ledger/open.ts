/** Opens what an output folder knows; brings in order what an interrupted run left. */
import { createHash } from "node:crypto";
import { closeSync, existsSync, openSync, rmSync } from "node:fs";
import { basename, relative } from "node:path";
import { type Fault, fault } from "../../findings/faults.ts";
import { StrangeManifest } from "../../read/manifest.ts";
import { makeFolder } from "../../write/durable.ts";
import { writeFault } from "../../write/write.ts";
import { keeperOf, type Shard } from "../shards.ts";
import { type Entry, entriesIn, mergeChanges } from "./entry.ts";
import { type LedgerFiles, ledgerFiles, manifestName, misplacedIn, shardsIn } from "./files.ts";
import { isDamaged, reconciled } from "./heal.ts";
import { busy, clearDeadShards, othersIn } from "./holding.ts";
import { readInterrupted } from "./journal.ts";
import { type Ledger, ledgerOf, type Opened } from "./ledger.ts";
import { type Holder, takeLock } from "./lock.ts";
import type { LedgerRun } from "./run.ts";
import { publishState, unbrokenSeal } from "./seal.ts";
import { openUnfinished, unfinishedOthers } from "./unfinished.ts";

/** Which ledger is opened, and by whom. */
export interface Place {
	/** The output folder, absolute. */
	readonly folder: string;
	/** Null where the run is not one of several. */
	readonly shard: Shard | null;
	readonly holder: Holder;
	/** The working folder: paths in messages are relative to it. */
	readonly cwd: string;
}

/** Opens the ledger of a folder for a run; or tells why it can't be. */
export function openLedger({ folder, shard, holder, cwd }: Place, run: LedgerRun): Ledger | Fault {
	const files = ledgerFiles(folder, shard);
	const misplaced = misplacedIn(folder);
	if (misplaced !== null) return misplaced;
	let isOpen = false;
	try {
		makeFolder(files.home);
		const lock = takeLock(files.lock, holder);
		if (typeof lock === "string") return busy({ who: lock, lock: files.lock });
		try {
			// That a run was killed before it had written what it was to do, nothing else tells if this one is refused.
			if (lock.isTakenOver) closeSync(openSync(files.unfinished, "a"));
			const others = othersIn(folder, holder, shard);
			if (others !== null) return busy(others);
			const other = shardsIn(folder).find(({ total }) => total !== shard?.total);
			if (other !== undefined) return unmerged(other);
			const dead = shard === null ? undefined : unfinishedOthers(files, shard)[0];
			if (dead !== undefined) return deadShard(dead);
			const opened = prepared(files, shard, run);
			const unfinished = openUnfinished(files, shard, run);
			const { left } = unfinished;
			const told = left === null ? [] : [stillLeft(relative(cwd, left.path), left.templates, shard)];
			const notes = [...opened.notes, ...told];
			const clear = (): void => {
				clearDeadShards(folder, holder, shard);
				unfinished.end();
			};
			const ledger = ledgerOf({ ...opened, notes, lock, inputs: shard === null ? null : hashOfWork(run), clear }, run);
			isOpen = true;
			return ledger;
		} finally {
			if (!isOpen) lock.free();
		}
	} catch (error) {
		return error instanceof StrangeManifest ? strange(files, error) : writeFault(error);
	}
}

/** Of the templates and the paths of all inputs. */
function hashOfWork({ all, making }: LedgerRun): string {
	const hash = createHash("sha256");
	hash.update(`${[...making.templates.keys()].sort().join("\0")}\n`);
	for (const { path, shown } of all) hash.update(`${path ?? shown}\0`);
	return hash.digest("hex");
}

function prepared(files: LedgerFiles, shard: Shard | null, run: LedgerRun): Omit<Opened, "lock" | "clear" | "inputs"> {
	// A seal says that two files belong together, not who wrote them.
	const isSound = !isDamaged(files.state);
	const seal = isSound ? unbrokenSeal(files) : null;
	if (seal !== null && !existsSync(files.journal)) return { files, notes: [], seal };
	const isNew = seal === null && !existsSync(files.manifest);
	const notes = isSound ? [] : [damaged];
	const known = seal !== null ? entriesIn(files.state) : isNew ? firstEntries(files, shard, run) : reconciled(files);
	publishState(files, mergeChanges(known, readInterrupted(files.journal)));
	rmSync(files.journal, { force: true });
	return { files, notes, seal: null };
}

/** A shard's first run goes on from what the whole folder knows, as far as it is its own. */
function* firstEntries(files: LedgerFiles, shard: Shard | null, run: LedgerRun): Generator<Entry> {
	if (shard === null || existsSync(files.state)) {
		yield* reconciled(files);
		return;
	}
	const given = new Set<string>();
	for (const { input } of run.tasks) if (input.path !== null) given.add(input.path);
	for (const entry of reconciled(ledgerFiles(files.folder, null))) {
		const { path } = entry;
		const isKept = keeperOf(path, shard.total) === shard.index;
		if (given.has(path) || (isKept && !run.isElsewhere(path))) yield entry;
	}
}

const damaged = "what `.rapporteur/` holds of earlier runs is damaged: what it does not tell any more is made again";

function stillLeft(path: string, templates: readonly string[], shard: Shard | null): string {
	const way =
		shard === null
			? "Give its command again"
			: `Give it all notes of that one and its templates, \`-t ${templates.join(",")}\`, in each of its shards`;
	return `an earlier run into this folder was interrupted, and this one does not do all of its work, such as \`${path}\`. ${way}; until then, \`verify\` exits with 2.`;
}

const unmerged = (shard: Shard): Fault =>
	fault(
		"write-failed",
		`Not written: the folder holds \`${manifestName(shard)}\`, of a run that was split otherwise`,
		"`rapporteur merge` of it first, or another folder",
	);

const deadShard = (name: string): Fault =>
	fault(
		"write-failed",
		`Not written: a shard of a run that was split otherwise was interrupted here (\`.rapporteur/${name}\`)`,
		"the command of that run again, or a run without `--shard`",
	);

const strange = ({ manifest }: LedgerFiles, { message, line }: StrangeManifest): Fault =>
	fault(
		"write-failed",
		`Not written: \`${basename(manifest)}\` would be replaced, and ${line === null ? "can't be read: " : "its "}${message}`,
		"another folder, or the file under another name",
	);
