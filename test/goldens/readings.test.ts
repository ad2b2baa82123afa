/**
 * Freezes how every fixture is read, as a hash a file. `UPDATE_READINGS=1` writes the hashes again. `READINGS_TO=FOLDER`
 * writes the readings themselves there, one file each, so that two checkouts can be compared with `diff -r`.
 * Notes that may not be published lie beside the checkout; of those, only the hashes are kept.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { type Form, parseForm } from "../../src/index.ts";
import { fingerprint, type Reading, readingsOf } from "./readings.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const kinds = /\.(?:txt|md|mark|html|docx|rtf|odt|pdf)$/;
const updates = process.env["UPDATE_READINGS"] === "1";
const target = process.env["READINGS_TO"];

async function formNamed(name: string): Promise<Form> {
	const loaded = await parseForm(readFileSync(join(root, `forms/${name}.yaml`), "utf8"), name);
	return "form" in loaded ? loaded.form : expect.fail(JSON.stringify(loaded.faults));
}

const meeting = await formNamed("un-meeting");
const board = await formNamed("board-minutes");
const committee = await formNamed("committee-markdown");

/** A file's own form first; labelled notes are many, so only some are read with the others too. */
function formsFor(path: string): Form[] {
	if (/\/(?:board|asf-board)\//.test(path)) return [board, committee, meeting];
	if (/\/(?:committee|nodejs-tsc)\//.test(path)) return [committee, board, meeting];
	return path.endsWith(".mark") && !/[05]\.mark$/.test(path) ? [meeting] : [meeting, board, committee];
}

function filesBelow(folder: string): string[] {
	const entries = readdirSync(join(root, folder), { recursive: true, withFileTypes: true });
	return entries
		.filter((entry) => entry.isFile() && kinds.test(entry.name))
		.map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll("\\", "/"))
		.sort();
}

function write(path: string, readings: readonly Reading[]): void {
	if (target === undefined) return;
	const folder = join(target, path.replace(/^(?:\.\.\/)+/, ""));
	mkdirSync(folder, { recursive: true });
	for (const { name, text } of readings) writeFileSync(join(folder, name.replaceAll(/[^\w-]+/g, "-")), `${text}\n`);
}

/** Reads the files of some folders, and compares their hashes with those that are kept in a file. */
async function compare(folders: readonly string[], kept: string): Promise<void> {
	const lines: string[] = [];
	for (const path of folders.flatMap(filesBelow)) {
		const readings = await readingsOf(path, readFileSync(join(root, path)), formsFor(path));
		write(path, readings);
		lines.push(`${path.replace(/^\.\.\//, "")} ${fingerprint(readings)}`);
	}
	const file = new URL(kept, import.meta.url);
	if (updates) writeFileSync(file, `${lines.join("\n")}\n`);
	const known = new Set(readFileSync(file, "utf8").trimEnd().split("\n"));
	const changed = lines.filter((line) => !known.has(line)).map((line) => line.slice(0, line.lastIndexOf(" ")));
	expect(changed, "files that are read otherwise").toEqual([]);
	expect(lines).toHaveLength(known.size);
}

test("fixtures are read as before", () => compare(["fixtures"], "readings.sha256"), 600_000);

const beside = ["notes/corpus", "notes/authors", "notes/everyday", "notes/languages", "families"].map(
	(name) => `../shared/${name}`,
);
const missing = beside.filter((folder) => !existsSync(join(root, folder)));

if (missing.length > 0)
	test.skip(`notes beside the checkout are read as before: no ${missing.join(", ")}`, () => undefined);
else test("notes beside the checkout are read as before", () => compare(beside, "readings-beside.sha256"), 600_000);
