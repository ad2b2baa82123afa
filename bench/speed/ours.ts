/** The program itself, as a contender. */
import { join } from "node:path";
import type { Command } from "../peers/peer.ts";
import { type Ended, environment, timed } from "./measure/command.ts";
import { programPath } from "./places.ts";

/** The command that starts it. */
export const ours = (args: readonly string[], cwd: string, program = programPath): Command => ({
	program: process.execPath,
	args: [program, ...args],
	cwd,
});

/** Runs it where it has run before, so that what V8 compiled of it is at hand. */
export function runOurs(args: readonly string[], folder: string): Ended {
	return timed(ours(args, folder), environment(join(folder, "cache")));
}

/** Fails where the program could not do its whole job: such a time is worth nothing. */
export function checked(ended: Ended): Ended {
	if (ended.code !== 0 && ended.code !== 1)
		throw new Error(`Unexpected exit code ${ended.code}: ${ended.printed.slice(-500)}`);
	return ended;
}
