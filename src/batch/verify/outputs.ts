/** Whether the files of an archive are what its manifest says. */
import { readdirSync } from "node:fs";
import { join, sep } from "node:path";
import { hashOf } from "../../files/hash.ts";
import { readFailure } from "../../findings/system-failure.ts";
import { loadLines } from "../../read/load-lines.ts";
import { compareBytes } from "../../read/order.ts";
import { isKept } from "../../write/names.ts";
import { readLine } from "../ledger/line.ts";
import type { ManifestLine } from "../ledger/line-schema.ts";
import { joined } from "../ledger/manifests.ts";
import { stampOf } from "../ledger/stamp.ts";
import type { Difference } from "./difference.ts";

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
		else if (hashOf(file, folder) !== sha256)
			yield { kind: stampOf(file, folder) === null ? "output-missing" : "output-changed", path };
	}
}

/** Whether an output is too large to be read. */
export const isLarger = (file: string, { folder, maxSize }: Archive): boolean =>
	(stampOf(file, folder)?.size ?? 0) > maxSize;

/** The files of a folder, with `/`, that are neither `listed` nor the archive's own. */
export function unlisted(folder: string, listed: ReadonlySet<string>): string[] {
	const found: string[] = [];
	for (const path of filesBelow(folder)) if (!listed.has(path) && !isKept(path)) found.push(path);
	return found.sort(compareBytes);
}

function* filesBelow(folder: string): Generator<string> {
	const waiting = [""];
	for (let below = waiting.pop(); below !== undefined; below = waiting.pop()) {
		for (const entry of readdirSync(join(folder, below), { withFileTypes: true })) {
			const path = below === "" ? entry.name : `${below}${sep === "/" ? "/" : sep}${entry.name}`;
			if (entry.isDirectory()) waiting.push(path);
			else yield sep === "/" ? path : path.split(sep).join("/");
		}
	}
}
