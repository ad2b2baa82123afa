/** Joins the manifests of shards, or of several archives, to one. */
import { existsSync, mkdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { hashOf } from "../../files/hash.ts";
import { whyOutside } from "../../files/own-file.ts";
import { sentence } from "../../findings/sentences.ts";
import { systemCode } from "../../findings/system-failure.ts";
import { type Copy, copyChecked } from "../../write/copy-file.ts";
import { durableFile } from "../../write/durable.ts";
import { type Entry, entryOf, openEntry } from "../ledger/entry.ts";
import { type LedgerFiles, ledgerFiles } from "../ledger/files.ts";
import { reconciled, StrangeManifest } from "../ledger/heal.ts";
import { keepOut, keepOutOfSource } from "../ledger/holding.ts";
import type { Holder } from "../ledger/lock.ts";
import { joined } from "../ledger/manifests.ts";
import { publish } from "../ledger/publish.ts";
import { stampOf } from "../ledger/stamp.ts";
import { type Obstacle, type Source, sourceObstacles, sourcesIn } from "./sources.ts";

/** What is merged, and where to; all absolute. */
export interface Merging {
	readonly folders: readonly string[];
	readonly target: string;
	readonly holder: Holder;
}

/** What came of it. */
export type Merged =
	| { readonly obstacles: readonly Obstacle[] }
	| { readonly manifests: number; readonly inputs: number; readonly copied: number };

/** Merges; nothing is written before all is known to fit. */
export function merge({ folders, target, holder }: Merging): Merged {
	const entrances: (() => void)[] = [];
	try {
		for (const folder of new Set([...folders, target])) {
			const letIn = folder === target ? keepOut(folder, holder) : keepOutOfSource(folder, holder);
			if (typeof letIn !== "function") return { obstacles: [{ file: folder, reason: sentence(letIn) }] };
			entrances.push(letIn);
		}
		return mergeLocked(folders, ledgerFiles(target, null));
	} catch (error) {
		if (error instanceof StrangeManifest) return { obstacles: [strange(error)] };
		throw error;
	} finally {
		for (const letIn of entrances) letIn();
	}
}

function mergeLocked(folders: readonly string[], target: LedgerFiles): Merged {
	sweepMerged(target);
	const sources = sourcesIn(folders);
	const obstacles = sourceObstacles(folders, sources);
	if (obstacles.length > 0) return { obstacles };
	const misfits = [...misfitsIn(sources, target)];
	if (misfits.length > 0) return { obstacles: misfits };
	const counts = { manifests: sources.length, inputs: 0, copied: 0 };
	const lost: Obstacle[] = [];
	for (const { entry, source } of entriesOf(sources)) {
		counts.inputs++;
		for (const { path, sha256 } of openEntry(entry).line.outputs) {
			const [from, to] = [join(source.files.folder, path), join(target.folder, path)];
			if (from === to || hashOf(to, target.folder) === sha256) continue;
			counts.copied++;
			if (!copyOutput({ from, within: source.files.folder, to, sha256 }, target))
				lost.push({ file: from, reason: changed });
		}
	}
	if (lost.length > 0) return { obstacles: lost };
	publish(target, movedTo(target, entriesOf(sources)), true);
	endShards(sources, target);
	return counts;
}

const changed = "Changed since it was written, or not there any more, expected what its manifest says";

interface Sourced {
	readonly path: string;
	readonly entry: Entry;
	readonly source: Source;
}

/** All entries, in the order of the bytes of their paths. */
function entriesOf(sources: readonly Source[]): Generator<Sourced> {
	return joined(sources.map(entriesIn));
}

function* entriesIn(source: Source): Generator<Sourced> {
	for (const entry of reconciled(source.files)) yield { path: entry.path, entry, source };
}

/** What can't stand in one archive together. */
function* misfitsIn(sources: readonly Source[], target: LedgerFiles): Generator<Obstacle> {
	// Reads it to its end: nothing of somebody else's may be replaced.
	for (const _ of reconciled(target));
	const makers = new Map<string, string>();
	let last: Sourced | null = null;
	for (const sourced of entriesOf(sources)) {
		const { path, entry, source } = sourced;
		const file = source.files.manifest;
		if (last?.path === path) {
			const other = last.source.files.manifest;
			yield { file, reason: `\`${path}\` is an input in \`${other}\` too, expected each in one of them` };
			continue;
		}
		last = sourced;
		for (const output of openEntry(entry).line.outputs) {
			const name = output.path.normalize("NFC").toLowerCase();
			const other = makers.get(name);
			if (other !== undefined) yield { file, reason: `\`${output.path}\` was made of \`${other}\` and of \`${path}\`` };
			makers.set(name, path);
			for (const folder of new Set([source.files.folder, target.folder])) {
				const file = join(folder, output.path);
				const why = whyOutside(folder, file);
				if (why !== null) yield { file, reason: `Not merged: ${why}, expected a file in the archive` };
			}
		}
	}
}

function copyOutput(output: Omit<Copy, "temporary">, { home }: LedgerFiles): boolean {
	mkdirSync(dirname(output.to), { recursive: true });
	try {
		return copyChecked({ ...output, temporary: join(home, "copy.new") });
	} catch (error) {
		if (systemCode(error) === "ENOENT" && !existsSync(output.from)) return false;
		throw error;
	}
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

/** The manifests of shards that lie in the target itself have done their work. */
function endShards(sources: readonly Source[], target: LedgerFiles): void {
	const ended = sources.filter(({ files, shard }) => shard !== null && files.folder === target.folder);
	if (ended.length === 0) return;
	const list = durableFile(endedIn(target), join(target.home, "merged.new"));
	list.write(JSON.stringify(ended.map(({ shard }) => shard)));
	list.commit();
	sweepMerged(target);
}

/** Removes what is merged already: a merge may have been cut off while it did that. */
function sweepMerged(target: LedgerFiles): void {
	const list = endedIn(target);
	if (!existsSync(list)) return;
	for (const { shard } of sourcesIn([target.folder])) {
		if (shard === null) continue;
		const { manifest, state, seal, lock } = ledgerFiles(target.folder, shard);
		for (const file of [state, seal, manifest, lock]) rmSync(file, { recursive: true, force: true });
	}
	rmSync(list, { force: true });
}

const endedIn = ({ home }: LedgerFiles): string => join(home, "merged");

const strange = ({ file, message }: StrangeManifest): Obstacle => ({
	file,
	reason: `Unexpected content: ${message}, expected a manifest that \`convert\` wrote`,
});
