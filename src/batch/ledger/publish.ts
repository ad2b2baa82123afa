/** Writes what is known down: whole files that take their places one after the other, the seal last. */
import { basename, join } from "node:path";
import { hashOf } from "../../files/hash.ts";
import { type DurableFile, durableFile } from "../../write/durable.ts";
import { type Entry, printEntry } from "./entry.ts";
import type { LedgerFiles } from "./files.ts";
import { writeSeal } from "./seal.ts";

/** Writes state and manifest; tells whether the run went through all its inputs. */
export function publish(files: LedgerFiles, entries: Iterable<Entry>, complete: boolean): void {
	const state = durableFile(files.state, `${files.state}.new`);
	// Beside the state, not beside the manifest: nobody takes it for one.
	const manifest = durableFile(files.manifest, join(files.home, `${basename(files.manifest)}.new`));
	whole([state, manifest], () => {
		for (const entry of entries) {
			state.write(`${printEntry(entry)}\n`);
			manifest.write(`${entry.line}\n`);
		}
		const hashes = { state: state.commit(), manifest: manifest.commit() };
		writeSeal(files, { ...hashes, current: true, complete });
	});
}

/** Writes the state only: the manifest is to follow when the run is done. */
export function publishState(files: LedgerFiles, entries: Iterable<Entry>): void {
	const state = durableFile(files.state, `${files.state}.new`);
	whole([state], () => {
		for (const entry of entries) state.write(`${printEntry(entry)}\n`);
		writeSeal(files, {
			state: state.commit(),
			manifest: hashOf(files.manifest, null, Number.POSITIVE_INFINITY),
			...unfinished,
		});
	});
}

const unfinished = { current: false, complete: false };

function whole(made: readonly DurableFile[], write: () => void): void {
	try {
		write();
	} catch (error) {
		for (const file of made) file.discard();
		throw error;
	}
}
