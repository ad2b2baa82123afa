import { CommanderError } from "commander";
import { createProgram } from "./program.ts";
import { unknownCommand } from "./unknown-command.ts";
import { type ExitCode, type World, worst } from "./world.ts";

export { workerOf } from "./worker.ts";

/** Runs a command line in a world, and resolves to the exit code; a bug is told with its stack and is 2. */
export async function main(argv: readonly string[], world: World): Promise<ExitCode> {
	let code: ExitCode = 0;
	const done = (found: ExitCode): void => {
		code = worst(code, found);
	};
	const program = createProgram(world, done, argv[0]);
	if (argv.length === 0) {
		program.outputHelp();
		return 2;
	}
	try {
		await program.parseAsync(argv, { from: "user" });
		return code;
	} catch (error) {
		if (!(error instanceof CommanderError)) {
			world.stderr.write(`rapporteur: this is a bug: ${error instanceof Error ? error.stack : String(error)}\n`);
			return 2;
		}
		if (error.code === "commander.unknownCommand") world.stderr.write(unknownCommand(argv, program));
		if (error.exitCode === 0) return 0;
		if (argv[0] === "check") {
			const { refuseCheck } = await import("./commands/refuse-check.ts");
			await refuseCheck(argv, error.message.replace(/^error: /, ""), world);
		}
		return 2;
	}
}
