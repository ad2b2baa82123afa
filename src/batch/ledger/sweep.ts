/** What was made of inputs that are gone, or of what they held before: reported, and removed where that is asked for. */
import { join, relative } from "node:path";
import { hashOrFailure, stampOf } from "../../files/own-file.ts";
import { compareBytes, isBelow, isGone, isReserved, realPath, slashed } from "../../files/paths.ts";
import { systemCode } from "../../findings/system-failure.ts";
import { type CommandLine, endOf } from "../../read/manifest.ts";
import { mayHold, suffixOf } from "../../read/report-like.ts";
import type { SkipReason } from "../../read/walk.ts";
import { lazy } from "../../text/lazy.ts";
import { removeOutput } from "../../write/durable.ts";
import { fileIdentity, mustStay } from "../../write/write.ts";
import type { Shard } from "../plan.ts";
import { type Account, commandIn, entriesOf } from "./account.ts";
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

/** The command that continues the run of a ledger. */
export const wayOnIn = (files: LedgerFiles, cwd: string): string =>
	`Repeat ${stepOf(commandIn(files), files, cwd, "its command")}`;

/** The next command for the shards of a folder: a missing shard, or the merge. */
export function nextStep(folder: string, cwd: string): string {
	const { sources } = manifestsIn(folder);
	return shardStep(sources, cwd) ?? `\`rapporteur merge ${quoted(shownFolder(folder, cwd))}\``;
}

/** What shards need before they can be merged, or null. */
export function shardStep(sources: readonly LedgerFiles[], cwd: string): string | null {
	const unfinished = sources.find(isUnfinished);
	if (unfinished !== undefined) return stepOf(commandIn(unfinished), unfinished, cwd);
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

/** The command for a shard, or words for one that is unknown, or that was given elsewhere. */
function stepOf(
	command: CommandLine | null | undefined,
	{ folder, shard }: Place,
	cwd: string,
	unknown = "the same command",
): string {
	// Who was sent an account by somebody else is not told theirs.
	if (command?.cwd === cwd && !command.args.some((arg) => /\p{C}/u.test(arg)))
		return commandText(command, { folder, shard });
	return shard === null ? unknown : `the command of that run with \`--shard ${shard.index}/${shard.total}\``;
}

/** A command as one gives it to a shell, without `--failed-to`, whose list may be that of another shard. */
function commandText({ args, cwd }: CommandLine, { folder, shard }: Place): string {
	// Behind `--`, all words are names of files.
	const end = args.includes("--") ? args.indexOf("--") : args.length;
	const isOutput = (arg: string, at: number): boolean =>
		/^(?:-o|--(?:output|failed-to)(?:=|$))/.test(arg) || /^(?:-o|--output|--failed-to)$/.test(args[at - 1] ?? "");
	const options = args.slice(0, end).filter((arg, at) => !isOutput(arg, at));
	const own = shard === null ? [] : ["--shard", `${shard.index}/${shard.total}`];
	const words = ["rapporteur", ...options, "-o", shownFolder(folder, cwd), ...own, ...args.slice(end)];
	return `\`${words.map(quoted).join(" ")}\``;
}

const shownFolder = (folder: string, cwd: string): string => slashed(relative(cwd, folder)) || ".";

const quoted = (word: string): string => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`);
