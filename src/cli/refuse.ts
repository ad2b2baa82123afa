import type { ExitCode, World } from "./world.ts";

/** Says why a command does nothing. */
export function refuse(world: World, reason: string): ExitCode {
	world.stderr.write(`rapporteur: ${reason}\n`);
	return 2;
}

/** Says what is wrong with a file that a command needs, `FILE:LINE:COLUMN: message` on each line. */
export function refuseAll(world: World, lines: readonly string[]): ExitCode {
	for (const line of lines) world.stderr.write(`${line}\n`);
	return 2;
}
