/** A source of numbers from 0 up to, not including, 1. */
export type Random = () => number;

/** Mulberry32: the same seed gives the same numbers, so a failing text can be written again. */
export function mulberry32(seed: number): Random {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
	};
}

/** A whole number from `low` to `high`, both included. */
export function between(random: Random, low: number, high: number): number {
	return low + Math.floor(random() * (high - low + 1));
}

/** One of the items; an empty list is a fault of the caller. */
export function pick<Item>(random: Random, items: readonly Item[]): Item {
	const item = items[between(random, 0, items.length - 1)];
	if (item === undefined) throw new RangeError("Unexpected empty list, expected at least one item");
	return item;
}

/** So many different items, in random order (Fisher-Yates). */
export function sample<Item>(random: Random, items: readonly Item[], count: number): Item[] {
	const left = [...items];
	const drawn: Item[] = [];
	while (left.length > 0 && drawn.length < count) drawn.push(...left.splice(between(random, 0, left.length - 1), 1));
	return drawn;
}
