/** What is merged: the manifests of one folder or several. */
import { existsSync } from "node:fs";
import { type LedgerFiles, manifestName } from "../ledger/files.ts";
import { interruptedRuns, isUnfinished, manifestsIn, missingShards } from "../ledger/manifests.ts";
import { missingStep, nextStep, shardStep, wayOnIn } from "../ledger/unfinished.ts";

/** Why archives can't be merged; `file` is absolute. */
export interface Obstacle {
	readonly file: string;
	readonly reason: string;
}

/** One manifest that is merged. */
export interface MergeSource extends LedgerFiles {
	/** Whether another's line of the same note counts instead: it was merged before the shards of another run lay beside it. */
	readonly isEarlier: boolean;
}

/**
 * The manifests in folders; shards win over an earlier merge of them. If other shards are elsewhere, the merged one
 * comes last, because it may have their notes.
 */
export function sourcesIn(folders: readonly string[]): readonly MergeSource[] {
	const all = folders.map(manifestsIn);
	const earlier = all.flatMap(({ earlier: files, missing }) =>
		files === null || missing.length === 0 ? [] : [{ ...files, isEarlier: true }],
	);
	return [...all.flatMap(({ sources }) => sources.map((source) => ({ ...source, isEarlier: false }))), ...earlier];
}

/** The problems that show without reading the manifests. */
export function sourceObstacles(
	{ folders, target, cwd }: { readonly folders: readonly string[]; readonly target: LedgerFiles; readonly cwd: string },
	sources: readonly LedgerFiles[],
): Obstacle[] {
	const empty = folders.filter((folder) => !sources.some((each) => each.folder === folder));
	const unmerged = folders.includes(target.folder)
		? undefined
		: sources.find(({ folder, shard }) => shard !== null && folder === target.folder);
	if (unmerged !== undefined) {
		const reason = `\`-o\` holds the manifest of a shard. Run ${nextStep(target.folder, cwd)} first.`;
		return [{ file: unmerged.manifest, reason }];
	}
	const inTarget = sources.some(({ folder }) => folder === target.folder);
	const unfinished = [
		...[...new Set([...empty, ...(inTarget ? [] : [target.folder])])].flatMap(interruptedRuns),
		...sources.flatMap((each) => (isUnfinished(each) ? [each] : each.shard === null ? deadShards(each) : [])),
	];
	const bare = empty.filter((folder) => !unfinished.some((files) => files.folder === folder));
	const plain = [
		...bare.map((file) => ({ file, reason: "No manifest in this folder. Name one that `convert -o` wrote to." })),
		...splitObstacles(sources, cwd),
		...unfinished.map((files) => ({
			file: files.manifest,
			reason: `The run of this manifest was interrupted. ${wayOnIn(files, cwd)}`,
		})),
	];
	if (plain.length > 0) return plain;
	const unsealed = sources.flatMap(unsealedObstacle);
	const next = shardStep(sources, cwd);
	const [first] = sources;
	if (unsealed.length > 0 || first === undefined || next === null) return unsealed;
	const reason = `The shards of this run read different notes, or used different templates, forms or options. Run ${next} first.`;
	return [{ file: first.manifest, reason }];
}

/** Shards must be all of one run, each once. */
function splitObstacles(sources: readonly LedgerFiles[], cwd: string): Obstacle[] {
	const shards = sources.flatMap(({ manifest: file, shard }) => (shard === null ? [] : [{ file, shard }]));
	const totals = [...new Set(shards.map(({ shard }) => shard.total))];
	const [first] = shards;
	if (first === undefined) return [];
	const { file } = first;
	if (totals.length > 1) {
		const reason = `Manifests of runs with ${totals.join(" and ")} shards. Keep those of one run, and remove the others.`;
		return [{ file, reason }];
	}
	const twice = shards.filter(({ shard }, at) => shards.findIndex((each) => each.shard.index === shard.index) < at);
	const missing = missingShards(shards.map(({ shard }) => shard));
	return [
		...twice.map(({ file }) => ({ file, reason: "A second manifest of this shard. Keep one." })),
		...missing.map(({ shard, count }) => ({
			file,
			reason: `The manifest of another shard is missing: \`${manifestName(shard)}\`${count === 1 ? "" : ` (and ${count - 1} more)`}. Every shard is needed. Next: ${missingStep(shard, sources, cwd)}`,
		})),
	];
}

/** Shards that were killed before they had a manifest, beside that of a whole run. */
const deadShards = ({ folder }: LedgerFiles): readonly LedgerFiles[] =>
	interruptedRuns(folder).filter(({ shard }) => shard !== null);

/** Together, shards must have gone through all notes; a whole archive is what it is. */
function unsealedObstacle({ manifest, state, shard }: LedgerFiles): Obstacle[] {
	const reason =
		"Can't tell whether the run of this shard ended: its `.rapporteur/` is missing. Copy it too; uploads may leave out hidden folders.";
	return shard !== null && !existsSync(state) ? [{ file: manifest, reason }] : [];
}
