/** `manifest.jsonl`, as far as the archive page needs it: which inputs were converted, and to what. */
import { isUnreached } from "../batch/became.ts";
import { type ListedOutput, readLine } from "../batch/ledger/line.ts";
import { loadLines } from "../read/load-lines.ts";
import { compareBytes } from "../read/order.ts";

/** An input of which there are outputs. */
export interface ManifestEntry {
	/** Of the notes, below the root. */
	readonly path: string;
	/** The name of the form that they were read with. */
	readonly form: string | null;
	readonly outputs: readonly ListedOutput[];
}

/** What a manifest says: its entries, and how many inputs came to nothing. */
export interface Manifest {
	readonly entries: readonly ManifestEntry[];
	readonly failed: number;
	/** How many an interrupted run did not come to. */
	readonly unreached: number;
}

/** Reads a manifest line by line; or says which line can't be used. */
export function readManifest(path: string): Manifest | { readonly line: number } {
	const entries: ManifestEntry[] = [];
	let [failed, unreached] = [0, 0];
	let number = 0;
	let above = "";
	const outputs = new Set<string>();
	for (const text of loadLines(path)) {
		number++;
		const line = readLine(text);
		// A line that stands there twice would be shown twice.
		if (line === null || compareBytes(above, line.path) >= 0) return { line: number };
		above = line.path;
		for (const { path } of line.outputs) {
			if (outputs.has(path)) return { line: number };
			outputs.add(path);
		}
		// Where only one of several outputs failed, the others may still hold the report.
		if (isUnreached(line)) unreached++;
		if (line.outcome === "skipped") continue;
		if (line.outputs.length === 0) failed++;
		else entries.push({ path: line.path, form: line.form, outputs: line.outputs });
	}
	return { entries, failed, unreached };
}
