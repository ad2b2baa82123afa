/** One run at a time writes to an output folder: docs/decisions/lock.md says why this is right. */
import { accessSync, constants, existsSync, lstatSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { type Fault, fault } from "../../findings/finding.ts";
import { systemCode } from "../../findings/system-failure.ts";
import { makeFolder, removeEmpty } from "../../write/durable.ts";
import { writeFault } from "../../write/write.ts";
import type { Shard } from "../plan.ts";
import { type LedgerFiles, ledgerFiles, misplacedIn, namesIn, ownNamesIn } from "./files.ts";

/** The process that a lock belongs to. */
export interface Holder {
	readonly pid: number;
	readonly host: string;
	/** Whether a process of this host is there. */
	readonly isRunning: (pid: number) => boolean;
}

/**
 * Takes a lock, or returns its owner; `free` releases it, and `isHeld` tells whether nobody has removed it or taken it over. The lock of a dead process is taken over by exactly one of
 * the processes that try.
 */
export function takeLock(path: string, holder: Holder) {
	const owner = ownerName(holder);
	const draft = `${path}.${owner}`;
	mkdirSync(draft);
	try {
		writeFileSync(join(draft, owner), "");
		for (let tries = 1; ; tries++) {
			try {
				renameSync(draft, path);
			} catch (error) {
				const other = heldBy(path, holder);
				if (other !== null) return other;
				// The answer of a network file system may be lost though the folder was renamed.
				if (!existsSync(join(path, owner))) {
					if (tries === mostTries) throw error;
					clearLock(path, holder);
					continue;
				}
			}
			clearDrafts(path, holder);
			const isHeld = (): boolean => existsSync(join(path, owner));
			const free = (): void => {
				rmSync(join(path, owner), { force: true });
				removeEmpty(path);
			};
			return { free, isHeld };
		}
	} finally {
		rmSync(draft, { recursive: true, force: true });
	}
}

/** That a run is not, or was not, the only one in its folder. */
export class LostLock extends Error {}

/** Throws if a lock is not held any more. */
export function demandLock(isHeld: () => boolean): void {
	if (!isHeld()) throw new LostLock();
}

/** Each one but the last was in vain because somebody else was faster, and is gone already. */
const mostTries = 10;

/** The other process that a lock belongs to; null if no process holds it, or the process has ended. */
export function heldBy(path: string, holder: Holder): string | null {
	// What is a folder, no run has made.
	const name = namesIn(path).find((each) => !isDead(each, holder) || isFolder(join(path, each)));
	if (name === undefined) return null;
	const [, pid, host] = ownerPattern.exec(name) ?? [];
	return pid === undefined ? "another process" : `process ${pid} on ${host}`;
}

/** Names are never used twice, so only the dead process's file is removed, even if another process has taken the lock since. */
function clearLock(path: string, holder: Holder): void {
	for (const name of namesIn(path)) if (isDead(name, holder)) rmSync(join(path, name), { force: true });
	removeEmpty(path);
}

/** Removes what dead processes left of a lock. */
function clearDead(path: string, holder: Holder): void {
	clearLock(path, holder);
	clearDrafts(path, holder);
}

/** Drafts of processes that were killed before they had the lock. */
function clearDrafts(path: string, holder: Holder): void {
	const start = `${basename(path)}.`;
	for (const name of namesIn(dirname(path))) {
		if (!name.startsWith(start) || !isDead(name.slice(start.length), holder)) continue;
		rmSync(join(dirname(path), name), { recursive: true, force: true });
	}
}

const isFolder = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false })?.isDirectory() === true;

const ownerPattern = /^(\d+)@([\w.-]*)~\w+$/;

/** Says who it is, and is used once. */
function ownerName({ pid, host }: Holder): string {
	const once = Math.random().toString(36).slice(2) + Math.random().toString(36).slice(2);
	return `${pid}@${nameable(host)}~${once}`;
}

/** As a part of a file's name, on any system. */
const nameable = (host: string): string => host.replace(/[^\w.-]/g, "_").slice(0, 100);

/** Of another host nothing can be known. In a container, the process before had the same number as this one. */
function isDead(name: string, { pid, host, isRunning }: Holder): boolean {
	const [, otherPid, otherHost] = ownerPattern.exec(name) ?? [];
	return otherHost === nameable(host) && (Number(otherPid) === pid || !isRunning(Number(otherPid)));
}

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
export function enter(files: LedgerFiles, holder: Holder): Entrance | Fault {
	const { folder, home, lock, shard } = files;
	const misplaced = misplacedIn(folder);
	if (misplaced !== null) return misplaced;
	try {
		const first = makeFolder(home) ?? home;
		const taken = takeLock(lock, holder);
		if (typeof taken === "string") return busy({ who: taken, lock });
		const leave = (): void => {
			taken.free();
			removeEmpty(home);
			for (let at = folder; at.length >= first.length; at = dirname(at)) removeEmpty(at);
		};
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
	const entered = enter(ledgerFiles(folder, null), holder);
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
