/** The options of a command taken apart, for completion and the man page. */
import type { CommandData, CommandOption } from "./commands.ts";

/** `-o, --output <file>` in its parts, and what the option does. */
export interface Flags {
	/** `-o`; null where there is none. */
	readonly short: string | null;
	/** `--output` */
	readonly long: string;
	/** `file`; null where it takes no value. */
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
