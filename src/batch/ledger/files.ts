/** Where an output folder keeps what it knows of runs. */
import { lstatSync, readdirSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { sortOf } from "../../files/own-file.ts";
import { foldName, isMadeByArchive, isManifest, realPath, slashed } from "../../files/paths.ts";
import { type Fault, fault } from "../../findings/finding.ts";
import type { Input } from "../../read/inputs.ts";
import { headOf, kindOf, readError, standingLinesLeniently } from "../../read/load.ts";
import { attempt } from "../../text/attempt.ts";
import { isSameFile } from "../../write/write.ts";
import type { Shard } from "../plan.ts";

/** The files of one ledger, absolute. */
export interface LedgerFiles {
	/** The output folder. */
	readonly folder: string;
	/** What only the program reads. */
	readonly home: string;
	/** Null where it is that of a whole run. */
	readonly shard: Shard | null;
	readonly manifest: string;
	/** The account: what `account.ts` says. */
	readonly state: string;
	/** Folders. */
	readonly lock: string;
	readonly drafts: string;
}

/** The files of a whole run, or of one shard of it. */
export function ledgerFiles(folder: string, shard: Shard | null): LedgerFiles {
	const home = join(folder, ".rapporteur");
	const mark = markOf(shard);
	return {
		folder,
		home,
		shard,
		manifest: join(folder, manifestName(shard)),
		state: join(home, `state${mark}.tsv`),
		lock: join(home, `lock${mark}`),
		drafts: join(home, `drafts${mark}`),
	};
}

/** Why the state of an output folder can't be written, or null. */
export function misplacedIn(folder: string): Fault | null {
	if (basename(folder) === ".rapporteur") return fault("write-failed", ofProgram);
	const found = strangeIn(folder);
	if (found === null) return null;
	const { name, is, wanted } = found;
	return fault("write-failed", `Not written: \`${name}\` is a ${is}, not a ${wanted}. Remove it.`);
}

const ofProgram = "Not written: a folder called `.rapporteur` is for the program itself. Use another one.";

/** The first state file that is a link, a pipe or a folder, or null. What can't be looked at can't be used either, which says why. */
export function strangeIn(folder: string) {
	for (const name of ownNames(folder)) {
		const wanted = /(?:^|\/)(?:\.rapporteur|catalogue\.data|(?:drafts|lock)[^/]*)$/.test(name) ? "folder" : "file";
		const status = attempt(() => lstatSync(join(folder, name)));
		const is = status === null ? wanted : sortOf(status);
		if (is !== wanted) return { name, is, wanted };
	}
	return null;
}

/** Folders come before their contents, so that none is looked into behind a link. */
function* ownNames(folder: string): Generator<string> {
	for (const name of namesIn(folder)) if (isManifest(name)) yield name;
	yield* ["catalogue.data", ".rapporteur"];
	for (const name of namesIn(join(folder, ".rapporteur"))) yield `.rapporteur/${name}`;
}

const markOf = (shard: Shard | null): string => (shard === null ? "" : `.${shard.index}-of-${shard.total}`);

/** What the manifest of a whole run is called, or that of a shard. */
export const manifestName = (shard: Shard | null): string => `manifest${markOf(shard)}.jsonl`;

/** The names of state files in a folder: kind, shard (null for a whole run), and the rest of the name. */
export function ownNamesIn(folder: string) {
	return namesIn(folder).flatMap((name) => {
		const [, what, index, total, rest = ""] = ownName.exec(name) ?? [];
		if (what === undefined) return [];
		const shard = index === undefined ? null : { index: Number(index), total: Number(total) };
		return [{ name, what, shard, rest }];
	});
}

const ownName = /^(manifest|state|lock|drafts)(?:\.([1-9]\d{0,5})-of-([1-9]\d{0,5}))?(\..*)?$/;

/** The shards with a manifest in a folder, in order; none if it can't be read. */
export function shardsIn(folder: string): readonly Shard[] {
	return ownNamesIn(folder)
		.flatMap(({ what, shard, rest }) => (what === "manifest" && rest === ".jsonl" ? (shard ?? []) : []))
		.sort((one, other) => one.total - other.total || one.index - other.index);
}

/** The ledgers of shards that a folder has an account of, with a manifest or not. */
export function shardLedgersIn(folder: string): readonly LedgerFiles[] {
	return ownNamesIn(ledgerFiles(folder, null).home).flatMap(({ what, shard, rest }) =>
		what === "state" && rest === ".tsv" && shard !== null ? [ledgerFiles(folder, shard)] : [],
	);
}

/** The names in a folder; none if it can't be read. */
export const namesIn = (folder: string): readonly string[] => attempt(() => readdirSync(folder)) ?? [];

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
