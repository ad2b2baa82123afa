/** What is merged: the manifests of one folder or several. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { type LedgerFiles, manifestName } from "../ledger/files.ts";
import {
	interruptedRuns,
	isUnfinished,
	manifestsIn,
	missingShards,
	type Source,
	sawDifferentInputs,
} from "../ledger/manifests.ts";

/** Why archives can't be merged; `file` is absolute. */
export interface Obstacle {
	readonly file: string;
	readonly reason: string;
}

/** The manifests in some folders; those of shards instead of one that was merged of them before. */
export const sourcesIn = (folders: readonly string[]): readonly Source[] =>
	folders.flatMap((folder) => manifestsIn(folder).sources);

/** What is wrong with the manifests, before one looks into them. */
export function sourceObstacles(
	folders: readonly string[],
	sources: readonly Source[],
	target: LedgerFiles,
): Obstacle[] {
	const empty = folders.filter((folder) => !sources.some(({ files }) => files.folder === folder));
	const unmerged = folders.includes(target.folder)
		? undefined
		: sources.find(({ files, shard }) => shard !== null && files.folder === target.folder);
	if (unmerged !== undefined) {
		const reason = "A manifest of a shard in `-o`, expected it merged with the others of its run first";
		return [{ file: unmerged.files.manifest, reason }];
	}
	const inTarget = sources.some(({ files }) => files.folder === target.folder);
	const plain = [
		...(inTarget ? [] : interruptedObstacle({ files: target, shard: null })),
		...empty.map((file) => ({ file, reason: "No manifest in this folder, expected one that `convert -o` wrote to" })),
		...splitObstacles(sources),
		...sources.flatMap(interruptedObstacle),
		...sources.flatMap(deadShards),
	];
	if (plain.length > 0) return plain;
	const unsealed = sources.flatMap(unsealedObstacle);
	const [first] = sources;
	if (unsealed.length > 0 || first === undefined || !sawDifferentInputs(sources)) return unsealed;
	const reason =
		"Notes came or went between the shards of this run, or their templates differ, expected shards that do the same; run all of them again";
	return [{ file: first.files.manifest, reason }];
}

/** Shards must be all of one run, each once. */
function splitObstacles(sources: readonly Source[]): Obstacle[] {
	const shards = sources.flatMap(({ files, shard }) => (shard === null ? [] : [{ file: files.manifest, shard }]));
	const totals = [...new Set(shards.map(({ shard }) => shard.total))];
	const [first] = shards;
	if (first === undefined) return [];
	const { file } = first;
	if (totals.length > 1) {
		const reason = `Manifests of runs with ${totals.join(" and ")} shards, expected those of one run; remove the others'`;
		return [{ file, reason }];
	}
	const twice = shards.filter(({ shard }, at) => shards.findIndex((each) => each.shard.index === shard.index) < at);
	const missing = missingShards(shards.map(({ shard }) => shard));
	return [
		...twice.map(({ file }) => ({ file, reason: "A second manifest of this shard, expected one of each" })),
		...missing.map(({ name, count, total }) => ({
			file,
			reason: `There is no \`${name}\`${count === 1 ? "" : ` nor ${count - 1} others`} beside it, expected the manifests of all ${total} shards`,
		})),
	];
}

function interruptedObstacle(source: Source): Obstacle[] {
	return isUnfinished(source.files) ? [{ file: source.files.manifest, reason: interrupted }] : [];
}

const interrupted = "The run of this manifest was interrupted, expected one that went to its end; run it again";

/** Shards that were killed before they had a manifest, beside that of a whole run. */
function deadShards({ files: { folder }, shard }: Source): Obstacle[] {
	const dead = shard === null ? interruptedRuns(folder).filter((name) => name !== manifestName(null)) : [];
	return dead.map((name) => ({ file: join(folder, name), reason: interrupted }));
}

/** Together, shards must have gone through all notes; a whole archive is what it is. */
function unsealedObstacle({ files, shard }: Source): Obstacle[] {
	const reason =
		"Nothing tells whether the run of this shard went to its end, expected `.rapporteur/` beside it, which uploads may leave out";
	return shard !== null && !existsSync(files.state) ? [{ file: files.manifest, reason }] : [];
}
