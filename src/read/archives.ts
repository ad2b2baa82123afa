/** Folders that hold what a run wrote: manifests in them say which files are its reports, and those are no notes. */
import { basename, join, sep } from "node:path";
import { pageMark } from "../templates/marks.ts";
import { entriesOf, headOf } from "./load.ts";
import { loadLines } from "./load-lines.ts";

const named = /^manifest(?:\.\d+-of-\d+)?\.jsonl$/;
const page = "index.html";
const opening = '{"path":"';

/** What the manifests of ours among the names in a folder list, these themselves, and the page of all; absolute. */
export function listedIn(folder: string, names: readonly string[]): readonly string[] {
	const manifests = names.filter((name) => named.test(name)).map((name) => join(folder, name));
	const ours = manifests.filter((path) => headOf(path, opening.length) === opening);
	if (ours.length === 0) return [];
	const pages = names.includes(page) ? ownPage(join(folder, page)) : [];
	return [...ours, ...pages, ...ours.flatMap(outputsIn)];
}

/** The files without what the manifests of a folder list. */
export function withoutListed(files: readonly string[], folder: string): readonly string[] {
	const held = entriesOf(folder);
	const names = "code" in held ? [] : held.entries.map(({ name }) => name);
	const listed = new Set(listedIn(folder, names));
	return listed.size === 0 ? files : files.filter((file) => !listed.has(file));
}

/** The page that `archive` makes stands in no manifest. */
const ownPage = (path: string): readonly string[] => (headOf(path, 1000).includes(pageMark) ? [path] : []);

/** Line by line, as there may be very many; `join` would leave each path in pieces, which take four times the memory. */
function outputsIn(manifest: string): string[] {
	const begin = manifest.slice(0, -basename(manifest).length);
	const outputs: string[] = [];
	for (const line of loadLines(manifest)) for (const path of pathsOf(line)) outputs.push(begin + native(path));
	return outputs;
}

const native = (path: string): string => (sep === "/" ? path : path.replaceAll("/", sep));

function pathsOf(line: string): string[] {
	try {
		const { outputs } = JSON.parse(line) as { readonly outputs?: readonly { readonly path?: unknown }[] };
		return (outputs ?? []).map(({ path }) => String(path));
	} catch {
		return [];
	}
}
