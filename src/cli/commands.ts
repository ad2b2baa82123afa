/** All commands as data: what their help says, their options, and where their work is, which is loaded when it runs. */
import type { CommandData, CommandOption } from "./command-data.ts";

const collect = (word: string, words: readonly string[] = []): readonly string[] => [...words, word];

const from: CommandOption = ["--from <format>", "the input format, instead of the one that the file's name says"];
const form: CommandOption = ["--form <name|path>", "the form that the notes follow"];
const people: CommandOption = ["--people <file>", "the register of people, instead of the nearest `people.yaml`"];
const encoding: CommandOption = ["--encoding <name>", "the encoding, instead of the one that the bytes say"];
const lang: CommandOption = [
	"--lang <language>",
	"the language of messages for people, instead of that of the system: en, es, fr",
];
const now: CommandOption = ["--now <date>", "the day that counts as today, as YYYY-MM-DD"];

/** The options of every command. */
export const everywhere: readonly CommandOption[] = [
	["--config <file>", "use this config, instead of the nearest `rapporteur.config.yaml`"],
	["--no-config", "use no config"],
	["--color", "use colours, even where there is no terminal"],
	["--no-color", "use no colours"],
];

/** What one input may take. */
const limits: readonly (CommandOption | string)[] = [
	"Limits",
	["--max-size <bytes>", "refuse larger inputs (100000000)"],
	["--max-time <seconds>", "end what takes longer with one input (120)"],
	["--max-depth <n>", "how deep lists and quotes may nest; what is deeper stays words (100)"],
];

/** The options of commands that read many notes. */
const reading: readonly (CommandOption | string)[] = [
	"How notes are read",
	["--jobs <n>", "how many threads may be used for many files, instead of one for each core"],
	["--files-from <file>", "read what this file lists, a path a line or NUL; `-` is standard input"],
	form,
	from,
	["--stdin-path <name>", "what standard input is called"],
	people,
	encoding,
	now,
	...limits,
];

const convert: CommandData = {
	about: "Turn notes into reports; problems in them are printed to standard error.",
	argument: ["[file|dir|glob...]", "the notes; none is what the config names, else standard input, as is `-`"],
	options: [
		"What is written",
		["-t, --to <template[,template]>", "a template's name or path; from the name of -o, else markdown"],
		[
			"-o, --output <file|dir>",
			"where to write: a folder for a folder, a glob, several inputs or templates; `-` for standard output",
		],
		["--untrusted", "run templates from elsewhere in a process of their own, with little time and memory"],
		["--force", "rebuild everything, and replace files that no run wrote"],
		["--no-clobber", "never replace a file that is there already"],
		["--prune", "remove reports that an earlier run made of notes that are gone or changed"],
		["--watch", "convert again what changes, until Ctrl-C"],
		"What is printed, and the exit code",
		["--quiet", "print errors, and what failed, and nothing else"],
		lang,
		["--failed-to <file>", "list the inputs that could not be converted, for --files-from"],
		["--strict", "exit with 1 when there are errors in the notes"],
		["--max-unclassified <percent>", "exit with 1 when more of a file has no place in the form"],
		"Many machines",
		["--shard <i/n>", "do one of n parts of the work; `auto` asks the scheduler (Slurm, Kubernetes, GitLab, …)"],
		...reading,
	],
	after: `
Examples:
  rapporteur convert notes.txt   the report as Markdown, to standard output
  rapporteur convert notes.txt -o report.html
                                 a page to look at or to send
  rapporteur convert notes/ -t json,html -o out/
                                 all notes of a folder, in two formats
  rapporteur convert - -t json < notes.txt
                                 from standard input
  rapporteur convert notes/ -o out/ --strict
                                 exit with 1 when something required is missing

Exit codes: 0 all well, 1 errors in the notes (with --strict), 2 could not run,
3 all was tried, and some files could not be converted.`,
	run: async (args, raw, world) => (await import("./commands/convert.ts")).convert(args, raw, world),
};

