/** Proofs by what was written. */
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";

/** How many files that end so, and hold anything, stand below a folder. */
export function filesWritten(folder: string, ending: string): number {
	return readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(
		(name) => name.endsWith(ending) && statSync(join(folder, name)).size > 0,
	).length;
}
