/** Commands as data, from which help, completion and the man page are made. */
import type { RawOptions } from "./options.ts";
import type { ExitCode, World } from "./world.ts";

/** The end of a help page. */
export interface HelpEnd {
	/** What follows `rapporteur`, and what it does. */
	readonly examples: readonly (readonly [command: string, about?: string])[];
	readonly note?: string;
	/** What each exit code means. */
	readonly exits?: string;
}

/** A command: its parser and its help are made from this. */
export interface CommandData extends HelpEnd {
	readonly about: string;
	/** Its argument, with a description. */
	readonly argument?: readonly [name: string, about: string];
	/** A text is the heading of the options after it. */
	readonly options?: readonly (CommandOption | string)[];
	/** Commands below it, by their names. */
	readonly commands?: Readonly<Record<string, CommandData>>;
	/** Runs the command; null to print its help. */
	readonly run: (args: readonly string[], raw: RawOptions, world: World) => Promise<ExitCode | null>;
}

/** An option, what it does, and how the values of a repeatable option are combined. */
export type CommandOption = readonly [flags: string, about: string, collect?: Collect];

/** Combines the values of a repeatable option. */
type Collect = (word: string, words?: readonly string[]) => readonly string[];

/** `-o, --output <file>` in its parts, and what the option does. */
export interface Flags {
	/** `-o`, or null. */
	readonly short: string | null;
	/** `--output` */
	readonly long: string;
	/** `file`; null if it takes no value. */
	readonly value: string | null;
	readonly about: string;
}

/** Takes an option apart. */
export function flagsOf([flags, about]: CommandOption): Flags {
	const [, short = null, long = "", value = null] = /^(?:(-\w), )?(--[\w-]+)(?: <(.*)>)?$/.exec(flags) ?? [];
	return { short, long, value, about };
}

/** The options of a command without their headings. */
export const optionsOf = ({ options = [] }: CommandData): readonly CommandOption[] =>
	options.filter((each) => typeof each !== "string");

/** Whether the value of an option may be the path of a file or folder, and no more than that. */
export const mayBePath = ({ long, value }: Flags): boolean =>
	long !== "--from" && /^(?!name\[).*(?:file|dir|path|notes|template)/.test(value ?? "");
