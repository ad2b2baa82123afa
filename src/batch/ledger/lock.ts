/** One run at a time writes to an output folder: docs/decisions/lock.md says why this is right. */
import { existsSync, lstatSync, mkdirSync, renameSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { removeEmpty } from "../../write/durable.ts";
import { namesIn } from "./files.ts";

/** The process that a lock belongs to. */
export interface Holder {
	readonly pid: number;
	/** Its name; behind `_`, the namespace that its processes have their numbers in. */
	readonly host: string;
	/** Whether a process of this host is there. */
	readonly isRunning: (pid: number) => boolean;
}

/**
 * Takes a lock, or tells whose it is; `free` gives it back. That of a process that is no more is taken over, by one of all
 * that try to: then it was that of a run.
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
			const beating = setInterval(() => beat(join(path, owner)), beatEvery).unref();
			const free = (): void => {
				clearInterval(beating);
				freeLock(path, owner);
			};
			return { free, isTakenOver };
		}
	} finally {
		rmSync(draft, { recursive: true, force: true });
	}
}

/** Milliseconds. Who can't see a process knows by its beats that it lives; one that has missed twelve of them does not. */
const beatEvery = 10_000;
const longestSilence = 120_000;

function beat(file: string): void {
	try {
		utimesSync(file, new Date(), new Date());
	} catch {
		// Whoever took the lock away has to answer for it.
	}
}

/** What the lock of a process holds that only keeps runs out. */
const noRun = "no run\n";

/** Each one but the last was in vain because somebody else was faster, and is gone already. */
const mostTries = 10;

/** The other process that a lock belongs to; null where there is none, or none that lives. */
export function heldBy(path: string, holder: Holder): string | null {
	// What is a folder, no run has made.
	const name = namesIn(path).find((each) => !isDead(each, holder, join(path, each)) || isFolder(join(path, each)));
	if (name === undefined) return null;
	const [, pid, host] = ownerPattern.exec(name) ?? [];
	return pid === undefined ? "another process" : `process ${pid} on ${host}`;
}

/**
 * A name is never used twice: what goes is the dead one's, whoever has taken the lock since its name was read. Tells
 * whether one was that of a run.
 */
function clearLock(path: string, holder: Holder): boolean {
	const dead = namesIn(path).filter((name) => isDead(name, holder, join(path, name)));
	const isRun = dead.some((name) => sizeOf(join(path, name)) === 0);
	for (const name of dead) rmSync(join(path, name), { force: true });
	removeEmpty(path);
	return isRun;
}

/** Takes away what processes that are no more left of a lock. */
export function clearDead(path: string, holder: Holder): void {
	clearLock(path, holder);
	clearDrafts(path, holder);
}

/** Whether a lock is, or was, that of a run, and not of what only keeps runs out. */
export const isOfRun = (path: string): boolean =>
	existsSync(path) && !namesIn(path).some((name) => (sizeOf(join(path, name)) ?? 0) > 0);

const sizeOf = (file: string): number | undefined => lstatSync(file, { throwIfNoEntry: false })?.size;

function freeLock(path: string, owner: string): void {
	rmSync(join(path, owner), { force: true });
	removeEmpty(path);
}

/** Drafts of processes that were killed before they had the lock. */
function clearDrafts(path: string, holder: Holder): void {
	const start = `${basename(path)}.`;
	for (const name of namesIn(dirname(path))) {
		const draft = join(dirname(path), name);
		if (name.startsWith(start) && isDead(name.slice(start.length), holder, draft))
			rmSync(draft, { recursive: true, force: true });
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

/**
 * Of another host nothing can be known. In a container, the process before had the same number as this one, or its number
 * in another namespace: then `file` tells when it last gave a sign of life, by the clock that this process has too.
 */
function isDead(name: string, { pid, host, isRunning }: Holder, file: string): boolean {
	const [, otherPid, otherHost = ""] = ownerPattern.exec(name) ?? [];
	const own = nameable(host);
	if (otherHost === own) return Number(otherPid) === pid || !isRunning(Number(otherPid));
	const isNear = namespace.test(own) && otherHost.replace(namespace, "") === own.replace(namespace, "");
	return isNear && Date.now() - (lstatSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0) > longestSilence;
}

const namespace = /_\d+$/;
