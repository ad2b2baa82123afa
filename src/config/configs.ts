/** Which config applies to which file: the nearest one above it, or the one named on the command line. */
import { dirname, join, relative, resolve } from "node:path";
import { outsideReason } from "../files/own-file.ts";
import { configName, isBelow, isGone, nearlyConfigName, slashed } from "../files/paths.ts";
import { type BrokenFile, brokenFile } from "../forms/faults.ts";
import type { PeopleRegister } from "../people/register.ts";
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
function nearestAbove(name: string): (folder: string) => string | null {
	const known = new Map<string, string | null>();
	const find = (folder: string): string | null => {
		const earlier = known.get(folder);
		if (earlier !== undefined) return earlier;
		const parent = dirname(folder);
		let path = join(folder, name);
		// It must not be passed over in silence.
		if (name === configName && !isNamed(path)) path = join(folder, nearlyConfigName);
		// A broken link counts as a file that can't be read. In a folder without permission, no note can be read either.
		const found = isNamed(path) ? path : parent === folder ? null : find(parent);
		known.set(folder, found);
		return found;
	};
	return find;
}

/** What a register of people is called. */
export const peopleName = "people.yaml";

/** What registers are looked up with. */
interface PeopleContext {
	readonly cwd: string;
	/** The path of the only one; false uses none. */
	readonly given: string | false | null;
	/** Whether one that a config names need not be there yet. */
	readonly isMade: boolean;
	/** The config that counts for a file; null for the one above the working folder. */
	readonly configOf: (file: string | null) => Config | null;
}

/** A register's file, and the folder that it must stay in. */
export interface PeoplePlace {
	readonly path: string;
	readonly within: string | null;
}

/** Whether nothing is there, and may be. */
const isMissing = ({ path, within }: PeoplePlace): boolean =>
	!isNamed(path) && isGone(path) && (within === null || outsideReason(within, path) === null);

/** Finds the registers of a run, and loads those of some files. */
export function openPeople({ cwd, given, isMade, configOf }: PeopleContext) {
	const loaded = new Map<string, PeopleRegister | BrokenFile>();
	const places: PeoplePlace[] = [];
	const nearest = nearestAbove(peopleName);
	const placeOf = (file: string | null): PeoplePlace | null => {
		if (given === false) return null;
		if (given !== null) return { path: resolve(cwd, given), within: null };
		const config = configOf(file);
		if (config?.people) {
			const place = { path: config.people, within: dirname(config.path) };
			return isMade && isMissing(place) ? null : place;
		}
		// Without a config the working folder is that of the project; a note from elsewhere has its own folder only.
		const folder = file === null ? cwd : dirname(file);
		const base = config?.base ?? cwd;
		const root = folder === base || isBelow(base, folder) ? base : folder;
		const path = nearest(folder);
		return path !== null && (dirname(path) === root || isBelow(root, path)) ? { path, within: dirname(path) } : null;
	};
	const loadAt = async (place: PeoplePlace): Promise<void> => {
		places.push(place);
		const { loadPeople } = await import("../forms/load.ts");
		const people = await loadPeople(place.path, place.within);
		const shown = slashed(relative(cwd, place.path)) || ".";
		const message = `The register of people does not exist. To create it, run \`rapporteur people NOTES -o ${shown}\`.`;
		const faults = "people" in people ? [] : isMissing(place) ? [{ message, line: 1, column: 1 }] : people.faults;
		loaded.set(place.path, "people" in people ? people.people : brokenFile("broken-people", shown, faults));
	};
	return {
		/** Loads those that count for some files; then `of` knows them. */
		async load(files: Iterable<string | null>): Promise<void> {
			for (const file of files) {
				const place = placeOf(file);
				if (place !== null && !loaded.has(place.path)) await loadAt(place);
			}
		},
		loadAt,
		/** The one that counts for a file, absolute. */
		of(file: string | null): PeopleRegister | null {
			const found = loaded.get(placeOf(file)?.path ?? "");
			return found === undefined || "findings" in found ? null : found;
		},
		/** All in use. */
		places: (): readonly PeoplePlace[] => places,
		/** Those that can't be used: then nothing should be done. */
		broken: (): readonly BrokenFile[] => [...loaded.values()].filter((found) => "findings" in found),
	};
}
