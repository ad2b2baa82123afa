/** Joins the manifests of shards, or of several archives, to one. */
import { existsSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import { hashOf } from "../../files/hash.ts";
import { readOwnText, whyOutside } from "../../files/own-file.ts";
import { sentence } from "../../findings/finding.ts";
import { kindOf } from "../../read/load.ts";
import { StrangeManifest } from "../../read/manifest.ts";
import { closeDrafts } from "../../write/drafts.ts";
import { durableFile } from "../../write/durable.ts";
import { isUnreached } from "../became.ts";
import { type Entry, entryOf, openEntry } from "../ledger/entry.ts";
import { type LedgerFiles, ledgerFiles, namesIn } from "../ledger/files.ts";
import { reconciled } from "../ledger/heal.ts";
import { keepOut, keepOutOfSource } from "../ledger/holding.ts";
import type { Holder } from "../ledger/lock.ts";
import { joined, type Source } from "../ledger/manifests.ts";
import { publish } from "../ledger/seal.ts";
import { isLarger, stampOf } from "../ledger/stamp.ts";
import { copiesTo, large } from "./copies.ts";
import { isUnfinished, type Obstacle, sourceObstacles, sourcesIn } from "./sources.ts";

/** What is merged, and where to; all absolute. */
export interface Merging {
	readonly folders: readonly string[];
	readonly target: string;
	readonly holder: Holder;
	/** Bytes: larger reports, which may be nothing but gaps, are not read. */
	readonly maxSize: number;
}

/** What came of it. */
export type Merged =
	| { readonly obstacles: readonly Obstacle[] }
	| { readonly manifests: number; readonly inputs: number; readonly copied: number };

/** Merges; nothing is written before all is known to fit. */
export function merge(merging: Merging): Merged {
	const { folders, target, holder } = merging;
	const entrances: (() => void)[] = [];
	try {
		for (const folder of new Set([...folders, target])) {
			const letIn = folder === target ? keepOut(folder, holder) : keepOutOfSource(folder, holder);
			if (typeof letIn !== "function") return { obstacles: [{ file: folder, reason: sentence(letIn) }] };
			entrances.push(letIn);
		}
		return mergeLocked(merging, ledgerFiles(target, null));
	} catch (error) {
		if (error instanceof StrangeManifest) return { obstacles: [strange(error)] };
		throw error;
	} finally {
		for (const letIn of entrances) letIn();
	}
}

function mergeLocked({ folders, maxSize }: Merging, target: LedgerFiles): Merged {
	sweepMerged(target);
	// Last: of a line that stands in both, theirs is the one that may bring a report back.
	const sources = sourcesIn([...new Set([...folders, target.folder])]);
	const obstacles = sourceObstacles(folders, sources, target);
	if (obstacles.length > 0) return { obstacles };
	const misfits = [...misfitsIn(sources, target, maxSize)];
	if (misfits.length > 0) return { obstacles: misfits };
	const copies = copiesTo(target, maxSize);
	let inputs = 0;
	// What was replaced can't be brought back: all is looked at before the first is copied.
	for (const step of [copies.obstacle, copies.copy]) {
		const lost: Obstacle[] = [];
		inputs = 0;
		for (const { entry, source } of entriesOf(sources, target)) {
			inputs++;
			for (const output of openEntry(entry).line.outputs) {
				const obstacle = step(output, source.files.folder);
				if (obstacle !== null) lost.push(obstacle);
			}
		}
		if (lost.length > 0) {
			copies.undo();
			return { obstacles: lost };
		}
	}
	const before = hashOf(target.manifest, null, Number.POSITIVE_INFINITY);
	try {
		publish(target, movedTo(target, entriesOf(sources, target)), {
			complete: true,
			inputs: null,
			ready: (manifest) => listEnded(sources, target, manifest),
		});
	} catch (error) {
		// What the manifest tells must be there, even where it could not be replaced.
		if (hashOf(target.manifest, null, Number.POSITIVE_INFINITY) === before) copies.undo();
		throw error;
	}
	copies.end();
	// Of a run that was killed before those that are merged.
	for (const file of [target.journal, target.unfinished]) rmSync(file, { force: true });
	for (const name of namesIn(target.home).filter((each) => /^drafts(?:\.|$)/.test(each)))
		closeDrafts(join(target.home, name));
	sweepMerged(target);
	return { manifests: sources.length, inputs, copied: copies.count() };
}

interface Sourced {
	readonly path: string;
	readonly entry: Entry;
	readonly source: Source;
}

/** All entries, in the order of the bytes of their paths; without those of the target that another one repeats. */
function* entriesOf(sources: readonly Source[], { folder }: LedgerFiles): Generator<Sourced> {
	let last: Entry | null = null;
	for (const sourced of joined(sources.map(entriesIn))) {
		if (sourced.entry.line === last?.line && sourced.source.files.folder === folder) continue;
		last = sourced.entry;
		yield sourced;
	}
}

function* entriesIn(source: Source): Generator<Sourced> {
	for (const entry of reconciled(source.files)) yield { path: entry.path, entry, source };
}

/** What can't stand in one archive together. */
function* misfitsIn(sources: readonly Source[], target: LedgerFiles, maxSize: number): Generator<Obstacle> {
	const held = sources.flatMap(({ files }) => (files.folder === target.folder ? files : []));
	// Reads the target's manifest to its end too: nothing of somebody else's may be replaced.
	const own = new Map([target, ...held].flatMap((files) => [...outputsIn(files)]));
	const clashOf = clashes(target.folder);
	let last: Sourced | null = null;
	for (const sourced of entriesOf(sources, target)) {
		const { path, entry, source } = sourced;
		const file = source.files.manifest;
		if (last?.path === path) {
			const other = last.source.files.manifest;
			yield { file, reason: `\`${path}\` is an input in \`${other}\` too, expected each in one of them` };
			continue;
		}
		last = sourced;
		const { line } = openEntry(entry);
		if (isUnreached(line))
			yield { file, reason: `\`${path}\` was not reached before the run was interrupted; run it again` };
		for (const output of line.outputs) {
			const clash = clashOf(output.path, path);
			if (clash !== null) {
				yield { file, reason: clash };
				continue;
			}
			for (const folder of new Set([source.files.folder, target.folder])) {
				const file = join(folder, output.path);
				const why = whyOutside(folder, file);
				if (why !== null) yield { file, reason: `Not merged: ${why}, expected a file in the archive` };
			}
			const to = join(target.folder, output.path);
			if (source.files.folder === target.folder || !existsSync(to)) continue;
			const hash = hashOf(to, target.folder, maxSize);
			if (isLarger(to, { folder: target.folder, maxSize })) yield { file: to, reason: large };
			else if (hash === output.sha256 || (hash !== null && hash === own.get(output.path))) continue;
			else {
				const whose = own.has(output.path) ? "it was changed since a run wrote it" : "no run wrote it";
				yield { file: to, reason: `Not merged: it would be replaced, and ${whose}, expected another name for it` };
			}
		}
	}
}

/** Tells what an output can't stand beside: others of its name, or of that of a folder on its path, as in `a.md/b.md`. */
function clashes(target: string): (output: string, notes: string) => string | null {
	// By the number of the folder and the name in it: the whole path of each folder would be very long where there are many.
	const places = new Map<string, Place>();
	return (output, notes) => {
		const steps = output.split("/");
		let [above, kind] = [0, kindOf(target)];
		for (const [at, step] of steps.entries()) {
			const key = `${above}/${step.normalize("NFC").toLowerCase()}`;
			const { number, maker, inner } = places.get(key) ?? { number: places.size + 1, maker: null, inner: null };
			if (at === steps.length - 1) {
				places.set(key, { number, maker: notes, inner });
				if (maker !== null) return `\`${output}\` was made of \`${maker}\` and of \`${notes}\``;
				return inner && `\`${output}\` was made of \`${notes}\`, and is a folder for \`${inner}\``;
			}
			const folder = (): string => steps.slice(0, at + 1).join("/");
			if (maker !== null) return `\`${folder()}\` was made of \`${maker}\`, and is a folder for \`${notes}\``;
			// Below a folder that the target lacks there is nothing.
			if (inner === null && kind !== null) kind = kindOf(join(target, folder()));
			if (kind === "file") return `Not merged: \`${folder()}\` is a file in the target, expected a folder`;
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

function* outputsIn(files: LedgerFiles): Generator<readonly [string, string]> {
	for (const entry of reconciled(files))
		for (const { path, sha256 } of openEntry(entry).line.outputs) yield [path, sha256];
}

/** Entries whose outputs lie in the target now: a copy has a stamp of its own. */
function* movedTo({ folder }: LedgerFiles, entries: Iterable<Sourced>): Generator<Entry> {
	for (const { entry, source } of entries) {
		const { line, own } = openEntry(entry);
		if (source.files.folder === folder || own === null) {
			yield entry;
			continue;
		}
		const outputs = own.outputs.map(({ template }, at) => {
			const { path = "" } = line.outputs[at] ?? {};
			return { template, stamp: stampOf(join(folder, path), folder) };
		});
		yield entryOf(line, { ...own, outputs, stale: [] });
	}
}

/** The manifests of shards that lie in the target itself will have done their work; this is written before they have. */
function listEnded(sources: readonly Source[], target: LedgerFiles, manifest: string): void {
	const ended = sources.filter(({ files, shard }) => shard !== null && files.folder === target.folder);
	if (ended.length === 0) return;
	const list = durableFile(endedIn(target), join(target.home, "merged.new"));
	const hashes = { ...hashesOf(ended.map(({ files }) => files)), [basename(target.manifest)]: manifest };
	try {
		list.write(JSON.stringify(hashes));
		list.commit();
	} catch (error) {
		list.discard();
		throw error;
	}
}

/** Removes what is merged already: a merge may have been cut off while it did that. */
function sweepMerged(target: LedgerFiles): void {
	const list = endedIn(target);
	if (!existsSync(list)) return;
	const shards = sourcesIn([target.folder]).filter(({ shard }) => shard !== null);
	// A run may have gone on since: what it told is in no other manifest.
	const most = longestEntry * (1 + (shards.at(-1)?.shard?.total ?? 0));
	const all = [target, ...shards.map(({ files }) => files)];
	// A sparse file may be huge: a manifest with a wrong line is refused here, before the file is hashed.
	for (const files of all) for (const _ of reconciled(files));
	const isMerged = isListed(hashesOf(all), { list, most });
	if (isMerged && !shards.some(isUnfinished)) {
		for (const { files } of shards)
			for (const file of [files.state, files.seal, files.manifest, files.lock])
				rmSync(file, { recursive: true, force: true });
	}
	rmSync(list, { force: true });
}

type Hashes = { readonly [name: string]: string | null };

const hashesOf = (all: readonly LedgerFiles[]): Hashes =>
	Object.fromEntries(all.map(({ manifest }) => [basename(manifest), hashOf(manifest, null, Number.POSITIVE_INFINITY)]));

/** Bytes: the longest name of a manifest, its hash, and what stands around them. */
const longestEntry = 110;

function isListed(hashes: Hashes, { list, most }: { readonly list: string; readonly most: number }): boolean {
	try {
		const listed = JSON.parse(readOwnText(list, null, most)) as Hashes;
		return Object.entries(hashes).every(([name, hash]) => hash !== null && listed[name] === hash);
	} catch {
		return false;
	}
}

const endedIn = ({ home }: LedgerFiles): string => join(home, "merged");

const strange = ({ file, message }: StrangeManifest): Obstacle => ({
	file,
	reason: `Unexpected content: ${message}, expected a manifest that \`convert\` wrote`,
});
