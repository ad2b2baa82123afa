/** Opens what an output folder knows; brings in order what an interrupted run left. */
import { createHash } from "node:crypto";
import { existsSync, rmSync } from "node:fs";
import { basename, relative } from "node:path";
import { hashOf } from "../../files/own-file.ts";
import { realPath, slashed } from "../../files/paths.ts";
import { type Fault, fault } from "../../findings/finding.ts";
import { kindOf } from "../../read/load.ts";
import { changedByGit, InvalidManifest } from "../../read/manifest.ts";
import { lazy } from "../../text/lazy.ts";
import { openDrafts } from "../../write/replace-file.ts";
import { writeFault } from "../../write/write.ts";
import { keeperOf, type Shard } from "../plan.ts";
import { type Account, entriesOf, finishWriting, type RunPlan, readAccount, writeAccount } from "./account.ts";
import { type Entry, entryOf, unmade } from "./entry.ts";
import { type LedgerFiles, ledgerFiles, manifestName, nestedIn, shardLedgersIn, shardsIn } from "./files.ts";
import { type Ledger, ledgerOf, type Opened, unrecorded } from "./ledger.ts";
import type { Holder } from "./lock.ts";
import { mergeSorted } from "./manifests.ts";
import { clearDeadShards, deadShardsIn, type Entrance, enter } from "./output-lock.ts";
import { keysOf, type LedgerRun } from "./record.ts";
import { leftBy, nextStep, stepOf, wayOn } from "./sweep.ts";

/** Which ledger is opened, and by whom. */
export type Opening = Pick<LedgerFiles, "folder" | "shard"> & { readonly holder: Holder };

/** Opens the ledger of a folder for a run, or returns why it can't. */
export function openLedger({ folder, shard, holder }: Opening, run: LedgerRun): Ledger | Fault {
	const files = ledgerFiles(folder, shard);
	const nested = nestedIn(folder, run.own, run.command.cwd);
	if (nested !== null) return nested;
	const lock = enter(files, holder, true);
	if ("code" in lock) return lock;
	let ledger: Ledger | null = null;
	try {
		const other = shardsIn(folder).find(({ total }) => total !== shard?.total);
		if (other !== undefined) return unmerged(other, nextStep(folder, run.command.cwd));
		const dead = deadShardsIn(folder, shard);
		if (shard !== null && dead[0] !== undefined)
			return deadShard(basename(dead[0].state), stepOf(run.command, { folder, shard: null }, run.command.cwd));
		finishWriting(files);
		const own = readAccount(files);
		// A shard does not begin beside one that was killed.
		const others = (shard === null ? dead : othersOf(files)).map(readAccount);
		const { account, left } = prepareAccount(own, others, run);
		const notes = left.slice(0, 1).map((each) => stillLeft(each, files, run.command.cwd));
		const opened = ledgerOf(
			{
				account,
				left,
				lock,
				notes: account.isDamaged ? [damaged, ...notes] : notes,
				clear: () => clearDeadShards(folder, holder, shard),
				inputs: shard === null ? null : hashOfWork(run),
				others,
			},
			run,
		);
		const ready = withDrafts(opened, files.drafts, lock);
		if (!("code" in ready)) ledger = ready;
		return ready;
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

/** A ledger beside the folder in which its outputs wait until they are whole. */
function withDrafts(ledger: Ledger, drafts: string, { isHeld }: Entrance): Ledger | Fault {
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
			if (isHeld()) rmSync(drafts, { recursive: true, force: true });
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
 * The account that a run goes on from, whole and in order, and what the run leaves undone of that and of what shards were
 * to do that were killed. A shard goes on from what the whole folder knows, too, as far as it is its own.
 */
function prepareAccount(own: Account, others: readonly Account[], run: LedgerRun): Pick<Opened, "account" | "left"> {
	const { files, places } = own;
	const { shard } = files;
	const [whole] = shard === null ? [] : others;
	const killed = shard === null ? others : [];
	const isFirst = whole !== undefined && !existsSync(files.manifest);
	const undone = [own, ...(isFirst ? [whole] : []), ...killed].flatMap((each) => each.undone);
	const left = leftBy(run, undone);
	const given = lazy(() => new Set(Array.from(run.tasks, ({ input }) => input.path)));
	const isNew = (path: string): boolean => !places.has(path);
	const isOwn = (path: string): boolean =>
		given().has(path) || (shard !== null && keeperOf(path, shard.total) === shard.index && !run.isElsewhere(path));
	const more = killed.map((each) => withPaths(each, isNew));
	if (whole !== undefined) more.push(withPaths(whole, (path) => isNew(path) && isOwn(path)));
	// Another shard may have had notes for a while.
	const away = { ...own, places: own.moved };
	more.push(withPaths(away, (path) => isNew(path) && given().has(path)));
	const isBare = [...places.values()].some((each) => each.isBare);
	if (own.end !== null && !isBare && more.every((each) => each.places.size === 0)) return { account: own, left };
	const entries = mergeSorted([own, ...more].map((each) => claimed(each, run)));
	const moved = entriesOf(withPaths(away, (path) => !given().has(path)));
	writeAccount(files, { entries, moved, undone: left, complete: false, inputs: null, command: run.command }, null);
	return { account: { ...readAccount(files), isDamaged: own.isDamaged }, left };
}

/** What an account knows of some paths. */
const withPaths = (account: Account, isWanted: (path: string) => boolean): Account => ({
	...account,
	places: new Map([...account.places].filter(([path]) => isWanted(path))),
});

const damaged = "part of `.rapporteur/` is damaged; what it recorded is converted again";

function stillLeft(left: RunPlan, files: LedgerFiles, cwd: string): string {
	const path = relative(cwd, left.paths[0] ?? "");
	return `an earlier run into this folder was interrupted. This run does not convert the rest of its notes, such as \`${path}\`. ${wayOn(left, files, cwd, "the command of the earlier run")}; until then, \`verify\` exits with 2.`;
}

const unmerged = (shard: Shard, next: string): Fault =>
	fault(
		"write-failed",
		`Not written: the folder holds \`${manifestName(shard)}\`, from shard ${shard.index} of ${shard.total} of an earlier run. Run ${next} first, or use another folder.`,
	);

const deadShard = (name: string, command: string): Fault =>
	fault(
		"write-failed",
		`Not written: a shard of an earlier run was interrupted here (\`.rapporteur/${name}\`). Run ${command} first, without \`--shard\`.`,
	);

const strange = ({ folder }: LedgerFiles, { file, message, line, why }: InvalidManifest): Fault =>
	fault(
		"write-failed",
		why === changedByGit
			? `Not written: \`${slashed(relative(folder, file))}\` has ${why}`
			: `Not written: \`${slashed(relative(folder, file))}\` would be replaced, and ${line === null ? "can't be read: " : "its "}${message}. ${line === null ? "Use another folder." : "Use another folder, or rename the file."}`,
	);
