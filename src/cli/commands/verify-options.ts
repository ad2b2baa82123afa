import type { Command } from "commander";
import type { RawOptions } from "../options/raw.ts";
import type { Done, World } from "../world.ts";

/** The options and the help of `verify`; its work is loaded when it runs. */
export function defineVerify(command: Command, world: World, done: Done): Command {
	return command
		.description("Tell whether a folder that `convert -o` wrote to is still what its manifest says.")
		.argument("<dir>", "the folder with the manifest")
		.option("--source <notes>", "the folder of the notes: read them again, and compare word for word")
		.option("--form <name|path>", "the form that the notes were read with, where it was given then")
		.option("--from <format>", "the input format, where it was given then")
		.option("--max-size <bytes>", "refuse larger notes and reports (100000000)")
		.option("--max-time <seconds>", "end what takes longer with one of the notes (120)")
		.option("--max-depth <n>", "how deep lists and quotes may nest, where it was given then (100)")
		.addHelpText("after", examples)
		.action(async (folder: string) => {
			const { verify } = await import("./verify.ts");
			done(await verify(folder, command.optsWithGlobals<RawOptions>(), world));
		});
}

const examples = `
Examples:
  rapporteur verify archive/                      every report against its hash
  rapporteur verify archive/ --source notes/      every word against the notes

Exit codes: 0 all well, 1 something differs, 2 could not do the whole job.`;
