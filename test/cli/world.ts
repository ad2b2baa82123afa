import { main, worldOf } from "../../src/cli/main.ts";
import type { StandardOutput, World } from "../../src/cli/world.ts";

/** What a command printed, and its exit code. */
export interface Ran {
	readonly code: number;
	readonly stdout: string;
	readonly stderr: string;
}

/** What differs from a quiet world in which nothing is a terminal. */
export interface WorldOptions {
	readonly cwd: string;
	readonly stdin?: string | Uint8Array;
	readonly isTTY?: boolean;
	readonly env?: Readonly<Record<string, string>>;
	/** Without it, there is no LibreOffice. */
	readonly office?: World["office"];
	/** The reader of standard output goes after this many writes. */
	readonly closesAfter?: number;
	/** Somebody presses Ctrl-C after so many writes to standard error. */
	readonly interruptedAfter?: number;
	/** The same of standard output. */
	readonly interruptedAfterPrinting?: number;
}

/** Runs a command line without a process. */
export async function run(args: readonly string[], options: WorldOptions): Promise<Ran> {
	const { isTTY = false, closesAfter = Number.POSITIVE_INFINITY } = options;
	const controller = new AbortController();
	const stdout = output(isTTY, closesAfter, (count) => {
		if (count === options.interruptedAfterPrinting) controller.abort();
	});
	const stderr = output(isTTY, closesAfter, (count) => {
		if (count === options.interruptedAfter) controller.abort();
	});
	const world: World = {
		stdin: {
			isTTY,
			read: async () => Buffer.from(options.stdin ?? ""),
			async *chunks() {
				yield Buffer.from(options.stdin ?? "");
			},
		},
		stdout,
		stderr,
		cwd: options.cwd,
		env: options.env ?? {},
		now: () => new Date("2026-11-24T12:00:00Z"),
		importModule: (url) => import(url),
		isolate: worldOf(process).isolate,
		git: worldOf(process).git,
		office: options.office ?? (() => null),
		cores: () => 1,
		holder: worldOf(process).holder,
		startThread: worldOf(process).startThread,
		interruption: () => ({
			get code() {
				return controller.signal.aborted ? 130 : null;
			},
			signal: controller.signal,
		}),
		browse: () => {},
	};
	const code = await main(args, world);
	return { code, stdout: stdout.text(), stderr: stderr.text() };
}

function output(
	isTTY: boolean,
	closesAfter: number,
	heard: (count: number) => void = () => {},
): StandardOutput & { text(): string } {
	const written: string[] = [];
	return {
		isTTY,
		get closed() {
			return written.length >= closesAfter;
		},
		write: (content) => {
			const text = typeof content === "string" ? content : Buffer.from(content).toString("latin1");
			if (text !== "") heard(written.push(text));
		},
		text: () => written.join(""),
	};
}
