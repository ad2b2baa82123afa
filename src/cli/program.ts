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

type Define = (command: Command, world: World, done: Done) => Command;

const commands: Readonly<Record<string, Define>> = {
	convert: defineConvert,
	check: defineCheck,
	new: defineNew,
	archive: defineArchive,
	preview: definePreview,
	verify: defineVerify,
	merge: defineMerge,
	template: (command, world, done) => defineTemplate(command, { world, done, make: (name) => commandOf(name, world) }),
	explain: defineExplain,
	list: defineList,
};

/** Makes the program for one world; where the first word is a command, it knows no other: to define all takes a millisecond. */
export function createProgram(world: World, done: Done, first: string | undefined): Command {
	const program = inWorld(new Command("rapporteur"), world)
		.description("Turns raw meeting notes into structured reports, and tells what is missing in them.")
		.addHelpText("after", overview);
	// `template` has commands of its own, and a wrong one is told with the names of all.
	const isAsked = first !== undefined && first !== "template" && Object.hasOwn(commands, first);
	for (const [name, define] of Object.entries(commands))
		if (!isAsked || name === first) program.addCommand(define(commandOf(name, world), world, done));
	return program;
}

const commandOf = (name: string, world: World): Command => inWorld(new Command(name), world);

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
