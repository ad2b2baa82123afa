/** All that the manifests of a folder say. */
import { existsSync } from "node:fs";
import { compareBytes } from "../../files/paths.ts";
import { endOf } from "../../read/manifest.ts";
import type { Shard } from "../plan.ts";
import { type LedgerFiles, ledgerFiles, ownNamesIn, shardsIn } from "./files.ts";
import { isOfRun } from "./lock.ts";

/** The manifests of a folder, found in the same way by every command. */
export interface Manifests {
	/** Those of its shards, which know more than what was merged before; else the one of a whole run. */
	readonly sources: readonly LedgerFiles[];
	/** The one of a whole run beside those of shards. */
	readonly earlier: LedgerFiles | null;
	/** Those that should be there and are not. */
	readonly missing: readonly Missing[];
}

/** Finds the manifests of a folder. */
export function manifestsIn(folder: string): Manifests {
	const shards = shardsIn(folder);
	const whole = ledgerFiles(folder, null);
	const isThere = existsSync(whole.manifest);
	if (shards.length === 0) return { sources: isThere ? [whole] : [], earlier: null, missing: [] };
	const sources = shards.map((shard) => ledgerFiles(folder, shard));
	return { sources, earlier: isThere ? whole : null, missing: missingShards(shards) };
}

/** The ledgers of unfinished runs, with or without a manifest. */
export function interruptedRuns(folder: string): readonly LedgerFiles[] {
	const ledgers = ownNamesIn(ledgerFiles(folder, null).home)
		.filter(({ what }) => what === "state" || what === "lock")
		.map(({ shard }) => ledgerFiles(folder, shard));
	const unique = new Map(ledgers.map((files) => [files.state, files] as const));
	return [...unique.values()].filter(isUnfinished);
}

/** Whether a run into a folder is unfinished; false without any state. */
export const isUnfinished = ({ state, lock }: LedgerFiles): boolean =>
	isOfRun(lock) || (existsSync(state) && endOf(state)?.complete !== true);

/** Whether the shards of a run did not all see the same notes. */
export const sawDifferentInputs = (sources: readonly LedgerFiles[]): boolean =>
	new Set(sources.flatMap(({ state, shard }) => (shard === null ? [] : [endOf(state)?.inputs]))).size > 1;

/** Manifests of the shards of one run. */
export interface Missing {
	/** The first of them. */
	readonly shard: Shard;
	readonly count: number;
}

/** The missing shards of runs; a file name can make them very many. */
export function missingShards(shards: readonly Shard[]): readonly Missing[] {
	const runs = new Map<number, Set<number>>();
	for (const { index, total } of shards) {
		const there = runs.get(total) ?? new Set();
		runs.set(total, index >= 1 && index <= total ? there.add(index) : there);
	}
	return [...runs].flatMap(([total, there]) => {
		let index = 1;
		while (there.has(index)) index++;
		return index > total ? [] : [{ shard: { index, total }, count: total - there.size }];
	});
}

/** Merges sorted lists into one, by the bytes of their paths; equal paths follow each other. */
export function* mergeSorted<T extends { readonly path: string | null }>(lists: readonly Iterable<T>[]): Generator<T> {
	const iterators = lists.map((list) => list[Symbol.iterator]());
	const heads = iterators.map((iterator) => iterator.next());
	try {
		for (;;) {
			let first = -1;
			for (const [at, head] of heads.entries()) {
				const best = heads[first];
				if (head.done === true) continue;
				if (best === undefined || best.done === true || compareBytes(head.value.path ?? "", best.value.path ?? "") < 0)
					first = at;
			}
			const [head, iterator] = [heads[first], iterators[first]];
			if (head === undefined || head.done === true || iterator === undefined) return;
			yield head.value;
			heads[first] = iterator.next();
		}
	} finally {
		for (const iterator of iterators) iterator.return?.();
	}
}
