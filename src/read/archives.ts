/** Folders that hold what a run wrote: manifests in them say which files are its reports, and those are no notes. */
import { dirname, join } from "node:path";
import { entriesOf, headOf, textOf } from "./load.ts";

const named = /^manifest(?:\.\d+-of-\d+)?\.jsonl$/;
const opening = '{"path":"';

/** What the manifests of ours among the names in a folder list, and these themselves; absolute. */
export function listedIn(folder: string, names: readonly string[]): readonly string[] {
	const manifests = names.filter((name) => named.test(name)).map((name) => join(folder, name));
	const ours = manifests.filter((path) => headOf(path, opening.length) === opening);
	return ours.flatMap((path) => [path, ...outputsIn(path)]);
}

/** The files without what the manifests of a folder list. */
export function withoutListed(files: readonly string[], folder: string): readonly string[] {
	const held = entriesOf(folder);
	const names = "code" in held ? [] : held.entries.map(({ name }) => name);
	const listed = new Set(listedIn(folder, names));
	return listed.size === 0 ? files : files.filter((file) => !listed.has(file));
}

function outputsIn(manifest: string): string[] {
	const lines = textOf(manifest).split("\n");
	return lines.flatMap((line) => pathsOf(line).map((path) => join(dirname(manifest), path)));
}

function pathsOf(line: string): string[] {
	try {
		const { outputs } = JSON.parse(line) as { readonly outputs?: readonly { readonly path?: unknown }[] };
		return (outputs ?? []).map(({ path }) => String(path));
	} catch {
		return [];
	}
}