const check: CommandData = {
	about: "Report what is wrong or missing in notes and reports, where, and what to do.",
	argument: ["[file|dir|glob...]", "notes or reports; none is what the config names, else standard input, as is `-`"],
	options: [
		"What is printed, and the exit code",
		["--reporter <name[=file][,...]>", "how to print findings: pretty, json, github, sarif, junit", collect],
		["--max-warnings <n>", "exit with 1 when there are more warnings"],
		["--quiet", "print errors only; what counts stays the same"],
		["--lang <language>", "the language of all messages: en, es, fr; without it, `pretty` uses that of the system"],
		["--severity <code=level[,...]>", "off, info, warning or error for a kind of finding", collect],
		"Repairs",
		["--fix", "repair what can be repaired without a doubt, and nothing else"],
		["--dry-run", "with --fix: print the changes as a diff, and write nothing"],
		"Old notes, and what has changed",
		["--baseline <file>", "leave out the findings that this file holds"],
		["--no-baseline", "use no baseline, whatever the config says"],
		["--update-baseline", "write what is found now to the baseline"],
		["--since <ref>", "check only notes that differ from this commit or branch of git"],
		["--staged", "check only notes that are staged in git, as they are on disk"],
		...reading,
	],
	after: `
Examples:
  rapporteur check notes.txt   what is wrong, with the lines concerned
  rapporteur check notes/ --max-warnings 0
                               the same for a folder; warnings fail too
  rapporteur check notes/ --fix --dry-run
                               what would be repaired, as a diff
  rapporteur check . --reporter github,sarif=out.sarif
                               for a pull request, and a file
  rapporteur check notes/ --since origin/main
                               what this branch has changed
  rapporteur check notes/ --baseline known.json --update-baseline
                               adopt the check for old notes

Exit codes: 0 all well, 1 errors (or more warnings than --max-warnings),
2 could not do the whole job.`,
	run: async (args, raw, world) => (await import("./commands/check.ts")).check(args, raw, world),
};

const newNotes: CommandData = {
	about: "Write a blank note from a form, with hints to replace by what happened.",
	options: [
		["-o, --output <file>", "where to write, `.txt` or `.md`; a file that is there is left alone"],
		["--form <name|path>", "the form that the note follows"],
	],
	after: `
Examples:
  rapporteur new -o meeting.txt   a blank note to fill in
  rapporteur new --form minutes.yaml -o minutes.md
                                  the same by a form of one's own, in Markdown
  rapporteur new | less           to look at, on standard output

Exit codes: 0 all well, 2 could not do the whole job.`,
	run: async (_args, raw, world) => (await import("./commands/new.ts")).newNotes(raw, world),
};

const archive: CommandData = {
	about: "Make a page that searches and lists all reports of a folder, and catalogues of them.",
	argument: ["<dir>", "a folder that `convert -o` filled: it needs the reports in JSON (`-t html,json`)"],
	options: [
		["--base-url <url>", "where the folder is published; adds a feed and a sitemap"],
		["--form <name|path>", "the form that the reports follow"],
	],
	after: `
Examples:
  rapporteur convert notes/ -t html,json -o archive/
                                first the reports
  rapporteur archive archive/   then archive/index.html, to open in a browser
  rapporteur archive archive/ --base-url https://example.org/reports/

Exit codes: 0 all well, 1 reports were changed since they were written,
2 could not do the whole job.`,
	run: async ([dir = ""], raw, world) => (await import("./commands/archive.ts")).archive(dir, raw, world),
};

const preview: CommandData = {
	about: "Show the report of notes in a browser, beside the problems in them, updated at every save.",
	argument: ["<file>", "the notes, or a report"],
	options: [
		["-t, --to <template>", "a template's name or path (html)"],
		["--untrusted", "run a template from elsewhere in a process of its own, with little time and memory"],
		["--no-open", "open no browser: the address is printed in any case"],
		lang,
		form,
		from,
		people,
		encoding,
		now,
		...limits,
	],
	after: `
Examples:
  rapporteur preview notes.txt   the page that \`convert -t html\` makes
  rapporteur preview notes.txt -t templates/letter
                                 while you write a template
  rapporteur preview notes.txt --form form.yaml
                                 while you write a form
  rapporteur preview notes.txt --no-open
                                 print the address, and open it yourself

Only this machine can open the page, by the address that is printed. Ctrl-C ends
the preview.

Exit codes: 130 ended by Ctrl-C, 143 by SIGTERM, 2 could not begin.`,
	run: async ([file = ""], raw, world) => (await import("./commands/preview.ts")).preview(file, raw, world),
};

const verify: CommandData = {
	about: "Tell whether a folder that `convert -o` wrote to is still what its manifest says.",
	argument: ["<dir>", "the folder with the manifest"],
	options: [
		["--source <notes>", "the folder of the notes: read them again, and compare word for word"],
		["--form <name|path>", "the form that the notes were read with, where it was given then"],
		["--from <format>", "the input format, where it was given then"],
		["--people <file>", "the register of people, where it was given then"],
		["--encoding <name>", "the encoding, where it was given then and notes could not be read in it"],
		["--now <date>", "the day of the run, where it was given then"],
		["--max-size <bytes>", "refuse larger notes and reports (100000000)"],
		["--max-time <seconds>", "end what takes longer with one of the notes (120)"],
		["--max-depth <n>", "how deep lists and quotes may nest, where it was given then (100)"],
	],
	after: `
Examples:
  rapporteur verify archive/                   every report against its hash
  rapporteur verify archive/ --source notes/   every word against the notes

Exit codes: 0 all well, 1 something differs, 2 could not do the whole job.`,
	run: async ([dir = ""], raw, world) => (await import("./commands/verify.ts")).verify(dir, raw, world),
};

