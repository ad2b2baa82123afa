/**
 * Who owns a report. One rule for whole runs, shards, merges and standard input: a name in the output folder belongs to the
 * first note that had it, until its report is pruned or replaced by force. A note that was renamed or moved together with
 * the folder is the same note. Nothing else decides whether a report may be replaced by that of another note.
 */
import { existsSync } from "node:fs";
import { dirname, join, resolve, sep } from "node:path";
import { hashOf } from "../../files/hash.ts";
import { isBelow, realPath } from "../../files/paths.ts";
import type { Input } from "../../read/inputs.ts";
import type { ManifestLine } from "../../read/manifest.ts";
import { lazy } from "../../text/lazy.ts";
import { foldName } from "../../write/names.ts";
import { fileIdentity } from "../../write/write.ts";
import { type Account, type EntryReader, entriesOf } from "./account.ts";
import { type Entry, entryOf, type Known, openEntry, type Private, placesOf } from "./entry.ts";
import { isGone } from "./unfinished.ts";

/** The note of a report, and the hash of what it held. */
type Owner = Pick<Private, "file" | "place"> & Pick<ManifestLine, "path" | "sha256">;

/** What is known of a name: the hash of its report as it was written, and its note; null where nobody knows. */
interface Claim {
	readonly owner: Owner | null;
	readonly sha256: string;
	/** False where a manifest alone says that a run wrote it. */
	readonly isProven: boolean;
}

/** The note that already has a name that another one wants; its file is null for standard input, `path` its name there. */
export interface OtherNote {
	readonly file: string | null;
	readonly path: string;
	readonly isGone: boolean;
}

/** What the question needs. */
export interface Owning {
	/** What was known before the run. */
	readonly before: Account;
	/** What other ledgers of the folder know. */
	readonly others: readonly Account[];
	readonly reader: EntryReader;
	/** Whether the report of a note may go before the end of the run, if nobody has changed it. */
	readonly mayGo: (own: Pick<Private, "file" | "place">) => boolean;
}

/** The owners of an output folder as a run found it, read when somebody asks. */
export function ownersIn({ before, others, reader, mayGo }: Owning) {
	const { folder } = before.files;
	const claims = lazy(() => claimsOf([...others, before]));
	/** The claim on a name whose note is known. */
	const claimOn = (name: string): Claim | null => {
		const claim = claims().get(name);
		return claim === undefined || claim.owner === null ? null : claim;
	};
	/** Whether an output, below the folder and with `/`, holds what an earlier run recorded. */
	const isAsWritten = (name: string): boolean => claimOn(name)?.sha256 === hashOf(join(folder, name), folder);
	/** Whether an earlier run made an output of that name, even if it has changed since: a manifest alone is no proof. */
	const hasMade = (name: string): boolean => claimOn(name)?.isProven === true;
	const mayBeReplaced = (name: string): boolean =>
		!existsSync(join(folder, name)) || (hasMade(name) && isAsWritten(name));
	const isOf = (owner: Owner, input: Input): boolean => isSameNote(owner, input, realPath(folder));
	return {
		isAsWritten,
		hasMade,
		/** Whether an entry is that of a note, and not of another with its path. */
		isEntryOf(known: Known, input: Input): boolean {
			const owner = ownerOf(known);
			return owner !== null && isOf(owner, input);
		},
		/** Another or unknown note with the path of one to be converted, or another with an output of one of these names. */
		otherNoteOf(input: Input, names: readonly (string | null)[]): OtherNote | "unknown" | null {
			const place = before.places.get(input.path ?? "");
			const ofPath = place === undefined ? null : openEntry(reader.read(input.path ?? "", place));
			const own = ofPath === null ? [] : namesOf(ofPath);
			const owner = ownerOf(ofPath);
			if (own.length > 0 && owner === null) return "unknown";
			const all = own.length > 0 && owner !== null ? [{ owner, names: own }] : [];
			for (const name of names) {
				const owner = claimOn(name ?? "")?.owner;
				if (name !== null && owner != null) all.push({ owner, names: [name] });
			}
			const targets = names.filter((name) => name !== null);
			for (const { owner, names } of all) {
				// Who is only taken for the same note replaces nothing that somebody has edited.
				const isCertain = (): boolean => owner.file === placesOf(realPath(folder), input.file).file;
				if (isOf(owner, input) && (isCertain() || targets.every(mayBeReplaced))) continue;
				const isAway = owner.file !== null && isGone(owner.file);
				if (isAway && mayGo(owner) && names.every(mayBeReplaced)) continue;
				return { file: owner.file, path: owner.path, isGone: isAway };
			}
			return null;
		},
	};
}

