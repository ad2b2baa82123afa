/** What `check` is to do: inside, nothing is optional. */
import { basename, resolve } from "node:path";
import { hasMeaning } from "../../files/reserved-names.ts";
import type { World } from "../world.ts";
import { type BaseSettings, normalizeBase } from "./normalize.ts";
import type { RawOptions } from "./raw.ts";

/** Whether `--fix` was given, and whether its changes are only to be shown. */
export type Fixing = "off" | "write" | "show";

/** The baseline file, as written and absolute, and whether it is to be made anew. */
export interface BaselineSettings {
	readonly written: string;
	readonly path: string;
	readonly update: boolean;
}

/** What `check` is to do. */
export interface CheckSettings extends BaseSettings {
	readonly fixing: Fixing;
	/** How many warnings are still all right. */
	readonly maxWarnings: number;
	/** Print errors only. */
	readonly quiet: boolean;
	readonly baseline: BaselineSettings | null;
	/** How many threads may be used; null is one for each core. */
	readonly jobs: number | null;
}

/** The first thing wrong with the options that only `check` has; null when all is well. */
export function wrongCheckOption({ maxWarnings, dryRun, fix, baseline, updateBaseline }: RawOptions): string | null {
	if (maxWarnings !== undefined && !/^\d{1,9}$/.test(maxWarnings)) {
		return `Invalid number \`${maxWarnings}\` in \`--max-warnings\`, expected one such as \`0\``;
	}
	if (dryRun === true && fix !== true) return "Unexpected `--dry-run`, expected `--fix` with it";
	if (dryRun === true && updateBaseline === true) {
		return "Unexpected `--update-baseline` with `--dry-run`, which writes nothing; expected one of them";
	}
	if (baseline === "") return "Empty value of `--baseline`, expected the name of a file";
	if (updateBaseline === true && baseline === undefined) {
		return "Unexpected `--update-baseline`, expected `--baseline FILE` with it";
	}
	if (updateBaseline === true && baseline !== undefined && hasMeaning(basename(baseline))) {
		return `Unexpected \`${baseline}\` in \`--baseline\`, a name with a meaning of its own; expected another`;
	}
	return null;
}

/** Fills in the defaults. */
export function normalizeCheck(raw: RawOptions, world: World): CheckSettings {
	return {
		...normalizeBase(raw, world),
		fixing: raw.fix !== true ? "off" : raw.dryRun === true ? "show" : "write",
		maxWarnings: raw.maxWarnings === undefined ? Number.POSITIVE_INFINITY : Number(raw.maxWarnings),
		quiet: raw.quiet ?? false,
		baseline: baselineOf(raw, world),
		jobs: raw.jobs === undefined ? null : Number(raw.jobs),
	};
}

function baselineOf({ baseline, updateBaseline }: RawOptions, { cwd }: World): BaselineSettings | null {
	if (baseline === undefined) return null;
	return { written: baseline, path: resolve(cwd, baseline), update: updateBaseline ?? false };
}
