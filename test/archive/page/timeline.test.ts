import { expect, test } from "vitest";
import { timeline } from "../../../src/archive/page/state.ts";

const bars = (dates: readonly string[]) =>
	timeline(Uint32Array.from(dates.keys()), dates).map(({ label, count }) => `${label}: ${count}`);

test("years without a report have a bar of their own", () =>
	expect(bars(["2014-01-01", "2017", "2014", "", "2016/2017"])).toEqual(["2014: 2", "2015: 0", "2016: 1", "2017: 2"]));

test("of few years the months are shown", () =>
	expect(bars(["2015-12-01", "2016-02-02", "2016-02"])).toEqual(["Dec 2015: 1", "Jan 2016: 0", "Feb 2016: 2"]));

test("one month alone is shown as its year", () => expect(bars(["2016-02-01", "2016-02-09"])).toEqual(["2016: 2"]));

test("only some reports are counted", () => {
	const dates = ["2014", "2015", "2016", "2017"];
	expect(timeline(Uint32Array.of(1, 3), dates).map(({ count }) => count)).toEqual([1, 0, 1]);
});

test("a slip in a year makes no thousands of bars", () => expect(bars(["0201", "2016"])).toHaveLength(2));
test("no dates, no bars", () => expect(bars(["", "XXXX-01-02"])).toEqual([]));
