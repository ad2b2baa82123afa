/** The manifest of an archive; or, in a sentence, why the folder is none. */
import { join } from "node:path";
import { manifestName } from "../batch/ledger/files.ts";
import { manifestsIn } from "../batch/ledger/manifests.ts";
import { kindOf } from "../read/load.ts";
import { StrangeManifest } from "../read/manifest.ts";
import { type Manifest, readManifest } from "./manifest.ts";

const name = manifestName(null);

/** Reads the manifest in a folder; `shown` is how messages call the folder. */
export function findManifest(folder: string, shown: string): Manifest | { readonly wrong: string } {
	const { sources, earlier } = manifestsIn(folder);
	const [first] = sources;
	if (first?.shard === null) return read(folder, shown);
	if (kindOf(folder) !== "folder") return { wrong: `No folder \`${shown}\`, expected one that \`convert -o\` filled` };
	if (first !== undefined) {
		const found =
			earlier === null ? "only those of shards" : `it was not merged yet with \`${manifestName(first.shard)}\``;
		const what =
			earlier === null ? `No \`${name}\` in \`${shown}\`` : `Not the whole archive in \`${join(shown, name)}\``;
		return { wrong: `${what}: ${found}, expected \`rapporteur merge ${shown}\` first` };
	}
	const filled = `a folder that \`convert -o\` filled, such as by \`rapporteur convert notes/ -t html,json -o ${shown}\``;
	return { wrong: `No \`${name}\` in \`${shown}\`, expected ${filled}` };
}

function read(folder: string, shown: string): Manifest | { readonly wrong: string } {
	try {
		return readManifest(join(folder, name));
	} catch (error) {
		if (!(error instanceof StrangeManifest)) throw error;
		const place = error.line === null ? "" : `:${error.line}:1`;
		return { wrong: `${join(shown, name)}${place}: ${error.why}` };
	}
}
