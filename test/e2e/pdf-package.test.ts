/** A package `unpdf` that is not the one that was asked for: never the fault of a PDF. */
import { spawnSync } from "node:child_process";
import { cpSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { pdfOf } from "../read/documents/pdf-of.ts";
import { tree } from "../tree.ts";

test.each([
	["of another version", "export const open = 1;", "it is of another version"],
	["that throws", 'throw new Error("no")', "no"],
	["that ends the process", "process.exit(1)", "it ended the process that reads PDFs"],
])("one %s is named", (_, module, why) => {
	const cwd = tree({
		"node_modules/unpdf/package.json": '{"name":"unpdf","version":"9.0.0","type":"module","exports":"./index.js"}',
		"node_modules/unpdf/index.js": module,
	});
	for (const part of ["bin", "dist/cli", "dist/forms", "dist/words", "package.json"])
		cpSync(fileURLToPath(new URL(`../../${part}`, import.meta.url)), join(cwd, part), { recursive: true });
	writeFileSync(join(cwd, "a.pdf"), pdfOf([[[60, 60, "Date: 2 May 2016"]]]));
	const args = [join(cwd, "bin/rapporteur.js"), "check", "a.pdf"];
	const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd, encoding: "utf8" });
	expect([status, stderr + stdout]).toEqual([2, expect.stringContaining(`\`unpdf\` can't be loaded (${why})`)]);
});
