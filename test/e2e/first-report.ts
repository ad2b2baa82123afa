import type { ChildProcess } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";

/** Waits until a run that goes on has written a first report down in its account. */
export async function firstReport(child: ChildProcess, state: string): Promise<void> {
	const hasMade = (): boolean => existsSync(state) && /\tbegun\n.*"outcome"/s.test(readFileSync(state, "utf8"));
	while (!hasMade() && child.exitCode === null) await wait(2);
}
