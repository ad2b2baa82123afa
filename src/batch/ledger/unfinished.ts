/** What runs were to do that did not go to their ends: it stays known until later runs have done all of it. */
import { dirname, isAbsolute, relative, resolve } from "node:path";
import { isGone, realPath, slashed } from "../../files/paths.ts";
import { stampOf } from "../../files/stamp.ts";
import { type CommandLine, endOf } from "../../read/account.ts";
import type { Input } from "../../read/inputs.ts";
import type { Shard } from "../shards.ts";
import { isEmptied, isShort, type RunPlan, unfinishedIn } from "./account.ts";
import type { LedgerFiles } from "./files.ts";
import { isUnfinished, manifestsIn, missingShards, sawDifferentInputs } from "./manifests.ts";
import type { LedgerRun } from "./run.ts";

/** The work of a run, in batches, since there may be very many inputs. */
export function* runPlansOf({ making, own, command }: LedgerRun): Generator<RunPlan> {
	const templates = [...making.templates.keys()];
	let paths: string[] = [];
	for (const path of pathsOf(own)) {
		paths.push(path);
		if (paths.length < mostPaths) continue;
		yield { templates, paths, command };
		paths = [];
	}
	yield { templates, paths, command };
}

/** On one line. */
const mostPaths = 1000;

/** The unfinished work of earlier runs that a run does not do either. */
export function leftBy(run: LedgerRun, undone: readonly RunPlan[]): readonly RunPlan[] {
	if (undone.length === 0) return [];
	const isDone = doneBy(run);
	return undone
		.map((each) => ({ ...each, paths: each.paths.filter((path) => !isDone(path, each.templates)) }))
		.filter(({ paths }) => paths.length > 0);
}

/** Whether a run does the work that another run planned for an input; deleted inputs count as done. */
function doneBy({ making, all }: LedgerRun): (path: string, templates: readonly string[]) => boolean {
	const inputs = new Set(pathsOf(all));
	const folders = new Set(Array.from(inputs, dirname));
	return (path, templates) => {
		if (inputs.has(path)) return templates.every((template) => making.templates.has(template));
		// Where its folder is gone or empty, a disk may be away just now. From one with other notes, a note was removed.
		return isAbsolute(path) && folders.has(dirname(path)) && isGone(path);
	};
}

function* pathsOf(inputs: Iterable<Input>): Generator<string> {
	for (const { file, path } of inputs) {
		const place = file ?? path;
		if (place !== null) yield place;
	}
}

/** The command that continues an unfinished run. */
export function wayOn({ command, paths }: RunPlan, files: LedgerFiles, cwd: string, named = "its command"): string {
	const [path] = paths;
	const again = sayable(command, cwd) ? `Repeat ${named}: ${commandText(command, files)}` : `Repeat ${named}`;
	// Standard input has no place that could be looked at.
	if (path === undefined || !paths.every((each) => isAbsolute(each) && isGone(each))) return again;
	const [notes, own] = [path, files.home].map((each) => slashed(relative(cwd, each)));
	return `The notes of that run are gone (\`${notes}\`): restore them and repeat ${named}, or remove \`${own}\` and convert the notes that you have`;
}

/** The command that continues the run of a ledger. */
export function wayOnIn(files: LedgerFiles, cwd: string): string {
	if (isEmptied(files.state))
		return `\`${slashed(relative(cwd, files.state))}\` is empty, so it is unknown which commands were interrupted. Run your \`convert\` commands for this folder again`;
	return wayOn(unfinishedIn(files)[0] ?? { templates: [], paths: [] }, files, cwd);
}

/** The next command for the shards of a folder: a missing shard, or the merge. */
export function nextStep(folder: string, cwd: string): string {
	const { sources } = manifestsIn(folder);
	return (
		shardStep(sources, cwd) ??
		commandText({ cwd, args: ["merge", relative(cwd, folder) || "."] }, { folder, shard: null })
	);
}

