/** All commands as data: their help, their options, and how to load their code when they run. */
import type { CommandData, CommandOption, HelpEnd } from "./command-data.ts";

const collect = (word: string, words: readonly string[] = []): readonly string[] => [...words, word];

const from: CommandOption = ["--from <format>", "the input format; default: by file extension"];
const form: CommandOption = [
	"--form <name|path>",
	"the form of the notes; default: the one that the config or the report names, else `un-meeting`",
];
const people: CommandOption = [
	"--people <file>",
	"the register of people (names, roles); default: the nearest `people.yaml`",
];
const encoding: CommandOption = ["--encoding <name>", "the encoding; default: detected"];
const lang: CommandOption = ["--lang <language>", "the language of messages: en, es, fr; default: that of the system"];
const now: CommandOption = [
	"--now <date>",
	"the date to treat as today, as YYYY-MM-DD; default: the date in the time zone that is furthest ahead (UTC+14)",
];

/** The options of every command. */
export const everywhere: readonly CommandOption[] = [
	["--config <file>", "the config to use; default: the nearest `rapporteur.config.yaml`"],
	["--no-config", "ignore any config"],
	["--color", "always use colours, even in files and pipes"],
	["--no-color", "never use colours"],
];

const office: CommandOption = ["--office", "read `.doc` files too, converted by an installed LibreOffice"];

/** Limits for one input. */
const limits: readonly (CommandOption | string)[] = [
	"Limits",
	["--max-size <bytes>", "reject larger inputs; default: 100000000"],
	["--max-time <seconds>", "give up on an input after this time; default: 120"],
	[
		"--max-depth <n>",
		"nesting limit for lists and quotes; deeper levels move up to the last one allowed (a Markdown file is read as plain text instead); default: 100",
	],
];

/** The options of commands that read many notes. */
const reading: readonly (CommandOption | string)[] = [
	"How notes are read",
	["--jobs <n>", "number of threads; default: one for each core if there are 1,000 files or more"],
	[
		"--files-from <file>",
		"read the files listed in this file, one path per line or separated by NUL; `-` for standard input",
	],
	form,
	from,
	office,
	["--stdin-path <name>", "the file name to use for standard input"],
	people,
	encoding,
	now,
	...limits,
];

const convert: CommandData = {
	about: "Convert notes to reports. Problems in the notes are printed to standard error.",
	argument: ["[file|dir|glob...]", "the notes; default: the files of the config, else standard input (`-`)"],
	options: [
		"What is written",
		["-t, --to <template[,template]>", "names or paths of templates; default: by the extension of -o, else markdown"],
		[
			"-o, --output <file|dir>",
			"the file or folder to write; it must be a folder if an input is a folder or glob, or if there are several inputs or templates; `-` for standard output",
		],
		["--untrusted", "run your own templates in a separate process with limited time and memory"],
		["--force", "rebuild everything; also replace files that Rapporteur did not write"],
		["--no-clobber", "never replace an existing file"],
		[
			"--prune",
			"remove reports of deleted notes; when a note is converted again, also remove its reports by templates that you no longer use",
		],
		["--watch", "convert files again when they change, until Ctrl-C"],
		"What is printed, and the exit code",
		["--quiet", "print only errors in the notes, and files that failed"],
		lang,
		["--failed-to <file>", "write to this file the paths of the inputs that failed"],
		["--strict", "exit with 1 if the notes have errors"],
		["--max-unclassified <percent>", "exit with 1 if more than this percentage of a file is in no field or section"],
		"Many machines",
		[
			"--shard <i/n>",
			"convert part i of n; `auto`: take i and n from the scheduler (Slurm, GitLab, …); `auto/n` if the scheduler gives only i (Kubernetes)",
		],
		["--jsonl", "read paths or notes as JSON Lines from standard input; print one line of JSON for each"],
		...reading,
	],
	examples: [
		["convert notes.txt", "the report as Markdown, to standard output"],
		["convert notes.txt -o report.html", "a web page"],
		["convert notes/ -t json,html -o out/", "all notes of a folder, in two formats"],
		["convert - -t json < notes.txt", "from standard input"],
		["convert notes/ -o out/ --strict", "exit with 1 if the notes have errors"],
	],
	exits:
		"0 success, 1 errors in the notes (with --strict) or too much\nunrecognised text (with --max-unclassified), 2 could not start or was stopped,\n3 some files could not be converted.",
	run: async (args, raw, world) => (await import("./commands/convert.ts")).convert(args, raw, world),
};

