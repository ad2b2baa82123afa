import type { Command } from "commander";
import type { RawOptions } from "../options/raw.ts";
import type { Done, World } from "../world.ts";

/** The options and the help of `archive`; its work is loaded when it runs. */
export function defineArchive(command: Command, world: World, done: Done): Command {
	return command
		.description("Make a page that searches and lists all reports of a folder, and catalogues of them.")
		.argument("<dir>", "a folder that `convert -o` filled: it needs the reports in JSON (`-t html,json`)")
		.option("--base-url <url>", "where the folder is published; adds a feed and a sitemap")
		.option("--form <name|path>", "the form that the reports follow")
		.addHelpText("after", examples)
		.action(async (dir: string) => {
			const { archive } = await import("./archive.ts");
			done(await archive(dir, command.optsWithGlobals<RawOptions>(), world));
		});
}

const examples = `
Examples:
  rapporteur convert notes/ -t html,json -o archive/   first the reports
  rapporteur archive archive/                          then archive/index.html, to open in a browser
  rapporteur archive archive/ --base-url https://example.org/reports/

Exit codes: 0 all well, 1 reports were changed since they were written, 2 could not do the whole job.`;
