/** What the ledger must know of the run that it is opened for. */
import type { Fault } from "../../findings/faults.ts";
import type { Finding } from "../../findings/finding.ts";
import type { Input } from "../../read/inputs.ts";
import type { Making } from "./keys.ts";

/** An input, and what is to be made of it below the output folder. */
export interface LedgerTask {
	readonly input: Input;
	readonly targets: readonly LedgerTarget[];
	/** Why nothing can be made of it. */
	readonly fault: Fault | null;
}

/** One output that is to be made. */
export interface LedgerTarget {
	/** The template's `id`. */
	readonly template: string;
	/** Below the output folder, with `/`. */
	readonly name: string | null;
}

/** A run that writes to a folder. */
export interface LedgerRun {
	readonly making: Making;
	/** All tasks, in order; gone through again only where something is to be removed. */
	readonly tasks: Iterable<LedgerTask>;
	/** The inputs of these tasks; and with them those of all other shards of this run. */
	readonly own: Iterable<Input>;
	readonly all: Iterable<Input>;
	/** The folders that were given, absolute: an input below one of them that is not there any more is gone. */
	readonly folders: readonly string[];
	/** Whether an input belongs to another shard of this run. */
	readonly isElsewhere: (path: string) => boolean;
	/** What the config makes of the severities of findings. */
	readonly settle: (findings: readonly Finding[], input: Input) => readonly Finding[];
	/** Whether everything is to be made again. */
	readonly force: boolean;
	/** Whether outputs that nothing needs any more are removed. */
	readonly prune: boolean;
}
