/** Where an output folder keeps what it knows of runs. */
import { readdirSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { type Fault, fault } from "../../findings/faults.ts";
import { kindOf } from "../../read/load.ts";
import type { Shard } from "../shards.ts";

/** The files of one ledger, absolute. */
export interface LedgerFiles {
	/** The output folder. */
	readonly folder: string;
	/** What only the program reads. */
	readonly home: string;
	readonly manifest: string;
	/** The manifest's lines, and what else the next run needs of each; in the order of the paths' bytes. */
	readonly state: string;
	/** What a run has done so far, in the same order. */
	readonly journal: string;
	/** The hashes of state and manifest that belong together. */
	readonly seal: string;
	/** A folder. */
	readonly lock: string;
}

/** The files of a whole run, or of one shard of it. */
export function ledgerFiles(folder: string, shard: Shard | null): LedgerFiles {
	const home = join(folder, ".rapporteur");
	const mark = markOf(shard);
	return {
		folder,
		home,
		manifest: join(folder, manifestName(shard)),
		state: join(home, `state${mark}.tsv`),
		journal: join(home, `journal${mark}.tsv`),
		seal: join(home, `seal${mark}.json`),
		lock: join(home, `lock${mark}`),
	};
}

/** Why the files can't be had: a folder of theirs is a file, or one of them a folder; null where nothing is in the way. */
export function misplacedIn({ folder, home, lock, ...files }: LedgerFiles): Fault | null {
	const file = [home, lock].find((each) => kindOf(each) === "file");
	const path = file ?? Object.values(files).find((each) => kindOf(each) === "folder");
	if (path === undefined) return null;
	const name = relative(folder, path).split(sep).join("/");
	const [is, expected] = path === file ? ["file", "folder"] : ["folder", "file"];
	return fault("write-failed", `Not written: \`${name}\` is a ${is}`, `a ${expected}, or nothing, of that name`);
}

const markOf = (shard: Shard | null): string => (shard === null ? "" : `.${shard.index}-of-${shard.total}`);

/** What the manifest of a whole run is called, or that of a shard. */
export const manifestName = (shard: Shard | null): string => `manifest${markOf(shard)}.jsonl`;

/** The shards whose manifests a folder holds, in order; none where it can't be read. */
export function shardsIn(folder: string): readonly Shard[] {
	const names = namesIn(folder).flatMap((name) => {
		const [, index, total] = /^manifest\.(\d{1,6})-of-(\d{1,6})\.jsonl$/.exec(name) ?? [];
		return index === undefined ? [] : [{ index: Number(index), total: Number(total) }];
	});
	return names.sort((one, other) => one.total - other.total || one.index - other.index);
}

/** The names in a folder; none where it can't be read. */
export function namesIn(folder: string): readonly string[] {
	try {
		return readdirSync(folder);
	} catch {
		return [];
	}
}
