import { describe, expect, test } from "vitest";
import type { Growth, Race } from "../../../../bench/speed/measured.ts";
import { barsTable, growthTable, raceTable, slopesTable } from "../../../../bench/speed/page/tables.ts";

const spread = (median: number) => ({ median, low: median / 2, high: median * 2, rounds: 3 });

const race: Race = {
	row: "check",
	kind: "race",
	what: "check of 1,000 notes",
	raced: [
		{ name: "rapporteur", times: spread(0.25), ratio: null, less: null, proof: "1000 of 1000 files" },
		{ name: "rumdl", times: spread(0.1), ratio: spread(2.5), less: "no fields", proof: "1000 of 1000 files" },
		{ name: "slow", times: spread(2), ratio: spread(0.125), less: "nothing", proof: null },
	],
	verdicts: [
		{ what: "against rumdl", value: 2.5, atMost: 1 },
		{ what: "against slow", value: 0.125, atMost: 1 },
	],
};

const growth: Growth = {
	row: "growth-size",
	kind: "growth",
	what: "one file",
	unit: "bytes",
	lines: [
		{ name: "check", points: [{ size: 65_536, seconds: 0.2, peak: 60_000 }] },
		{ name: "markdown-it", points: [{ size: 65_536, seconds: 0.1, peak: 50_000 }] },
	],
	verdicts: [],
};

describe("tables of figures", () => {
	test("bars, and by how much they are missed", () => {
		expect(barsTable([race]).split("\n").slice(2)).toEqual([
			"| check of 1,000 notes | against rumdl | 2.5 | 1 | **missed** by 150 % |",
			"| check of 1,000 notes | against slow | 0.125 | 1 | met |",
		]);
	});

	test("a race, with what each leaves undone", () => {
		expect(raceTable(race).split("\n").slice(4)).toEqual([
			"| rapporteur | 250 ms | 125 ms to 500 ms | 3 |  | 1000 of 1000 files |  |",
			"| rumdl | 100 ms | 50 ms to 200 ms | 3 | 2.5 (1.25 to 5) | 1000 of 1000 files | no fields |",
			"| slow | 2 s | 1 s to 4 s | 3 | 0.125 (0.0625 to 0.25) |  | nothing |",
		]);
	});

	test("growth, one line a size", () => {
		expect(growthTable(growth).split("\n").at(-1)).toBe("| 64 KB | 200 ms, 58.6 MB | 100 ms, 48.8 MB |");
	});

	test("the ten steepest slopes, with the time at each size", () => {
		const points = [
			{ size: 65_536, value: 0.1 },
			{ size: 8_388_608, value: 14.2 },
		];
		const shapes = [
			{ name: "dashes", slope: 1.01, points },
			...Array.from({ length: 10 }, () => ({ name: "bullets", slope: 1.0214, points })),
		];
		expect(slopesTable({ row: "hostile", kind: "slopes", what: "", shapes, verdicts: [] }).split("\n")).toEqual([
			"| shape | slope | 64 KB | 8 MB |",
			"|---|---|---|---|",
			...Array.from({ length: 10 }, () => "| bullets | 1.02 | 100 ms | 14.2 s |"),
			"",
			"The 10 steepest of 11 shapes; the others are in bench/results.json.",
		]);
	});
});
