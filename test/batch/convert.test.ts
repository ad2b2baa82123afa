/** What goes wrong with an input leaves none of its outputs behind. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { convertOne, type Run } from "../../src/batch/convert.ts";
import type { TextEntry } from "../../src/output/formats.ts";
import { noPrinter } from "../../src/output/pdf.ts";
import { form } from "../output/build-report.ts";
import { tree } from "../tree.ts";

const entry = (name: string, render: () => string): TextEntry => ({
	name,
	extension: name,
	isDefault: true,
	load: async () => ({ name, about: "", extension: name, mediaType: "text/plain", render }),
});
const sound = entry("one", () => "words");
const failing = entry("two", () => {
	throw new Error("no words");
});

function conversion(...entries: readonly TextEntry[]) {
	const cwd = tree({ "a.txt": "Date: 2 May 2016\n" });
	const run: Run = {
		settings: { from: null, encoding: null, today: "2026-01-01", maxSize: 1000, maxDepth: 100 },
		severities: () => [],
		form: () => form,
		writing: { makeFolders: true, within: null, clobber: true, drafts: null },
		printer: noPrinter,
		isKept: true,
		renderers: new Map(entries.map((each) => [each.name, each])),
	};
	const targets = entries.map(({ name }) => ({
		template: name,
		path: join(cwd, `a.${name}`),
		name: `a.${name}`,
		fault: null,
		kept: null,
	}));
	const input = { path: "a.txt", file: join(cwd, "a.txt"), shown: "a.txt" };
	return {
		convert: () => convertOne({ input, targets, fault: null }, run),
		isWritten: () => existsSync(join(cwd, "a.one")),
	};
}

test("an input is written", async () => {
	const { convert, isWritten } = conversion(sound);
	await convert();
	expect(isWritten()).toBe(true);
});

test("a template that fails comes before any output", async () => {
	const { convert, isWritten } = conversion(sound, failing);
	await expect(convert()).rejects.toThrow("no words");
	expect(isWritten()).toBe(false);
});
