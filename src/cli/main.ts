/** The program as a function of its environment; commander parses the options that `commands.ts` defines. */
import { Command, CommanderError, Option } from "commander";
import { failureWords } from "../findings/system-failure.ts";
import { type CommandData, type CommandOption, flagsOf, mayBePath } from "./command-data.ts";
import { commands, everywhere, helpEnd, overview } from "./commands.ts";
import type { RawOptions } from "./options.ts";
import { messageLine, quotedList, Refusal, refusal, suggest, tellAll, tellRefusal, version } from "./output.ts";
import type { ExitCode, World } from "./world.ts";

export { ending, worldOf } from "./process-world.ts";

/** Runs a command line and resolves to the exit code; a bug is printed with its stack and exits with 2. */
export async function main(given: readonly string[], world: World): Promise<ExitCode> {
	const argv = given[0] === "help" ? helpAsOption(given.slice(1)) : given;
	let code: ExitCode = 0;
	let isParsed = false;
	const program = createProgram(argv[0], world, async (data, command) => {
		isParsed = true;
		const raw = { ...command.optsWithGlobals<RawOptions>(), args: argv };
		const found = await data.run(command.args, raw, world);
		if (found === null) command.outputHelp();
		code = found ?? 2;
	});
	if (argv.length === 0) {
		program.outputHelp();
		return 2;
	}
	try {
		await program.parseAsync(argv, { from: "user" });
		return code;
	} catch (error) {
		if (error instanceof Refusal) {
			tellRefusal(error, world);
			return isParsed ? 2 : reportUsage(error.broken, argv, world);
		}
		// A full or missing disk is not a bug.
		if (error instanceof Error && "syscall" in error) {
			const path = "path" in error ? `${error.path}: ` : "";
			return tellAll([`rapporteur: ${path}${failureWords(error)}`], world);
		}
		if (!(error instanceof CommanderError)) {
			world.stderr.write(`rapporteur: this is a bug: ${error instanceof Error ? error.stack : String(error)}\n`);
			return 2;
		}
		if (error.code === "commander.unknownCommand") world.stderr.write(unknownCommand(argv, program));
		if (error.exitCode === 0) return 0;
		return reportUsage(refusal(asSentence(error.message)).broken, argv, world);
	}
}

/** The reports of `check` must tell of wrong usage, too. */
async function reportUsage(broken: Refusal["broken"], argv: readonly string[], world: World): Promise<ExitCode> {
	if (argv[0] === "check") await (await import("./commands/check.ts")).refuseCheck(argv, broken, world);
	return 2;
}

/** Does the work of a thread; what that takes is loaded there. */
export const serve: typeof import("./worker.ts").serve = async (...thread) =>
	(await import("./worker.ts")).serve(...thread);

/** `help convert` is `convert --help`; an unknown command is refused as without `help`. */
function helpAsOption(names: readonly string[]): readonly string[] {
	const [first = "-", second = "-"] = names;
	const below = commands[first]?.commands;
	const isKnown =
		first.startsWith("-") ||
		(Object.hasOwn(commands, first) && (second.startsWith("-") || below === undefined || Object.hasOwn(below, second)));
	return isKnown ? [...names, "--help"] : names;
}

/**
 * Makes the program for one environment. If the first word is a command, only that one is defined, because defining all
 * takes a millisecond.
 */
function createProgram(first: string | undefined, world: World, run: Run): Command {
	const program = inWorld(new Command("rapporteur"), world)
		.description("Turns meeting notes into structured reports, and checks that nothing is missing.")
		.addHelpText("after", helpEnd(overview));
	const isAsked = first !== undefined && Object.hasOwn(commands, first);
	for (const [name, data] of Object.entries(commands))
		if (!isAsked || name === first) program.addCommand(commandOf(name, data, { world, run }));
	return program;
}

/** Runs a command with what was parsed. */
type Run = (data: CommandData, command: Command) => Promise<void>;

interface Surroundings {
	readonly world: World;
	readonly run: Run;
}

function commandOf(name: string, data: CommandData, surroundings: Surroundings): Command {
	const command = new Command(name).description(data.about);
	if (data.argument !== undefined) command.argument(...data.argument);
	let heading = "Options";
	for (const each of data.options ?? []) {
		if (typeof each === "string") heading = each;
		else command.addOption(optionOf(each, heading));
	}
	inWorld(command, surroundings.world);
	for (const [below, each] of Object.entries(data.commands ?? {}))
		command.addCommand(commandOf(below, each, surroundings));
	command.addHelpText("after", () => helpEnd(data));
	const own = Object.keys(data.commands ?? {}).map((each) => `${name} ${each}`);
	return command.allowExcessArguments(own.length > 0).action(async () => {
		const given = `${name} ${command.args[0] ?? ""}`;
		if (own.length > 0 && command.args.length > 0)
			throw refusal(`Unknown command \`${given}\`. Use ${quotedList(own)}.${suggest(given, own)}`);
		await surroundings.run(data, command);
	});
}