const check: CommandData = {
	about: "Report what is wrong or missing in notes and reports, with the line and a hint.",
	argument: ["[file|dir|glob...]", "notes or reports; default: the files of the config, else standard input (`-`)"],
	options: [
		"What is printed, and the exit code",
		[
			"--reporter <name[=file][,...]>",
			"output format: pretty, json, github, sarif, junit; with `=file`, written to that file",
			collect,
		],
		["--max-warnings <n>", "exit with 1 if there are more than n warnings"],
		["--quiet", "print only errors; the exit code stays the same"],
		["--lang <language>", "the language of messages: en, es, fr; default: that of the system for `pretty`, else en"],
		["--severity <code=level[,...]>", "set the severity of a code: off, info, warning, error", collect],
		"Fixes",
		["--fix", "fix misspelt labels and garbled characters, nothing else"],
		["--dry-run", "with --fix: print the changes as a diff and write nothing"],
		"Known findings and changed files",
		["--baseline <file>", "ignore the known findings in this file"],
		["--no-baseline", "ignore the baseline of the config"],
		["--update-baseline", "write the current findings to the baseline"],
		["--since <ref>", "check only notes that differ from this Git commit or branch"],
		["--staged", "check only notes staged in Git; reads the files on disk, not the staged versions"],
		...reading,
	],
	examples: [
		["check notes.txt", "problems, each with its line"],
		["check notes/ --max-warnings 0", "a folder; fail on warnings too"],
		["check notes/ --fix --dry-run", "what --fix would change, as a diff"],
		["check . --reporter github,sarif=out.sarif", "annotations for a pull request, and a SARIF file"],
		["check notes/ --since origin/main", "only notes that this branch has changed"],
		["check notes/ --baseline known.json --update-baseline", "accept all current findings"],
	],
	exits: "0 success, 1 errors (or more warnings than --max-warnings),\n2 the check is incomplete.",
	run: async (args, raw, world) => (await import("./commands/check.ts")).check(args, raw, world),
};

const newNotes: CommandData = {
	about: "Write a blank note for a form, with hints that you replace.",
	options: [
		[
			"-o, --output <file>",
			"where to write, `.txt` or `.md`; default: standard output. An existing file is not replaced",
		],
		["--form <name|path>", "the form of the note; default: that of the config, else `un-meeting`"],
	],
	examples: [
		["new -o meeting.txt", "a blank note to fill in"],
		["new --form minutes.yaml -o minutes.md", "the same with your own form, in Markdown"],
		["new | less", "on standard output"],
	],
	exits: "0 success, 2 could not be written.",
	run: async (_args, raw, world) => (await import("./commands/new.ts")).newNotes(raw, world),
};

const archive: CommandData = {
	about: "Make a page that lists and searches all reports of a folder, and catalogues in CSV, JSON Lines and XML.",
	argument: ["<dir>", "a folder written by `convert -o DIR -t html,json`"],
	options: [
		["--base-url <url>", "where the folder will be published; adds a feed and a sitemap. Default: neither"],
		["--form <name|path>", "the form of the reports; default: the one that each report names"],
	],
	examples: [
		["convert notes/ -t html,json -o archive/", "first write the reports"],
		["archive archive/", "then make archive/index.html"],
		["archive archive/ --base-url https://example.org/reports/"],
	],
	exits:
		"0 success; 1 a report that the page is made from (JSON,\nMarkdown or ast) has changed or is missing; 2 the page is incomplete or\ncould not be written.",
	run: async ([dir = ""], raw, world) => (await import("./commands/archive.ts")).archive(dir, raw, world),
};

