/** Checks a manifest by doing again all that it tells. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createSinglebyteDecoder } from "@exodus/bytes/single-byte.js";
import { jsonLines } from "../notes/json-lines.ts";
import { sha256, type Tree } from "./tree.ts";

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
	return jsonLines(join(outputs, "manifest.jsonl"));
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
export function outputFaults(line: ManifestLine, tree: Tree): string[] {
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
