import { readdirSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { clearStrays, openDrafts } from "../../src/write/replace-file.ts";
import { tree } from "../tree.ts";

const stray = ".rapporteur-01234567-89ab-cdef-0123-456789abcdef.tmp";

test("drafts that a killed run left beside a file go, once nobody can be at work on them", () => {
	const folder = tree({ [stray]: "half", ".rapporteur-mine.tmp": "", "a.md": "" });
	clearStrays(join(folder, "b.md"), Date.now());
	expect(readdirSync(folder)).toHaveLength(3);
	utimesSync(join(folder, stray), 0, 0);
	clearStrays(join(folder, "b.md"), Date.now());
	expect(readdirSync(folder).sort()).toEqual([".rapporteur-mine.tmp", "a.md"]);
	expect(() => clearStrays(join(folder, "gone/b.md"), 0)).not.toThrow();
});

test("a folder for drafts is empty at first", () => {
	const folder = tree({ "drafts/old.tmp": "half" });
	openDrafts(join(folder, "drafts"));
	expect(readdirSync(join(folder, "drafts"))).toEqual([]);
});
