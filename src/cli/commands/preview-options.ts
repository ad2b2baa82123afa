import type { Command } from "commander";
import type { RawOptions } from "../options/raw.ts";
import type { Done, World } from "../world.ts";
import { withLimits } from "./reading-options.ts";

/** The options and the help of `preview`; its work is loaded when it runs. */
export function definePreview(command: Command, world: World, done: Done): Command {
	const described = command
		.description("Show the report of notes in a browser, beside what is wrong in them, anew at every save.")
		.argument("<file>", "the notes, or a report")
		.option("-t, --to <template>", "a template's name or path (html)")
		.option("--untrusted", "run a template from elsewhere in a process of its own, with little time and memory")
		.option("--no-open", "open no browser: the address is printed in any case")
		.option("--form <name|path>", "the form that the notes follow")
		.option("--from <format>", "the input format, instead of the one that the file's name says")
		.option("--encoding <name>", "the encoding, instead of the one that the bytes say")
		.option("--now <date>", "the day that counts as today, as YYYY-MM-DD");
	return withLimits(described)
		.addHelpText("after", examples)
		.action(async (file: string) => {
			const { preview } = await import("./preview.ts");
			done(await preview(file, command.optsWithGlobals<RawOptions>(), world));
		});
}

const examples = `
Examples:
  rapporteur preview notes.txt                        the page that \`convert -t html\` makes
  rapporteur preview notes.txt -t templates/letter    while you write a template
  rapporteur preview notes.txt --form form.yaml       while you write a form
  rapporteur preview notes.txt --no-open              print the address, and open it yourself

Only this machine can open the page, by the address that is printed. Ctrl-C ends the preview.

Exit codes: 130 ended by Ctrl-C, 143 by SIGTERM, 2 could not begin.`;
