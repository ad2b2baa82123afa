/** Folders that hold what a run wrote: manifests in them say which files are its reports, and those are no notes. */
import { basename, join, sep } from "node:path";
import { hashOf } from "../files/hash.ts";
import { entriesOf, headOf } from "./load.ts";
import { loadLines } from "./load-lines.ts";
import { mayHold, suffixOf } from "./report-like.ts";

const named = /^manifest(?:\.\d+-of-\d+)?\.jsonl$/;
const page = "index.html";
const opening = '{"path":"';

/** Absolute paths that manifests list, each with a hash and a suffix on a line for each time; null for their own. */
export type Listed = Map<string, string | null>;

/** What the manifests of ours among the names in a folder list, these themselves, and the page of all. */
export function listedIn(folder: string, names: readonly string[]): Listed {
	const listed: Listed = new Map();
	const manifests = names.filter((name) => named.test(name)).map((name) => join(folder, name));
	const ours = manifests.filter((path) => headOf(path, opening.length) === opening);
	for (const path of ours) listed.set(path, null);
	for (const path of ours) listOutputs(path, listed);
	if (ours.length > 0 && names.includes(page)) listPage(join(folder, page), listed);
	return listed;
}

/** Whether a file is what the manifests that list it say, and may be: one that was changed since, or is plainly no report, is not. */
export function isWritten(path: string, listed: Listed): boolean {
	const said = listed.get(path);
	if (said === null || said === undefined) return said === null;
	const start = `${hashOf(path)} `;
	return said.split("\n").some((line) => line.startsWith(start) && mayHold(path, line.slice(start.length)));
}

/** The files without what runs wrote, by the manifests of a folder. */
export function withoutListed(files: readonly string[], folder: string): readonly string[] {
	const held = entriesOf(folder);
	const names = "code" in held ? [] : held.entries.map(({ name }) => name);
	const listed = listedIn(folder, names);
	return listed.size === 0 ? files : files.filter((file) => !isWritten(file, listed));
}

/** The page that `archive` makes stands in no manifest. */
function listPage(path: string, listed: Listed): void {
	if (mayHold(path, "html")) listed.set(path, `${hashOf(path)} html`);
}

/** Line by line, as there may be very many; `join` would leave each path in pieces, which take four times the memory. */
function listOutputs(manifest: string, listed: Listed): void {
	const begin = manifest.slice(0, -basename(manifest).length);
	for (const line of loadLines(manifest)) {
		const { path: notes, outputs } = readLine(line);
		for (const { path, sha256 } of outputs) {
			const suffix = suffixOf(String(notes), String(path));
			if (suffix === null) continue;
			const output = begin + native(String(path));
			const before = listed.get(output);
			listed.set(output, `${before == null ? "" : `${before}\n`}${sha256} ${suffix}`);
		}
	}
}

const native = (path: string): string => (sep === "/" ? path : path.replaceAll("/", sep));

interface Output {
	readonly path?: unknown;
	readonly sha256?: unknown;
}

function readLine(line: string): { readonly path?: unknown; readonly outputs: readonly Output[] } {
	try {
		const { path, outputs } = JSON.parse(line) as { readonly path?: unknown; readonly outputs?: unknown };
		const isOutput = (each: unknown): boolean => typeof each === "object" && each !== null;
		return { path, outputs: Array.isArray(outputs) ? outputs.filter(isOutput) : [] };
	} catch {
		return { outputs: [] };
	}
}
