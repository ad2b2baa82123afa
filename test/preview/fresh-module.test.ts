import { utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { freshModule } from "../../src/preview/watch.ts";
import { tree } from "../tree.ts";

test("a program that was saved has another address, and one that was not has the same", async () => {
	const file = join(tree({ "letter.mjs": "1" }), "letter.mjs");
	const load = freshModule(async (url) => url);
	const url = pathToFileURL(file).href;
	const first = await load(url);
	expect(String(first).startsWith(`${url}?saved=`)).toBe(true);
	expect(await load(url)).toBe(first);
	writeFileSync(file, "2");
	utimesSync(file, 1, 1);
	expect(await load(url)).not.toBe(first);
});

test("a program that is not there is imported all the same, so that the error is reported", async () => {
	const url = pathToFileURL(join(tree({}), "letter.mjs")).href;
	expect(await freshModule(async (asked) => asked)(url)).toBe(url);
});
