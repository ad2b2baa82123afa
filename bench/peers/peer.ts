/** A program that Rapporteur is measured against. */

/** Files for a peer, and where it is to put what it makes of them. */
export interface Job {
	/** A folder of Markdown files. */
	readonly input: string;
	/** A folder that is there, with all the folders that `input` has. */
	readonly output: string;
	/** The files, relative to `input`. */
	readonly files: readonly string[];
}

/** What is to be started. */
export interface Command {
	readonly program: string;
	readonly args: readonly string[];
	readonly cwd: string;
}

/** What each peer has to tell of itself. */
export interface Peer {
	readonly name: string;
	/** How its work differs from ours, for the table. */
	readonly less: string;
	/** Null where it is not there, with `missing` saying how to get it. */
	readonly version: () => string | null;
	readonly missing: string;
	readonly command: (job: Job) => Command;
	/** How many of the files it can be shown to have read, by what it wrote and printed. */
	readonly proof: (job: Job, printed: string) => number;
}
