/** The man page, from the data of the commands. `npm run generate` writes it. */
import { readFileSync } from "node:fs";
import type { CommandData, CommandOption, HelpEnd } from "../../src/cli/command-data.ts";
import { commands, everywhere, helpEnd, overview } from "../../src/cli/commands.ts";

const changelog = readFileSync(new URL("../../CHANGELOG.md", import.meta.url), "utf8");

/** The day of the newest version that has one. */
const latest = /^## .*?(\d{4}-\d\d-\d\d)/m.exec(changelog)?.[1] ?? "";

/** The text of `docs/rapporteur.1`. */
export function manPage(): string {
	const lines = [
		`.TH RAPPORTEUR 1 "${latest}" "" "User Commands"`,
		".SH NAME",
		"rapporteur \\- turn raw meeting notes into structured reports",
		".SH SYNOPSIS",
		".B rapporteur",
		".I command",
		"[\\fIoptions\\fR] [\\fIfile\\fR|\\fIdir\\fR|\\fIglob\\fR ...]",
		".SH DESCRIPTION",
		"Turns meeting notes into structured reports, and checks that nothing is missing.",
		".SH COMMANDS",
		...Object.entries(commands).flatMap(([name, data]) => commandLines(name, data)),
		".SH OPTIONS OF EVERY COMMAND",
		...everywhere.flatMap(optionLines),
		...optionLines(["-h, --help", "print the help of a command"]),
		...optionLines(["-V, --version", "print the version"]),
		...end(overview, ".SH EXAMPLES AND EXIT CODES"),
		".SH FILES",
		".TP",
		".I rapporteur.config.yaml",
		"The settings of a folder: see docs/configuration.md.",
	];
	return `${lines.join("\n")}\n`;
}

function commandLines(name: string, data: CommandData): readonly string[] {
	const below = Object.entries(data.commands ?? {});
	const [argument, about] = data.argument ?? ["", ""];
	const head = [
		`.SS ${roff(["rapporteur", name, argument].filter((part) => part !== "").join(" "))}`,
		roff(data.about),
	];
	return [
		...head,
		...(argument === "" ? [] : [".TP", `\\fI${roff(argument)}\\fR`, roff(about)]),
		...(data.options ?? []).flatMap((each) =>
			typeof each === "string" ? [".PP", `\\fB${roff(each)}\\fR`] : optionLines(each),
		),
		...end(data, ".PP"),
		...below.flatMap(([each, inner]) => commandLines(`${name} ${each}`, inner)),
	];
}

const optionLines = ([flags, about]: CommandOption): readonly string[] => [
	".TP",
	`\\fB${roff(flags)}\\fR`,
	roff(about),
];

/** The end of a help page, unchanged. */
const end = (data: HelpEnd, heading: string): readonly string[] => [
	heading,
	".nf",
	// Lines of a help page may be as long as the page is wide.
	".in 0",
	...helpEnd(data).trim().split("\n").map(roff),
	".in",
	".fi",
];

/** A line of text, escaped for roff. */
const roff = (text: string): string =>
	text
		.replaceAll("\\", "\\e")
		.replaceAll("-", "\\-")
		.replaceAll("…", "\\[u2026]")
		.replace(/^(?=[.'])/, "\\&");
