/** Learned weights: integers, looked up by the hash of a feature. */

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

/** The sum of the weights of some features, from one index to another; each has one. */
export function sum({ mask, keys, weights }: WeightTable, { ids }: Features, from: number, to: number): number {
	let total = 0;
	for (let at = from; at < to; at++) {
		const id = ids[at] as number;
		let slot = id & mask;
		let key = keys[slot] as number;
		// All bits where the slot has another key, else none: about half of the features have a weight, and a processor that
		// guesses which do guesses wrong.
		const differs = key ^ id;
		const bits = (differs | (0 - differs)) >> 31;
		total += (weights[slot] as number) & ~bits;
		if ((key & bits) === 0) continue;
		while (key !== 0 && key !== id) {
			slot = (slot + 1) & mask;
			key = keys[slot] as number;
		}
		if (key === id) total += weights[slot] as number;
	}
	return total;
}

/** Adds the weights of all features in a list to a row of scores, column by column; a table has five columns or six. */
export function addWeights(table: WeightTable, { ids, count }: Features, scores: Int32Array, row: number): void {
	const { mask, keys, weights, width } = table;
	// In variables of their own: an array would be written to for each feature.
	let [first, second, third, fourth, fifth, sixth] = [0, 0, 0, 0, 0, 0];
	for (let at = 0; at < count; at++) {
		const id = ids[at] as number;
		let slot = id & mask;
		let key = keys[slot] as number;
		while (key !== id && key !== 0) {
			slot = (slot + 1) & mask;
			key = keys[slot] as number;
		}
		if (key === 0) continue;
		const found = slot * width;
		first += weights[found] as number;
		second += weights[found + 1] as number;
		third += weights[found + 2] as number;
		fourth += weights[found + 3] as number;
		fifth += weights[found + 4] as number;
		if (width === 6) sixth += weights[found + 5] as number;
	}
	scores[row] = (scores[row] as number) + first;
	scores[row + 1] = (scores[row + 1] as number) + second;
	scores[row + 2] = (scores[row + 2] as number) + third;
	scores[row + 3] = (scores[row + 3] as number) + fourth;
	scores[row + 4] = (scores[row + 4] as number) + fifth;
	if (width === 6) scores[row + 5] = (scores[row + 5] as number) + sixth;
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

// ---- the file -------------------------------------------------------------------------------------------------------

const tableNames = ["smallWords", "names", "roles", "parts", "speaks", "units", "stretches"] as const;
const listNames = ["nameSteps", "verdict"] as const;
const magic = 0x52505733;

/**
 * The bytes of a weights file: 32-bit little-endian numbers (the lists with their lengths, then of each table its width and its
 * slots), the keys of all tables, and then all weights with 16 bits. The tables lie there as they are used.
 */
export function writeModel(model: PeopleModel): Uint8Array {
	const head = [magic, ...listNames.flatMap((name) => [model[name].length, ...model[name]])];
	const tables = tableNames.map((name) => model[name]);
	for (const { width, keys } of tables) head.push(width, keys.length);
	for (const { keys } of tables) head.push(...keys);
	const weights = tables.flatMap((table) => [...table.weights]);
	const bytes = new Uint8Array(head.length * 4 + weights.length * 2);
	const view = new DataView(bytes.buffer);
	for (const [index, number] of head.entries()) view.setInt32(index * 4, number, true);
	for (const [index, weight] of weights.entries()) view.setInt16(head.length * 4 + index * 2, weight, true);
	return bytes;
}

/** Reads the bytes of a weights file without copying the tables. Throws when they are something else. */
export function readModel({ buffer, byteOffset, byteLength }: Uint8Array): PeopleModel {
	const bytes = byteOffset % 4 === 0 ? buffer : buffer.slice(byteOffset, byteOffset + byteLength);
	const base = bytes === buffer ? byteOffset : 0;
	const words = new Int32Array(bytes, base, byteLength >> 2);
	let at = 0;
	const word = (): number => words[at++] as number;
	if (word() !== magic) throw new Error("not a weights file");
	const list = (): readonly number[] => Array.from({ length: word() }, word);
	const lists = { nameSteps: list(), verdict: list() };
	const sizes = tableNames.map(() => [word(), word()] as const);
	let weightsFrom = base + 4 * (at + sizes.reduce((total, [, slots]) => total + slots, 0));
	const table = (): WeightTable => {
		const [width = 0, slots = 0] = sizes.shift() ?? [];
		const keys = words.subarray(at, at + slots);
		at += slots;
		const weights = new Int16Array(bytes, weightsFrom, slots * width);
		weightsFrom += slots * width * 2;
		return { mask: slots - 1, keys, width, weights };
	};
	// In the order in which they are written.
	const [smallWords, names, roles, parts] = [table(), table(), table(), table()];
	const [speaks, units, stretches] = [table(), table(), table()];
	return { ...lists, smallWords, names, roles, parts, speaks, units, stretches };
}

/** Features of decisions: each is a hash of the template that made it and of the keys that it saw. */

/** A list of features that grows; `ids` holds `count` of them. */
export interface Features {
	ids: Int32Array;
	count: number;
}

/** An empty list. */
export function newFeatures(): Features {
	return { ids: new Int32Array(1024), count: 0 };
}

/** Adds the feature of a template over up to three keys. */
export function add(features: Features, template: number, first = 0, second = 0, third = 0): void {
	push(features, hash3(Math.imul(template, 0x9e3779b1) ^ first, second, third));
}

/** Adds a feature that exists already, in another role: what a mention's surroundings say of her, say of her words too. */
export function addAs(features: Features, role: number, id: number): void {
	push(features, mix(id ^ Math.imul(role, 0x27d4eb2f)));
}

function push(features: Features, id: number): void {
	if (features.count === features.ids.length) {
		const ids = new Int32Array(features.ids.length * 2);
		ids.set(features.ids);
		features.ids = ids;
	}
	features.ids[features.count++] = id;
}

/** One number for three. */
export function hash3(first: number, second: number, third: number): number {
	let hash = Math.imul(first ^ (first >>> 15), 0x85ebca6b) ^ second;
	hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35) ^ third;
	return mix(hash);
}

function mix(value: number): number {
	let hash = Math.imul(value ^ (value >>> 16), 0x7feb352d);
	hash = Math.imul(hash ^ (hash >>> 15), 0x846ca68b);
	return (hash ^ (hash >>> 16)) | 1;
}

/** Numbers templates by their names, from `first` on. */
export function numbered<const Names extends readonly string[]>(
	names: Names,
	first: number,
): { readonly [N in Names[number]]: number } {
	return Object.fromEntries(names.map((name, index) => [name, first + index])) as {
		readonly [N in Names[number]]: number;
	};
}

/** A count as one of a few steps. */
export function step(count: number): number {
	return count <= 3 ? count : count <= 5 ? 5 : count <= 8 ? 8 : count <= 12 ? 12 : 20;
}
