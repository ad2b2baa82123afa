/** `manifest.jsonl`, as far as the archive page needs it: which inputs were converted, and to what. */
import { closeSync, openSync, readSync } from "node:fs";
import { StringDecoder } from "node:string_decoder";
import type { ManifestEntry } from "./manifest-entry.ts";
import { manifestEntry } from "./manifest-entry.ts";

/** What a manifest says; or why it can't be used, with the number of the line. */
export type Manifest =
	| { readonly entries: readonly ManifestEntry[]; readonly failed: number }
	| { readonly line: number; readonly wrong: string };

/** Reads a manifest line by line. */
export function readManifest(path: string): Manifest {
	const entries: ManifestEntry[] = [];
	let failed = 0;
	let number = 0;
	for (const line of linesOf(path)) {
		number++;
		if (line === "") continue;
		const entry = manifestEntry(line);
		if (typeof entry === "string") return { line: number, wrong: entry };
		if (entry.converted) entries.push(entry);
		else failed++;
	}
	return { entries, failed };
}

const blockSize = 1 << 16;

function* linesOf(path: string): Generator<string> {
	const descriptor = openSync(path, "r");
	const decoder = new StringDecoder("utf8");
	const block = Buffer.alloc(blockSize);
	try {
		let rest = "";
		for (let read = readSync(descriptor, block); read > 0; read = readSync(descriptor, block)) {
			const lines = (rest + decoder.write(block.subarray(0, read))).split("\n");
			rest = lines.pop() ?? "";
			yield* lines;
		}
		yield rest + decoder.end();
	} finally {
		closeSync(descriptor);
	}
}
