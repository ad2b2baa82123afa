/** What a command may use of its process. */
import type { Holder } from "../batch/ledger/lock.ts";
import type { Isolate } from "../batch/templates.ts";
import type { Fault } from "../findings/finding.ts";
import type { StreamLimits } from "../read/load.ts";

/** Everything that a command may use of its process. */
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
	/** Runs git in a folder, and returns its output or its error; null if git is not installed. */
	readonly git: (args: readonly string[], folder: string) => Promise<GitAnswer | null>;
	/** The installed LibreOffice, which converts old Word files, or null. */
	readonly office: () => Office | null;
	/** The number of processors. */
	readonly cores: () => number;
	readonly startThread: StartThread;
	/** The process number. */
	readonly holder: () => Holder;
	/** Takes Ctrl-C and SIGTERM from now on, which end the process before; a second one still does, at once. */
	readonly interruption: () => Interruption;
	/** Opens an address in a browser, if there is one. */
	readonly browse: (address: string) => void;
}

/** The result of git. */
export interface GitAnswer {
	readonly isOk: boolean;
	readonly printed: string;
	/** Its error, in its own words; empty without one. */
	readonly reason: string;
}

/** Whether the program was asked to end. */
export interface Interruption {
	/** The exit code of the signal, or null. */
	readonly code: InterruptedCode | null;
	/** Aborted when somebody does. */
	readonly signal: AbortSignal;
}

/** Resolves when the program is asked to end. */
export function ended(interruption: Interruption): Promise<ExitCode> {
	const { signal } = interruption;
	return new Promise((settle) => {
		const end = (): void => settle(interruption.code ?? 2);
		if (signal.aborted) end();
		else signal.addEventListener("abort", end, { once: true });
	});
}

/** 130 after Ctrl-C, 143 after SIGTERM, 2 where a module of a user failed when nobody waited for it. */
export type InterruptedCode = 2 | 130 | 143;

/** Where notes come from when no file is named. */
export interface StandardInput {
	readonly isTTY: boolean;
	/** All bytes; stops early once there are more than `limit`. */
	read(limit: number): Promise<Uint8Array>;
	/** All bytes as they come; none is read before it is asked for. */
	chunks(): AsyncIterable<Uint8Array>;
}

/** Where reports or messages go. */
export interface StandardOutput {
	readonly isTTY: boolean;
	/** How wide the terminal is; undefined without a terminal. */
	readonly columns?: number | undefined;
	/** True once the reader has gone: then there is no use in going on. */
	readonly closed: boolean;
	write(content: string | Uint8Array): void;
	/** Resolves when the reader has taken enough of what was written; absent where `write` itself waits. */
	drained?(): Promise<void>;
}

/** 0 success, 1 findings, 2 could not do the job, 3 some inputs failed; or the signal that ended it. */
export type ExitCode = 0 | 1 | 3 | InterruptedCode;

const fromBest: readonly ExitCode[] = [0, 1, 3, 2, 130, 143];

/** The worse of two exit codes: 2 beats 3, which means that only some inputs failed. */
export function worst(left: ExitCode, right: ExitCode): ExitCode {
	return fromBest.indexOf(left) > fromBest.indexOf(right) ? left : right;
}

/** Converts an old Word file to `.docx`, or tells why that failed. */
export type Office = (bytes: Uint8Array, limits: Omit<StreamLimits, "signal">) => Promise<Uint8Array | Fault>;

/** Starts a thread of the program with what it needs to begin. */
export type StartThread = (setup: unknown, events: ThreadEvents) => Thread;

/** A thread that answers messages in order. */
export interface Thread {
	send(message: unknown): void;
	/** Lets it end by itself. */
	end(): void;
	/** Ends it at once, whatever it is doing. */
	stop(): void;
}

/** Events of a thread. */
export interface ThreadEvents {
	/** It has what it needs. */
	ready(): void;
	/** The answer to the first message that has none yet. */
	answered(answer: unknown): void;
	/** Why it stopped. */
	died(reason: string): void;
}
