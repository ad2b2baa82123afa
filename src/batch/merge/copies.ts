/** The reports that a merge copies: all of them, or none that was not there before. */
import { existsSync, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { hashOf } from "../../files/hash.ts";
import { sentence } from "../../findings/sentences.ts";
import { systemCode } from "../../findings/system-failure.ts";
import { copyChecked } from "../../write/copy-file.ts";
import { writeFault } from "../../write/write.ts";
import type { StaleOutput } from "../ledger/entry.ts";
import type { LedgerFiles } from "../ledger/files.ts";
import { removeOutput } from "../ledger/sweep.ts";
import type { Obstacle } from "./sources.ts";

/** Copies reports, and takes away what it made where one can't be copied. */
export interface Copies {
	/** Copies a report of an archive, unless it is there already; returns what is in the way. */
	copy(output: StaleOutput, archive: string): Obstacle | null;
	count(): number;
	/** Removes what was copied to where nothing was before. */
	undo(): void;
}

/** Begins to copy to an archive. */
export function copiesTo({ folder, home }: LedgerFiles): Copies {
	const made: string[] = [];
	let count = 0;
	return {
		copy({ path, sha256 }, archive) {
			const [from, to] = [join(archive, path), join(folder, path)];
			if (from === to || hashOf(to, folder) === sha256) return null;
			if (!existsSync(to)) made.push(path);
			try {
				mkdirSync(dirname(to), { recursive: true });
				count++;
				const isCopied = copyChecked({ from, within: archive, to, temporary: join(home, "copy.new"), sha256 });
				return isCopied ? null : { file: from, reason: changed };
			} catch (error) {
				if (systemCode(error) === "ENOENT" && !existsSync(from)) return { file: from, reason: changed };
				return { file: to, reason: sentence(writeFault(error)) };
			}
		},
		count: () => count,
		undo() {
			for (const path of made) removeOutput(folder, path);
		},
	};
}

const changed = "Changed since it was written, or not there any more, expected what its manifest says";
