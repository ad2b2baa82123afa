import type { Command } from "commander";

/** The options of every command that reads notes. */
export function withReadingOptions(command: Command): Command {
	const reading = command
		.option("--files-from <file>", "read what this file lists, a path a line or NUL; `-` is standard input")
		.option("--form <name|path>", "the form that the notes follow")
		.option("--from <format>", "the input format, instead of the one that the file's name says")
		.option("--stdin-path <name>", "what standard input is called")
		.option("--encoding <name>", "the encoding, instead of the one that the bytes say")
		.option("--now <date>", "the day that counts as today, as YYYY-MM-DD");
	return withLimits(reading);
}

/** What one input may take. */
export const withLimits = (command: Command): Command =>
	command
		.option("--max-size <bytes>", "refuse larger inputs (100000000)")
		.option("--max-time <seconds>", "end what takes longer with one input (120)")
		.option("--max-depth <n>", "how deep lists and quotes may nest; what is deeper stays words (100)");

/** The option of every command that reads many notes. */
export const withJobs = (command: Command): Command =>
	command.option("--jobs <n>", "how many threads may be used for many files, instead of one for each core");
