/** `manifest.jsonl`, as far as the archive page needs it: which inputs were converted, and to what. */
import { isUnreached } from "../batch/became.ts";
import { type ListedOutput, linesIn, StrangeManifest } from "../read/manifest.ts";

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

/** Reads a manifest line by line; throws where it is strange. */
export function readManifest(file: string): Manifest {
	const entries: ManifestEntry[] = [];
	let [failed, unreached] = [0, 0];
	const outputs = new Set<string>();
	for (const { line, at } of linesIn(file)) {
		for (const { path } of line.outputs) {
			if (outputs.has(path))
				throw new StrangeManifest(
					at,
					"none of ours",
					`Unexpected line for \`${line.path}\`, whose report another line has too`,
				);
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
