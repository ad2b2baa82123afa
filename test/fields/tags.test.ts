import { expect, test } from "vitest";
import { tags } from "../../src/fields/tags.ts";
import { contextOf, read, wrapped } from "./read.ts";

test.each([
	["United Nations, Women", ["United Nations", "Women"]],
	["United Nations; Women", ["United Nations", "Women"]],
	["United Nations,Women ,  Faith", ["United Nations", "Women", "Faith"]],
	["United Nations\nWomen", ["United Nations", "Women"]],
	["- United Nations\n- Women", ["United Nations", "Women"]],
	["• United Nations\n• Women", ["United Nations", "Women"]],
	["- - - Women, - - Faith", ["Women", "Faith"]],
	["Women, Faith.", ["Women", "Faith"]],
	["U.N., Women", ["U.N.", "Women"]],
	["Women, U.N.", ["Women", "U.N."]],
	["Women,, Faith,", ["Women", "Faith"]],
	["SDG16: Peace, Justice and Strong Institutions", ["SDG16: Peace, Justice and Strong Institutions"]],
	["SDG16: peace, justice AND strong institutions, Women", ["SDG16: peace, justice AND strong institutions", "Women"]],
	["SDG 16 - Peace, Justice and Strong Institutions", ["SDG 16 - Peace, Justice and Strong Institutions"]],
	["Goal 16 Peace, Justice & Strong Institutions", ["Goal 16 Peace, Justice & Strong Institutions"]],
	["Peace, Justice and Strong Institutions", ["Peace, Justice and Strong Institutions"]],
	[
		"SDG9: Industry, Innovation and Infrastructure, SDG5: Gender Equality",
		["SDG9: Industry, Innovation and Infrastructure", "SDG5: Gender Equality"],
	],
	["SDG9: Industry, Innovation, and Infrastructure", ["SDG9: Industry, Innovation, and Infrastructure"]],
	["SDG9: Industry,\u00a0Innovation and Infrastructure.", ["SDG9: Industry, Innovation and Infrastructure"]],
	["SDG16: Peace; Justice and Strong Institutions", ["SDG16: Peace", "Justice and Strong Institutions"]],
	["SDG16: Peace, Women", ["SDG16: Peace", "Women"]],
	["SDG16: Peace, Justice", ["SDG16: Peace", "Justice"]],
	["SDG3: Good Health and Well-Being", ["SDG3: Good Health and Well-Being"]],
	["Women (girls, mothers), Faith", ["Women (girls, mothers)", "Faith"]],
	["Women (girls, Faith", ["Women (girls", "Faith"]],
	["#Women #SDG5 #UN", ["#Women", "#SDG5", "#UN"]],
	["#Women, #SDG5", ["#Women", "#SDG5"]],
	["#Women and girls, Faith", ["#Women and girls", "Faith"]],
	["United  Nations", ["United Nations"]],
	["Frauen, 女性", ["Frauen", "女性"]],
	["constructor, __proto__", ["constructor", "__proto__"]],
	["Women, N/A", ["Women"]],
	["N/A", []],
	["", []],
])("%s", (raw, value) => {
	expect(read("tags", raw).value).toEqual(value);
});

test("a tag without letters or figures can't be read", () => {
	expect(read("tags", "Women, ???").items.map(({ value, raw }) => [value, raw])).toEqual([
		["Women", "Women"],
		[null, "???"],
	]);
});

test("a wrapped line parts no tag", () => {
	const { value, items } = tags.read(wrapped("SDG16: Peace,\nJustice and Strong\n Institutions, Women"), contextOf());
	expect(value).toEqual(["SDG16: Peace, Justice and Strong Institutions", "Women"]);
	expect(items[1]?.position.start).toEqual({ line: 3, column: 16, offset: 48 });
});

test("the form may name further separators", () => {
	expect(read("tags", "Women / Faith, Peace", { separators: ["/"] }).value).toEqual(["Women", "Faith", "Peace"]);
});