const preview: CommandData = {
	about: "Show a live preview in a browser: the report and its problems; reloads when you save.",
	argument: ["<file>", "the notes, or a report"],
	options: [
		["-t, --to <template>", "the name or path of a template; default: html"],
		["--untrusted", "run your own template in a separate process with limited time and memory"],
		["--no-open", "print the address, but do not open a browser"],
		lang,
		form,
		from,
		people,
		encoding,
		now,
		...limits,
	],
	examples: [
		["preview notes.txt", "preview the report as a web page"],
		["preview notes.txt -t templates/my-letter", "use your own template"],
		["preview notes.txt --form form.yaml", "use your own form"],
		["preview notes.txt --no-open", "print the address, and open it yourself"],
	],
	note: "The page can be opened on this machine only. Press Ctrl-C to end the preview.",
	exits: "130 ended by Ctrl-C, 143 by SIGTERM, 2 could not start.",
	run: async ([file = ""], raw, world) => (await import("./commands/preview.ts")).preview(file, raw, world),
};

const verify: CommandData = {
	about: "Check that the reports in a folder are complete and unchanged.",
	argument: ["<dir>", "a folder written by `convert -o`, with its manifest"],
	options: [
		["--source <notes>", "the folder of the notes: read them again and compare word for word"],
		["--form <name|path>", "as given to `convert`"],
		["--from <format>", "as given to `convert`"],
		["--office", "as given to `convert`"],
		["--people <file>", "as given to `convert`"],
		[
			"--encoding <name>",
			"the encoding of notes for which the manifest has none, because `convert` could not decode them",
		],
		["--now <date>", "as given to `convert`"],
		["--max-size <bytes>", "reject larger notes and reports; default: 100000000"],
		["--max-time <seconds>", "give up on a note after this time; default: 120"],
		["--max-depth <n>", "as given to `convert`; default: 100"],
	],
	examples: [
		["verify archive/", "compare reports with their hashes"],
		["verify archive/ --source notes/", "compare every word with the notes"],
	],
	exits: "0 no differences, 1 differences, 2 some files could not be compared.",
	run: async ([dir = ""], raw, world) => (await import("./commands/verify.ts")).verify(dir, raw, world),
};

const merge: CommandData = {
	about:
		"Join shards (parts made by `convert --shard`), or several archives, into one archive. Fails if a shard is missing.",
	argument: ["<dir...>", "folders written by `convert -o`"],
	options: [
		[
			"-o, --output <dir>",
			"where to write; default, if there is only one folder: that folder. Reports from other folders are copied and compared with their hashes",
		],
		["--max-size <bytes>", "reject larger reports; default: 100000000"],
	],
	examples: [
		["merge archive/", "shards written to one folder"],
		["merge one/ two/ -o archive/", "shards or archives of several machines"],
	],
	exits:
		"0 success; 1 merged, but some reports have changed, are missing\nor are left over; 2 not merged. After 2, some reports may have been copied;\nnothing else has changed.",
	run: async (folders, raw, world) => (await import("./commands/merge.ts")).merge(folders, raw, world),
};

const template: CommandData = {
	about: "Check a template, or start your own.",
	examples: [["template new my-letter --from html-brief"], ["template check templates/my-letter"]],
	commands: {
		check: {
			about: "Check a template: its files, the names that it uses, and whether each value is printed safely.",
			argument: ["<path>", "the folder, file or name of a template"],
			options: [["--form <name|path>", "the form whose fields and sections the template uses"]],
			examples: [["template check templates/my-letter"]],
			run: async ([path = ""], raw, world) => (await import("./commands/template.ts")).checkTemplate(path, raw, world),
		},
		new: {
			about: "Start your own template as a copy of `html-brief`, in the folder `templates`.",
			argument: ["<name>", "its name: lower-case letters, digits and dashes"],
			options: [["--from <template>", "the built-in template to copy; only `html-brief`, the default"]],
			examples: [["template new my-letter"]],
			run: async ([name = ""], raw, world) => (await import("./commands/template.ts")).newTemplate(name, raw, world),
		},
	},
	run: async () => null,
};

