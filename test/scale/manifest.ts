/** Checks a manifest by doing again all that it tells. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createSinglebyteDecoder } from "@exodus/bytes/single-byte.js";
import { sha256, type Tree, treeOf } from "./tree.ts";

/** A line, as far as it can be done again without the program. */
export interface ManifestLine {
	readonly path: string;
	readonly sha256: string | null;
	readonly size: number | null;
	readonly encoding: { readonly name: string } | null;
	readonly outcome: "converted" | "cut" | "failed" | "skipped";
	readonly findings: {
		readonly error: number;
		readonly warning: number;
		readonly info: number;
		readonly codes: Readonly<Record<string, number>>;
	};
	readonly outputs: readonly { readonly path: string; readonly sha256: string }[];
	readonly share: Readonly<Record<"fields" | "sections" | "unclassified" | "ignored", number>> | null;
}

/** All lines of a manifest. */
export function manifestOf(outputs: string): ManifestLine[] {
	const text = readFileSync(join(outputs, "manifest.jsonl"), "utf8");
	return text
		.split("\n")
		.filter((line) => line !== "")
		.map((line) => JSON.parse(line) as ManifestLine);
}

/** Everything that is not as the lines say, in words. */
export function manifestFaults(lines: readonly ManifestLine[], notes: string, outputs: Tree): string[] {
	const paths = lines.map(({ path }) => path);
	const sorted = [...paths].sort((one, other) => Buffer.compare(Buffer.from(one), Buffer.from(other)));
	const order = paths.every((path, at) => path === sorted[at]) ? [] : ["the lines are not sorted"];
	const twice = new Set(paths).size === paths.length ? [] : ["an input has two lines"];
	return [
		...order,
		...twice,
		...lines.flatMap((line) => lineFaults(line, notes, outputs).map((fault) => `${line.path}: ${fault}`)),
	];
}

function lineFaults(line: ManifestLine, notes: string, outputs: Tree): string[] {
	return [
		...outputFaults(line, outputs),
		...(line.sha256 === null ? [] : inputFaults(line, readFileSync(join(notes, line.path)))),
	];
}

/** What is wrong with the outputs of a line. */
function outputFaults(line: ManifestLine, tree: Tree): string[] {
	return line.outputs.flatMap(({ path, sha256: hash }) => {
		const found = tree.get(path);
		if (found === undefined) return [`its output ${path} is missing`];
		return found === hash ? [] : [`its output ${path} is another file`];
	});
}

function inputFaults({ sha256: hash, size, encoding, share, findings }: ManifestLine, bytes: Uint8Array): string[] {
	const faults: string[] = [];
	if (sha256(bytes) !== hash) faults.push("its sha256 is another");
	if (bytes.length !== size) faults.push(`its size is ${bytes.length}, not ${size}`);
	const characters = visibleIn(decoded(bytes, encoding?.name ?? "utf-8"));
	const told = Object.values(share ?? {}).reduce((sum, count) => sum + count, 0);
	if (share !== null && characters !== told) faults.push(`it has ${characters} characters, not ${told}`);
	const counted = Object.values(findings.codes).reduce((sum, count) => sum + count, 0);
	if (counted !== findings.error + findings.warning + findings.info)
		faults.push("its findings are counted in two ways");
	return faults;
}

const windows1252 = createSinglebyteDecoder("windows-1252");

function decoded(bytes: Uint8Array, encoding: string): string {
	return encoding === "windows-1252" ? windows1252(bytes) : new TextDecoder(encoding).decode(bytes);
}

const visibleIn = (text: string): number => [...text].filter((character) => !/\s/u.test(character)).length;

/** What is wrong with a folder whose run was ended from outside: each file must be as it will be, or as it was before. */
export function faultsMidway(folder: string, after: Tree, before: Tree | null): string[] {
	if (!existsSync(folder)) return [];
	const now = treeOf(folder);
	const wrong = [...now].filter(([path, hash]) => after.get(path) !== hash && before?.get(path) !== hash);
	const faults = wrong.filter(([path]) => path !== "manifest.jsonl").map(([path]) => `${path} is neither new nor old`);
	// The lines of an earlier run are of its files; those of this one come at its end.
	if (before !== null || !now.has("manifest.jsonl")) return faults;
	return [...faults, ...allOutputFaults(folder, now)];
}

/** What is wrong with the outputs of all lines. */
export const allOutputFaults = (folder: string, tree: Tree): string[] =>
	manifestOf(folder).flatMap((line) => outputFaults(line, tree).map((fault) => `${line.path}: ${fault}`));

/** What a run that came to its end leaves among the program's own notes, beside what the next run needs. */
export function leftovers(folder: string): string[] {
	const own = join(folder, ".rapporteur");
	if (!existsSync(own)) return [];
	return readdirSync(own)
		.filter((name) => !/^(?:state|seal)\./.test(name))
		.map((name) => `.rapporteur/${name} is left over`);
}
