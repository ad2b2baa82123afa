/** Whether the files of an archive are what its manifest says. */
import { join } from "node:path";
import { hashOf } from "../../files/hash.ts";
import { isDraft, isKept, isMadeByArchive } from "../../files/reserved-names.ts";
import { isLarger, stampOf } from "../../files/stamp.ts";
import { sentence } from "../../findings/finding.ts";
import { entriesOf, garbled } from "../../read/load.ts";
import { linesIn, type ManifestLine, repeated } from "../../read/manifest.ts";
import { compareBytes } from "../../read/order.ts";
import { joined } from "../ledger/manifests.ts";
import type { Difference } from "./difference.ts";

/** The lines of some manifests, in the order of the bytes of their paths, and each input once: what it names is read again. */
export function* linesOf(manifests: readonly string[]): Generator<ManifestLine> {
	let above = "";
	for (const placed of joined(manifests.map(linesIn))) {
		if (placed.path === above) throw repeated(placed);
		above = placed.path;
		yield placed.line;
	}
}

/** What is verified. */
export interface Archive {
	/** Absolute. */
	readonly folder: string;
	/** Bytes: larger outputs, which may be nothing but gaps, are not read. */
	readonly maxSize: number;
	/** The working folder: where commands are given. */
	readonly cwd: string;
	/** The folder of the notes, absolute; where it lies in that of the archive, it is no part of it. */
	readonly source: string | null;
	/** Whether `archive` made a file that has one of its names. */
	readonly isOfPage: (path: string) => boolean;
}

/** What is not right with the outputs of a line. */
export function* outputDifferences({ outputs }: ManifestLine, { folder, maxSize }: Archive): Generator<Difference> {
	for (const { path, sha256 } of outputs) {
		const file = join(folder, path);
		if (isLarger(file, { folder, maxSize })) yield { kind: "output-large", path };
		else if (hashOf(file, folder, maxSize) !== sha256)
			yield { kind: stampOf(file, folder) === null ? "output-missing" : "output-changed", path };
	}
}

/**
 * What a folder holds that is not `listed`, nor what the program keeps there for itself, drafts only of a run that did not
 * end; and what can't be looked into.
 */
export function* unlisted(archive: Archive, listed: ReadonlySet<string>, hasDrafts: boolean): Generator<Difference> {
	const found: string[] = [];
	const made = new Set<string>();
	for (const { path, reason } of filesBelow(archive)) {
		if (reason !== null) yield { kind: "output-unread", path, reason };
		else if (isMadeByArchive(path) && archive.isOfPage(path)) made.add(path.replace(/\/.*/, ""));
		else if (!listed.has(path) && !isKept(path) && !(hasDrafts && isDraft(path))) found.push(path);
	}
	const [first] = [...made].sort(compareBytes);
	if (first !== undefined) yield { kind: "unchecked", path: first, reason: [...made].sort(compareBytes).join(", ") };
	for (const path of found.sort(compareBytes)) yield { kind: "output-new", path };
}

interface Placed {
	/** Below the folder, with `/`. */
	readonly path: string;
	/** Why it can't be looked into; null for a file. */
	readonly reason: string | null;
}

function* filesBelow({ folder, source }: Archive): Generator<Placed> {
	const waiting = [""];
	for (let below = waiting.pop(); below !== undefined; below = waiting.pop()) {
		const held = entriesOf(join(folder, below));
		if ("code" in held) yield { path: below, reason: sentence(held) };
		else
			for (const { name, isFolder, isGarbled } of held.entries) {
				const path = below === "" ? name : `${below}/${name}`;
				if (isGarbled) yield { path, reason: sentence(garbled(isFolder ? "folder" : "file")) };
				else if (isFolder) waiting.push(...(join(folder, path) === source ? [] : [path]));
				else yield { path, reason: null };
			}
	}
}
