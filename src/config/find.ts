/** Finds the nearest config above a folder. */
import { lstatSync } from "node:fs";
import { dirname, join } from "node:path";

/** What a config is called. */
export const configName = "rapporteur.config.yaml";

/** The path of the nearest config for a folder; null where there is none. */
export type FindConfig = (folder: string) => string | null;

/** Makes a finder that looks into every folder once. */
export function configFinder(): FindConfig {
	const known = new Map<string, string | null>();
	const find = (folder: string): string | null => {
		const earlier = known.get(folder);
		if (earlier !== undefined) return earlier;
		const parent = dirname(folder);
		const path = join(folder, configName);
		const found = isThere(path) ? path : parent === folder ? null : find(parent);
		known.set(folder, found);
		return found;
	};
	return find;
}

/** A link that leads nowhere is there: it must not pass for no config. In a folder that may not be searched no note can be read either. */
function isThere(path: string): boolean {
	try {
		return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
	} catch {
		return false;
	}
}
