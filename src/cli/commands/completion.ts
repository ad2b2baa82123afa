/** `completion`: what a shell needs to complete a command line, made from the data of the commands. */
import { codes } from "../../findings/finding.ts";
import { messageLanguages, shippedFormNames } from "../../forms/shipped.ts";
import { inputFormatEntries } from "../../input-formats.ts";
import { rendererEntries } from "../../output/formats.ts";
import { reporters } from "../../reporters/index.ts";
import { starter } from "../../templates/find.ts";
import { type CommandData, type CommandOption, type Flags, flagsOf, mayBePath, optionsOf } from "../command-data.ts";
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
	"--severity": codes,
};

/** What may follow a command, or nothing yet. */
interface Page {
	/** `template new`; empty before a command. */
	readonly path: string;
	readonly about: string;
	readonly flags: readonly Flags[];
	/** The possible values of its first argument. */
	readonly words: readonly string[];
	/** Whether an argument may be a file. */
	readonly takesFiles: boolean;
}

function pagesOf({ commands, everywhere }: All): readonly Page[] {
	const flags = (own: readonly CommandOption[]): readonly Flags[] => [...own, ...everywhere, help].map(flagsOf);
	const page = (path: string, data: CommandData): Page => ({
		path,
		about: data.about,
		flags: flags(optionsOf(data)),
		words: path === "explain" ? codes : path === "completion" ? Object.keys(scripts) : Object.keys(data.commands ?? {}),
		takesFiles: /file|dir|path/.test(data.argument?.[0] ?? ""),
	});
	const names = Object.keys(commands);
	return [
		{ path: "", about: "", flags: flags([versionOption]), words: names, takesFiles: false },
		...Object.entries(commands).flatMap(([name, data]) => {
			if (name === "help") return { ...page(name, data), words: names };
			const below = Object.entries(data.commands ?? {});
			const own = page(name, data);
			if (below.length === 0) return own;
			return [
				own,
				...below.map(([each, inner]) => page(`${name} ${each}`, inner)),
				{ ...own, path: `help ${name}`, flags: flags([]) },
			];
		}),
	];
}

const help = ["-h, --help", "print this help"] as const;

const versionOption = ["-V, --version", "print the version"] as const;

const spellings = ({ short, long }: Flags): readonly string[] => (short === null ? [long] : [short, long]);

/** The values of an option that are known by name; one template only can be copied. */
const namesFor = ({ long, value }: Flags): readonly string[] | undefined =>
	long === "--from" && value === "template" ? [starter] : valuesOf[long];

/** All options of all pages that take a value, each spelling once. */
const valued = (pages: readonly Page[]): readonly string[] => [
	...new Set(pages.flatMap(({ flags }) => flags.filter(({ value }) => value !== null).flatMap(spellings))),
];

/** The commands so far, a space, and the word that leads on. */
const placesIn = (pages: readonly Page[]): readonly string[] =>
	pages.flatMap(({ path }) => (path === "" ? [] : path.includes(" ") ? path : ` ${path}`));

function bash(known: All): string {
	const pages = pagesOf(known);
	const values = new Map<string, string>();
	for (const { path, flags } of pages)
		for (const flag of flags) {
			const names = namesFor(flag);
			if (names === undefined) continue;
			const where = names === valuesOf[flag.long] ? "*" : `"${path}"`;
			const pattern = spellings(flag)
				.map((each) => `${where}:${each}`)
				.join("|");
			const only = mayBePath(flag) ? "" : " compopt +o default 2> /dev/null;";
			values.set(
				pattern,
				`\t\t${pattern})${only} COMPREPLY=($(compgen -W "${names.join(" ")}" -- "$cur")); return ;;\n`,
			);
		}
	// What is about one command comes first.
	const sorted = [...values].sort(([one], [other]) => Number(one.startsWith("*")) - Number(other.startsWith("*")));
	const cases = pages.map(({ path, words, flags, takesFiles }) => {
		const spelled = flags.flatMap(spellings).join(" ");
		return `\t\t"${path}") words="${words.join(" ")}" flags="${spelled}" files=${takesFiles ? "1" : ""} ;;\n`;
	});
	const paths = placesIn(pages).map((place) => `"${place}"`);
	return `# bash completion for rapporteur
_rapporteur() {
	local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD - 1]} command= words= flags= files= word skip= count=0
	[[ $prev == = ]] && prev=\${COMP_WORDS[COMP_CWORD - 2]}
	for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
		if [[ -n $skip ]]; then [[ $word == = ]] || skip=; continue; fi
		case $word in
			${valued(pages).join("|")}) skip=1; continue ;;
			-*) continue ;;
		esac
		case "$command $word" in
			${paths.join("|")}) command="\${command:+$command }$word" ;;
			*) count=$((count + 1)) ;;
		esac
	done
	case $command:$prev in
${sorted.map(([, line]) => line).join("")}		${valued(pages)
		.map((each) => `*:${each}`)
		.join("|")}) return ;;
	esac
	case $command in
${cases.join("")}	esac
	[[ -n $files ]] || compopt +o default 2> /dev/null
	[[ $cur == -* ]] && words=$flags || [[ $count == 0 ]] || return
	COMPREPLY=($(compgen -W "$words" -- "$cur"))
}
complete -o default -F _rapporteur rapporteur
`;
}

