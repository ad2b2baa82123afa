import type { Command } from "commander";
import type { RawOptions } from "../options/raw.ts";
import type { Done, World } from "../world.ts";
import { withJobs, withReadingOptions } from "./reading-options.ts";

/** The options and the help of `check`; its work is loaded when it runs. */
export function defineCheck(command: Command, world: World, done: Done): Command {
	const described = command
		.description("Tell what is wrong or missing in notes and reports, where, and what was expected.")
		.argument("[file|dir|glob...]", "notes or reports; none is what the config names, else standard input, as is `-`")
		.option("--reporter <name[=file][,...]>", "how to print findings: pretty, json, github, sarif, junit", collect)
		.option("--fix", "repair what can be repaired without a doubt, and nothing else")
		.option("--dry-run", "with --fix: print the changes as a diff, and write nothing")
		.option("--max-warnings <n>", "exit with 1 when there are more warnings")
		.option("--quiet", "print errors only; what counts stays the same")
		.option("--severity <code=level[,...]>", "off, info, warning or error for a kind of finding", collect)
		.option("--baseline <file>", "leave out the findings that this file holds")
		.option("--update-baseline", "write what is found now to the baseline");
	return withReadingOptions(withJobs(described))
		.addHelpText("after", examples)
		.action(async (args: string[]) => {
			const { check } = await import("./check.ts");
			const code = await check(args, command.optsWithGlobals<RawOptions>(), world);
			if (code === null) command.outputHelp();
			done(code ?? 2);
		});
}

const collect = (word: string, words: readonly string[] = []): readonly string[] => [...words, word];

const examples = `
Examples:
  rapporteur check notes.txt                          what is wrong, with the lines concerned
  rapporteur check notes/ --max-warnings 0            the same for a folder; warnings fail too
  rapporteur check notes/ --fix --dry-run             what would be repaired, as a diff
  rapporteur check . --reporter github,sarif=out.sarif   annotations in a pull request, and a file
  rapporteur check notes/ --baseline known.json --update-baseline   adopt the check for old notes

Exit codes: 0 all well, 1 errors (or more warnings than --max-warnings), 2 could not do the whole job.`;
