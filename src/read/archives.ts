/** Output folders of runs: their manifests list the reports, which are not read as notes. */
import { basename, dirname, join, sep } from "node:path";
import { hashOf } from "../files/own-file.ts";
import { foldName, isDataOfPage, isMadeByArchive, isManifest } from "../files/paths.ts";
import { type Fault, fault } from "../findings/finding.ts";
import { readFailure } from "../findings/system-failure.ts";
import { entriesOf, headOf, kindOf, readError } from "./load.ts";
import type { Made } from "./manifest.ts";
import { mayHold, suffixOf } from "./report-like.ts";

const page = "index.html";

/** How a manifest begins, or one with a conflict that Git left there. */
const opening = /^(?:\{"path":"|<{7} )/;

/** Folded paths that manifests list, as a folder may be renamed in letter case, each with lines of hash and suffix; null for manifests and pages, as they are written. */
export type Listed = Map<string, string | null>;

/** Receives a manifest that can't be read from some line on, and why. */
type Tell = (path: string, why: Fault) => void;

/** The files of a folder that Rapporteur wrote: those in its manifests, the manifests, and those of `archive`. */
export async function listedIn(folder: string, names: readonly string[], tell: Tell): Promise<Listed> {
	const listed: Listed = new Map();
	const manifests = names.filter(isManifest).map((name) => join(folder, name));
	const hasAccount = names.includes(".rapporteur");
	const own: string[] = [];
	for (const path of manifests) {
		const error = readError(path);
		if (error !== null) tell(path, fault("unreadable-file", `Can't read the manifest: ${readFailure(error)}.`));
		else if (hasAccount || opening.test(headOf(path, 9))) own.push(path);
	}
	for (const path of own) listed.set(path, null);
	for (const path of own) await listOutputs(path, listed, tell);
	if (hasAccount) await listUnlisted(folder, listed, tell);
	if (own.length > 0 && names.includes(page) && mayHold(join(folder, page), "html"))
		for (const name of names.filter((each) => isMadeByArchive(each) || isDataOfPage(each)))
			listed.set(join(folder, name), null);
	return listed;
}

/** What no manifest says, but the account that runs keep. */
async function listUnlisted(folder: string, listed: Listed, tell: Tell): Promise<void> {
	const home = join(folder, ".rapporteur");
	const { unlistedOutputs } = await import("./manifest.ts");
	const { InvalidManifest } = await import("./manifest.ts");
	try {
		for (const made of unlistedOutputs(home, namesIn(home))) listOutputsOf(made, join(folder, sep), listed);
	} catch (error) {
		if (!(error instanceof InvalidManifest)) throw error;
		tell(error.file, fault("unreadable-file", error.why));
	}
}

/** Whether a file is still the report that a manifest lists. */
export function isWritten(path: string, listed: Listed): boolean {
	if (listed.get(path) === null) return true;
	const said = listed.get(foldName(path));
	if (said == null) return false;
	const start = `${hashOf(path)} `;
	return said.split("\n").some((line) => line.startsWith(start) && mayHold(path, line.slice(start.length)));
}

/** The files that were not written by runs into any folder above them. */
export async function withoutListed(files: readonly string[], tell: Tell): Promise<readonly string[]> {
	const listed = await listedAbove(files, tell);
	return listed.size === 0 ? files : files.filter((file) => !isWritten(file, listed));
}

/** What the manifests in all folders above some files list. */
export async function listedAbove(files: readonly string[], tell: Tell): Promise<Listed> {
	const listed: Listed = new Map();
	const seen = new Set<string>();
	for (const file of files)
		for (let at = dirname(file); !seen.has(at); at = dirname(at)) {
			seen.add(at);
			if (kindOf(join(at, ".rapporteur")) === null && kindOf(join(at, "manifest.jsonl")) === null) continue;
			for (const [path, hashes] of await listedIn(at, namesIn(at), tell)) listed.set(path, hashes);
		}
	return listed;
}

function namesIn(folder: string): string[] {
	const held = entriesOf(folder);
	return "code" in held ? [] : held.entries.map(({ name }) => name);
}

/** Line by line, as there may be very many; `join` would leave each path in pieces, which take four times the memory. */
async function listOutputs(manifest: string, listed: Listed, tell: Tell): Promise<void> {
	const { linesIn, InvalidManifest, changedByGit } = await import("./manifest.ts");
	const begin = manifest.slice(0, -basename(manifest).length);
	try {
		for (const { line } of linesIn(manifest)) listOutputsOf(line, begin, listed);
	} catch (error) {
		if (!(error instanceof InvalidManifest)) throw error;
		const other = `${error.message}. If \`convert\` did not write this file, rename it.`;
		tell(manifest, fault("unreadable-file", `Invalid manifest: ${error.why === changedByGit ? error.why : other}`));
	}
}

function listOutputsOf({ path: notes, outputs }: Made, begin: string, listed: Listed): void {
	for (const { path, sha256 } of outputs) {
		const output = foldName(begin + native(path));
		const before = listed.get(output);
		listed.set(output, `${before == null ? "" : `${before}\n`}${sha256} ${suffixOf(notes, path)}`);
	}
}

const native = (path: string): string => (sep === "/" ? path : path.replaceAll("/", sep));
