import { expect, test } from "vitest";
import { allNow, later, now, safeText, withGetters } from "../../src/templates/values.ts";

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

test("with getters, the pairs of an object are its values, each made once, and one object stays one", () => {
	let turns = 0;
	const html = safeText("html", "<p>a</p>");
	const section = { key: "a", html: later(() => html), speakers: later(() => [{ turn: ++turns }]) };
	const data = { list: [section], sections: later(() => Object.assign(Object.create(null), { a: section })) };
	const copy = withGetters(data) as { list: object[]; sections: Record<string, object> };
	expect(turns).toBe(0);
	expect(Object.entries(copy.list[0] ?? {})).toEqual([
		["key", "a"],
		["html", html],
		["speakers", [{ turn: 1 }]],
	]);
	expect(copy.sections["a"]).toBe(copy.list[0]);
	expect(copy.sections).toBe(copy.sections);
	expect(Object.getPrototypeOf(copy.sections)).toBeNull();
	expect(turns).toBe(1);
	expect([typeof section.speakers, now(section.speakers)]).toEqual(["function", [{ turn: 1 }]]);
});
