/**
 * How many single edits (a letter more, less or other, or two neighbours swapped) lead from one word to the other;
 * `limit + 1` as soon as it takes more than `limit`. No stretch is edited twice (optimal string alignment).
 */
export function edits(from: string, to: string, limit: number): number {
	if (from === to) return 0;
	if (Math.abs(from.length - to.length) > limit) return limit + 1;
	let twoBack: number[] = [];
	let back = Array.from({ length: to.length + 1 }, (_, column) => column);
	for (let row = 1; row <= from.length; row++) {
		const current = [row];
		let best = row;
		for (let column = 1; column <= to.length; column++) {
			const same = from[row - 1] === to[column - 1] ? 0 : 1;
			let cost = Math.min(cell(back, column) + 1, cell(current, column - 1) + 1, cell(back, column - 1) + same);
			const swapped = row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
			if (swapped) cost = Math.min(cost, cell(twoBack, column - 2) + 1);
			current.push(cost);
			best = Math.min(best, cost);
		}
		// A swap reaches back two rows, so only two rows that are both too dear end the search.
		if (best > limit && Math.min(...back) > limit) return limit + 1;
		twoBack = back;
		back = current;
	}
	return Math.min(cell(back, to.length), limit + 1);
}

function cell(row: readonly number[], column: number): number {
	return row[column] ?? Number.POSITIVE_INFINITY;
}
