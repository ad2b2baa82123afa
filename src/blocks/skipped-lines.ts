/** Which runs of lines a form wants skipped. */
import type { Form } from "../forms/form.ts";
import type { LinePattern } from "../forms/patterns.ts";
import type { Row } from "./row.ts";

/**
 * Asked in the order of the rows: the index of the row behind those that the form skips from a row on, the row's own
 * where it skips none; `isTop` where nothing stands above but what is skipped. A run whose last line never comes is no
 * run: no notes vanish by accident.
 */
export function skipSearch(text: string, rows: readonly Row[], form: Form): (index: number, isTop: boolean) => number {
	const runs = new Set(form.skip);
	const fits = (at: number, pattern: LinePattern): boolean => {
		const row = rows[at];
		return row !== undefined && pattern.test(text.slice(row.from, row.to));
	};
	return (index, isTop) => {
		for (const run of runs) {
			const { from, to, opening } = run;
			if ((opening && !isTop) || !fits(index, from)) continue;
			let end = index + 1;
			while (end < rows.length && !(to === null ? rows[end]?.gap : fits(end, to))) end++;
			if (to === null) return end;
			if (end < rows.length) return end + 1;
			// Its last line does not come; it is not searched again.
			runs.delete(run);
		}
		return index;
	};
}
