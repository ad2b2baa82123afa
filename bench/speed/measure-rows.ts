/** Runs rows one after the other, and prints each as soon as it is there. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Measured } from "./measured.ts";
import type { Row } from "./row.ts";
import type { Scale } from "./scale.ts";
import { printMeasured } from "./table.ts";

/** All that was measured, in order. */
export async function measureRows(rows: readonly Row[], scale: Scale): Promise<readonly Measured[]> {
	const folder = mkdtempSync(join(tmpdir(), "rapporteur-bench-"));
	const measured: Measured[] = [];
	try {
		for (const row of rows) {
			process.stderr.write(`${row.name}: about ${row.seconds} s\n`);
			const start = performance.now();
			for (const each of await row.measure({ folder, scale })) {
				measured.push(each);
				process.stdout.write(printMeasured(each));
			}
			process.stderr.write(`${row.name}: ${((performance.now() - start) / 1000).toFixed(0)} s\n\n`);
		}
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
	return measured;
}
