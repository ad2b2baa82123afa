/** `completion`: what a shell needs to complete a command line, made from the data of the commands. */
import { messageLanguages, shippedFormNames } from "../../forms/shipped.ts";
import { inputFormatEntries } from "../../input-formats.ts";
import { rendererEntries } from "../../output/formats.ts";
import { reporters } from "../../reporters/index.ts";
import { type CommandData, type CommandOption, type Flags, flagsOf, optionsOf } from "../command-data.ts";
import { quotedList, refusal, suggest } from "../output.ts";
import type { ExitCode, World } from "../world.ts";

/** Runs `completion` and resolves to its exit code. */
export async function completion(shell: string, all: All, world: World): Promise<ExitCode> {
	const names = Object.keys(scripts);
	const script = Object.hasOwn(scripts, shell) ? scripts[shell] : undefined;
	if (script === undefined)
		throw refusal(`Unknown shell \`${shell}\`. Use ${quotedList(names)}.${suggest(shell, names)}`);
	world.stdout.write(script(all));
	return 0;
}

/** All commands by their names, and the options of each of them. */
interface All {
	readonly commands: Readonly<Record<string, CommandData>>;
	readonly everywhere: readonly CommandOption[];
}

const scripts: Readonly<Record<string, (all: All) => string>> = { bash, zsh, fish };

const valuesOf: Readonly<Record<string, readonly string[]>> = {
	"--to": rendererEntries.map(({ name }) => name),
	"--from": inputFormatEntries.map(({ name }) => name),
	"--form": shippedFormNames,
	"--lang": messageLanguages,
	"--reporter": reporters.map(({ name }) => name),
};

/** The possible values of an argument that is not a file. */
const wordsOf = (name: string, { commands: below = {} }: CommandData, { commands }: All): readonly string[] =>
	name === "help" ? Object.keys(commands) : name === "completion" ? Object.keys(scripts) : Object.keys(below);

const flagsIn = (data: CommandData, { everywhere }: All): readonly Flags[] =>
	[...optionsOf(data), ...everywhere, help].map(flagsOf);

const help = ["-h, --help", "print this help"] as const;

const spellings = ({ short, long }: Flags): readonly string[] => (short === null ? [long] : [short, long]);

function bash(known: All): string {
	const all = Object.entries(known.commands);
	const flags = all.flatMap(([, data]) => flagsIn(data, known));
	const named = (isIt: (each: Flags) => boolean): string =>
		[...new Set(flags.filter(isIt).flatMap(spellings))].join("|");
	const values = Object.entries(valuesOf).map(([option, names]) => {
		const options = named(({ long }) => long === option);
		return `\t\t${options}) COMPREPLY=($(compgen -W "${names.join(" ")}" -- "$cur")); return ;;\n`;
	});
	const cases = all.map(([name, data]) => {
		const words = [...wordsOf(name, data, known), ...flagsIn(data, known).flatMap(spellings)];
		return `\t\t${name}) words="${words.join(" ")}" ;;\n`;
	});
	const worded = all.flatMap(([name, data]) => (wordsOf(name, data, known).length > 0 ? [name] : []));
	return `# bash completion for rapporteur
_rapporteur() {
	local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD - 1]} command= words= word
	for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
		[[ $word == -* ]] || { command=$word; break; }
	done
	case $prev in
${values.join("")}		${named(({ value }) => value !== null)}) return ;;
	esac
	case $command in
		"") words="${[...all.map(([name]) => name), ...spellings(flagsOf(help)), "-V", "--version"].join(" ")}" ;;
${cases.join("")}	esac
	[[ -z $command || $cur == -* || $command =~ ^(${worded.join("|")})$ ]] || return
	COMPREPLY=($(compgen -W "$words" -- "$cur"))
}
complete -o default -F _rapporteur rapporteur
`;
}

/** For a text in single quotes, inside `[…]` or after a colon. */
const forZsh = (text: string): string => text.replace(/[[\]:\\]/g, "\\$&").replaceAll("'", "'\\''");

function zsh(known: All): string {
	const described = Object.entries(known.commands).map(([name, { about }]) => `\t\t'${name}:${forZsh(about)}'\n`);
	const cases = Object.entries(known.commands).map(([name, data]) => {
		const flags = flagsIn(data, known).flatMap((each) => spellings(each).map((spelling) => zshOption(each, spelling)));
		const words = wordsOf(name, data, known);
		const rest = words.length > 0 ? `'*:word:(${words.join(" ")})'` : "'*:file:_files'";
		return `\t\t${name}) _arguments ${[...flags, rest].join(" \\\n\t\t\t")} ;;\n`;
	});
	return `#compdef rapporteur
_rapporteur() {
	local -a commands=(
${described.join("")}	)
	if (( CURRENT == 2 )); then
		_describe command commands
		return
	fi
	shift words
	(( CURRENT-- ))
	case $words[1] in
${cases.join("")}	esac
}
if [ "$funcstack[1]" = _rapporteur ]; then _rapporteur "$@"; else compdef _rapporteur rapporteur; fi
`;
}

function zshOption({ long, value, about }: Flags, spelling: string): string {
	const values = valuesOf[long];
	const action = values === undefined ? "_files" : `(${values.join(" ")})`;
	return `'${spelling}[${forZsh(about)}]${value === null ? "" : `:${forZsh(value)}:${action}`}'`;
}

const forFish = (text: string): string => `'${text.replace(/['\\]/g, "\\$&")}'`;

function fish(known: All): string {
	const lines = ["# fish completion for rapporteur"];
	const add = (...words: readonly string[]): unknown =>
		lines.push(["complete", "-c", "rapporteur", ...words].join(" "));
	for (const [name, data] of Object.entries(known.commands)) {
		add("-n", "__fish_use_subcommand", "-f", "-a", name, "-d", forFish(data.about));
		const seen = ["-n", forFish(`__fish_seen_subcommand_from ${name}`)];
		const words = wordsOf(name, data, known);
		if (words.length > 0) add(...seen, "-f", "-a", forFish(words.join(" ")));
		for (const { short, long, value, about } of flagsIn(data, known)) {
			const values = valuesOf[long];
			const taken = value === null ? [] : values === undefined ? ["-r"] : ["-x", "-a", forFish(values.join(" "))];
			const letter = short === null ? [] : ["-s", short.slice(1)];
			add(...seen, "-l", long.slice(2), ...letter, ...taken, "-d", forFish(about));
		}
	}
	return `${lines.join("\n")}\n`;
}
