/** Writes what is known down: whole files that take their places one after the other, the seal last. */
import { basename, join } from "node:path";
import { hashOf } from "../../files/hash.ts";
import { type DurableFile, durableFile } from "../../write/durable.ts";
import { type Entry, printEntry } from "./entry.ts";
import type { LedgerFiles } from "./files.ts";
import { printSeal } from "./seal.ts";

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
