/** The commander program: names, options and help; each command's work is loaded when it is asked for. */

import { Command } from "commander";
import { defineArchive } from "./commands/archive-options.ts";
import { defineCheck } from "./commands/check-options.ts";
import { defineConvert } from "./commands/convert-options.ts";
import { defineMerge } from "./commands/merge-options.ts";
import { defineNew } from "./commands/new-options.ts";
import { definePreview } from "./commands/preview-options.ts";
import { withLimits } from "./commands/reading-options.ts";
import { defineTemplate } from "./commands/template-options.ts";
import { defineVerify } from "./commands/verify-options.ts";
import type { RawOptions } from "./options/raw.ts";
import { version } from "./version.ts";
import { messageLine } from "./visible.ts";
import type { Done, World } from "./world.ts";

/** Makes the program for one world. */
export function createProgram(world: World, done: Done): Command {
	const program = inWorld(new Command("rapporteur"), world)
		.description("Turns raw meeting notes into structured reports, and tells what is missing in them.")
		.addHelpText("after", overview);
	program.addCommand(defineConvert(inWorld(new Command("convert"), world), world, done));
	program.addCommand(defineCheck(inWorld(new Command("check"), world), world, done));
	program.addCommand(defineNew(inWorld(new Command("new"), world), world, done));
	program.addCommand(defineArchive(inWorld(new Command("archive"), world), world, done));
	program.addCommand(definePreview(inWorld(new Command("preview"), world), world, done));
	program.addCommand(defineVerify(inWorld(new Command("verify"), world), world, done));
	program.addCommand(defineMerge(inWorld(new Command("merge"), world), world, done));
	const make = (name: string): Command => inWorld(new Command(name), world);
	program.addCommand(defineTemplate(make("template"), { world, done, make }));
	program.addCommand(defineExplain(inWorld(new Command("explain"), world), world, done));
	program.addCommand(defineList(inWorld(new Command("list"), world), world, done));
	return program;
}

/** What commander says of wrong usage, its guess on the same line. */
const usageLine = (text: string): string =>
	messageLine(text.replace(/^error: /, "rapporteur: ").replace(/\n(?=\(Did you mean [^\n]*\n$)/, " "));

/** Nothing of commander touches the process: it prints to the world, and throws instead of leaving. */
function inWorld(command: Command, world: World): Command {
	return command
		.exitOverride()
		.configureOutput({
			writeOut: (text) => world.stdout.write(text),
			writeErr: (text) => {
				// Unknown commands are told by `unknown-command.ts`, which knows of files.
				if (!text.startsWith("error: unknown command")) world.stderr.write(usageLine(text));
			},
			getOutHasColors: () => false,
			getErrHasColors: () => false,
			getOutHelpWidth: () => 100,
			getErrHelpWidth: () => 100,
		})
		.helpOption("-h, --help", "print this help")
		.helpCommand(false)
		.version(version, "--version", "print the version")
		.option("--config <file>", "use this config, instead of the nearest `rapporteur.config.yaml`")
		.option("--no-config", "use no config")
		.option("--color", "use colours, even where there is no terminal")
		.option("--no-color", "use no colours");
}

function defineExplain(command: Command, world: World, done: Done): Command {
	const described = command
		.description("Tell why a finding is told, or what each line of a file was taken for.")
		.argument("<code|file>", "the code of a finding; or notes or a report, `-` is standard input")
		.option("--form <name|path>", "the form that the notes follow")
		.option("--from <format>", "the input format, instead of the one that the file's name says");
	return withLimits(described)
		.addHelpText("after", "\nExamples:\n  rapporteur explain ambiguous-date\n  rapporteur explain notes.txt")
		.action(async (file: string) => {
			const { explain } = await import("./commands/explain.ts");
			done(await explain(file, command.optsWithGlobals<RawOptions>(), world));
		});
}

function defineList(command: Command, world: World, done: Done): Command {
	return command
		.description("List the forms, templates, rules, field types, input formats and reporters.")
		.addHelpText("after", "\nExample:\n  rapporteur list")
		.action(async () => {
			const { list } = await import("./commands/list.ts");
			done(await list(world));
		});
}

const overview = `
Examples:
  rapporteur convert notes.txt -o report.html     one report, to look at or to send
  rapporteur convert notes/ -t json,html -o out/  all notes of a folder, in two formats
  rapporteur check notes/                         what is wrong or missing, and where
  rapporteur preview notes.txt                    the report in a browser, anew at every save
  rapporteur new -o meeting.txt                   a blank note to fill in
  rapporteur explain notes.txt                    what each line was taken for

Exit codes: 0 all well, 1 findings, 2 could not do the whole job.`;
