/** Notices when files change, appear or disappear, however an editor saves them, and repeats a task then. */
import { existsSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { type FSWatcher, watch } from "chokidar";
import { isBelow } from "../files/paths.ts";
import { systemCode } from "../findings/system-failure.ts";
import { isFormPath } from "../forms/load.ts";
import { rendererEntries } from "../output/formats.ts";
import { kindOf } from "../read/load.ts";
import { findTemplates, isTemplatePath } from "../templates/find.ts";
import type { PreviewState } from "./view.ts";

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

/** Errors that saving a file can't correct: something is missing, or not a file. */
export function lostCauses({ faults }: PreviewState, cwd: string): string[] {
	return faults.filter(({ file }) => file === null || kindOf(resolve(cwd, file)) === null).map(({ line }) => line);
}

/** What a preview was asked for, as written. */
export interface PreviewRequest {
	readonly file: string;
	readonly template: string;
	readonly form: string | null;
}

/** Absolute paths of the notes, the form and the template; of a name, the places where it may come to be. */
export async function pathsOf({ file, template, form }: PreviewRequest, cwd: string): Promise<string[]> {
	const forms = form !== null && isFormPath(form) ? [form] : [];
	const templates = await templatePaths(template, cwd);
	return [file, ...forms, ...templates].map((path) => resolve(cwd, path));
}

/** Where a template lies, as written or absolute; none of a built-in one. */
export async function templatePaths(wanted: string, cwd: string): Promise<string[]> {
	const given = wanted.replace(/^pdf:/, "");
	if (rendererEntries.some(({ name }) => name === given)) return [];
	if (await isTemplatePath(given, cwd)) return [given];
	return (await findTemplates(cwd)).filter(({ name }) => name === given).map(({ path }) => path);
}

type ImportModule = (url: string) => Promise<unknown>;

/** Node reads a program once for each address: this gives one that was saved a new address. */
export function freshModule(importModule: ImportModule): ImportModule {
	return (url) => {
		const saved = statSync(fileURLToPath(url), { bigint: true, throwIfNoEntry: false })?.mtimeNs;
		return importModule(saved === undefined ? url : `${url}?saved=${saved}`);
	};
}
