/** Starts the built program's preview for one test, and ends it behind it. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";

const program = fileURLToPath(new URL("../../bin/rapporteur.js", import.meta.url));

/** A preview that runs in a process of its own. */
export interface Started {
	readonly address: string;
	readonly process: ChildProcess;
	/** Sends a signal, and resolves to the exit code. */
	end(signal: NodeJS.Signals): Promise<number | null>;
}

/** What differs from a preview that opens no browser. */
export interface StartOptions {
	readonly opens?: boolean;
	readonly env?: Readonly<Record<string, string>>;
}

/** Starts `rapporteur preview ARGS` in a folder; resolves once it has printed its address. */
export async function start(cwd: string, args: readonly string[], options: StartOptions = {}): Promise<Started> {
	const { opens = false, env = {} } = options;
	const command = [program, "preview", ...args, ...(opens ? [] : ["--no-open"])];
	const started = spawn(process.execPath, command, { cwd, env: { ...process.env, ...env } });
	const exit = once(started, "exit");
	const stop = async (): Promise<void> => {
		if (started.exitCode === null && started.signalCode === null) started.kill("SIGKILL");
		await exit;
	};
	onTestFinished(stop);
	let said = "";
	started.stderr.on("data", (chunk) => {
		said += chunk;
	});
	const printed = await Promise.race([once(started.stdout, "data"), exit]);
	const address = String(printed[0]).trim();
	if (!address.startsWith("http")) throw new Error(`no address, but ${said}`);
	return {
		address,
		process: started,
		async end(signal) {
			started.kill(signal);
			return (await exit)[0];
		},
	};
}
