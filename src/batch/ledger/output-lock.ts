/** Who is at work in an output folder: one run, or the shards of one. */
import { accessSync, constants, existsSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import { type Fault, fault } from "../../findings/faults.ts";
import { systemCode } from "../../findings/system-failure.ts";
import { endOf } from "../../read/account.ts";
import { makeFolder, removeEmpty } from "../../write/durable.ts";
import { writeFault } from "../../write/write.ts";
import type { Shard } from "../shards.ts";
import { markKilled } from "./account.ts";
import { type LedgerFiles, ledgerFiles, misplacedIn, ownNamesIn, shardLedgersIn } from "./files.ts";
import { clearDead, type Holder, heldBy, takeLock } from "./lock.ts";

/** Somebody at work, and the lock that tells it. */
export interface Busy {
	readonly who: string;
	/** Absolute. */
	readonly lock: string;
}

/** Who else is at work in a folder, as far as a whole run or this shard of one minds: not the others of its own run. */
export function othersIn(folder: string, holder: Holder, shard: Shard | null): Busy | null {
	const { home } = ledgerFiles(folder, null);
	for (const { name, what, rest, shard: other } of ownNamesIn(home)) {
		if (what !== "lock" || rest !== "" || (shard !== null && other?.total === shard.total)) continue;
		const lock = join(home, name);
		const who = heldBy(lock, holder);
		if (who !== null) return { who, lock };
	}
	return null;
}

/** The ledgers of shards of other runs than this one that did not go to their ends. */
export const deadShardsIn = (folder: string, shard: Shard | null): readonly LedgerFiles[] =>
	shardLedgersIn(folder).filter((each) => each.shard?.total !== shard?.total && endOf(each.state)?.complete !== true);

/** Removes what shards of other runs left, once a run has done the whole job without them. */
export function clearDeadShards(folder: string, holder: Holder, shard: Shard | null): void {
	const { home } = ledgerFiles(folder, null);
	for (const { name, what, shard: other, rest } of ownNamesIn(home)) {
		if (other === null || other.total === shard?.total) continue;
		const { lock } = ledgerFiles(folder, other);
		if (what !== "lock" && !/^(?:\.tsv|\.jsonl)?(?:\.new)?$/.test(rest)) continue;
		if (heldBy(lock, holder) !== null) continue;
		// Another process may just take the lock, only to see that it is not let in: of that, nothing goes.
		if (what === "lock") clearDead(lock, holder);
		else rmSync(join(home, name), { recursive: true, force: true });
	}
}

/**
 * Takes the lock of a folder, for a run, or to keep all runs out; returns what gives it back, or why it
 * can't be had.
 */
export function enter(files: LedgerFiles, holder: Holder, isRun: boolean): (() => void) | Fault {
	const { folder, home, lock, shard } = files;
	const misplaced = misplacedIn(folder);
	if (misplaced !== null) return misplaced;
	const isNew = !existsSync(folder);
	try {
		makeFolder(home);
		const taken = takeLock(lock, holder, isRun);
		if (typeof taken === "string") return busy({ who: taken, lock });
		const leave = (): void => {
			taken.free();
			removeEmpty(home);
			if (isNew) removeEmpty(folder);
		};
		// That a run was killed before it had written what it was to do, nothing else tells.
		if (taken.isTakenOver) markKilled(files);
		const other = othersIn(folder, holder, shard);
		if (other === null) return leave;
		leave();
		return busy(other);
	} catch (error) {
		return writeFault(error, `cannot create the lock \`.rapporteur/${basename(lock)}\``);
	}
}

/** Keeps all runs out of a folder. */
export const keepOut = (folder: string, holder: Holder): (() => void) | Fault =>
	enter(ledgerFiles(folder, null), holder, false);

/** The same for a folder that is only read: where a lock can't be put, no run can start that would have to see it. */
export function keepOutOfSource(folder: string, holder: Holder): (() => void) | Fault {
	const misplaced = misplacedIn(folder);
	if (misplaced !== null) return misplaced;
	const { home } = ledgerFiles(folder, null);
	if (mayBeWritten(existsSync(home) ? home : folder)) return keepOut(folder, holder);
	const other = othersIn(folder, holder, null);
	return other === null ? () => undefined : busy(other);
}

function mayBeWritten(folder: string): boolean {
	try {
		accessSync(folder, constants.W_OK);
		return true;
	} catch (error) {
		return !["EACCES", "EPERM", "EROFS"].includes(systemCode(error));
	}
}

/** Why a folder is refused in which somebody is at work. */
export const busy = ({ who, lock }: Busy): Fault =>
	fault(
		"write-failed",
		`Not written: ${who} is at work in this folder. Wait until it ends; if it has ended, remove \`.rapporteur/${basename(lock)}\`.`,
	);
