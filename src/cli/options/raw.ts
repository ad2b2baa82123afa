/** Options as commander hands them over: unchecked words. */
export interface RawOptions {
	readonly to?: string;
	readonly output?: string;
	readonly strict?: boolean;
	readonly source?: string;
	readonly untrusted?: boolean;
	readonly clobber?: boolean;
	readonly force?: boolean;
	readonly prune?: boolean;
	readonly shard?: string;
	readonly maxUnclassified?: string;
	readonly watch?: boolean;
	readonly form?: string;
	readonly baseUrl?: string;
	readonly from?: string;
	readonly stdinPath?: string;
	readonly encoding?: string;
	readonly now?: string;
	readonly maxSize?: string;
	readonly maxTime?: string;
	readonly maxDepth?: string;
	/** False for `--no-config`. */
	readonly config?: string | false;
	readonly filesFrom?: string;
	readonly jobs?: string;
	readonly color?: boolean;
	readonly reporter?: readonly string[];
	readonly fix?: boolean;
	readonly dryRun?: boolean;
	readonly maxWarnings?: string;
	readonly quiet?: boolean;
	readonly severity?: readonly string[];
	readonly baseline?: string;
	readonly updateBaseline?: boolean;
	readonly open?: boolean;
}
