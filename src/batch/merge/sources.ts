/** What is merged: the manifests of one folder or several. */
import { createHash } from "node:crypto";
import { closeSync, existsSync, mkdirSync, openSync, renameSync, rmSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { hashOf, hashOrFailure, isLarger, openRegular, piecesOf } from "../../files/own-file.ts";
import { sentence } from "../../findings/finding.ts";
import { RefusedFile, readFailure, saysGone, systemCode } from "../../findings/system-failure.ts";
import type { ListedOutput } from "../../read/manifest.ts";
import { removeOutput, writeAll } from "../../write/durable.ts";
import { writeFault } from "../../write/write.ts";
import { type LedgerFiles, manifestName, namesIn } from "../ledger/files.ts";
import { interruptedRuns, isUnfinished, manifestsIn, missingShards } from "../ledger/manifests.ts";
import { missingStep, nextStep, shardStep, wayOnIn } from "../ledger/sweep.ts";

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

/** Starts copying reports to an archive. */
export function copiesTo({ folder, home }: LedgerFiles, maxSize: number) {
	const made: { readonly path: string; readonly old: string; readonly isNew: boolean }[] = [];
	let count = 0;
	const draft = join(home, "copy.new");
	const end = (): void => {
		for (const name of namesIn(home)) if (/^copy\.(?:new|\d+\.old)$/.test(name)) rmSync(join(home, name));
	};
	// Of a merge that was killed.
	end();
	const isThere = ({ path, sha256 }: ListedOutput): boolean => hashOf(join(folder, path), folder, maxSize) === sha256;
	return {
		/** Whether a report lies in the archive as it was written. */
		isThere,
		/** Why nobody can tell whether it does: it is too large, or must not be read. */
		unread({ path }: ListedOutput): Obstacle | null {
			const file = join(folder, path);
			if (isLarger(file, folder, maxSize)) return { file, reason: large };
			const hash = hashOrFailure(file, folder, maxSize);
			const isForbidden = typeof hash !== "string" && ["EACCES", "EPERM"].includes(systemCode(hash));
			return isForbidden ? { file, reason: `Can't read this file: ${readFailure(hash)}.` } : null;
		},
		/** Copies a report of an archive, unless it is there already; returns what is in the way. */
		copy(output: ListedOutput, archive: string): Obstacle | null {
			if (isThere(output)) return null;
			const { path } = output;
			const [from, to] = [join(archive, path), join(folder, path)];
			if (isLarger(from, archive, maxSize)) return { file: from, reason: large };
			const old = join(home, `copy.${count++}.old`);
			try {
				if (!copyReport(output, archive, { draft, maxSize })) return { file: from, reason: changed };
				made.push({ path, old, isNew: !existsSync(to) });
				mkdirSync(dirname(to), { recursive: true });
				if (existsSync(to)) renameSync(to, old);
				renameSync(draft, to);
				return null;
			} catch (error) {
				const hash = hashOrFailure(from, archive, maxSize);
				if (typeof hash !== "string")
					return { file: from, reason: saysGone(hash) ? missing : `Can't read this file: ${readFailure(hash)}.` };
				return { file: to, reason: sentence(writeFault(error)) };
			}
		},
		count: (): number => count,
		/** Does away with what was replaced. */
		end,
		/** Puts all back as it was before. */
		undo(): void {
			// One that could not be moved aside is where it was.
			for (const { path, old, isNew } of made) {
				if (existsSync(old)) renameSync(old, join(folder, path));
				else if (isNew) removeOutput(folder, path);
			}
			end();
		},
	};
}

/** Makes a file a copy of the report of an archive; returns whether that is the one that its manifest lists. */
function copyReport(
	{ path, sha256 }: ListedOutput,
	archive: string,
	{ draft, maxSize }: { readonly draft: string; readonly maxSize: number },
): boolean {
	const from = join(archive, path);
	rmSync(draft, { force: true });
	// Who may not read the file may not read its copy; not all disks can change that later.
	const readers = statSync(from).mode & 0o444;
	const target = openSync(draft, "wx", 0o600 | readers | (readers >> 1));
	try {
		const hash = createHash("sha256");
		for (const piece of piecesOf(openRegular(from, archive), maxSize)) {
			hash.update(piece);
			writeAll(target, piece);
		}
		return hash.digest("hex") === sha256;
	} catch (error) {
		if (error instanceof RefusedFile) return false;
		throw error;
	} finally {
		closeSync(target);
	}
}

/** Why a report is neither copied nor replaced. */
export const large = "Not merged: larger than `--max-size`. Use a larger size.";

const changed =
	"Changed since it was written. Convert its notes again with `--force`; if they are gone, move this report out of the folder, then convert the others.";
const missing = "Missing, though the manifest lists it. Convert the notes of this folder again.";
