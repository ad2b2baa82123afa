/**
 * Who owns a report. One rule for whole runs, shards, merges and standard input: a name in the output folder belongs to the
 * first note that had it, until its report is pruned or replaced by force. A note is known by its path or, where it was
 * renamed or moved, by its content. Nothing else decides whether a report may be replaced by that of another note.
 */
import { statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { hashOf, stampOf } from "../../files/own-file.ts";
import { isBelow, isGone, realPath } from "../../files/paths.ts";
import type { Input } from "../../read/inputs.ts";
import { entriesOf as entriesIn } from "../../read/load.ts";
import type { ManifestLine } from "../../read/manifest.ts";
import { mayHold, suffixOf } from "../../read/report-like.ts";
import { lazy } from "../../text/lazy.ts";
import { isSameFile, mustStay } from "../../write/write.ts";
import { type Account, type EntryReader, entriesOf, movedIn } from "./account.ts";
import {
	byFile,
	type Entry,
	entryOf,
	fileNames,
	howMade,
	type Private,
	placesOf,
	type Report,
	reportsOf,
} from "./entry.ts";

/** The note of a report. */
export type Whose = Pick<Private, "file" | "link" | "isGone">;

/** That, and the hash of what it held. */
type Owner = Whose & Pick<Private, "place"> & Pick<ManifestLine, "path" | "sha256">;

/** What is known of a name: its note, null where nobody knows, and the hashes of reports that runs wrote of it. */
interface Claim {
	/** As its run wrote it. */
	readonly name: string;
	readonly owner: Owner | null;
	readonly hashes: ReadonlySet<string>;
	/** False where a manifest alone says that a run wrote it. */
	readonly isProven: boolean;
}

/** The note that already has a name that another one wants; its file is null for standard input, `path` its name there. */
export interface OtherNote {
	readonly file: string | null;
	readonly path: string;
	readonly isGone: boolean;
	/** Whether a run like this one removes its report with `--prune`. */
	readonly isPrunable: boolean;
}

/** What the question needs. */
export interface Owning {
	/** What was known before the run. */
	readonly before: Account;
	/** What other ledgers of the folder know. */
	readonly others: readonly Account[];
	readonly reader: EntryReader;
	/** Whether the run does away with the reports of removed notes: then they may go before its end, if nobody has changed them. */
	readonly prunes: boolean;
	/** Whether a run that does would do away with those of a note. */
	readonly mayBePruned: (own: Whose) => boolean;
	/** Takes the name of a report that another note may replace, since its own, at a path, is gone. */
	readonly giveAway: (name: string, path: string) => void;
}

/** What a run knows of a file under the name of a report: that it is as a run wrote it, was edited since, or nothing. */
export type Standing = "as written" | "edited" | "unknown";

/** The owners of an output folder as a run found it, read when somebody asks. */
export function ownersIn({ before, others, reader, prunes, mayBePruned, giveAway }: Owning) {
	const { folder } = before.files;
	const claims = lazy(() => claimsOf([...others, before], folder));
	/** The claim on a name whose note is known. */
	const claimOn = (name: string): Claim | null => {
		const claim = claims().get(name);
		return claim === undefined || claim.owner === null ? null : claim;
	};
	const standingOf = (name: string): Standing => {
		const claim = claimOn(name);
		if (claim?.owner == null) return "unknown";
		const file = join(folder, name);
		const isSame = claim.hashes.has(hashOf(file, folder) ?? "");
		// A power cut may leave a file empty.
		if (!isSame) return stampOf(file, folder)?.size === 0 ? "as written" : "edited";
		const isReport = claim.isProven || mayHold(file, suffixOf(claim.owner.path, claim.name) ?? "");
		return isReport ? "as written" : "unknown";
	};
	const mayBeReplaced = (name: string): boolean =>
		isGone(join(folder, name)) ||
		(claimOn(name)?.isProven === true && standingOf(name) === "as written" && !mustStay(join(folder, name)));
	const isOf = (owner: Owner, input: Input): boolean => isSameNote(owner, input, realPath(folder));
	return {
		standingOf,
		/** Whether an entry is that of a note, and not of another with its path. */
		isEntryOf(entry: Entry, input: Input): boolean {
			const owner = ownerOf(entry);
			return owner !== null && isOf(owner, input);
		},
		/** Another or unknown note with the path of one to be converted, or another with an output of one of these names. */
		otherNoteOf(input: Input, names: readonly (string | null)[]): OtherNote | "unknown" | null {
			const place = before.places.get(input.path ?? "");
			const ofPath = place === undefined ? null : reader.read(input.path ?? "", place);
			const own = ofPath === null ? [] : namesOf(ofPath);
			const owner = ofPath === null ? null : ownerOf(ofPath);
			if (own.length > 0 && owner === null) return "unknown";
			const all = own.length > 0 && owner !== null ? [{ owner, names: own }] : [];
			for (const name of names) {
				const owner = claimOn(name ?? "")?.owner;
				if (name !== null && owner != null) all.push({ owner, names: [name] });
			}
			for (const { owner, names } of all) {
				if (isOf(owner, input)) continue;
				const isAway = owner.isGone === true || (owner.file !== null && isGone(owner.file));
				const mayGo = isAway && mayBePruned(owner);
				// One that was edited is kept by what is known of the name.
				if (mayGo && prunes) for (const name of names) giveAway(name, owner.path);
				else
					return {
						file: owner.file,
						path: owner.path,
						isGone: isAway,
						isPrunable: mayGo && names.every(mayBeReplaced),
					};
			}
			return null;
		},
	};
}

/** Whether an input is the note of some report, in an archive that lies in a folder now. */
function isSameNote(
	{ file: note, path, place, sha256, isGone: wasGone }: Owner,
	input: Input,
	folder: string,
): boolean {
	const { file, place: own } = placesOf(folder, input.file);
	if (note === null || file === null) return note === file && path === input.path;
	if (note === file && wasGone !== true) return true;
	// Renamed, moved, or copied together with the archive; or only a link leads to it now.
	const mayBe = wasGone === true || isGone(note) || realPath(note) === file || (place != null && place === own);
	if (mayBe) return sha256 !== null && sha256 === hashOf(file);
	// One path in other letter case, if the file has no other name, which may be that of another file tomorrow.
	return isSameFile(note, file) && statSync(file, { throwIfNoEntry: false })?.nlink === 1;
}

/** Of which note an entry is; null where nobody knows. */
function ownerOf({ line, own }: Entry): Owner | null {
	if (own === null) return null;
	// What failed, or is empty, may be many notes.
	const isTelling = line.outputs.length > 0 && line.size !== 0;
	const { file, place, link, isGone } = own;
	return { file, place, link, isGone, path: line.path, sha256: isTelling ? line.sha256 : null };
}

/** The names of all that was made of a note and may still be there. */
export const namesOf = (entry: Entry): string[] => reportsOf(entry).map(({ path }) => path);

/** The claims on all names. What is said last of one counts; who has left a report over gives way to who has one now. */
function claimsOf(accounts: readonly Account[], folder: string): Pick<ReturnType<typeof byFile<Claim>>, "get"> {
	const claims = byFile<Claim>(folder);
	const claim = (entry: Entry, { path: name, sha256, isProven = true, isOthers }: Report): void => {
		const owner = isOthers === true ? null : ownerOf(entry);
		const other = claims.get(name);
		// What a killed shard wrote of a note is its report, too.
		const isSame = other?.owner?.file != null && owner?.file != null && isSameFile(other.owner.file, owner.file);
		claims.set(name, { name, owner, hashes: new Set([...(isSame ? other.hashes : []), sha256]), isProven });
	};
	for (const account of accounts)
		for (const entry of entriesOf(account))
			for (const report of reportsOf(entry)) if (report.isListed || !claims.has(report.path)) claim(entry, report);
	for (const account of accounts)
		for (const entry of movedIn(account))
			for (const report of reportsOf(entry)) if (report.isListed && !claims.has(report.path)) claim(entry, report);
	return claims;
}

/** Whether a note was removed: it is not where it was, below one of the folders that were gone through, absolute and without links. */
export function isRemoved(own: Whose | null, folders: readonly string[]): boolean {
	const file = own?.link ?? own?.file ?? null;
	return file !== null && folders.some((each) => isBelow(each, file)) && (own?.isGone === true || isGone(file));
}

/** The entry of a note that a run found gone. */
export const asGone = (entry: Entry): Entry =>
	entry.own === null ? entry : entryOf(entry.line, { ...entry.own, isGone: true });

const overtaken = "another note now has the name of its report";

/** The entry with only some of the outputs that it lists or has left over; null if none of them stays. */
export function withNames(entry: Entry, isKept: (name: string) => boolean): Entry | null {
	const reports = reportsOf(entry);
	const kept = reports.filter(({ path }) => isKept(path));
	if (kept.length === reports.length) return entry;
	if (kept.length === 0) return null;
	const { line, own } = entry;
	const listed = kept.filter(({ isListed }) => isListed);
	const stale = own?.stale.filter(({ path }) => isKept(path)) ?? [];
	const rest = own && { ...own, outputs: howMade(listed), stale };
	const outputs = listed.map(({ path, sha256 }) => ({ path, sha256 }));
	if (outputs.length > 0 || line.outputs.length === 0) return entryOf({ ...line, outputs }, rest);
	const { findings, share, outputs: _, reason: __, ...facts } = line;
	return entryOf({ ...facts, outcome: "failed", reason: overtaken, findings, outputs, share }, rest);
}

/** Gives names that notes had which are gone to those that have them now, as where one was renamed between two shards. */
export function standing(accounts: readonly Account[]): (entry: Entry) => Entry | null {
	const listed = new Map<string, ReadonlySet<string>>();
	// Where letter case is ignored, a name of old is found, too: what the folder lists is how it is called now.
	const isListed = (file: string): boolean => {
		const above = dirname(file);
		const held = listed.has(above) ? null : entriesIn(above);
		if (held !== null) listed.set(above, new Set("code" in held ? [] : held.entries.map(({ name }) => name)));
		const names = listed.get(above) ?? new Set();
		return names.size === 0 || names.has(basename(file));
	};
	const isStanding = (entry: Entry): boolean => {
		const file = entry.own?.file ?? null;
		return file === null || (!isGone(file) && isListed(file));
	};
	const names = lazy(() => {
		const found = fileNames(accounts[0]?.files.folder ?? "");
		for (const account of accounts)
			for (const entry of entriesOf(account))
				if (isStanding(entry)) for (const { path } of entry.line.outputs) found.add(path);
		return found;
	});
	return (entry) => (isStanding(entry) ? entry : withNames(entry, (name) => !names().has(name)));
}
