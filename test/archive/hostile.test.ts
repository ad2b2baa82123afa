import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse as parseCsv } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import type { ReportsData } from "../../src/archive/data.ts";
import { run } from "../cli/world.ts";
import { tree } from "../tree.ts";
import { archived } from "./archived.ts";
import { hostileNotes } from "./hostile-notes.ts";

const cwd = () =>
	tree(Object.fromEntries(Object.entries(archived(hostileNotes)).map(([path, text]) => [`out/${path}`, text])));

describe("hostile words", () => {
	test("break no data file", async () => {
		const folder = cwd();
		expect(await run(["archive", "out", "--base-url", "https://example.org"], { cwd: folder })).toMatchObject({
			code: 0,
		});
		const read = (path: string): string => readFileSync(join(folder, "out", path), "utf8");
		const given: string[] = [];
		for (const name of ["reports", "words", "words-0"]) {
			new Function("rapporteurArchive", read(`catalogue.data/${name}.js`))((...all: string[]) =>
				given.push(all[2] ?? ""),
			);
		}
		const reports = JSON.parse(given[0] ?? "") as ReportsData;
		expect(reports.titles).toHaveLength(Object.keys(hostileNotes).length);
		const tags = reports.facets.find(({ key }) => key === "tags");
		expect(tags?.values).toEqual(
			expect.arrayContaining(["__proto__", "constructor", "</script><script>window.ran=true</script>"]),
		);
		expect(read("index.html").match(/<script/g)).toHaveLength(1);
	});

	test("start no formula and break no line", async () => {
		const folder = cwd();
		await run(["archive", "out"], { cwd: folder });
		const read = (path: string): string => readFileSync(join(folder, "out", path), "utf8");
		const rows: string[][] = parseCsv(read("catalogue.csv"));
		expect(
			rows
				.slice(1)
				.flat()
				.filter((cell) => /^[=+@-]/.test(cell)),
		).toEqual([]);
		expect(read("catalogue.jsonl").split(/[\n\u2028\u2029\u0085]/)).toHaveLength(Object.keys(hostileNotes).length + 1);
		expect(read("catalogue.xml")).not.toContain("<script");
	});
});
