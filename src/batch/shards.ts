/** One run on several machines: which inputs are whose. */
import { createHash } from "node:crypto";
import type { Inputs } from "../read/inputs.ts";

/** A part of a run, from 1 on. */
export interface Shard {
	readonly index: number;
	readonly total: number;
}

/** The place of a path in the order that spreads paths evenly, whatever they are called. */
const spread = (path: string): string => createHash("sha1").update(path).digest("hex");

/**
 * The tasks of a shard, in the order that they had. All are sorted by the hash of their paths, and each shard takes a
 * slice: shards differ by one task at most, and agree without speaking as long as they see the same inputs.
 */
export function sliceOf<T>(all: readonly T[], pathOf: (each: T) => string, { index, total }: Shard): readonly T[] {
	const order = all.map((each, at) => ({ each, at, key: spread(pathOf(each)) }));
	order.sort((one, other) => (one.key < other.key ? -1 : one.key > other.key ? 1 : one.at - other.at));
	const from = Math.floor((all.length * (index - 1)) / total);
	const to = Math.floor((all.length * index) / total);
	return order
		.slice(from, to)
		.sort((one, other) => one.at - other.at)
		.map(({ each }) => each);
}

/** The shard that answers for a path that the run was not given: its lines are kept, or its outputs removed. */
export function keeperOf(path: string, total: number): number {
	return (Number.parseInt(spread(path).slice(0, 12), 16) % total) + 1;
}

/** The shard that `--shard` means; a sentence where it means none. */
export function readShard(written: string): Shard | string {
	const [, index, total] = /^(\d{1,6})\/(\d{1,6})$/.exec(written) ?? [];
	if (index === undefined) return `Unexpected shard \`${written}\` in \`--shard\`, expected one such as \`2/4\``;
	const shard = { index: Number(index), total: Number(total) };
	if (shard.index >= 1 && shard.index <= shard.total) return shard;
	const last = shard.total < 1 ? "the number of shards" : shard.total;
	return `Unexpected shard \`${written}\` in \`--shard\`, expected one from 1 to ${last}`;
}

/** Some of the inputs of a run. */
export interface Part {
	readonly inputs: Inputs;
	/** Whether an input belongs to another part. */
	readonly isElsewhere: (path: string) => boolean;
}

/** Takes the part of a shard; null is all of them. */
export function partOf(all: Inputs, shard: Shard | null): Part {
	if (shard === null) return { inputs: all, isElsewhere: () => false };
	const pathAt = (at: number): string => all.at(at)?.path ?? "";
	const indexes = sliceOf(
		Array.from({ length: all.length }, (_, at) => at),
		pathAt,
		shard,
	);
	const own = new Set(indexes);
	const others = new Set<string>();
	for (let at = 0; at < all.length; at++) if (!own.has(at)) others.add(pathAt(at));
	return { inputs: some(all, indexes), isElsewhere: (path) => others.has(path) };
}

function some(all: Inputs, indexes: readonly number[]): Inputs {
	const at = (index: number) => all.at(indexes[index] ?? all.length);
	return {
		length: indexes.length,
		at,
		*[Symbol.iterator]() {
			for (let index = 0; index < indexes.length; index++) {
				const input = at(index);
				if (input !== undefined) yield input;
			}
		},
	};
}
