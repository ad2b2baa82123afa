import { expect, test } from "vitest";
import { later } from "../../src/text/later.ts";

test("a value is made once, when it is first asked for", () => {
	let turns = 0;
	const value = later(() => `made ${++turns}`);
	expect(turns).toBe(0);
	expect([value(), value()]).toEqual(["made 1", "made 1"]);
});
