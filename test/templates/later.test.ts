import { expect, test } from "vitest";
import { allNow, later, now } from "../../src/templates/later.ts";
import { safeText } from "../../src/templates/safe-text.ts";

test("a value is made once, when it is first asked for", () => {
	let turns = 0;
	const value = later(() => `made ${++turns}`);
	expect(turns).toBe(0);
	expect([now(value), now(value), now("there already")]).toEqual(["made 1", "made 1", "there already"]);
});

test("data as JSON have all that was not made yet, and know what is safe", () => {
	const prose = { html: later(() => safeText("html", "<p>a</p>")), text: later(() => safeText("text", "")) };
	const data = { sections: later(() => [prose]) };
	expect(JSON.parse(JSON.stringify(data, allNow))).toEqual({
		sections: [{ html: { safe: "html", text: "<p>a</p>" }, text: "" }],
	});
});
