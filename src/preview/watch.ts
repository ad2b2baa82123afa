/** Tells when files change, come or go, however an editor saves them. */
import { once } from "node:events";
import { dirname, sep } from "node:path";
import { type FSWatcher, watch } from "chokidar";

/** Watches files and folders until it is closed. */
export interface Watch {
	/** Watches these too; resolves to whether any of them is new, once it is watched. */
	follow(paths: readonly string[]): Promise<boolean>;
	close(): Promise<void>;
}

/** Makes a watch that follows nothing yet. */
export function openWatch(changed: () => void): Watch {
	const known = new Set<string>();
	const watchers: FSWatcher[] = [];
	return {
		async follow(paths) {
			const fresh = [...new Set(paths)].filter((path) => !known.has(path));
			if (fresh.length === 0) return false;
			for (const path of fresh) known.add(path);
			const watcher = watchAll(fresh).on("all", changed);
			watchers.push(watcher);
			await once(watcher, "ready");
			return true;
		},
		async close() {
			await Promise.all(watchers.map((watcher) => watcher.close()));
		},
	};
}

/** The folders of the paths: a file that is written under another name and renamed is another file each time. */
function watchAll(paths: readonly string[]): FSWatcher {
	const folders = new Set(paths.map(dirname));
	const isWanted = (path: string): boolean =>
		folders.has(path) || paths.some((wanted) => path === wanted || path.startsWith(wanted + sep));
	return watch([...folders], { ignoreInitial: true, ignored: (path) => !isWanted(path) });
}
