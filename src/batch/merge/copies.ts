/** The reports that a merge copies: all of them, or none that was not there before. */
import { existsSync, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { hashOf } from "../../files/hash.ts";
import { sentence } from "../../findings/sentences.ts";
import { systemCode } from "../../findings/system-failure.ts";
import { copyChecked } from "../../write/copy-file.ts";
import { removeOutput } from "../../write/remove-output.ts";
import { writeFault } from "../../write/write.ts";
import type { StaleOutput } from "../ledger/entry.ts";
import type { LedgerFiles } from "../ledger/files.ts";
import { isLarger } from "../ledger/stamp.ts";
import type { Obstacle } from "./sources.ts";

/** Copies reports, and takes away what it made where one can't be copied. */
export interface Copies {
	/** What would keep a report of an archive from being copied: it is not what its manifest says. */
	readonly obstacle: (output: StaleOutput, archive: string) => Obstacle | null;
	/** Copies a report of an archive, unless it is there already; returns what is in the way. */
	readonly copy: (output: StaleOutput, archive: string) => Obstacle | null;
	count(): number;
	/** Removes what was copied to where nothing was before. */
	undo(): void;
}

/** Begins to copy to an archive. */
export function copiesTo({ folder, home }: LedgerFiles, maxSize: number): Copies {
	const made: string[] = [];
	let count = 0;
	const isThere = ({ path, sha256 }: StaleOutput, archive: string): boolean =>
		archive === folder || hashOf(join(folder, path), folder, maxSize) === sha256;
	return {
		obstacle(output, archive) {
			if (isThere(output, archive)) return null;
			const file = join(archive, output.path);
			if (isLarger(file, { folder: archive, maxSize })) return { file, reason: large };
			return hashOf(file, archive, maxSize) === output.sha256 ? null : { file, reason: changed };
		},
		copy(output, archive) {
			if (isThere(output, archive)) return null;
			const { path, sha256 } = output;
			const [from, to] = [join(archive, path), join(folder, path)];
			if (!existsSync(to)) made.push(path);
			try {
				mkdirSync(dirname(to), { recursive: true });
				count++;
				const isCopied = copyChecked({
					...{ from, within: archive, to, temporary: join(home, "copy.new") },
					...{ sha256, most: maxSize },
				});
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

/** Why a report is neither copied nor replaced. */
export const large = "Not merged: larger than `--max-size`, expected a smaller one, or a larger size";

const changed = "Changed since it was written, or not there any more, expected what its manifest says";
