/** The part of a run that is done here: all of it, or a shard. */

import type { Inputs } from "../read/inputs.ts";
import { type Shard, sliceOf } from "./shards.ts";

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
