import type { Isolate } from "../batch/isolated.ts";

/** All that a command may touch of the process it runs in. */
export interface World {
	readonly stdin: StandardInput;
	readonly stdout: StandardOutput;
	readonly stderr: StandardOutput;
	/** Absolute. */
	readonly cwd: string;
	readonly env: Readonly<Record<string, string | undefined>>;
	readonly now: () => Date;
	/** Loads a program that a person has named, by its address. */
	readonly importModule: (url: string) => Promise<unknown>;
	/** Renders a template's job in a process of its own; its output, or why it ended. */
	readonly isolate: Isolate;
}

/** Where notes come from when no file is named. */
export interface StandardInput {
	readonly isTTY: boolean;
	/** All bytes; stops early once there are more than `limit`. */
	read(limit: number): Promise<Uint8Array>;
}

/** Where reports or messages go. */
export interface StandardOutput {
	readonly isTTY: boolean;
	/** How wide the terminal is; undefined where there is none. */
	readonly columns?: number | undefined;
	/** True once the reader has gone: then there is no use in going on. */
	readonly closed: boolean;
	write(content: string | Uint8Array): void;
}

/** 0 all well, 1 findings, 2 could not do the whole job. */
export type ExitCode = 0 | 1 | 2;

/** Takes the exit code of a command. */
export type Done = (code: ExitCode) => void;

/** The worse of two exit codes. */
export function worst(left: ExitCode, right: ExitCode): ExitCode {
	return left > right ? left : right;
}
