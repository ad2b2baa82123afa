/** Which config applies to which file: the nearest one above it, or the one named on the command line. */
import { lstatSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { configName } from "../files/reserved-names.ts";
import type { BrokenFile } from "../forms/faults.ts";
import type { Config } from "./load.ts";

/** All configs of one run. */
export type Configs = Awaited<ReturnType<typeof openConfigs>>;

/** What configs are looked up with. */
export interface ConfigContext {
	readonly cwd: string;
	/** The names of all templates, for those that a config may name. */
	readonly templates: () => readonly string[];
}

/** Opens the configs of a run: `given` is the path of the only one, false uses none, null finds the nearest. */
export async function openConfigs(given: string | false | null, context: ConfigContext) {
	const { cwd } = context;
	const find = finderOf(given, cwd);
	const loaded = new Map<string, Config | BrokenFile>();
	const load = async (folders: Iterable<string>): Promise<void> => {
		const paths = new Set([...folders].map(find).filter((path) => path !== null));
		for (const path of [...paths].filter((path) => !loaded.has(path))) {
			const { loadConfig } = await import("./load.ts");
			loaded.set(path, await loadConfig({ ...context, path, isNamed: given !== null }));
		}
	};
	const at = (folder: string): Config | null => {
		const config = loaded.get(find(folder) ?? "");
		return config === undefined || "findings" in config ? null : config;
	};
	await load([cwd]);
	return {
		/** Loads those that count for some files; then `of` knows them. */
		load: (files: Iterable<string>): Promise<void> => load(foldersOf(files)),
		/** The one that counts for a file, absolute. */
		of: (file: string): Config | null => at(dirname(file)),
		/** The one that counts for the working folder. */
		home: (): Config | null => at(cwd),
		/** Every one in use. */
		used: (): readonly Config[] => [...loaded.values()].flatMap((config) => ("findings" in config ? [] : [config])),
		/** Those that can't be used: then nothing should be done. */
		broken: (): readonly BrokenFile[] => [...loaded.values()].filter((config) => "findings" in config),
	};
}

function foldersOf(files: Iterable<string>): Set<string> {
	const folders = new Set<string>();
	for (const file of files) folders.add(dirname(file));
	return folders;
}

/** Finds the config that counts for a folder. */
function finderOf(given: string | false | null, cwd: string): (folder: string) => string | null {
	if (given === null) return nearestAbove(configName);
	const path = given === false ? null : resolve(cwd, given);
	return () => path;
}

/** Finds the nearest file of a name in a folder or above it, and looks into every folder once. */
export function nearestAbove(name: string): (folder: string) => string | null {
	const known = new Map<string, string | null>();
	const find = (folder: string): string | null => {
		const earlier = known.get(folder);
		if (earlier !== undefined) return earlier;
		const parent = dirname(folder);
		const path = join(folder, name);
		const found = isThere(path) ? path : parent === folder ? null : find(parent);
		known.set(folder, found);
		return found;
	};
	return find;
}

/** Whether a name is taken. A broken link counts as a config that can't be read. In a folder without permission, no note can be read either. */
export function isThere(path: string): boolean {
	try {
		return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
	} catch {
		return false;
	}
}
