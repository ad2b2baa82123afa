/** Archives that lie in each other: the runs of one would replace reports of the other, and find strange files. */
import { dirname, join, relative } from "node:path";
import { foldName, realPath, slashed } from "../../files/paths.ts";
import { isMadeByArchive, isManifest } from "../../files/reserved-names.ts";
import { type Fault, fault } from "../../findings/faults.ts";
import type { Input } from "../../read/inputs.ts";
import { headOf, kindOf, readError, standingLinesLeniently } from "../../read/load.ts";
import { isSameFile } from "../../write/write.ts";
import { namesIn, ownNamesIn } from "./files.ts";

/** Whether a folder is the output folder of runs. What can't be read is taken for what its name says. */
export const isArchive = (folder: string): boolean =>
	ownNamesIn(join(folder, ".rapporteur")).length > 0 ||
	namesIn(folder).some((name) => {
		if (!isManifest(name) && name !== ".rapporteur") return false;
		return headOf(join(folder, name), 9) === '{"path":"' || readError(join(folder, name)) !== null;
	});

/** Why an output folder conflicts with another archive, or null. */
export function nestedIn(folder: string, inputs: Iterable<Pick<Input, "path">>, cwd: string): Fault | null {
	const [above] = archivesAbove(folder);
	if (above !== undefined)
		return nested(`the folder is inside another archive, \`${slashed(relative(cwd, above)) || "."}\``);
	const seen = new Set<string>();
	for (const { path } of kindOf(folder) === "folder" ? inputs : [])
		for (let below = dirname(path ?? ""); below !== "." && !seen.has(below); below = dirname(below)) {
			seen.add(below);
			if (isArchive(join(folder, below))) return nested(`\`${below}\` in this folder is an archive of its own`);
		}
	return null;
}

const nested = (why: string): Fault =>
	fault(
		"write-failed",
		`Not written: ${why}. Use another output folder; if that archive is a mistake, remove its manifest and its \`.rapporteur/\`.`,
	);

/** Whether a file is listed by an archive that it lies in, or may be as far as that can't be read, or was made by the `archive` command there. */
export function isInArchive(file: string): boolean {
	for (const archive of archivesAbove(file)) {
		const isHere = (name: string): boolean => isSameFile(join(archive, name), realPath(file));
		const name = slashed(relative(archive, realPath(file)));
		const folded = foldName(name);
		if (isMadeByArchive(name) || (isMadeByArchive(folded) && isHere(folded))) return true;
		const written = JSON.stringify(name).slice(1, -1);
		const home = join(archive, ".rapporteur");
		const accounts = namesIn(home).filter((each) => /^state.*\.tsv$/.test(each));
		const manifests = namesIn(archive).filter(isManifest);
		const lists = [...manifests.map((each) => join(archive, each)), ...accounts.map((each) => join(home, each))];
		if ([home, ...lists].some((path) => readError(path) !== null)) return true;
		for (const path of lists)
			for (const { text } of standingLinesLeniently(path))
				for (const [, listed = ""] of text.matchAll(pathInLine)) {
					if (foldName(listed) !== foldName(written)) continue;
					// With other letters it may be another file; what has a backslash is not looked at so closely.
					if (listed === written || listed.includes("\\") || isHere(listed)) return true;
				}
	}
	return false;
}

/** As JSON writes it. The line of a damaged manifest may be no JSON, and list a report nevertheless. */
const pathInLine = /"path":"((?:[^"\\]|\\.)*)","sha256":/g;

/** Whether a missing file was in an archive that no longer lists it: then a run removed it. */
export const isNoLongerListed = (file: string, root: string): boolean =>
	archivesAbove(file, root).next().done !== true && !isInArchive(file);

function* archivesAbove(path: string, root: string | null = null): Generator<string> {
	for (let at = dirname(realPath(path)); ; at = dirname(at)) {
		if (isArchive(at)) yield at;
		if (dirname(at) === at || at === root) return;
	}
}
