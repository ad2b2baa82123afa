/** `manifest.jsonl`, as far as the archive page needs it: which inputs were converted, and to what. */
import { join } from "node:path";
import { manifestName } from "../batch/ledger/files.ts";
import { manifestsIn } from "../batch/ledger/manifests.ts";
import { isUnreached } from "../batch/result.ts";
import { kindOf } from "../read/load.ts";
import { InvalidManifest, linesIn, type ManifestLine, restore } from "../read/manifest.ts";

/** An input of which there are outputs. */
export type ManifestEntry = Pick<ManifestLine, "path" | "form" | "outputs">;

/** The content of a manifest: its entries, and how many inputs have no reports. */
export interface Manifest {
	readonly entries: readonly ManifestEntry[];
	readonly failed: number;
	/** How many an interrupted run did not come to. */
	readonly unreached: number;
}

const name = manifestName(null);

/** Reads the manifest in a folder; `shown` is how messages call the folder. */
export function findManifest(folder: string, shown: string): Manifest | { readonly wrong: string } {
	const { sources, earlier } = manifestsIn(folder);
	const [first] = sources;
	if (first?.shard === null) return readManifest(join(folder, name), join(shown, name));
	if (kindOf(folder) !== "folder")
		return { wrong: `Folder \`${shown}\` not found. Name one that \`convert -o\` wrote to.` };
	if (first === undefined) {
		const command = `rapporteur convert notes/ -t html,json -o ${shown}`;
		return { wrong: `No \`${name}\` in \`${shown}\`. Convert notes into it first: \`${command}\`.` };
	}
	const what =
		earlier === null
			? `No \`${name}\` in \`${shown}\`: only those of shards`
			: `\`${join(shown, name)}\` is not complete: \`${manifestName(first.shard)}\` was not merged into it yet`;
	return { wrong: `${what}. Run \`rapporteur merge ${shown}\` first.` };
}

/** Reads a manifest line by line. */
function readManifest(file: string, shown: string): Manifest | { readonly wrong: string } {
	const entries: ManifestEntry[] = [];
	let [failed, unreached] = [0, 0];
	const outputs = new Set<string>();
	try {
		for (const { line, at } of linesIn(file)) {
			const twice = `The line for \`${line.path}\` lists a report that another line lists too. ${restore}`;
			for (const { path } of line.outputs) {
				if (outputs.has(path)) throw new InvalidManifest(at, "not from `convert`", twice);
				outputs.add(path);
			}
			// Where only one of several outputs failed, the others may still hold the report.
			if (isUnreached(line)) unreached++;
			if (line.outcome === "skipped") continue;
			if (line.outputs.length === 0) failed++;
			else entries.push({ path: line.path, form: line.form, outputs: line.outputs });
		}
		return { entries, failed, unreached };
	} catch (error) {
		if (!(error instanceof InvalidManifest)) throw error;
		return { wrong: `${shown}${error.line === null ? "" : `:${error.line}:1`}: ${error.why}` };
	}
}