const merge: CommandData = {
	about: "Join the manifests of shards, or of several archives, to one; fail where something is missing.",
	argument: ["<dir...>", "the folders that `convert -o` wrote to"],
	options: [
		["-o, --output <dir>", "where to; reports of other folders are copied, and their hashes checked"],
		["--max-size <bytes>", "refuse larger reports (100000000)"],
	],
	after: `
Examples:
  rapporteur merge archive/   shards that wrote to one folder
  rapporteur merge one/ two/ -o archive/
                              shards, or archives, of several machines

Exit codes: 0 all well, 2 could not be merged: then nothing has changed but for
copies.`,
	run: async (folders, raw, world) => (await import("./commands/merge.ts")).merge(folders, raw, world),
};

const template: CommandData = {
	about: "Check templates, and start your own.",
	after:
		"\nExamples:\n  rapporteur template new letter --from html-brief\n  rapporteur template check templates/letter",
	commands: {
		check: {
			about: "Check a template: its files, its names, and where it prints what.",
			argument: ["<path>", "the folder or the file of a template, or its name"],
			options: [["--form <name|path>", "the form whose fields and sections it may name"]],
			after: "\nExample:\n  rapporteur template check templates/letter",
			run: async ([path = ""], raw, world) => (await import("./commands/template.ts")).checkTemplate(path, raw, world),
		},
		new: {
			about: "Start a template of your own as a copy of `html-brief`, in the folder `templates`.",
			argument: ["<name>", "what it is to be called: small letters, digits and dashes"],
			options: [["--from <template>", "the built-in template to copy: `html-brief`"]],
			after: "\nExample:\n  rapporteur template new letter",
			run: async ([name = ""], raw, world) => (await import("./commands/template.ts")).newTemplate(name, raw, world),
		},
	},
	run: async () => null,
};

const explain: CommandData = {
	about: "Explain a finding code, or what each line of a file was taken for.",
	argument: ["<code|file>", "the code of a finding; or notes or a report, `-` is standard input"],
	options: [form, from, people, ...limits],
	after: "\nExamples:\n  rapporteur explain ambiguous-date\n  rapporteur explain notes.txt",
	run: async ([asked = ""], raw, world) => (await import("./commands/explain.ts")).explain(asked, raw, world),
};

const peopleCommand: CommandData = {
	about: "Propose a register of people, `people.yaml`, from all whom notes name.",
	argument: ["[file|dir|glob...]", "the notes; none is what the config names"],
	options: [["-o, --output <file>", "where to write; a file that is there is left alone"], ...reading],
	after: `
Examples:
  rapporteur people notes/        everybody in the notes of a folder
  rapporteur people notes/ -o notes/people.yaml
                                  the same as a file, which convert and check
                                  use from then on

Exit codes: 0 all well, 2 could not do the whole job.`,
	run: async (args, raw, world) => (await import("./commands/people.ts")).people(args, raw, world),
};

const list: CommandData = {
	about: "List the forms, templates, rules, field types, input formats and reporters.",
	after: "\nExample:\n  rapporteur list",
	run: async (_args, raw, world) => (await import("./commands/list.ts")).list(raw, world),
};

const init: CommandData = {
	about: "Write a config for the notes in this folder, `rapporteur.config.yaml`, with comments.",
	after: `
Example:
  rapporteur init   then read the file, and run: rapporteur check

A config that is there is left alone.

Exit codes: 0 written, 2 could not be written.`,
	run: async (_args, raw, world) => (await import("./commands/init.ts")).init(raw, world),
};

const completion: CommandData = {
	about: "Print what a shell needs to complete commands and options.",
	argument: ["<shell>", "bash, zsh or fish"],
	after: `
Examples:
  rapporteur completion bash >> ~/.bashrc
  rapporteur completion zsh > ~/.zfunc/_rapporteur   with ~/.zfunc in $fpath
  rapporteur completion fish > ~/.config/fish/completions/rapporteur.fish`,
	run: async ([shell = ""], _raw, world) =>
		(await import("./commands/completion.ts")).completion(shell, { commands, everywhere }, world),
};

const help: CommandData = {
	about: "Print the help of a command.",
	argument: ["[command...]", "its name; none is the program itself"],
	after: "\nExamples:\n  rapporteur help convert\n  rapporteur help template new",
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

/** What the help of the program ends with. */
export const overview = `
Examples:
  rapporteur convert notes.txt -o report.html
                                  one report, to look at or to send
  rapporteur convert notes/ -t json,html -o out/
                                  all notes of a folder, in two formats
  rapporteur check notes/         what is wrong or missing, and where
  rapporteur preview notes.txt    the report in a browser, updated at every save
  rapporteur new -o meeting.txt   a blank note to fill in
  rapporteur explain notes.txt    what each line was taken for

Exit codes: 0 all well, 1 findings, 2 could not do the whole job, 3 could not
convert some of the files.`;
