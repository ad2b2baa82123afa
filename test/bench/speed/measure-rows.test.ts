import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { measureRows } from "../../../bench/speed/measure-rows.ts";
import type { Measured } from "../../../bench/speed/measured.ts";
import type { Row } from "../../../bench/speed/row.ts";
import { quick } from "../../../bench/speed/scale.ts";

afterEach(() => vi.restoreAllMocks());

const measured: Measured = { row: "works", kind: "race", what: "work", raced: [], verdicts: [] };

test("a row that fails is reported, the others are kept, and nothing stays behind", async () => {
	const written: string[] = [];
	const write = (text: unknown) => written.push(String(text)) > 0;
	vi.spyOn(process.stdout, "write").mockImplementation(write);
	vi.spyOn(process.stderr, "write").mockImplementation(write);
	const folders: string[] = [];
	const row = (name: string, work: () => readonly Measured[]): Row => ({
		name,
		seconds: 1,
		measure: ({ folder }) => {
			folders.push(folder);
			writeFileSync(join(folder, "input"), "notes");
			return work();
		},
	});
	const fails = row("fails", () => {
		throw new Error("Unexpected count of files");
	});
	const kept: string[] = [];
	const failed = await measureRows([fails, row("works", () => [measured])], quick, ({ name }, all) => {
		kept.push(`${name}: ${all.length}`);
	});
	expect(failed).toEqual([fails]);
	expect(kept).toEqual(["works: 1"]);
	expect(written.join("")).toContain("fails: Error: Unexpected count of files");
	expect(folders.map((folder) => existsSync(folder))).toEqual([false, false]);
});
