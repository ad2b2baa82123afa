/** Marks the lines that the form wants skipped: boilerplate, and runs from one line to another. */
import { anyPattern } from "../forms/any-pattern.ts";
import type { Form, SkippedRun } from "../forms/form.ts";
import type { Row } from "./row.ts";

/** Sets `aside` on the rows to skip. A run whose last line never comes is no run: no notes vanish by accident. */
export function setAside(text: string, rows: readonly Row[], form: Form): void {
	for (const run of form.skip) skipRuns(text, rows, run);
	if (form.boilerplate.length === 0) return;
	const isBoilerplate = anyPattern(form.boilerplate);
	for (const row of rows) row.aside ||= isBoilerplate(text, row.from, row.to);
}

function skipRuns(text: string, rows: readonly Row[], run: SkippedRun): void {
	const fits = (row: Row | undefined, pattern: SkippedRun["from"]): boolean =>
		row !== undefined && pattern.test(text.slice(row.from, row.to));
	const ends = run.to === null ? null : lastLike(rows, (row) => fits(row, run.to ?? run.from));
	for (let index = 0; index < rows.length; index++) {
		if (index > 0 && run.opening) return;
		if (!fits(rows[index], run.from)) continue;
		let end = index + 1;
		if (ends === null) while (end < rows.length && rows[end]?.gap === false) end++;
		else {
			if (index >= ends) return;
			while (!fits(rows[end], run.to ?? run.from)) end++;
			end++;
		}
		for (const row of rows.slice(index, end)) row.aside = true;
		index = end - 1;
	}
}

/** The index of the last row that fits; -1 when none does. */
function lastLike(rows: readonly Row[], fits: (row: Row) => boolean): number {
	return rows.findLastIndex(fits);
}