/** Whether an input is the note of some report. */
function isSameNote({ file: note, path, place, sha256 }: Owner, input: Input, folder: string): boolean {
	const { file, place: own } = placesOf(folder, input.file);
	if (note === null || file === null) return note === file && path === input.path;
	if (note === file) return true;
	const isMoved = place != null && place === own;
	// A note that was renamed, or to which only a link leads now, still has its content.
	if (isGone(note) || realPath(note) === file) return isMoved || (sha256 !== null && sha256 === hashOf(file));
	// Both were copied together, if the other one's archive is still there.
	if (isMoved && existsSync(formerFolder(note, place, folder))) return true;
	// One path in other letter case; two names of a file may be those of two files tomorrow.
	return foldName(note) === foldName(file) && fileIdentity(note) === fileIdentity(file);
}

/** Where a folder lay when it was seen from a note as it is seen now, if it has kept its name. */
function formerFolder(note: string, place: string, folder: string): string {
	const steps = place.split(sep);
	const up = steps.filter((step) => step === "..").length;
	const above = steps.slice(up).reduce((path) => dirname(path), note);
	return join(above, ...folder.split(sep).slice(up === 0 ? Number.POSITIVE_INFINITY : -up));
}

/** Of which note an entry is; null where nobody knows. */
function ownerOf(known: Known | null): Owner | null {
	if (known?.own == null) return null;
	const { line, own } = known;
	// What failed, or is empty, may be many notes.
	const isTelling = line.outputs.length > 0 && line.size !== 0;
	return { file: own.file, place: own.place, path: line.path, sha256: isTelling ? line.sha256 : null };
}

/** The names of all that was made of a note and may still be there. */
const namesOf = ({ line, own }: Known): string[] => [...line.outputs, ...(own?.stale ?? [])].map(({ path }) => path);

/** The claims on all names. What is said last of one counts; who has left a report over gives way to who has one now. */
function claimsOf(accounts: readonly Account[]): ReadonlyMap<string, Claim> {
	const claims = new Map<string, Claim>();
	for (const account of accounts)
		for (const entry of entriesOf(account)) {
			const known = openEntry(entry);
			const { line, own } = known;
			const owner = ownerOf(known);
			for (const [at, { path, sha256 }] of line.outputs.entries())
				claims.set(path, { owner, sha256, isProven: (own?.outputs[at]?.template ?? "") !== "" });
			for (const { path, sha256, isProven = true } of own?.stale ?? [])
				if (!claims.has(path)) claims.set(path, { owner, sha256, isProven });
		}
	return claims;
}

/** Where notes may be gone. */
export interface Searched {
	/** Where the archive lies, without links. */
	readonly folder: string;
	/** The folders that were gone through, absolute and without links. */
	readonly folders: readonly string[];
}

/** Whether a note was removed: its place is known, below a folder that was gone through; it may have been moved with the archive. */
export function isRemoved(own: Pick<Private, "file" | "place"> | null, { folder, folders }: Searched): boolean {
	if (own === null || own.file === null || !isGone(own.file)) return false;
	const { file, place } = own;
	const moved = place == null ? file : resolve(folder, place);
	return [file, moved].some((path) => folders.some((each) => isBelow(each, path)) && isGone(path));
}

const overtaken = "only earlier reports are left";

/** The entry with only some of the outputs that it lists or has left over; null if none of them stays. */
export function withNames(entry: Entry, isKept: (name: string) => boolean): Entry | null {
	const { line, own } = openEntry(entry);
	const names = namesOf({ line, own });
	if (names.every(isKept)) return entry;
	if (!names.some(isKept)) return null;
	const isListed = (at: number): boolean => isKept(line.outputs[at]?.path ?? "");
	const rest = own && {
		...own,
		outputs: own.outputs.filter((_, at) => isListed(at)),
		stale: own.stale.filter(({ path }) => isKept(path)),
	};
	const outputs = line.outputs.filter((_, at) => isListed(at));
	if (outputs.length > 0 || line.outputs.length === 0) return entryOf({ ...line, outputs }, rest);
	const { findings, share, outputs: _, reason: __, ...facts } = line;
	return entryOf({ ...facts, outcome: "failed", reason: overtaken, findings, outputs, share }, rest);
}

/** Gives names that notes had which are gone to those that have them now, as where one was renamed between two shards. */
export function standing(accounts: readonly Account[]): (entry: Entry) => Entry | null {
	const isStanding = (entry: Entry): boolean => {
		const file = openEntry(entry).own?.file ?? null;
		return file === null || !isGone(file);
	};
	const names = lazy(() => {
		const found = new Set<string>();
		for (const account of accounts)
			for (const entry of entriesOf(account))
				if (isStanding(entry)) for (const { path } of openEntry(entry).line.outputs) found.add(path);
		return found;
	});
	return (entry) => (isStanding(entry) ? entry : withNames(entry, (name) => !names().has(name)));
}