/** What shards need before they can be merged, or null. */
export function shardStep(sources: readonly LedgerFiles[], cwd: string): string | null {
	const unfinished = sources.find(isUnfinished);
	if (unfinished !== undefined) return stepOf(unfinishedIn(unfinished)[0]?.command, unfinished, cwd);
	const [missing] = missingShards(sources.flatMap(({ shard }) => shard ?? []));
	if (missing !== undefined) return missingStep(missing.shard, sources, cwd);
	if (!sawDifferentInputs(sources)) return null;
	// The notes and templates of the last run are the ones that are wanted.
	const [last] = lastFirst(sources);
	const end = last === undefined ? null : endOf(last.state);
	const other = sources.find(({ state }) => endOf(state)?.inputs !== end?.inputs) ?? last;
	return other === undefined ? null : stepOf(end?.command, other, cwd);
}

/** The command of a shard that has no manifest beside those of others of its run. */
export function missingStep(shard: Shard, sources: readonly LedgerFiles[], cwd: string): string {
	const [last] = lastFirst(sources.filter((each) => each.shard?.total === shard.total));
	const { folder, state } = last ?? { folder: cwd, state: "" };
	return stepOf(endOf(state)?.command, { folder, shard }, cwd);
}

/** Shards, the last to run first. */
function lastFirst(sources: readonly LedgerFiles[]): LedgerFiles[] {
	const timeOf = ({ state }: LedgerFiles): bigint => BigInt(stampOf(state)?.mtimeNs ?? 0);
	return [...sources].sort((one, other) => (timeOf(one) < timeOf(other) ? 1 : -1));
}

/** Where a command writes to: the folder may have been renamed since it was given. */
type Place = Pick<LedgerFiles, "folder" | "shard">;

/** The command for a shard, or words for an unknown one. */
export function stepOf(command: CommandLine | null | undefined, place: Place, cwd: string): string {
	const { shard } = place;
	if (sayable(command, cwd)) return commandText(command, place);
	return shard === null ? "the same command" : `the command of that run with \`--shard ${shard.index}/${shard.total}\``;
}

/** Whether a command can be given here as it was. Who was sent an account by somebody else is not told theirs. */
function sayable(command: CommandLine | null | undefined, cwd: string): command is CommandLine {
	return command?.cwd === cwd && !command.args.some((arg) => /\p{C}/u.test(arg)) && isShort(command);
}

/** A command as one gives it to a shell, without `--failed-to`, whose list may be that of another shard. */
function commandText({ args, cwd }: CommandLine, { folder, shard }: Place): string {
	// Behind `--`, all words are names of files.
	const end = args.includes("--") ? args.indexOf("--") : args.length;
	const isValueOf = (option: RegExp, at: number): boolean => at > 0 && option.test(args[at - 1] ?? "");
	const renamed = (written: string): string =>
		realPath(resolve(cwd, written)) === realPath(folder) ? written : slashed(relative(cwd, folder)) || ".";
	const options = args.slice(0, end).flatMap((arg, at) => {
		if (/^--failed-to(?:=|$)/.test(arg) || isValueOf(/^--failed-to$/, at)) return [];
		if (isValueOf(/^(?:-o|--output)$/, at)) return renamed(arg);
		const [, option, written] = /^(-o|--output=)(.+)$/s.exec(arg) ?? [];
		return option === undefined || written === undefined ? arg : option + renamed(written);
	});
	// A config may name another folder by now.
	const isNamed = args[0] === "merge" || options.some((arg) => /^(?:-o|--output(?:=|$))/.test(arg));
	const output = isNamed ? [] : ["-o", slashed(relative(cwd, folder)) || "."];
	const own = shard === null ? [] : ["--shard", `${shard.index}/${shard.total}`];
	return `\`${["rapporteur", ...options, ...output, ...own, ...args.slice(end)].map(quoted).join(" ")}\``;
}

const quoted = (word: string): string => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`);
