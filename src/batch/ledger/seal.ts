/** Which state and which manifest belong together: whoever finds these hashes need not look into the files. */
import { existsSync } from "node:fs";
import { hashOf } from "../../files/hash.ts";
import { readOwnText } from "../../files/own-file.ts";
import type { LedgerFiles } from "./files.ts";
import { stampOf } from "./stamp.ts";

/** The hashes of two files that were written together. */
export interface Seal {
	readonly state: string;
	/** Null where there was none. */
	readonly manifest: string | null;
	/** Whether the manifest says all that the state knows. */
	readonly current: boolean;
	/** Whether the last run went through all its inputs. */
	readonly complete: boolean;
	/** The hash of the templates and of the paths of all inputs that a shard saw, of other shards too: the same in all shards of a run. */
	readonly inputs: string | null;
}

/** A seal as the text of its file. */
export const printSeal = ({ state, manifest, current, complete, inputs }: Seal): string =>
	`${JSON.stringify({ state, manifest, current, complete, inputs })}\n`;

/** The seal, if it is that of the files that are there; else null. */
export function unbrokenSeal(files: LedgerFiles): Seal | null {
	const seal = readSeal(files);
	if (seal === null) return null;
	if (hashOf(files.state, null, Number.POSITIVE_INFINITY) !== seal.state) return null;
	// The state has each line of the manifest, and more.
	const most = stampOf(files.state)?.size;
	const isSame =
		seal.manifest === null ? !existsSync(files.manifest) : hashOf(files.manifest, null, most) === seal.manifest;
	return isSame ? seal : null;
}

/** What the seal of some files says, whether they are still those or not; null where there is none. */
export function readSeal({ seal }: LedgerFiles): Seal | null {
	try {
		const { state, manifest, current, complete, inputs } = JSON.parse(readOwnText(seal, null)) as Partial<Seal>;
		if (typeof state !== "string" || typeof current !== "boolean") return null;
		return { state, manifest: manifest ?? null, current, complete: complete === true, inputs: inputs ?? null };
	} catch {
		return null;
	}
}