/** For a text in single quotes, inside `[…]` or after a colon. */
const forZsh = (text: string): string => text.replace(/[[\]:\\]/g, "\\$&").replaceAll("'", "'\\''");

function zsh(known: All): string {
	const pages = pagesOf(known);
	const described = Object.entries(known.commands).map(([name, { about }]) => `\t\t'${name}:${forZsh(about)}'\n`);
	const cases = pages.map(({ path, flags, words, takesFiles }) => {
		const options = flags.flatMap((each) => spellings(each).map((spelling) => zshOption(each, spelling)));
		const rest =
			words.length > 0 ? [`'1:word:${zshAction(words, takesFiles)}'`] : takesFiles ? ["'*:file:_files'"] : [];
		return `\t\t'${path}') _arguments ${[...options, ...(path === "" ? [] : rest)].join(" \\\n\t\t\t")} ;;\n`;
	});
	const paths = placesIn(pages).map((place) => `'${place}'`);
	return `#compdef rapporteur
_rapporteur() {
	local -a commands=(
${described.join("")}	)
	local command= skip=
	local -i index at=1
	for (( index = 2; index < CURRENT; index++ )); do
		if [[ -n $skip ]]; then skip=; continue; fi
		case $words[index] in
			(${valued(pages).join("|")}) skip=1; continue ;;
			(-*) continue ;;
		esac
		case "$command $words[index]" in
			(${paths.join("|")}) command="\${command:+$command }$words[index]"; at=index ;;
		esac
	done
	if [[ -z $command && -z $skip && $words[CURRENT] != -* ]]; then
		_describe command commands
		return
	fi
	words=("\${(@)words[at,-1]}")
	(( CURRENT -= at - 1 ))
	case $command in
${cases.join("")}	esac
}
if [ "$funcstack[1]" = _rapporteur ]; then _rapporteur "$@"; else compdef _rapporteur rapporteur; fi
`;
}

function zshOption(flag: Flags, spelling: string): string {
	const { value, about } = flag;
	const names = namesFor(flag);
	// Within an option, a colon would end the action.
	const action = names === undefined ? "_files" : zshAction(names, mayBePath(flag)).replaceAll(":", "\\:");
	return `'${spelling}[${forZsh(about)}]${value === null ? "" : `:${forZsh(value)}:${action}`}'`;
}

/** Names, and files as well where that is possible. */
const zshAction = (names: readonly string[], takesFiles: boolean): string =>
	takesFiles ? `{_alternative "words:word:(${names.join(" ")})" "files:file:_files"}` : `(${names.join(" ")})`;

const forFish = (text: string): string => `'${text.replace(/['\\]/g, "\\$&")}'`;

function fish(known: All): string {
	const pages = pagesOf(known);
	const lines = ["# fish completion for rapporteur", fishPlace(pages)];
	const add = (...words: readonly string[]): unknown =>
		lines.push(["complete", "-c", "rapporteur", ...words].join(" "));
	for (const { path, flags, words, takesFiles } of pages) {
		const here = ["-n", forFish(`__rapporteur_at '${path}'`)];
		const first = ["-n", forFish(`__rapporteur_at '${path}' 0`)];
		if (!takesFiles) add(...here, "-f");
		if (path === "" || path === "help")
			for (const [name, { about }] of Object.entries(known.commands)) add(...first, "-a", name, "-d", forFish(about));
		else if (words.length > 0) add(...first, "-a", forFish(words.join(" ")));
		for (const flag of flags) {
			const { short, long, value, about } = flag;
			const names = namesFor(flag);
			const how = names === undefined || mayBePath(flag) ? ["-r", "-F"] : ["-x"];
			const taken = value === null ? [] : names === undefined ? how : [...how, "-a", forFish(names.join(" "))];
			const letter = short === null ? [] : ["-s", short.slice(1)];
			add(...here, "-l", long.slice(2), ...letter, ...taken, "-d", forFish(about));
		}
	}
	return `${lines.join("\n")}\n`;
}

/** Whether the words so far are a command, and how many arguments it has. */
const fishPlace = (pages: readonly Page[]): string => `function __rapporteur_at
	set -l words (commandline -opc)
	set -e words[1]
	set -l path
	set -l skip 0
	set -l count 0
	for word in $words
		if test $skip = 1
			set skip 0
			continue
		end
		switch $word
			case ${valued(pages).join(" ")}
				set skip 1
			case '-*'
			case '*'
				if contains -- "$(string join ' ' -- $path $word)" ${pages.flatMap(({ path }) => (path === "" ? [] : [forFish(path)])).join(" ")}
					set -a path $word
				else
					set count (math $count + 1)
				end
		end
	end
	test "$path" = "$argv[1]"; and test "$argv[2]" = '' -o "$argv[2]" = $count
end`;
