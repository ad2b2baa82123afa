/** The figures as a file. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import type { Machine } from "./machine.ts";
import type { Measured } from "./measured.ts";

/** What results.json holds. */
export interface Results {
	readonly machine: Machine;
	/** Names of rows that come from a quick run, whose figures are worth nothing. */
	readonly quick: readonly string[];
	readonly measured: readonly Measured[];
}

/** The figures that are kept; null where there are none yet. */
export function readResults(path: string): Results | null {
	return existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : null;
}

/** Puts rows in the place of earlier ones of the same name, in the order of all rows. */
export function merged(before: Results | null, now: Results, order: readonly string[]): Results {
	const isNew = new Set(now.measured.map(({ row }) => row));
	const kept = (before?.measured ?? []).filter(({ row }) => !isNew.has(row));
	const measured = [...kept, ...now.measured];
	measured.sort((one, other) => order.indexOf(one.row) - order.indexOf(other.row));
	const quick = [...(before?.quick ?? []).filter((row) => !isNew.has(row)), ...now.quick];
	return { machine: now.machine, quick, measured };
}

/** Keeps the figures. */
export function writeResults(path: string, results: Results): void {
	writeFileSync(path, `${JSON.stringify(results, null, "\t")}\n`);
}
