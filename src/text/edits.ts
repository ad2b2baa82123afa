// Three rows of the table, used again and again: hardly a word is longer than the last one.
let twoBack: number[] = [];
let back: number[] = [];
let current: number[] = [];

/**
 * How many single edits (a letter more, less or other, or two neighbours swapped) lead from one word to the other;
 * `limit + 1` as soon as it takes more than `limit`. No stretch is edited twice (optimal string alignment).
 */
export function edits(from: string, to: string, limit: number): number {
	if (from === to) return 0;
	if (Math.abs(from.length - to.length) > limit) return limit + 1;
	for (let column = 0; column <= to.length; column++) back[column] = column;
	let bestBack = 0;
	for (let row = 1; row <= from.length; row++) {
		const unit = from.charCodeAt(row - 1);
		let left = row;
		let best = row;
		current[0] = row;
		for (let column = 1; column <= to.length; column++) {
			const same = unit === to.charCodeAt(column - 1) ? 0 : 1;
			const [above, corner] = [back[column] as number, back[column - 1] as number];
			left = Math.min(above + 1, left + 1, corner + same);
			const isSwapped =
				row > 1 &&
				column > 1 &&
				unit === to.charCodeAt(column - 2) &&
				from.charCodeAt(row - 2) === to.charCodeAt(column - 1);
			if (isSwapped) left = Math.min(left, (twoBack[column - 2] as number) + 1);
			current[column] = left;
			best = Math.min(best, left);
		}
		// A swap reaches back two rows, so only two rows that are both too dear end the search.
		if (best > limit && bestBack > limit) return limit + 1;
		bestBack = best;
		const spare = twoBack;
		twoBack = back;
		back = current;
		current = spare;
	}
	return Math.min(back[to.length] as number, limit + 1);
}
