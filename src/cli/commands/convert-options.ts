import type { Command } from "commander";
import type { RawOptions } from "../options/raw.ts";
import type { Done, World } from "../world.ts";
import { withJobs, withReadingOptions } from "./reading-options.ts";

/** The options and the help of `convert`; its work is loaded when it runs. */
export function defineConvert(command: Command, world: World, done: Done): Command {
	const described = command
		.description("Turn notes into reports; what is wrong or missing in them is told on standard error.")
		.argument("[file|dir|glob...]", "the notes; none is what the config names, else standard input, as is `-`")
		.option("-t, --to <template[,template]>", "a template's name or path; from the name of -o, else markdown")
		.option(
			"-o, --output <file|dir>",
			"where to write: a folder for a folder, a glob, several inputs or templates; `-` for standard output",
		)
		.option("--untrusted", "run templates from elsewhere in a process of their own, with little time and memory")
		.option("--strict", "exit with 1 when there are errors in the notes")
		.option("--max-unclassified <percent>", "exit with 1 when more of a file has no place in the form")
		.option("--no-clobber", "never replace a file that is there already")
		.option("--force", "make everything again, also what has not changed since the last run")
		.option("--prune", "remove reports that an earlier run made of notes that are gone or changed")
		.option("--watch", "convert again what changes, until Ctrl-C")
		.option("--shard <i/n>", "do one of n parts of the work; `auto` asks Slurm, Kubernetes, GitLab or CircleCI");
	return withReadingOptions(withJobs(described))
		.addHelpText("after", examples)
		.action(async (args: string[]) => {
			const { convert } = await import("./convert.ts");
			const code = await convert(args, command.optsWithGlobals<RawOptions>(), world);
			if (code === null) command.outputHelp();
			done(code ?? 2);
		});
}

const examples = `
Examples:
  rapporteur convert notes.txt                    the report as Markdown, to standard output
  rapporteur convert notes.txt -o report.html     a page to look at or to send
  rapporteur convert notes/ -t json,html -o out/  all notes of a folder, in two formats
  rapporteur convert - -t json < notes.txt        from standard input
  rapporteur convert notes/ -o out/ --strict      exit with 1 when something required is missing

Exit codes: 0 all well, 1 errors in the notes (with --strict), 2 could not do the whole job.`;
