/** What a config says, ready to be asked. */
import type { SeverityMap } from "../findings/finding.ts";
import type { FormRule } from "../forms/load.ts";

/** What `convert` does where its options say nothing. */
export interface OutputDefaults {
	/** Names of built-in templates, and absolute paths of others; empty leaves the choice open. */
	readonly to: readonly string[];
	/** Absolute; null writes to standard output. */
	readonly folder: string | null;
}

/** One config. Paths that it is asked about are absolute; of those outside its folder it says nothing. */
export interface Config {
	/** The config's own file, absolute. */
	readonly path: string;
	/** The folder that its patterns count from, absolute. */
	readonly base: string;
	/** Globs of the notes, as written; empty means all. */
	readonly files: readonly string[];
	/** Whether `files` leave a file in. */
	readonly holds: (file: string) => boolean;
	/** Whether a folder or a glob leaves a file out. */
	readonly ignores: (file: string) => boolean;
	readonly forms: readonly FormRule[];
	readonly severities: SeverityMap;
	readonly output: OutputDefaults;
}
