import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readState, type State, sortIn, start, toggled, writeState } from "../../../src/archive/page/state.ts";

test("the address says what was asked for", () => {
	const state = toggled(toggled({ ...start, query: "clean water" }, "sdgs", "6"), "type", "Side event");
	expect(writeState({ ...state, sort: { by: "date", down: true }, page: 3 })).toBe(
		"q=clean+water&sdgs=6&type=Side+event&sort=-date&page=3",
	);
});

test.each(["#page=0", "#page=-1", "#page=1e9", "#sort=size", "#%E0%A4", "#&&=", "#"])("%s is the start", (hash) => {
	const { sort, page, query } = readState(hash);
	expect([sort, page, query]).toEqual([null, 1, ""]);
});

test("any state comes back from its address", () => {
	const value = fc.string({ unit: "grapheme" });
	const key = fc.stringMatching(/^[a-z][a-zA-Z-]{0,8}$/).filter((each) => !["q", "sort", "page"].includes(each));
	const sort = fc.record({ by: fc.constantFrom("date", "title", "match"), down: fc.boolean() });
	const state: fc.Arbitrary<State> = fc.record({
		query: value,
		chosen: fc
			.array(
				fc.tuple(
					key,
					fc.uniqueArray(value, { minLength: 1 }).map((values) => new Set(values)),
				),
			)
			.map((pairs) => new Map(pairs)),
		sort: fc.option(sort),
		page: fc.integer({ min: 1, max: 999_999 }),
	});
	fc.assert(
		fc.property(state, (each) => {
			expect(readState(`#${writeState(each)}`)).toEqual(each);
		}),
	);
});

describe("the order", () => {
	test("is the newest first, and the best match where something is searched for", () => {
		expect(sortIn(start)).toEqual({ by: "date", down: true });
		expect(sortIn({ ...start, query: "x" })).toEqual({ by: "match", down: true });
		expect(sortIn({ ...start, sort: { by: "match", down: true } })).toEqual({ by: "date", down: true });
	});
});

test("a value is chosen, and then no more; the list begins at its first page again", () => {
	const once = toggled({ ...start, page: 4 }, "type", "Side event");
	expect([once.page, [...(once.chosen.get("type") ?? [])]]).toEqual([1, ["Side event"]]);
	expect(toggled(once, "type", "Side event").chosen.size).toBe(0);
});
