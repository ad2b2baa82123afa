/** State, manifest, and the seal that says they belong together: whoever finds its hashes need not look into the files. */
import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import { hashOf } from "../../files/hash.ts";
import { readOwnText } from "../../files/own-file.ts";
import { type DurableFile, durableFile } from "../../write/durable.ts";
import { type Entry, printEntry } from "./entry.ts";
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
const printSeal = ({ state, manifest, current, complete, inputs }: Seal): string =>
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

/** How a run ended whose files are written. */
export interface Publishing {
	/** Whether it went through all its inputs. */
	readonly complete: boolean;
	/** The hash of the templates and inputs that a shard saw; null for a whole run. */
	readonly inputs: string | null;
	/** Takes the hash of the new manifest, when all is on the disk and nothing is replaced yet. */
	readonly ready?: (manifest: string) => void;
}

/** Writes state and manifest. On a full disk, nothing is replaced. */
export function publish(files: LedgerFiles, entries: Iterable<Entry>, { complete, inputs, ready }: Publishing): void {
	const state = durableFile(files.state, `${files.state}.new`);
	// Beside the state, not beside the manifest: nobody takes it for one.
	const manifest = durableFile(files.manifest, join(files.home, `${basename(files.manifest)}.new`));
	const seal = durableFile(files.seal, `${files.seal}.new`);
	whole([state, manifest, seal], () => {
		for (const entry of entries) {
			state.write(`${printEntry(entry)}\n`);
			manifest.write(`${entry.line}\n`);
		}
		const hashes = { state: state.end(), manifest: manifest.end() };
		seal.write(printSeal({ ...hashes, current: true, complete, inputs }));
		seal.end();
		ready?.(hashes.manifest);
	});
}

/** Writes the state only: the manifest is to follow when the run is done. */
export function publishState(files: LedgerFiles, entries: Iterable<Entry>): void {
	const state = durableFile(files.state, `${files.state}.new`);
	const seal = durableFile(files.seal, `${files.seal}.new`);
	whole([state, seal], () => {
		for (const entry of entries) state.write(`${printEntry(entry)}\n`);
		const manifest = hashOf(files.manifest, null, Number.POSITIVE_INFINITY);
		seal.write(printSeal({ state: state.end(), manifest, current: false, complete: false, inputs: null }));
		seal.end();
	});
}

/** Files that take their places one after the other, once all of them are written. */
function whole(made: readonly DurableFile[], write: () => void): void {
	try {
		write();
		for (const file of made) file.commit();
	} catch (error) {
		for (const file of made) file.discard();
		throw error;
	}
}
