/** The manifest of an archive; or, in a sentence, why the folder is none. */
import { join } from "node:path";
import { entriesOf, kindOf } from "../read/load.ts";
import { StrangeManifest } from "../read/manifest.ts";
import { type Manifest, readManifest } from "./manifest.ts";

const name = "manifest.jsonl";
const ofShard = /^manifest\.\d+-of-\d+\.jsonl$/;

/** Reads the manifest in a folder; `shown` is how messages call the folder. */
export function findManifest(folder: string, shown: string): Manifest | { readonly wrong: string } {
	if (kindOf(join(folder, name)) === "file") return read(folder, shown);
	if (kindOf(folder) !== "folder") return { wrong: `No folder \`${shown}\`, expected one that \`convert -o\` filled` };
	const listed = entriesOf(folder);
	const shards = "entries" in listed && listed.entries.some((entry) => ofShard.test(entry.name));
	const expected = shards
		? `only those of shards, expected \`rapporteur merge ${shown}\` first`
		: `expected a folder that \`convert -o\` filled, such as by \`rapporteur convert notes/ -t html,json -o ${shown}\``;
	return { wrong: `No \`${name}\` in \`${shown}\`${shards ? ": " : ", "}${expected}` };
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
