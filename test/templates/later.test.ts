import { expect, test } from "vitest";
import { lazy } from "../../src/text/lazy.ts";

test("a value is made once, when it is first asked for", () => {
	let turns = 0;
	const value = lazy(() => `made ${++turns}`);
	expect(turns).toBe(0);
	expect([value(), value()]).toEqual(["made 1", "made 1"]);
});
