/** One run at a time writes to an output folder: docs/decisions/lock.md says why this is right. */
import { existsSync, lstatSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { removeEmpty } from "../../write/durable.ts";
import { namesIn } from "./files.ts";

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
export function takeLock(path: string, holder: Holder, isRun = true) {
	const owner = ownerName(holder);
	const draft = `${path}.${owner}`;
	mkdirSync(draft);
	let isTakenOver = false;
	try {
		writeFileSync(join(draft, owner), isRun ? "" : noRun);
		for (let tries = 1; ; tries++) {
			try {
				renameSync(draft, path);
			} catch (error) {
				const other = heldBy(path, holder);
				if (other !== null) return other;
				// The answer of a network file system may be lost though the folder was renamed.
				if (!existsSync(join(path, owner))) {
					if (tries === mostTries) throw error;
					if (clearLock(path, holder)) isTakenOver = true;
					continue;
				}
			}
			clearDrafts(path, holder);
			const isHeld = (): boolean => existsSync(join(path, owner));
			const free = (): void => {
				rmSync(join(path, owner), { force: true });
				removeEmpty(path);
			};
			return { free, isHeld, isTakenOver };
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

/** What the lock of a process holds that only keeps runs out. */
const noRun = "no run\n";

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

/**
 * Names are never used twice, so only the dead process's file is removed, even if another process has taken the lock since.
 * Returns whether the dead one was a run.
 */
function clearLock(path: string, holder: Holder): boolean {
	const dead = namesIn(path).filter((name) => isDead(name, holder));
	const isRun = dead.some((name) => sizeOf(join(path, name)) === 0);
	for (const name of dead) rmSync(join(path, name), { force: true });
	removeEmpty(path);
	return isRun;
}

/** Removes what dead processes left of a lock. */
export function clearDead(path: string, holder: Holder): void {
	clearLock(path, holder);
	clearDrafts(path, holder);
}

/** Whether a lock belongs to a run, and not to a command that only excludes runs. */
export const isOfRun = (path: string): boolean =>
	existsSync(path) && !namesIn(path).some((name) => (sizeOf(join(path, name)) ?? 0) > 0);

const sizeOf = (file: string): number | undefined => lstatSync(file, { throwIfNoEntry: false })?.size;

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
