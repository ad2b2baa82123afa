import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { rows } from "../../tools/bench/rows.ts";
import { root } from "./pages.ts";

test("the page on performance has lines of every row, and of no other", () => {
	const page = readFileSync(join(root, "docs/performance.md"), "utf8");
	const [, table = ""] = /<!-- bench table -->\n([\s\S]*?)<!-- \/bench -->/.exec(page) ?? [];
	const named = [...table.matchAll(/^\| ([\w-]+) \|/gm)].map(([, name]) => name);
	expect([...new Set(named)]).toEqual(["row", ...Object.keys(rows)]);
	expect(page).toContain("<!-- bench machine -->");
});