function optionOf(data: CommandOption, heading: string): Option {
	const [flags, about] = data;
	const option = new Option(flags, about).helpGroup(`${heading}:`);
	if (!flags.endsWith(">")) return option;
	return option.argParser((value, earlier: unknown) => valueGiven(data, value, earlier));
}

/** The value of an option; refuses one that looks like the next option, and a second one: commander would take both in silence. */
function valueGiven(option: CommandOption, value: string, earlier: unknown): unknown {
	const [, , collect] = option;
	const flags = flagsOf(option);
	const { short, long, value: kind } = flags;
	const [spelling, what, isPath] = [short ?? long, kind ?? "", mayBePath(flags)];
	// A negative number has a better message of its own.
	if (/^-./s.test(value) && (isPath || !/^-\d/.test(value))) {
		const hint = isPath ? ` For a file of that name, write \`./${value}\`.` : "";
		throw refusal(`\`${spelling}\` needs a value before \`${value}\`.${hint}`);
	}
	// `-o=out.html` would be a file `=out.html`.
	if (short !== null && value.startsWith("=")) {
		const hint = isPath && !what.includes("[") ? `, or \`./${value}\` for a file of that name` : "";
		throw refusal(`Unexpected \`=\` in \`${short}${value}\`. Write \`${short} ${value.slice(1) || "VALUE"}\`${hint}.`);
	}
	if (collect !== undefined) return collect(value, earlier as readonly string[] | undefined);
	if (typeof earlier !== "string") return value;
	const hint = what.includes("[,") ? ", with commas between the values" : "";
	throw refusal(`\`${spelling}\` is given twice. Give it once${hint}.`);
}

/** Commander's message on wrong usage, with its suggestion on the same line, and where to read on. */
function usageLine(text: string, command: Command): string {
	const sentence = asSentence(text, "rapporteur: ").replace(/\n(?=\(Did you mean [^\n]*\n$)/, " ");
	if (sentence.includes("(Did you mean")) return messageLine(sentence);
	// Other programs print their version for this.
	if (command.parent === null && sentence.endsWith("option '-v'\n"))
		return `${sentence.trimEnd()} (Did you mean -V?)\n`;
	const below = command.parent?.parent ? ` ${command.parent.name()}` : "";
	const help = command.parent === null ? "help" : `help${below} ${command.name()}`;
	return messageLine(`${sentence.trimEnd().replace(/\.$/, "")}. See \`rapporteur ${help}\`.`);
}

/** Commander's message with a capital letter, and `lead` in place of its `error: `. */
const asSentence = (text: string, lead = ""): string =>
	text.replace(/^error: (.)/, (_, first: string) => lead + first.toUpperCase());

/** The heading of options that all commands have; it comes last. */
const everyCommand = "Options of every command";

/** Keeps commander away from the process: it prints to the given streams, and throws instead of exiting. */
function inWorld(command: Command, world: World): Command {
	for (const each of everywhere) command.addOption(optionOf(each, everyCommand));
	return command
		.optionsGroup(`${everyCommand}:`)
		.exitOverride()
		.configureOutput({
			writeOut: (text) => world.stdout.write(text),
			writeErr: (text) => {
				// `unknownCommand` reports those, because it can suggest files.
				if (text.startsWith("error: unknown command")) return;
				// The help is printed here, too, where there is no command.
				world.stderr.write(text.startsWith("error:") ? usageLine(text, command) : text);
			},
			getOutHasColors: () => false,
			getErrHasColors: () => false,
			getOutHelpWidth: () => 80,
			getErrHelpWidth: () => 80,
		})
		.configureHelp({ subcommandTerm: (each) => each.name() })
		.helpOption("-h, --help", "print this help")
		.helpCommand(false)
		.version(version, "-V, --version", "print the version");
}

/**
 * The messages for `rapporteur notes.txt`, for `rapporteur convrt`, and for an option that took the command as its
 * value.
 */
function unknownCommand(argv: readonly string[], program: Command): string {
	const [word = "", ...rest] = program.args;
	const names = program.commands.map((command) => command.name());
	const taken = argv[argv.indexOf("--config") + 1] ?? "";
	if (argv.includes("--config") && names.includes(taken)) {
		const command = ["rapporteur", taken, word, ...rest, "--config FILE"].join(" ");
		return messageLine(`rapporteur: \`--config\` took \`${taken}\` as its file. Run \`${command}\`.`);
	}
	const hint = /[./\\*]/.test(word)
		? ` Did you mean \`rapporteur convert ${word}\`?`
		: suggest(word, [...names, "version"]).replace("`version`", "`--version`");
	return messageLine(`rapporteur: Unknown command \`${word}\`. Use ${quotedList(names)}.${hint}`);
}
