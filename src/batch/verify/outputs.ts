/** Whether the files of an archive are what its manifest says. */
import { join } from "node:path";
import { hashOf } from "../../files/hash.ts";
import { sentence } from "../../findings/sentences.ts";
import { readFailure } from "../../findings/system-failure.ts";
import { entriesOf, garbled } from "../../read/load.ts";
import { loadLines } from "../../read/load-lines.ts";
import { compareBytes } from "../../read/order.ts";
import { isKept, isMadeByArchive } from "../../write/names.ts";
import { readLine } from "../ledger/line.ts";
import type { ManifestLine } from "../ledger/line-schema.ts";
import { joined } from "../ledger/manifests.ts";
import { isLarger, stampOf } from "../ledger/stamp.ts";
import type { Difference, Remark } from "./difference.ts";

/** A manifest that can't be read, or with a line that is none of ours; the message is its place. */
export class BrokenManifest extends Error {
	readonly why: string;

	constructor(place: string, why: string) {
		super(place);
		this.why = why;
	}
}

/** The lines of some manifests, in the order of the bytes of their paths. */
export function linesOf(manifests: readonly string[]): Generator<ManifestLine> {
	return joined(manifests.map(linesIn));
}

function* linesIn(manifest: string): Generator<ManifestLine> {
	let number = 0;
	let above = "";
	for (const text of readable(manifest)) {
		number++;
		const line = readLine(text);
		if (line === null || !isWhole(line)) throw new BrokenManifest(`${manifest}:${number}`, strange);
		const order = compareBytes(above, line.path);
		if (order === 0)
			throw new BrokenManifest(`${manifest}:${number}`, `Second line for \`${line.path}\`, expected one`);
		if (order > 0)
			throw new BrokenManifest(`${manifest}:${number}`, `Unexpected line for \`${line.path}\`, which is not in order`);
		above = line.path;
		yield line;
	}
}

/** Whether a line says all that `convert` says of such an outcome, and no more. */
function isWhole({ sha256, size, encoding, form, share, outcome, outputs }: ManifestLine): boolean {
	const isRead = [sha256, size, encoding, form, share].every((each) => each !== null);
	if (outcome === "converted" || outcome === "cut") return isRead && outputs.length > 0;
	const isUnread = [encoding, form, share].every((each) => each === null) && outputs.length === 0;
	return isUnread || (isRead && outcome === "failed");
}

const strange = "Unexpected line, expected one that `convert` wrote";

function* readable(manifest: string): Generator<string> {
	try {
		yield* loadLines(manifest);
	} catch (error) {
		throw new BrokenManifest(manifest, `Unreadable file: ${readFailure(error)}`);
	}
}

/** What is verified. */
export interface Archive {
	/** Absolute. */
	readonly folder: string;
	/** Bytes: larger outputs, which may be nothing but gaps, are not read. */
	readonly maxSize: number;
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

/** What a folder holds that is not `listed`, nor what the program keeps there for itself; and what can't be looked into. */
export function* unlisted(folder: string, listed: ReadonlySet<string>): Generator<Difference | Unchecked> {
	const found: string[] = [];
	const made = new Set<string>();
	for (const { path, reason } of filesBelow(folder)) {
		if (reason !== null) yield { kind: "output-unread", path, reason };
		else if (isMadeByArchive(path)) made.add(path.replace(/\/.*/, ""));
		else if (!listed.has(path) && !isKept(path)) found.push(path);
	}
	const [first] = [...made].sort(compareBytes);
	if (first !== undefined) yield { kind: "unchecked", path: first, reason: [...made].sort(compareBytes).join(", ") };
	for (const path of found.sort(compareBytes)) yield { kind: "output-new", path };
}

/** Names that `archive` writes. */
type Unchecked = Remark & { readonly kind: "unchecked" };

interface Placed {
	/** Below the folder, with `/`. */
	readonly path: string;
	/** Why it can't be looked into; null for a file. */
	readonly reason: string | null;
}

function* filesBelow(folder: string): Generator<Placed> {
	const waiting = [""];
	for (let below = waiting.pop(); below !== undefined; below = waiting.pop()) {
		const held = entriesOf(join(folder, below));
		if ("code" in held) yield { path: below, reason: sentence(held) };
		else
			for (const { name, isFolder, isGarbled } of held.entries) {
				const path = below === "" ? name : `${below}/${name}`;
				if (isGarbled) yield { path, reason: sentence(garbled(isFolder ? "folder" : "file")) };
				else if (isFolder) waiting.push(path);
				else yield { path, reason: null };
			}
	}
}
