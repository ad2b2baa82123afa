/** Learned weights: integers, looked up by the hash of a feature. */
import type { Features } from "./features.ts";

/** Weights of one decision; `width` of them a feature, in units of 1 / `weightUnit`. A free slot has the key 0. */
export interface WeightTable {
	readonly mask: number;
	readonly keys: Int32Array;
	readonly width: number;
	readonly weights: Int16Array;
}

/** What a weight of 1 is written as. */
export const weightUnit = 64;

/** All that was learned from labelled notes of one language. */
export interface PeopleModel {
	/** In how many manners of writing a word stands in small letters, at most 3: `weights` of width 1. */
	readonly smallWords: WeightTable;
	/** Which tokens are a name or its honorific: one weight a tag. */
	readonly names: WeightTable;
	/** From tag to tag, in rows of the tag before; the last row is the start of a line. */
	readonly nameSteps: readonly number[];
	readonly roles: WeightTable;
	readonly parts: WeightTable;
	readonly speaks: WeightTable;
	/** What a unit says for nobody owning it, and for each way in which the owner may change: one weight each. */
	readonly units: WeightTable;
	readonly stretches: WeightTable;
	/** Weights of the last decision on whether somebody speaks, in the same unit. */
	readonly verdict: readonly number[];
}

/** The index of a feature's first weight; -1 when it has none. */
export function weightsAt({ mask, keys, width }: WeightTable, id: number): number {
	let slot = id & mask;
	for (let key = keys[slot]; key !== 0; key = keys[slot]) {
		if (key === id) return slot * width;
		slot = (slot + 1) & mask;
	}
	return -1;
}

/** The sum of the weights of some features, from one index to another. */
export function sum(table: WeightTable, { ids }: Features, from: number, to: number): number {
	const { weights } = table;
	let total = 0;
	for (let at = from; at < to; at++) {
		const found = weightsAt(table, ids[at] as number);
		if (found >= 0) total += weights[found] as number;
	}
	return total;
}

/** Adds the weights of all features in a list to a row of scores, column by column. */
export function addWeights(table: WeightTable, { ids, count }: Features, scores: Int32Array, row: number): void {
	const { weights, width } = table;
	for (let at = 0; at < count; at++) {
		const found = weightsAt(table, ids[at] as number);
		if (found < 0) continue;
		for (let column = 0; column < width; column++)
			scores[row + column] = (scores[row + column] as number) + (weights[found + column] as number);
	}
}

/** Arranges weights for look-up. */
export function makeTable(entries: ReadonlyMap<number, readonly number[]>, width: number): WeightTable {
	const size = 2 ** Math.ceil(Math.log2(entries.size * 1.6 + 2));
	const mask = size - 1;
	const keys = new Int32Array(size);
	const weights = new Int16Array(size * width);
	for (const [id, row] of entries) {
		let slot = id & mask;
		while (keys[slot] !== 0) slot = (slot + 1) & mask;
		keys[slot] = id;
		weights.set(row, slot * width);
	}
	return { mask, keys, width, weights };
}
