import { messageLine } from "./visible.ts";
import type { ExitCode, World } from "./world.ts";

/** Says why a command does nothing. */
export function refuse(world: World, reason: string): ExitCode {
	world.stderr.write(messageLine(`rapporteur: ${reason}`));
	return 2;
}

/** Says what is wrong with a file that a command needs, `FILE:LINE:COLUMN: message` on each line. */
export function refuseAll(world: World, lines: readonly string[]): ExitCode {
	for (const line of lines) world.stderr.write(messageLine(line));
	return 2;
}
