import type { Command } from "commander";
import { suggest } from "./suggest.ts";
import { messageLine } from "./visible.ts";

/** What to say to `rapporteur notes.txt` and to `rapporteur convrt`. */
export function unknownCommand(argv: readonly string[], program: Command): string {
	const word = argv.find((arg) => !arg.startsWith("-")) ?? "";
	const names = program.commands.map((command) => command.name());
	const isFile = /[./\\*]/.test(word);
	const hint = isFile ? `; did you mean \`rapporteur convert ${word}\`?` : suggest(word, names);
	return messageLine(
		`rapporteur: unknown command \`${word}\`, expected ${names.map((name) => `\`${name}\``).join(", ")}${hint}`,
	);
}
