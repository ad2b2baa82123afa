/** The reports that a merge copies: all of them, or none that was not there before. */
import { createHash } from "node:crypto";
import { closeSync, existsSync, mkdirSync, openSync, renameSync, rmSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { hashOf, hashOrFailure } from "../../files/hash.ts";
import { openRegular, piecesOf } from "../../files/own-file.ts";
import { isLarger } from "../../files/stamp.ts";
import { sentence } from "../../findings/finding.ts";
import { RefusedFile, readFailure, saysGone, systemCode } from "../../findings/system-failure.ts";
import type { ListedOutput } from "../../read/manifest.ts";
import { removeOutput, writeAll } from "../../write/durable.ts";
import { writeFault } from "../../write/write.ts";
import { type LedgerFiles, namesIn } from "../ledger/files.ts";
import type { Obstacle } from "./sources.ts";

/** Starts copying reports to an archive. */
export function copiesTo({ folder, home }: LedgerFiles, maxSize: number) {
	const made: { readonly path: string; readonly old: string; readonly isNew: boolean }[] = [];
	let count = 0;
	const draft = join(home, "copy.new");
	const end = (): void => {
		for (const name of namesIn(home)) if (/^copy\.(?:new|\d+\.old)$/.test(name)) rmSync(join(home, name));
	};
	// Of a merge that was killed.
	end();
	const isThere = ({ path, sha256 }: ListedOutput): boolean => hashOf(join(folder, path), folder, maxSize) === sha256;
	return {
		/** Whether a report lies in the archive as it was written. */
		isThere,
		/** Why nobody can tell whether it does: it is too large, or must not be read. */
		unread({ path }: ListedOutput): Obstacle | null {
			const file = join(folder, path);
			if (isLarger(file, folder, maxSize)) return { file, reason: large };
			const hash = hashOrFailure(file, folder, maxSize);
			const isForbidden = typeof hash !== "string" && ["EACCES", "EPERM"].includes(systemCode(hash));
			return isForbidden ? { file, reason: `Can't read this file: ${readFailure(hash)}.` } : null;
		},
		/** Copies a report of an archive, unless it is there already; returns what is in the way. */
		copy(output: ListedOutput, archive: string): Obstacle | null {
			if (isThere(output)) return null;
			const { path } = output;
			const [from, to] = [join(archive, path), join(folder, path)];
			if (isLarger(from, archive, maxSize)) return { file: from, reason: large };
			const old = join(home, `copy.${count++}.old`);
			try {
				if (!copyReport(output, archive, { draft, maxSize })) return { file: from, reason: changed };
				made.push({ path, old, isNew: !existsSync(to) });
				mkdirSync(dirname(to), { recursive: true });
				if (existsSync(to)) renameSync(to, old);
				renameSync(draft, to);
				return null;
			} catch (error) {
				const hash = hashOrFailure(from, archive, maxSize);
				if (typeof hash !== "string")
					return { file: from, reason: saysGone(hash) ? missing : `Can't read this file: ${readFailure(hash)}.` };
				return { file: to, reason: sentence(writeFault(error)) };
			}
		},
		count: (): number => count,
		/** Does away with what was replaced. */
		end,
		/** Puts all back as it was before. */
		undo(): void {
			// One that could not be moved aside is where it was.
			for (const { path, old, isNew } of made) {
				if (existsSync(old)) renameSync(old, join(folder, path));
				else if (isNew) removeOutput(folder, path);
			}
			end();
		},
	};
}

/** Makes a file a copy of the report of an archive; returns whether that is the one that its manifest lists. */
function copyReport(
	{ path, sha256 }: ListedOutput,
	archive: string,
	{ draft, maxSize }: { readonly draft: string; readonly maxSize: number },
): boolean {
	const from = join(archive, path);
	rmSync(draft, { force: true });
	// Who may not read the file may not read its copy; not all disks can change that later.
	const readers = statSync(from).mode & 0o444;
	const target = openSync(draft, "wx", 0o600 | readers | (readers >> 1));
	try {
		const hash = createHash("sha256");
		for (const piece of piecesOf(openRegular(from, archive), maxSize)) {
			hash.update(piece);
			writeAll(target, piece);
		}
		return hash.digest("hex") === sha256;
	} catch (error) {
		if (error instanceof RefusedFile) return false;
		throw error;
	} finally {
		closeSync(target);
	}
}

/** Why a report is neither copied nor replaced. */
export const large = "Not merged: larger than `--max-size`. Use a larger size.";

const changed =
	"Changed since it was written. Convert its notes again; if they are gone, move this report out of the folder, then convert the others.";
const missing = "Missing, though the manifest lists it. Convert the notes of this folder again.";
