/** Joins the manifests of shards, or of several archives, to one. */
import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { hashOf, hashOrFailure, isLarger, outsideReason, stampOf } from "../../files/own-file.ts";
import { foldName, isBelow, isGone, realPath } from "../../files/paths.ts";
import { sentence } from "../../findings/finding.ts";
import { readFailure, systemCode } from "../../findings/system-failure.ts";
import { kindOf } from "../../read/load.ts";
import { changedByGit, InvalidManifest } from "../../read/manifest.ts";
import {
	type Account,
	entriesOf as entriesInAccount,
	entryReader,
	findEdits,
	finishWriting,
	movedIn,
	readAccount,
	writeAccount,
} from "../ledger/account.ts";
import { type Entry, entryOf, lineIn, placesOf } from "../ledger/entry.ts";
import { isArchive, type LedgerFiles, ledgerFiles, namesIn, nestedIn, shardLedgersIn } from "../ledger/files.ts";
import { notAlone } from "../ledger/ledger.ts";
import { type Holder, LostLock } from "../ledger/lock.ts";
import { isUnfinished, mergeSorted } from "../ledger/manifests.ts";
import { enter, keepOutOfSource } from "../ledger/output-lock.ts";
import { namesOf, standing } from "../ledger/owners.ts";
import { isUnreached } from "../result.ts";
import { copiesTo, large, type MergeSource, type Obstacle, sourceObstacles, sourcesIn } from "./sources.ts";

/** The folders to merge and the target, absolute. */
export interface Merging {
	readonly folders: readonly string[];
	readonly target: string;
	/** The working folder: where commands are given. */
	readonly cwd: string;
	readonly holder: Holder;
	/** Bytes: larger reports, which may be nothing but gaps, are not read. */
	readonly maxSize: number;
}

/** The result of a merge. */
export type Merged =
	| { readonly obstacles: readonly Obstacle[] }
	| {
			readonly manifests: number;
			readonly inputs: number;
			readonly copied: number;
			/** Reports of the folder itself that are not what its manifest says, or not there; absolute. */
			readonly altered: readonly string[];
			/** Left-over reports, which no manifest lists, and that were not copied; absolute. */
			readonly left: readonly string[];
	  };

/** Its files would be strange ones in the archive that they are merged to. */
const sourceWithin = "Not merged: this folder is inside the output folder. Move it out.";

/** Merges; checks everything before writing anything. */
export function merge(merging: Merging): Merged {
	const { folders, target, holder, cwd } = merging;
	const nested = nestedIn(target, [], cwd);
	if (nested !== null) return { obstacles: [{ file: target, reason: sentence(nested) }] };
	const within = folders.find((folder) => isBelow(target, folder));
	if (within !== undefined) return { obstacles: [{ file: within, reason: sourceWithin }] };
	const locked = enter(ledgerFiles(target, null), holder, false);
	if ("code" in locked) return { obstacles: [{ file: target, reason: sentence(locked) }] };
	const entrances = [locked.leave];
	try {
		for (const folder of folders.filter((each) => each !== target)) {
			const letIn = keepOutOfSource(folder, holder);
			if (typeof letIn !== "function") return { obstacles: [{ file: folder, reason: sentence(letIn) }] };
			entrances.push(letIn);
		}
		return mergeLocked(merging, ledgerFiles(target, null), locked.isHeld);
	} catch (error) {
		if (error instanceof LostLock) return { obstacles: [{ file: target, reason: sentence(notAlone) }] };
		if (error instanceof InvalidManifest) return { obstacles: [strange(error)] };
		throw error;
	} finally {
		for (const letIn of entrances) letIn();
	}
}

