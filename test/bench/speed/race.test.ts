import { describe, expect, test } from "vitest";
import { isMet } from "../../../bench/speed/measured.ts";
import { against, type Entrant, race, ranked } from "../../../bench/speed/race.ts";

const entrant = (name: string, seconds: readonly number[]): Entrant => {
	let round = 0;
	return {
		name,
		less: name === "ours" ? null : "no findings",
		run: () => seconds[round++] ?? 0,
		proof: () => "2 files",
	};
};

describe("a race", () => {
	const raced = ranked(race([entrant("ours", [2, 6, 4]), entrant("theirs", [1, 2, 2])], 3));

	test("sets the first against all others", () => {
		expect(raced.map(({ name, times, ratio }) => [name, times.median, ratio?.median ?? null])).toEqual([
			["ours", 4, null],
			["theirs", 2, 2],
		]);
	});

	test("tells what was left undone, and the proof", () => {
		expect(raced.map(({ less, proof }) => [less, proof])).toEqual([
			[null, "2 files"],
			["no findings", "2 files"],
		]);
	});

	test.each([
		[1.5, false],
		[2, true],
		[2.5, true],
	])("against a bar of %d", (atMost, met) => {
		expect(against(raced, "theirs", atMost).map(isMet)).toEqual([met]);
	});

	test("has no verdict against one that was not there", () => expect(against(raced, "nobody", 1)).toEqual([]));
});