const explain: CommandData = {
	about: "Explain a code of `check`, or how each line of a file was read.",
	argument: ["<code|file>", "a code of `check`, or a file of notes or a report; `-` for standard input"],
	options: [form, from, office, people, ...limits],
	examples: [["explain ambiguous-date"], ["explain notes.txt"]],
	run: async ([asked = ""], raw, world) => (await import("./commands/explain.ts")).explain(asked, raw, world),
};

const peopleCommand: CommandData = {
	about: "Propose a register of people, `people.yaml`, from the names in notes.",
	argument: ["[file|dir|glob...]", "the notes; default: the files of the config, else standard input (`-`)"],
	options: [
		[
			"-o, --output <file>",
			"where to write; default: standard output. An existing file is not replaced, unless it is empty",
		],
		...reading,
	],
	examples: [
		["people notes/", "everybody named in the notes of a folder"],
		["people notes/ -o notes/people.yaml", "write a file that convert and check use"],
	],
	exits: "0 success, 2 some notes could not be read.",
	run: async (args, raw, world) => (await import("./commands/people.ts")).people(args, raw, world),
};

const list: CommandData = {
	about: "List the forms, templates, input formats, field types, codes of findings and reporters.",
	examples: [["list"]],
	run: async (_args, raw, world) => (await import("./commands/list.ts")).list(raw, world),
};

const init: CommandData = {
	about: "Write a commented `rapporteur.config.yaml` for the notes in this folder.",
	examples: [["init", "then edit the file and run: rapporteur check"]],
	note: "An existing config is not replaced.",
	exits: "0 written, 2 could not be written.",
	run: async (_args, raw, world) => (await import("./commands/init.ts")).init(raw, world),
};

const completion: CommandData = {
	about: "Print a script for shell completion of commands and options.",
	argument: ["<shell>", "bash, zsh or fish"],
	examples: [
		["completion bash >> ~/.bashrc"],
		["completion zsh > ~/.zfunc/_rapporteur   with ~/.zfunc in $fpath"],
		["completion fish > ~/.config/fish/completions/rapporteur.fish"],
	],
	run: async ([shell = ""], _raw, world) =>
		(await import("./commands/completion.ts")).completion(shell, { commands, everywhere }, world),
};

const help: CommandData = {
	about: "Print the help of a command.",
	argument: ["[command...]", "the command; default: print an overview of all commands"],
	examples: [["help convert"], ["help template new"]],
	run: async () => null,
};

/** The commands in the order of the help. */
export const commands: Readonly<Record<string, CommandData>> = {
	convert,
	check,
	new: newNotes,
	archive,
	preview,
	verify,
	merge,
	template,
	people: peopleCommand,
	explain,
	list,
	init,
	completion,
	help,
};

/** The end of the program's help. */
export const overview: HelpEnd = {
	examples: [
		["convert notes.txt -o report.html", "one report, as a web page"],
		["convert notes/ -t json,html -o out/", "all notes of a folder, in two formats"],
		["check notes/", "problems, each with its line"],
		["preview notes.txt", "live preview in a browser"],
		["new -o meeting.txt", "a blank note to fill in"],
		["explain notes.txt", "how each line was read"],
	],
	exits: "0 success, 1 problems found, 2 incomplete or could not run, 3 some\nfiles could not be converted.",
};

/** What a longer example does is written below it. */
const shortExample = 19;

/** The end of a help page as text: descriptions of examples stand in one column. */
export function helpEnd({ examples, note, exits }: HelpEnd): string {
	const widths = examples.map(([{ length }, about]) => (about === undefined || length > shortExample ? 0 : length));
	const width = Math.max(...widths);
	const lines = examples.map(([command, about = ""]) => {
		const below = command.length > shortExample ? `\n${" ".repeat("  rapporteur ".length + width)}` : "";
		return `  rapporteur ${about === "" ? command : `${command.padEnd(width)}${below}   ${about}`}\n`;
	});
	const heading = lines.length > 1 ? "Examples" : "Example";
	const rest = [note, exits && `Exit codes: ${exits}`].filter((text) => text !== undefined);
	return [`\n${heading}:\n${lines.join("")}`, ...rest.map((text) => `\n${text}\n`)].join("").trimEnd();
}
