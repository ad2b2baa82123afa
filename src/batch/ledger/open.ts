/** Opens what an output folder knows; brings in order what an interrupted run left. */
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { basename, relative } from "node:path";
import { slashed } from "../../files/paths.ts";
import { type Fault, fault } from "../../findings/faults.ts";
import { kindOf } from "../../read/load.ts";
import { InvalidManifest } from "../../read/manifest.ts";
import { closeDrafts, openDrafts } from "../../write/drafts.ts";
import { writeFault } from "../../write/write.ts";
import { keeperOf, type Shard } from "../shards.ts";
import { type Account, entriesOf, type RunPlan, readAccount, writeAccount } from "./account.ts";
import type { Entry } from "./entry.ts";
import { type LedgerFiles, ledgerFiles, manifestName, shardLedgersIn, shardsIn } from "./files.ts";
import { type Ledger, ledgerOf, type Opened } from "./ledger.ts";
import type { Holder } from "./lock.ts";
import { nestedIn } from "./nested.ts";
import { clearDeadShards, deadShardsIn, enter } from "./output-lock.ts";
import { keysOf, type LedgerRun } from "./run.ts";
import { leftBy, nextStep, stepOf, wayOn } from "./unfinished.ts";

/** Which ledger is opened, and by whom. */
export interface Opening {
	/** The output folder, absolute. */
	readonly folder: string;
	/** Null where the run is not one of several. */
	readonly shard: Shard | null;
	readonly holder: Holder;
}

/** Opens the ledger of a folder for a run, or returns why it can't. */
export function openLedger({ folder, shard, holder }: Opening, run: LedgerRun): Ledger | Fault {
	const files = ledgerFiles(folder, shard);
	const nested = nestedIn(folder, run.own, run.command.cwd);
	if (nested !== null) return nested;
	const leave = enter(files, holder, true);
	if (typeof leave !== "function") return leave;
	let ledger: Ledger | null = null;
	try {
		const other = shardsIn(folder).find(({ total }) => total !== shard?.total);
		if (other !== undefined) return unmerged(other, nextStep(folder, run.command.cwd));
		const dead = deadShardsIn(folder, shard);
		if (shard !== null && dead[0] !== undefined)
			return deadShard(basename(dead[0].state), stepOf(run.command, null, run.command.cwd));
		const { account, left } = prepareAccount(files, dead, run);
		const notes = left.slice(0, 1).map((each) => stillLeft(each, files, run.command.cwd));
		const opened = ledgerOf(
			{
				account,
				left,
				leave,
				notes: account.isDamaged ? [damaged, ...notes] : notes,
				clear: () => clearDeadShards(folder, holder, shard),
				inputs: shard === null ? null : hashOfWork(run),
				others: shard === null ? [] : othersOf(files).map(readAccount),
			},
			run,
		);
		const ready = withDrafts(opened, files.drafts);
		if (!("code" in ready)) ledger = ready;
		return ready;
	} catch (error) {
		return error instanceof InvalidManifest ? strange(files, error) : writeFault(error);
	} finally {
		if (ledger === null) leave();
	}
}

/** What was merged before, and other shards. */
function othersOf({ folder, state }: LedgerFiles): LedgerFiles[] {
	return [ledgerFiles(folder, null), ...shardLedgersIn(folder).filter((each) => each.state !== state)];
}

/** A ledger beside the folder in which its outputs wait until they are whole. */
function withDrafts(ledger: Ledger, drafts: string): Ledger | Fault {
	try {
		openDrafts(drafts);
	} catch (error) {
		ledger.finish(false);
		const failed = writeFault(error);
		// What a killed run left there, or somebody else.
		return kindOf(drafts) === "folder"
			? { ...failed, message: `${failed.message} Remove the folder \`.rapporteur/${basename(drafts)}\`.` }
			: failed;
	}
	return {
		...ledger,
		finish(complete) {
			closeDrafts(drafts);
			return ledger.finish(complete);
		},
	};
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
 * The account that a run goes on from, whole and in order, and what the run leaves undone of that and of what shards were
 * to do that were killed.
 */
function prepareAccount(
	files: LedgerFiles,
	dead: readonly LedgerFiles[],
	run: LedgerRun,
): Pick<Opened, "account" | "left"> {
	const { shard } = files;
	const own = readAccount(files);
	const isFirst = shard !== null && !existsSync(files.manifest);
	const whole = isFirst ? readAccount(ledgerFiles(files.folder, null)) : null;
	const undone = [own, ...(whole === null ? [] : [whole]), ...dead.map(readAccount)].flatMap((each) => each.undone);
	const left = leftBy(run, undone);
	if (own.end !== null) return { account: own, left };
	const entries =
		shard === null || whole === null || existsSync(files.state) ? entriesOf(own) : entriesFor(shard, whole, run);
	writeAccount(files, { entries, undone: left, complete: false, inputs: null, command: run.command }, false);
	return { account: { ...readAccount(files), isDamaged: own.isDamaged }, left };
}

/** A shard's first run goes on from what the whole folder knows, as far as it is its own. */
function* entriesFor(shard: Shard, whole: Account, run: LedgerRun): Generator<Entry> {
	const given = new Set<string>();
	for (const { input } of run.tasks) if (input.path !== null) given.add(input.path);
	for (const entry of entriesOf(whole)) {
		const { path } = entry;
		const isKept = keeperOf(path, shard.total) === shard.index;
		if (given.has(path) || (isKept && !run.isElsewhere(path))) yield entry;
	}
}

const damaged = "what `.rapporteur/` holds of earlier runs is damaged: what it does not tell any more is made again";

function stillLeft(left: RunPlan, files: LedgerFiles, cwd: string): string {
	const path = relative(cwd, left.paths[0] ?? "");
	return `an earlier run into this folder was interrupted, and this one does not do all of its work, such as \`${path}\`. ${wayOn(left, files, cwd)}; until then, \`verify\` exits with 2.`;
}

const unmerged = (shard: Shard, next: string): Fault =>
	fault(
		"write-failed",
		`Not written: the folder holds \`${manifestName(shard)}\`, of a run that was split otherwise. Run ${next} first, or use another folder.`,
	);

const deadShard = (name: string, command: string): Fault =>
	fault(
		"write-failed",
		`Not written: a shard of a run that was split otherwise was interrupted here (\`.rapporteur/${name}\`). Run ${command} first, without \`--shard\`.`,
	);

const strange = ({ folder }: LedgerFiles, { file, message, line }: InvalidManifest): Fault =>
	fault(
		"write-failed",
		`Not written: \`${slashed(relative(folder, file))}\` would be replaced, and ${line === null ? "can't be read: " : "its "}${message}. ${line === null ? "Use another folder." : "Use another folder, or rename the file."}`,
	);