function mergeLocked({ folders, maxSize, cwd }: Merging, target: LedgerFiles, isHeld: () => boolean): Merged {
	finishWriting(target);
	clearMerged(target);
	// Last: of a line that stands in both, theirs is the one that may bring a report back.
	const found = sourcesIn([...new Set([...folders, target.folder])]);
	const obstacles = sourceObstacles({ folders, target, cwd }, found);
	if (obstacles.length > 0) return { obstacles };
	const sources = opened(found);
	const misfits = [...misfitsIn(sources, target, maxSize)];
	if (misfits.length > 0) return { obstacles: misfits };
	const copies = copiesTo(target, maxSize);
	const left = leftBehind(sources, target);
	let inputs = 0;
	const lost: Obstacle[] = [];
	const altered: string[] = [];
	for (const { entry, source } of entriesOf(sources, target)) {
		inputs++;
		for (const output of entry.line.outputs) {
			left.delete(output.path);
			if (source.folder === target.folder) {
				const unread = copies.isThere(output) ? undefined : copies.unread(output);
				if (unread === null) altered.push(join(target.folder, output.path));
				else if (unread !== undefined) lost.push(unread);
				continue;
			}
			const obstacle = copies.copy(output, source.folder);
			if (obstacle !== null) lost.push(obstacle);
		}
	}
	if (lost.length > 0) {
		copies.undo();
		return { obstacles: lost };
	}
	const before = hashOf(target.manifest, null, Number.POSITIVE_INFINITY);
	try {
		const entries = movedTo(target, entriesOf(sources, target));
		writeAccount(target, { entries, moved: [], undone: [], complete: true, inputs: null, command: null }, isHeld);
	} catch (error) {
		// What the manifest tells must be there, even where the account could not be replaced.
		const isSame = hashOf(target.manifest, null, Number.POSITIVE_INFINITY) === before;
		if (isSame && !(error instanceof LostLock)) copies.undo();
		throw error;
	}
	copies.end();
	for (const name of namesIn(target.home).filter((each) => /^drafts(?:\.|$)/.test(each)))
		rmSync(join(target.home, name), { recursive: true, force: true });
	clearShards(shardLedgersIn(target.folder));
	return { manifests: sources.length, inputs, copied: copies.count(), altered, left: [...left.values()] };
}

interface OpenSource extends MergeSource {
	readonly account: Account;
	/** An entry, as far as its names still belong to its note. */
	readonly give: (entry: Entry) => Entry | null;
}

function opened(found: readonly MergeSource[]): OpenSource[] {
	const accounts = found.map(readAccount);
	const folders = new Map<string, OpenSource["give"]>();
	return found.map((source, at) => {
		const { folder } = source;
		const give = folders.get(folder) ?? standing(accounts.filter(({ files }) => files.folder === folder));
		folders.set(folder, give);
		return { ...source, account: accounts[at] as Account, give };
	});
}

interface Sourced {
	readonly path: string;
	readonly entry: Entry;
	/** Who has its reports. */
	readonly source: OpenSource;
	/** Whether the target knows its note already. */
	readonly isKnown: boolean;
}

/** All entries, in the order of the bytes of their paths; without those that another one of the same note replaces or repeats. */
function* entriesOf(sources: readonly OpenSource[], { folder }: LedgerFiles): Generator<Sourced> {
	let last = null as Sourced | null;
	for (const sourced of mergeSorted(sources.map((each) => entriesIn(each, folder)))) {
		const { entry, path, source } = sourced;
		if (path === last?.path && (source.isEarlier || (isSkipped(last.entry) && isSkipped(entry)))) continue;
		if (path === last?.path && lineIn(entry) === lineIn(last.entry) && source.folder === folder) {
			// The note is that of the target, whose report theirs may bring back.
			last = { path, entry, source: last.source, isKnown: true };
			continue;
		}
		if (last !== null) yield last;
		last = sourced;
	}
	if (last !== null) yield last;
}

