/** Notices when files change, appear or disappear, however an editor saves them, and repeats a task then. */
import { once } from "node:events";
import { dirname, join, sep } from "node:path";
import { setTimeout } from "node:timers/promises";
import { type FSWatcher, watch } from "chokidar";

/** Watches files and folders until it is closed. */
export interface Watch {
	/** Watches these too; resolves to whether any of them is new, once it is watched. */
	follow(paths: readonly string[]): Promise<boolean>;
	close(): Promise<void>;
}

/** Makes a watch without files; it ignores what the program itself writes. */
export function openWatch(changed: () => void, isOurs: (path: string) => boolean = () => false): Watch {
	const known = new Set<string>();
	const watchers: FSWatcher[] = [];
	return {
		async follow(paths) {
			const fresh = [...new Set(paths)].filter((path) => !known.has(path));
			if (fresh.length === 0) return false;
			for (const path of fresh) known.add(path);
			const watcher = watchAll(fresh, changed, isOurs);
			watchers.push(watcher);
			await once(watcher, "ready");
			return true;
		},
		async close() {
			await Promise.all(watchers.map((watcher) => watcher.close()));
		},
	};
}

/**
 * Watches the folders of the paths, because editors may write a new file and rename it. Of several changes in quick
 * succession chokidar reports only the first, so its raw events are used too.
 */
function watchAll(paths: readonly string[], changed: () => void, isOurs: (path: string) => boolean): FSWatcher {
	const folders = new Set(paths.map(dirname));
	const isBelow = (path: string): boolean => paths.some((each) => path === each || path.startsWith(each + sep));
	const ignored = (path: string): boolean => isOurs(path) || (!folders.has(path) && !isBelow(path));
	const watcher = watch([...folders], { ignoreInitial: true, ignored });
	watcher.on("raw", (_, name, details) => {
		const { watchedPath } = details as { readonly watchedPath: string };
		const path = join(watchedPath, name ?? "");
		if (isBelow(path) && !isOurs(path)) changed();
	});
	return watcher.on("all", changed);
}

/** A task that can be asked for. */
export interface Repeat {
	ask(): void;
	/** Rejects when the task fails; it is not done again. */
	readonly failed: Promise<never>;
	/** Resolves when no task is running. */
	stop(): Promise<void>;
}

// Milliseconds: one save of an editor is several changes, some of them to a file that is still empty.
const pause = 20;

/** Makes a task that is done once for all who ask at nearly the same time, and never twice at a time. */
export function repeatOf(task: () => Promise<void>): Repeat {
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
		ask() {
			isAsked = true;
			running ??= run().catch(fail);
		},
		failed,
		async stop() {
			isStopped = true;
			await running;
		},
	};
}
