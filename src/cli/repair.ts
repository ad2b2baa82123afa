/** What `--fix` does with the repairs of an input: writes them, or shows them. */
import type { Repair } from "../batch/check.ts";
import { fault } from "../findings/faults.ts";
import { rewriteFile } from "../write/write.ts";

/** Prints the changes as a diff, and writes nothing. */
export function showing(print: (text: string) => void): Repair {
	return async ({ shown }, { before, after }) => {
		const { unifiedDiff } = await import("../write/unified-diff.ts");
		print(unifiedDiff(shown, before, after));
		return null;
	};
}

/** Puts the repaired bytes into the file, and tells how many places of it are others now. */
export function writing(tell: (places: number) => void): Repair {
	return async ({ file }, { bytes: after, applied }, before) => {
		if (after === null) return null;
		if (file === null)
			return fault("write-failed", "Not repaired: standard input can't be written to", "a file, or `--dry-run`");
		const failed = await rewriteFile({ path: file, before, after });
		if (failed === null) tell(applied);
		return failed;
	};
}
