/** From checked words to settings: inside, nothing is optional. */
import { resolve } from "node:path";
import type { Shard } from "../../batch/shards.ts";
import { usualDepth } from "../../text/depth.ts";
import { todayAnywhere } from "../../text/today.ts";
import type { World } from "../world.ts";
import { listOf } from "./check.ts";
import { defaultMaxSize, defaultMaxTime } from "./defaults.ts";
import type { RawOptions } from "./raw.ts";

/** How notes are to be read, whatever is made of them. */
export interface BaseSettings {
	/** A name or a path; null leaves the choice to the report, then to the default. */
	readonly form: string | null;
	/** The name of an input format. */
	readonly from: string | null;
	readonly stdinPath: string | null;
	readonly encoding: string | null;
	/** `YYYY-MM-DD` */
	readonly today: string;
	/** Bytes. */
	readonly maxSize: number;
	/** Milliseconds that one input may take. */
	readonly maxTime: number;
	/** Whether somebody asked for that limit: then it holds for the smallest input too. */
	readonly isTimed: boolean;
	/** How deep lists and quotes may stand in each other. */
	readonly maxDepth: number;
	/** A file that lists the inputs, as written; `-` is standard input. */
	readonly filesFrom: string | null;
	/** As written; null looks for the nearest one, false uses none. */
	readonly config: string | false | null;
}

/** What `convert` is to do. */
export interface Settings extends BaseSettings {
	/** Names of templates; empty leaves the choice to the name of the output. */
	readonly templates: readonly string[];
	/** As written, and absolute; null for standard output. */
	readonly output: { readonly written: string; readonly path: string } | null;
	readonly strict: boolean;
	/** Whether templates from elsewhere run in a process of their own. */
	readonly untrusted: boolean;
	readonly clobber: boolean;
	/** How many threads may be used; null is one for each core. */
	readonly jobs: number | null;
	/** The part of the run that is done here; null is all of it. */
	readonly shard: Shard | null;
	/** Whether everything is made again. */
	readonly force: boolean;
	/** Whether outputs that nothing needs any more are removed. */
	readonly prune: boolean;
	/** The share of a file, in percent, that may have no place in the form. */
	readonly maxUnclassified: number;
}

/** Fills in the defaults of what every command has that reads notes. */
export function normalizeBase(raw: RawOptions, world: World): BaseSettings {
	return {
		form: raw.form ?? null,
		from: raw.from ?? null,
		stdinPath: raw.stdinPath ?? null,
		encoding: raw.encoding ?? null,
		today: raw.now ?? todayAnywhere(world.now()),
		maxSize: raw.maxSize === undefined ? defaultMaxSize : Number(raw.maxSize),
		isTimed: raw.maxTime !== undefined,
		maxTime: 1000 * Number(raw.maxTime ?? defaultMaxTime),
		maxDepth: raw.maxDepth === undefined ? usualDepth : Number(raw.maxDepth),
		filesFrom: raw.filesFrom ?? null,
		config: raw.config ?? null,
	};
}

/** Fills in the defaults of `convert`, whose shard was read before. */
export function normalizeOptions(raw: RawOptions, shard: Shard | null, world: World): Settings {
	const { output } = raw;
	return {
		...normalizeBase(raw, world),
		templates: listOf(raw.to ?? null),
		output: output === undefined ? null : { written: output, path: resolve(world.cwd, output) },
		strict: raw.strict ?? false,
		untrusted: raw.untrusted ?? false,
		clobber: raw.clobber ?? true,
		jobs: raw.jobs === undefined ? null : Number(raw.jobs),
		shard,
		force: raw.force ?? false,
		prune: raw.prune ?? false,
		maxUnclassified: raw.maxUnclassified === undefined ? 100 : Number(raw.maxUnclassified),
	};
}
