import { expect, test } from "vitest";
import { orderOf, type Sort } from "../../../src/archive/page/state.ts";

const order = orderOf({
	titles: ["Board 10", "Board 2", "ärzte", "Zoo", "Board 2"],
	dates: ["2016-02-02", "2017", "", "2016-02", "2016-02-02"],
});
const all = Uint32Array.of(0, 1, 2, 3, 4);
const scores = Float32Array.of(1, 3, 2, 0, 3);

test.each<[Sort, number[]]>([
	[{ by: "date", down: true }, [1, 0, 4, 3, 2]],
	[{ by: "date", down: false }, [3, 0, 4, 1, 2]],
	[{ by: "title", down: false }, [2, 1, 4, 0, 3]],
	[{ by: "title", down: true }, [3, 0, 1, 4, 2]],
	[{ by: "match", down: true }, [1, 4, 2, 0, 3]],
	[{ by: "match", down: false }, [3, 0, 2, 1, 4]],
])("%j", (sort, expected) => expect([...order(all, sort, scores)]).toEqual(expected));

test("of some reports only those are shown", () => {
	expect([...order(Uint32Array.of(0, 2, 4), { by: "title", down: false }, scores)]).toEqual([2, 4, 0]);
	expect([...order(Uint32Array.of(0, 2, 4), { by: "match", down: true }, scores)]).toEqual([4, 2, 0]);
});

test("without anything searched for, the best match is the newest", () =>
	expect([...order(all, { by: "match", down: true }, null)]).toEqual([1, 0, 4, 3, 2]));
