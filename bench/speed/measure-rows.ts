/** Runs rows one after the other, and prints each as soon as it is there. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Measured } from "./measured.ts";
import type { Row } from "./row.ts";
import type { Scale } from "./scale.ts";
import { printMeasured } from "./table.ts";

/** Takes what a row came to before the next one begins: a quarter of an hour is too long to lose. */
export type Keep = (row: Row, measured: readonly Measured[]) => void;

/** Measures each row in a folder of its own. One that fails is reported and given back, and is no reason to leave out the others. */
export async function measureRows(rows: readonly Row[], scale: Scale, keep: Keep): Promise<readonly Row[]> {
	const failed: Row[] = [];
	for (const row of rows) {
		const folder = mkdtempSync(join(tmpdir(), "rapporteur-bench-"));
		process.stderr.write(`${row.name}: about ${row.seconds} s\n`);
		const start = performance.now();
		try {
			const measured = await row.measure({ folder, scale });
			for (const each of measured) process.stdout.write(printMeasured(each));
			keep(row, measured);
		} catch (error) {
			failed.push(row);
			process.stderr.write(`${row.name}: ${error instanceof Error ? error.stack : String(error)}\n`);
		}
		rmSync(folder, { recursive: true, force: true });
		process.stderr.write(`${row.name}: ${((performance.now() - start) / 1000).toFixed(0)} s\n\n`);
	}
	return failed;
}
