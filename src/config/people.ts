/** Which register of people applies to which note: the one that the config names, else the nearest one above the note. */
import { dirname, relative, resolve } from "node:path";
import { outsideReason } from "../files/own-file.ts";
import { isBelow, isGone, slashed } from "../files/paths.ts";
import { type BrokenFile, brokenFile } from "../forms/faults.ts";
import type { PeopleRegister } from "../people/register.ts";
import { isNamed } from "../read/load.ts";
import { nearestAbove } from "./configs.ts";
import type { Config } from "./load.ts";

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
