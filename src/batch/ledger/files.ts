/** Where an output folder keeps what it knows of runs. */
import { join } from "node:path";
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
	readonly lock: string;
}

/** The files of a whole run, or of one shard of it. */
export function ledgerFiles(folder: string, shard: Shard | null): LedgerFiles {
	const home = join(folder, ".rapporteur");
	const mark = shard === null ? "" : `.${shard.index}-of-${shard.total}`;
	return {
		folder,
		home,
		manifest: join(folder, `manifest${mark}.jsonl`),
		state: join(home, `state${mark}.tsv`),
		journal: join(home, `journal${mark}.tsv`),
		seal: join(home, `seal${mark}.json`),
		lock: join(home, `lock${mark}`),
	};
}
