import type { Command } from "commander";
import type { RawOptions } from "../options/raw.ts";
import type { Done, World } from "../world.ts";

/** The options and the help of `new`; its work is loaded when it runs. */
export function defineNew(command: Command, world: World, done: Done): Command {
	return command
		.description("Write a blank note from a form, with hints to replace by what happened.")
		.option("-o, --output <file>", "where to write, `.txt` or `.md`; a file that is there is left alone")
		.option("--form <name|path>", "the form that the note follows")
		.addHelpText("after", examples)
		.action(async () => {
			const { newNotes } = await import("./new.ts");
			done(await newNotes(command.optsWithGlobals<RawOptions>(), world));
		});
}

const examples = `
Examples:
  rapporteur new -o meeting.txt                      a blank note to fill in
  rapporteur new --form minutes.yaml -o minutes.md   the same by a form of one's own, in Markdown
  rapporteur new | less                              to look at, on standard output

Exit codes: 0 all well, 2 could not do the whole job.`;
