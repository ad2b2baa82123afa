/** Who is at work in an output folder: one run, or the shards of one. */
import { accessSync, constants, existsSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { type Fault, fault } from "../../findings/finding.ts";
import { systemCode } from "../../findings/system-failure.ts";
import { endOf } from "../../read/manifest.ts";
import { makeFolder, removeEmpty } from "../../write/durable.ts";
import { writeFault } from "../../write/write.ts";
import type { Shard } from "../plan.ts";
import { markKilled } from "./account.ts";
import { type LedgerFiles, ledgerFiles, misplacedIn, ownNamesIn, shardLedgersIn } from "./files.ts";
import { clearDead, type Holder, heldBy, takeLock } from "./lock.ts";

/** A process at work, and its lock. */
export interface Busy {
	readonly who: string;
	/** Absolute. */
	readonly lock: string;
}

/** The other processes at work in a folder that exclude this run or shard; other shards of the same run do not. */
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

/** The ledgers of unfinished shards of other runs. */
export const deadShardsIn = (folder: string, shard: Shard | null): readonly LedgerFiles[] =>
	shardLedgersIn(folder).filter((each) => each.shard?.total !== shard?.total && endOf(each.state)?.complete !== true);

/** Removes the state of other runs' shards after a complete run. */
export function clearDeadShards(folder: string, holder: Holder, shard: Shard | null): void {
	const { home } = ledgerFiles(folder, null);
	for (const { name, what, shard: other, rest } of ownNamesIn(home)) {
		if (other === null || other.total === shard?.total) continue;
		const { lock } = ledgerFiles(folder, other);
		if (what !== "lock" && !/^(?:\.tsv|\.jsonl)?(?:\.[\da-f]+\.new)?$/.test(rest)) continue;
		if (heldBy(lock, holder) !== null) continue;
		// Another process may just take the lock, only to see that it is not let in: of that, nothing goes.
		if (what === "lock") clearDead(lock, holder);
		else rmSync(join(home, name), { recursive: true, force: true });
	}
}

/** A locked folder. */
export interface Entrance {
	/** Lets go of the folder. */
	readonly leave: () => void;
	/** Whether the lock is still that of this process. */
	readonly isHeld: () => boolean;
}

/** Locks a folder, for a run or to exclude all runs; or returns why it is not available. */
export function enter(files: LedgerFiles, holder: Holder, isRun: boolean): Entrance | Fault {
	const { folder, home, lock, shard } = files;
	const misplaced = misplacedIn(folder);
	if (misplaced !== null) return misplaced;
	try {
		const first = makeFolder(home) ?? home;
		const taken = takeLock(lock, holder, isRun);
		if (typeof taken === "string") return busy({ who: taken, lock });
		const leave = (): void => {
			taken.free();
			removeEmpty(home);
			for (let at = folder; at.length >= first.length; at = dirname(at)) removeEmpty(at);
		};
		// That a run was killed before it had written what it was to do, nothing else tells.
		if (taken.isTakenOver) markKilled(files);
		const other = othersIn(folder, holder, shard);
		if (other === null) return { leave, isHeld: taken.isHeld };
		leave();
		return busy(other);
	} catch (error) {
		return writeFault(error, `cannot create the lock \`.rapporteur/${basename(lock)}\``);
	}
}

/** Excludes all runs from a folder; returns how to let them in again, or why that is impossible. */
export function lockOut(folder: string, holder: Holder): (() => void) | Fault {
	const entered = enter(ledgerFiles(folder, null), holder, false);
	return "code" in entered ? entered : entered.leave;
}

/** The same for a folder that is only read: if no lock can be written there, no run can start either. */
export function keepOutOfSource(folder: string, holder: Holder): (() => void) | Fault {
	const misplaced = misplacedIn(folder);
	if (misplaced !== null) return misplaced;
	const { home } = ledgerFiles(folder, null);
	if (mayBeWritten(existsSync(home) ? home : folder)) return lockOut(folder, holder);
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

/** The error for a folder in which a process is at work. */
export const busy = (other: Busy): Fault => fault("write-failed", `Not written: ${inUse(other)}`);

/** That a process is at work in a folder, and what to do then. */
export const inUse = ({ who, lock }: Busy): string =>
	`${who} is using this folder. Wait until it ends; if it has ended, remove \`.rapporteur/${basename(lock)}\`.`;
