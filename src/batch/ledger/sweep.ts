/** What was made of inputs that are gone, or of what they held before: reported, and removed where that is asked for. */
import { dirname, isAbsolute, join, relative, resolve } from "node:path";
import { hashOrFailure, stampOf } from "../../files/own-file.ts";
import { compareBytes, isBelow, isGone, isReserved, realPath, slashed } from "../../files/paths.ts";
import { systemCode } from "../../findings/system-failure.ts";
import type { Input } from "../../read/inputs.ts";
import { type CommandLine, endOf } from "../../read/manifest.ts";
import { mayHold, suffixOf } from "../../read/report-like.ts";
import type { SkipReason } from "../../read/walk.ts";
import { lazy } from "../../text/lazy.ts";
import { removeOutput } from "../../write/durable.ts";
import { fileIdentity, mustStay } from "../../write/write.ts";
import type { Shard } from "../plan.ts";
import { type Account, entriesOf, isEmptied, isShort, type RunPlan, unfinishedIn } from "./account.ts";
import { type Entry, type fileNames, type Private, reportsOf, type StaleOutput } from "./entry.ts";
import { type LedgerFiles, nestedIn } from "./files.ts";
import { isUnfinished, manifestsIn, missingShards, sawDifferentInputs } from "./manifests.ts";
import { asGone, isRemoved, namesOf, type Whose, withNames } from "./owners.ts";
import type { InputNow, LedgerRun } from "./record.ts";

/** Outputs that are no longer needed. */
export interface Leftover {
	/** The input that they were made of. */
	readonly path: string;
	/** Whether the input is gone; else it has changed, or other names or templates are asked for. */
	readonly gone: boolean;
	readonly outputs: readonly string[];
	readonly fate: Fate;
}

/** What happened to an output: removed, or why it was kept. */
export type Fate =
	| "removed"
	| "replaced"
	| "left"
	| "unproven"
	| "changed"
	| "input"
	| "nested"
	| "moved"
	| "most"
	| "read-only"
	| "stuck"
	| "missing";

const fromEarlierRun: SkipReason = "written by an earlier run";

/** Decides about entries and outputs that no task needs. */
export type Sweeper = ReturnType<typeof sweeper>;

type Names = Pick<ReturnType<typeof fileNames>, "has">;

/** What a run has done so far. */
interface Progress {
	/** The names of its outputs. */
	readonly written: Names;
	/** Notes that have all outputs they are to have. */
	readonly converted: Names;
}

/** Makes a sweeper for a run, by what was known before it. */
export function sweeper(before: Account, run: LedgerRun, { written, converted }: Progress) {
	const { folder } = before.files;
	const searched = run.folders.map(realPath);
	const swept: Leftover[] = [];
	/** Reports that other notes may have now, and the paths of their own notes, which are gone. */
	const givenAway = new Map<string, string>();
	const targets = lazy(() => new Set(Array.from(run.tasks, ({ targets }) => targets.map(({ name }) => name)).flat()));
	const isMost = lazy(() => !run.prunesAll && areMostGone(before, searched));
	const fateOf = remover(folder, run, { isMost, searched });

	/** Does away with outputs that may go and no other note has now, and says what became of each. */
	const clear = (path: string, outputs: readonly StaleOutput[], isGone: boolean) => {
		const found = outputs.filter((each) => isOutput(folder, path, each) && !written.has(each.path));
		const fates = new Map(found.map((output) => [output, fateOf(path, output, isGone)]));
		for (const fate of new Set(fates.values())) {
			const alike = found.filter((output) => fates.get(output) === fate);
			swept.push({ path, gone: isGone, outputs: alike.map((each) => each.path), fate });
		}
		return fates;
	};

	return {
		prunes: run.prune,
		mayBePruned: (own: Whose): boolean => isRemoved(own, searched) && !isMost(),
		giveAway: (name: string, path: string): unknown => !isGone(join(folder, name)) && givenAway.set(name, path),
		/** What becomes of an entry that no task asks for: the same or another one, or none. */
		leave(entry: Entry): Entry | null {
			const { line, own } = entry;
			const file = own?.file ?? "";
			// Reports of runs in this folder are no longer read as notes.
			if (line.reason === fromEarlierRun && isBelow(realPath(folder), file)) return null;
			// Under another root, the same note has another path. Other reports than those that it has there may be wanted still.
			const isElsewhere = converted.has(file) && isGone(own?.link ?? "") && isMadeAgain(own, run);
			if (!isElsewhere && !isRemoved(own, searched)) {
				const rest = withNames(entry, (name) => !written.has(name));
				return run.prune && rest !== null && isLost(own) ? withoutMissing(rest, folder, swept) : rest;
			}
			const fates = clear(entry.path, reportsOf(entry), !isElsewhere);
			const rest = withKept(entry, fates);
			return rest === null || isElsewhere ? rest : asGone(rest);
		},
		tellMoved: (entry: Entry): boolean => tellMoved(entry, folder, swept),
		/** The outputs that stay, of those that an input no longer makes: all, if it lacks some of its own. Those that gave way to it go. */
		stale(path: string, outputs: readonly StaleOutput[], { isWhole, isKnown }: InputNow): readonly StaleOutput[] {
			const given = isKnown ? [] : outputs.filter((each) => givenAway.get(each.path) === path);
			const asOthers = (each: StaleOutput): StaleOutput => (isKnown ? each : { ...each, isOthers: true });
			const rest = outputs.filter((each) => !given.includes(each)).map(asOthers);
			// One that another note is to have may still be refused to it.
			const waiting = rest.filter(({ path }) => !isWhole || (targets().has(path) && !written.has(path)));
			const others = rest.filter((each) => !waiting.includes(each));
			const fates = [...clear(path, given, true), ...clear(path, others, false)];
			return [...waiting, ...fates.flatMap(([each, fate]) => (fate === "removed" ? [] : asOthers(each)))];
		},
		swept(): readonly Leftover[] {
			for (const [name, path] of givenAway)
				if (written.has(name)) swept.push({ path, gone: true, outputs: [name], fate: "replaced" });
			return swept.sort((one, other) => compareBytes(one.path, other.path));
		},
	};
}

