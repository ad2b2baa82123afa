/** What the engine begins with: short pieces of our own notes, reports of some, and the corpus, all that was found in it. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { interpret } from "../../src/interpret/index.ts";
import { ast } from "../../src/output/ast.ts";
import { json } from "../../src/output/json.ts";
import { markdown } from "../../src/output/markdown.ts";
import { txt } from "../../src/structure/formats/txt.ts";
import { form } from "./proofs/report.ts";

const fixtures = fileURLToPath(new URL("../../fixtures/", import.meta.url));

/** Writes the seeds of a reader into a folder. */
export function writeSeeds(reader: string, folder: string): void {
	mkdirSync(folder, { recursive: true });
	const pieces = notes().flatMap(piecesOf);
	const own =
		reader === "reports" ? pieces.slice(0, 8).flatMap(reportsOf) : pieces.slice(0, reader === "txt" ? 200 : 10);
	const seeds = [...corpusOf(reader), ...own.map((text) => Buffer.from(text))];
	for (const [at, bytes] of seeds.entries()) writeFileSync(join(folder, String(at).padStart(4, "0")), bytes);
}

/** The inputs of a reader's corpus. */
function corpusOf(reader: string): Uint8Array[] {
	const folder = join(fixtures, "fuzz", reader);
	return existsSync(folder) ? readdirSync(folder).map((name) => readFileSync(join(folder, name))) : [];
}

function notes(): string[] {
	const folder = join(fixtures, "accuracy/layouts");
	const names = readdirSync(folder).filter((name) => name.endsWith(".txt"));
	return names.map((name) => readFileSync(join(folder, name), "utf8"));
}

const longestPiece = 250;

/** Whole lines, as many as a short input has room for. */
function piecesOf(text: string): string[] {
	const pieces = [""];
	for (const line of text.split(/(?<=\n)/)) {
		const last = pieces.at(-1) ?? "";
		if (last.length + line.length > longestPiece) pieces.push(line);
		else pieces[pieces.length - 1] = last + line;
	}
	return pieces;
}

/** The report of some notes in each format that is read. */
function reportsOf(text: string): string[] {
	const report = interpret(txt.parse(text, form), form);
	return [markdown, json, ast].map((renderer) => renderer.render(report, { form, source: null }));
}
