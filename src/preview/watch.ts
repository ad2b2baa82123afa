/** Notices when files change, appear or disappear, however an editor saves them, and repeats a task then. */
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { type FSWatcher, watch } from "chokidar";
import { isBelow } from "../files/paths.ts";
import { systemCode } from "../findings/system-failure.ts";

/** Watches files and folders until it is closed. */
export type Watch = ReturnType<typeof openWatch>;

/** The system lets nobody watch so many files. */
export class WatchLimit extends Error {}

const isLimit: ReadonlySet<string> = new Set(["ENOSPC", "EMFILE", "ENFILE"]);

/** Makes a watch without files; `isIgnored` spares it whole folders. */
export function openWatch(changed: () => void, isIgnored: (path: string) => boolean = () => false) {
	const known = new Set<string>();
	const watchers: FSWatcher[] = [];
	return {
		/** Watches these too; resolves to whether any of them is new, once it is watched. Throws `WatchLimit`. */
		async follow(paths: readonly string[]): Promise<boolean> {
			const fresh = [...new Set(paths)].filter((path) => !known.has(path));
			if (fresh.length === 0) return false;
			for (const path of fresh) known.add(path);
			const watcher = watchAll(fresh, changed, isIgnored);
			watchers.push(watcher);
			await new Promise<void>((resolve, reject) => {
				watcher.on("ready", resolve);
				// What can't be read, or is gone again, costs itself only: a run tells of it if it is a note.
				watcher.on("error", (error) => isLimit.has(systemCode(error)) && reject(new WatchLimit()));
			});
			return true;
		},
		async close(): Promise<void> {
			await Promise.all(watchers.map((watcher) => watcher.close()));
		},
	};
}

/**
 * Watches the folders of the paths, because editors may write a new file and rename it. Of several changes in quick
 * succession chokidar reports only the first, so its raw events are used too. Where a folder is missing, it watches those above.
 */
function watchAll(paths: readonly string[], changed: () => void, isIgnored: (path: string) => boolean): FSWatcher {
	const isWatched = (path: string): boolean =>
		paths.some((each) => path === each || (isBelow(each, path) && !unread.test(path.slice(each.length)))) &&
		!isIgnored(path);
	const ignored = (path: string): boolean => !isWatched(path) && !paths.some((each) => isBelow(path, each));
	const watcher = watch([...new Set(paths.map(folderAbove))], {
		ignoreInitial: true,
		ignorePermissionErrors: true,
		ignored,
	});
	watcher.on("raw", (_, name, details) => {
		const { watchedPath } = details as { readonly watchedPath: string };
		const path = join(watchedPath, name ?? "");
		if (isWatched(path)) changed();
	});
	return watcher.on("all", (event) => {
		changed();
		// What came into a new folder before it was watched, no event tells.
		if (event === "addDir") void setTimeout(settling, null, { ref: false }).then(changed);
	});
}

// Milliseconds.
const settling = 500;

/** chokidar says that it is ready before it watches what is above a missing folder. */
function folderAbove(path: string): string {
	const folder = dirname(path);
	return folder === path || existsSync(folder) ? folder : folderAbove(folder);
}

// Of these folders nothing is read, and much is written.
const unread = /[\\/](?:node_modules|\.git|\.rapporteur)(?:[\\/]|$)/;

// Milliseconds: one save of an editor is several changes, some of them to a file that is still empty; and a stamp says more once it is no longer fresh.
const pause = 40;

/** Makes a task that is done once for all who ask at nearly the same time, and never twice at a time. */
export function repeatOf(task: () => Promise<void>) {
	let [isAsked, isStopped] = [false, false];
	let running: Promise<void> | null = null;
	let fail: (reason: unknown) => void = () => {};
	const failed = new Promise<never>((_, reject) => {
		fail = reject;
	});
	// Whoever awaits it sees the error; nobody has to.
	failed.catch(() => {});
	const run = async (): Promise<void> => {
		while (isAsked && !isStopped) {
			await setTimeout(pause);
			isAsked = false;
			await task();
		}
		running = null;
	};
	return {
		ask(): void {
			isAsked = true;
			running ??= run().catch(fail);
		},
		/** Rejects when the task fails; it is not done again. */
		failed,
		/** Resolves when no task is running. */
		async stop(): Promise<void> {
			isStopped = true;
			await running;
		},
	};
}
