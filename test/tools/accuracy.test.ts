import { describe, expect, test } from "vitest";
import type { Facts, LabelledNote, Speaker } from "../../tools/accuracy/facts.ts";
import { compareAll, missedBars, printTallies, scoreOf } from "../../tools/accuracy/score.ts";

const speaker = (name: string, role: string | null): Speaker => ({ name, role, honorific: null, part: "speaker" });

const facts: Facts = {
	values: {
		...{ date: ["2016-02-02"], organizer: ["Friends"], meetingType: [], staff: ["Ada"], sdgs: ["5", "8"] },
		...{ sections: ["summary", "links"], tags: ["a", "b"], summaryParagraphs: ["2"], significanceListItems: ["0"] },
	},
	speakers: [speaker("Ada Lovell", "the harbour master"), speaker("Ban Oh", null)],
};

const note = (...unscored: string[]): LabelledNote => ({
	path: "a.txt",
	name: "a",
	facts,
	unscored: new Set(unscored),
});

const tallyOf = (field: string, found: Facts, labelled = note()) => {
	const tally = compareAll([[labelled, found]]).find((each) => each.field === field);
	if (tally === undefined) throw new Error(`expected a tally of ${field}`);
	return tally;
};

describe("the score", () => {
	test("is perfect for what the labels say, articles of roles aside", () => {
		const found = { ...facts, speakers: [speaker("Ban Oh", null), speaker("Ada Lovell", "harbour master")] };
		const tallies = compareAll([[note(), found]]);
		expect(tallies.flatMap(({ misses }) => misses)).toEqual([]);
		expect(tallies.map((tally) => scoreOf(tally).f1)).toEqual(tallies.map(() => 1));
		expect([...missedBars(tallies, "known"), ...missedBars(tallies, "unseen")]).toEqual([]);
	});

	test("counts what is missing and what is too much, a line each", () => {
		const found = { ...facts, speakers: [speaker("Ada Lovell", "harbour"), speaker("Eve", null)] };
		const tally = tallyOf("speakers", found);
		expect(tally.misses).toEqual([
			"a: speakers: missing - | Ada Lovell | harbour master",
			"a: speakers: missing - | Ban Oh | -",
			"a: speakers: unexpected - | Ada Lovell | harbour",
			"a: speakers: unexpected - | Eve | -",
		]);
		expect(scoreOf(tallyOf("speaker names", found))).toEqual({ exact: 0, precision: 0.5, recall: 0.5, f1: 0.5 });
		expect(missedBars([tally], "unseen")).toEqual(["speakers: f1 0.000, expected at least 0.9"]);
	});

	test("minds the order of tags, not that of sections", () => {
		const found = { ...facts, values: { ...facts.values, tags: ["b", "a"], sections: ["links", "summary"] } };
		expect(tallyOf("tags", found)).toMatchObject({ right: 0, misses: ["a: tags: order"] });
		expect(tallyOf("sections", found).right).toBe(1);
	});

	test("leaves out what is a matter of taste", () => {
		const found = { ...facts, speakers: [speaker("Ada Lovell", "x"), speaker("Ban Oh", "y")] };
		const labelled = note("counts", "staff", "roles");
		const fields = compareAll([[labelled, found]]).map(({ field }) => field);
		expect(fields).not.toContain("staff");
		expect(fields).not.toContain("summaryParagraphs");
		expect(tallyOf("speakers", found, labelled).right).toBe(1);
	});

	test("is printed as a table", () => {
		expect(printTallies([tallyOf("date", facts)])).toMatch(/^field +right +notes.*\ndate +1 +1 +100\.0 % +1\.000/);
	});
});
