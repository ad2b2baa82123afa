/** Which config applies to which file: the nearest one above it, or the one named on the command line. */
import { dirname, join, resolve } from "node:path";
import { configName } from "../files/paths.ts";
import type { BrokenFile } from "../forms/faults.ts";
import { isNamed } from "../read/load.ts";
import type { Config, ConfigFile } from "./load.ts";

/** All configs of one run. */
export type Configs = Awaited<ReturnType<typeof openConfigs>>;

/** What configs are looked up with. */
type ConfigContext = Pick<ConfigFile, "cwd" | "templates">;

/** Opens the configs of a run: `given` is the path of the only one, false uses none, null finds the nearest. */
export async function openConfigs(given: string | false | null, context: ConfigContext) {
	const { cwd } = context;
	const named = given === null || given === false ? null : resolve(cwd, given);
	const find = given === null ? nearestAbove(configName) : () => named;
	const loaded = new Map<string, Config | BrokenFile>();
	const load = async (folders: ReadonlySet<string>): Promise<void> => {
		for (const folder of folders) {
			const path = find(folder);
			if (path === null || loaded.has(path)) continue;
			const { loadConfig } = await import("./load.ts");
			loaded.set(path, await loadConfig({ ...context, path, isNamed: given !== null }));
		}
	};
	const at = (folder: string): Config | null => {
		const config = loaded.get(find(folder) ?? "");
		return config === undefined || "findings" in config ? null : config;
	};
	await load(new Set([cwd]));
	return {
		/** Loads those that count for some files; then `of` knows them. */
		load: (files: readonly (string | null)[]): Promise<void> =>
			load(new Set(files.flatMap((file) => (file === null ? [] : dirname(file))))),
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

/** Finds the nearest file of a name in a folder or above it, and looks into every folder once. */
export function nearestAbove(name: string): (folder: string) => string | null {
	const known = new Map<string, string | null>();
	const find = (folder: string): string | null => {
		const earlier = known.get(folder);
		if (earlier !== undefined) return earlier;
		const parent = dirname(folder);
		const path = join(folder, name);
		// A broken link counts as a file that can't be read. In a folder without permission, no note can be read either.
		const found = isNamed(path) ? path : parent === folder ? null : find(parent);
		known.set(folder, found);
		return found;
	};
	return find;
}
