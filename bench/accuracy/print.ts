import type { Tally } from "./compare.ts";

/** What a tally comes to, between 0 and 1. */
export interface Score {
	readonly exact: number;
	readonly precision: number;
	readonly recall: number;
	readonly f1: number;
}

/** Nothing expected and nothing found is perfect. */
export function scoreOf({ notes, right, expected, found, agreed }: Tally): Score {
	const precision = found === 0 ? 1 : agreed / found;
	const recall = expected === 0 ? 1 : agreed / expected;
	const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
	return { exact: notes === 0 ? 1 : right / notes, precision, recall, f1 };
}

/** Each miss on a line of its own, then the table. */
export function printTallies(tallies: readonly Tally[]): string {
	const misses = tallies.flatMap((tally) => tally.misses);
	const rows = [["field", "right", "notes", "exact", "precision", "recall", "F1"], ...tallies.map(row)];
	const table = rows.map(
		([field = "", ...cells]) => field.padEnd(24) + cells.map((cell) => cell.padStart(10)).join(""),
	);
	return `${[...misses, ...(misses.length > 0 ? [""] : []), ...table].join("\n")}\n`;
}

function row(tally: Tally): string[] {
	const { exact, precision, recall, f1 } = scoreOf(tally);
	const shares = [precision, recall, f1].map((share) => share.toFixed(3));
	return [tally.field, String(tally.right), String(tally.notes), `${(exact * 100).toFixed(1)} %`, ...shares];
}