/** Whether most of an archive would be removed, and the folders of the notes, links resolved. */
interface Removing {
	readonly isMost: () => boolean;
	readonly searched: readonly string[];
}

/** Removes outputs that are no longer needed, if that is asked for and nothing speaks against it; says what became of each. */
function remover(folder: string, run: LedgerRun, { isMost, searched }: Removing) {
	const top = realPath(folder);
	// Folders in which notes lie are not the archive's.
	const isAmongNotes = searched.some((each) => each === top || isBelow(top, each));
	const inputs = lazy(() => new Set(Array.from(run.tasks, ({ input }) => fileIdentity(input.file ?? ""))));
	return (path: string, output: StaleOutput, isGone: boolean): Fate => {
		const file = join(folder, output.path);
		const isProven = output.isProven !== false && output.isOthers !== true;
		if (!run.prune) return isProven ? "left" : "unproven";
		if (inputs().has(fileIdentity(file))) return "input";
		const hash = isReserved(output.path) ? null : hashOrFailure(file, folder);
		if (hash !== output.sha256) return systemCode(hash) === "" ? "changed" : "stuck";
		if (!isProven || !mayHold(file, suffixOf(path, output.path) ?? "")) return "unproven";
		if (nestedIn(folder, [output], "") !== null) return "nested";
		if (isGone && isMost()) return "most";
		if (!run.prunesAll && mustStay(file)) return "read-only";
		return removeOutput(folder, output.path, isAmongNotes) ? "removed" : "stuck";
	};
}

/** Tells which reports are left of a note that another shard has now; false if there are none. */
function tellMoved(entry: Entry, folder: string, swept: Leftover[]): boolean {
	const outputs = namesOf(entry).filter((name) => !isGone(join(folder, name)));
	if (outputs.length > 0) swept.push({ path: entry.path, gone: false, outputs, fate: "moved" });
	return outputs.length > 0;
}

/** An entry without reports that somebody has removed; tells of these, and of those that no run will ever remove. */
function withoutMissing(entry: Entry, folder: string, swept: Leftover[]): Entry | null {
	const names = namesOf(entry);
	const there = names.filter((name) => !isGone(join(folder, name)));
	const missing = names.filter((name) => !there.includes(name));
	const about = { path: entry.path, gone: entry.own?.file != null };
	if (missing.length > 0) swept.push({ ...about, outputs: missing, fate: "missing" });
	if (there.length > 0 && entry.own === null) swept.push({ ...about, outputs: there, fate: "unproven" });
	return withNames(entry, (name) => there.includes(name));
}

/** An output that is one of the notes by now is forgotten. As long as any other is known, no report takes its place. */
function withKept(entry: Entry, fates: ReadonlyMap<StaleOutput, Fate>): Entry | null {
	const kept = [...fates].flatMap(([{ path }, fate]) => (fate === "removed" || fate === "input" ? [] : path));
	return kept.length === 0 ? null : withNames(entry, (name) => kept.includes(name));
}

/** Whether nothing shows that there is a note of some reports still. */
const isLost = (own: Private | null): boolean => own === null || own.file === null || isGone(own.file);

/** Whether a run makes all that was made of a note once. */
const isMadeAgain = (own: Private | null, { making }: LedgerRun): boolean =>
	own?.outputs.every(({ template }) => making.templates.has(template.replace(/@[0-9a-f]+$/, ""))) === true;

/** A state from elsewhere may name any file. */
const isOutput = (folder: string, path: string, output: StaleOutput): boolean =>
	suffixOf(path, output.path) !== null && !isGone(join(folder, output.path));

/** Whether more reports would go than anybody means: the disk of their notes may be away. */
function areMostGone(account: Account, searched: readonly string[]): boolean {
	let [all, gone] = [0, 0];
	for (const entry of entriesOf(account)) {
		const count = namesOf(entry).length;
		all += count;
		if (isRemoved(entry.own, searched)) gone += count;
	}
	return gone > 10 && gone > all / 2;
}

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
