import { expect, test } from "vitest";
import type { Growth, Race } from "../../../bench/speed/measured.ts";
import { printMeasured } from "../../../bench/speed/table.ts";

const spread = (median: number) => ({ median, low: median / 2, high: median * 2, rounds: 3 });

test("a race has a line for each contender, and one for each bar", () => {
	const race: Race = {
		row: "check",
		kind: "race",
		what: "check of 1,000 notes",
		raced: [
			{ name: "rapporteur", times: spread(0.25), ratio: null, less: null, proof: "1000 of 1000 files" },
			{ name: "rumdl", times: spread(1.5), ratio: spread(0.1666), less: "no fields", proof: "1000 of 1000 files" },
		],
		verdicts: [
			{ what: "against rumdl", value: 0.1666, atMost: 1.75 },
			{ what: "against nobody", value: 2, atMost: 1 },
		],
	};
	expect(printMeasured(race)).toBe(
		[
			"check of 1,000 notes",
			"  rapporteur  250 ms  125 ms-500 ms, 3 rounds                          1000 of 1000 files",
			"  rumdl       1.5 s   750 ms-3 s, 3 rounds     0.167 x (0.0833-0.333)  1000 of 1000 files; no fields",
			"  met     against rumdl: 0.167, at most 1.75",
			"  MISSED  against nobody: 2, at most 1",
			"\n",
		].join("\n"),
	);
});

test("growth has a line for each size", () => {
	const growth: Growth = {
		row: "growth-files",
		kind: "growth",
		what: "convert of many notes",
		unit: "files",
		lines: [{ name: "first run", points: [{ size: 100_000, seconds: 90, peak: 300_000 }] }],
		verdicts: [],
	};
	expect(printMeasured(growth)).toBe("convert of many notes\n  first run  100,000 files  90 s  293 MB\n\n");
});