/** Reports of earlier runs that are still there, and that the target has no others for, by name; absolute. */
function leftBehind(sources: readonly OpenSource[], { folder: target }: LedgerFiles): Map<string, string> {
	const left = new Map<string, string>();
	for (const { account, folder } of sources) {
		const take = (name: string): void => {
			const file = join(folder, name);
			if (!isGone(file) && (folder === target || isGone(join(target, name)))) left.set(name, file);
		};
		for (const entry of entriesInAccount(account)) for (const { path } of entry.own?.stale ?? []) take(path);
		for (const entry of movedIn(account)) for (const name of namesOf(entry)) take(name);
	}
	return left;
}

/** Of a skipped file there is no report: where several folders held one of a path, the first one stands for all. */
const isSkipped = ({ line }: Entry): boolean => line.outcome === "skipped" && !isUnreached(line);

function* entriesIn(source: OpenSource, target: string): Generator<Sourced> {
	for (const each of entriesInAccount(source.account)) {
		const entry = source.give(each);
		if (entry !== null) yield { path: entry.path, entry, source, isKnown: source.folder === target };
	}
}

/** What can't stand in one archive together. */
function* misfitsIn(sources: readonly OpenSource[], target: LedgerFiles, maxSize: number): Generator<Obstacle> {
	const held = sources.flatMap(({ folder, account }) => (folder === target.folder ? account : []));
	// Reads the target's manifest to its end too: nothing of somebody else's may be replaced.
	const own = new Map([readAccount(target), ...held].flatMap((account) => [...outputsIn(account)]));
	const clashOf = clashes(target.folder);
	for (const source of sources)
		for (const { path, line, outputs } of findEdits(source)) {
			const gone = line === "removed" ? [path] : outputs;
			const reasons = gone.map((name) => `The line of \`${name}\` was removed from the manifest after the run`);
			if (gone.length === 0) reasons.push(`The line of \`${path}\` was changed after the run`);
			for (const reason of reasons) yield { file: source.manifest, reason: `${reason}. Convert again.` };
		}
	let last: Sourced | null = null;
	for (const sourced of entriesOf(sources, target)) {
		const { path, entry, source } = sourced;
		const file = source.manifest;
		if (last?.path === path) {
			const other = last.source;
			const isMerged = [other, source].some(({ folder }) => folder === target.folder);
			const hint = isMerged ? "Merge into an empty or new output folder." : "Keep it in only one of the two archives.";
			yield { file, reason: `\`${path}\` is also an input in \`${other.manifest}\`. ${hint}` };
			continue;
		}
		last = sourced;
		if (isUnreached(entry.line))
			yield {
				file,
				reason: `\`${path}\` was not reached before the run was interrupted. Repeat the \`convert\` command of that run.`,
			};
		for (const output of entry.line.outputs) {
			const clash = clashOf(output.path, path);
			if (clash !== null) {
				yield { file, reason: clash };
				continue;
			}
			for (const folder of new Set([source.folder, target.folder])) {
				const file = join(folder, output.path);
				const why = outsideReason(folder, file);
				if (why !== null) yield { file, reason: `Not merged: ${why}. Replace the link with what it points to.` };
			}
			const to = join(target.folder, output.path);
			if (source.folder === target.folder || !existsSync(to)) continue;
			const hash = hashOrFailure(to, target.folder, maxSize);
			if (isLarger(to, target.folder, maxSize)) yield { file: to, reason: large };
			else if (hash === output.sha256 || hash === own.get(output.path)) continue;
			else if (systemCode(hash) !== "") yield { file: to, reason: `Can't read this file: ${readFailure(hash)}.` };
			else {
				const why = own.has(output.path)
					? "this report would be replaced, but it has been edited"
					: "this file would be replaced, but Rapporteur did not write it";
				yield { file: to, reason: `Not merged: ${why}. Rename it.` };
			}
		}
	}
}

const fileAndFolder = (name: string, notes: string, inner: string): string =>
	`\`${name}\` is the report of \`${notes}\`, and a folder for \`${inner}\`. Rename one of the notes, and convert it again.`;

/** Tells what an output can't stand beside: others of its name, or of that of a folder on its path, as in `a.md/b.md`. */
function clashes(target: string): (output: string, notes: string) => string | null {
	// By the number of the folder and the name in it: whole paths would be long if there are many folders.
	const places = new Map<string, Place>();
	return (output, notes) => {
		const steps = output.split("/");
		let [above, kind] = [0, kindOf(target)];
		for (const [at, step] of steps.entries()) {
			const key = `${above}/${foldName(step)}`;
			const { number, maker, inner } = places.get(key) ?? { number: places.size + 1, maker: null, inner: null };
			if (at === steps.length - 1) {
				places.set(key, { number, maker: notes, inner });
				if (maker !== null)
					return `\`${output}\` is the report of \`${maker}\` and of \`${notes}\`. Rename one of the notes, and convert it again.`;
				return inner && fileAndFolder(output, notes, inner);
			}
			const folder = (): string => steps.slice(0, at + 1).join("/");
			if (maker !== null) return fileAndFolder(folder(), maker, notes);
			// Below a folder that the target lacks there is nothing.
			if (inner === null && kind !== null) kind = kindOf(join(target, folder()));
			if (inner === null && kind === "folder" && isArchive(join(target, folder())))
				return `Not merged: \`${folder()}\` in the target is an archive of its own. Choose another target.`;
			if (kind === "file")
				return `Not merged: \`${folder()}\` is a file in the target. Rename it, or choose another target.`;
			if (inner === null) places.set(key, { number, maker, inner: notes });
			above = number;
		}
		return null;
	};
}

interface Place {
	readonly number: number;
	/** The notes that the output of this name was made of. */
	readonly maker: string | null;
	/** Those of an output that lies below. */
	readonly inner: string | null;
}

function* outputsIn(account: Account): Generator<readonly [string, string]> {
	for (const entry of entriesInAccount(account))
		for (const { path, sha256 } of entry.line.outputs) yield [path, sha256];
}

/** Entries whose outputs lie in the target now: a copy has a stamp of its own. */
function* movedTo({ folder }: LedgerFiles, entries: Iterable<Sourced>): Generator<Entry> {
	for (const { entry, isKnown } of entries) {
		const { line, own } = entry;
		if (isKnown || own === null) {
			yield entry;
			continue;
		}
		const outputs = own.outputs.map(({ template }, at) => {
			const { path = "" } = line.outputs[at] ?? {};
			return { template, stamp: stampOf(join(folder, path), folder) };
		});
		yield entryOf(line, {
			...own,
			...placesOf(realPath(folder), own.file),
			outputs,
			stale: [],
		});
	}
}

/** Removes the shards of a folder once they are merged. As long as there is a manifest of one, all accounts are there. */
function clearShards(shards: readonly LedgerFiles[]): void {
	for (const { manifest } of shards) rmSync(manifest, { force: true });
	for (const { state, lock } of shards)
		for (const path of [state, lock]) rmSync(path, { recursive: true, force: true });
}

/** Goes on where a merge was cut off while it removed the shards: the manifest has all that they say. */
function clearMerged(target: LedgerFiles): void {
	const shards = shardLedgersIn(target.folder);
	const left = shards.filter(({ manifest }) => existsSync(manifest));
	if (left.length === 0 || left.length === shards.length || shards.some(isUnfinished)) return;
	if (shards.some(({ shard }) => shard?.total !== shards.length)) return;
	const whole = readAccount(target);
	const reader = entryReader(whole);
	try {
		const isMerged = (entry: Entry): boolean => {
			const place = whole.places.get(entry.path);
			return place !== undefined && lineIn(reader.read(entry.path, place)) === lineIn(entry);
		};
		for (const shard of shards) for (const entry of entriesInAccount(readAccount(shard))) if (!isMerged(entry)) return;
	} finally {
		reader.close();
	}
	clearShards(shards);
}

const strange = ({ file, line, why }: InvalidManifest): Obstacle => ({
	file: line === null || why === changedByGit ? file : `${file}:${line}`,
	reason: why,
});
