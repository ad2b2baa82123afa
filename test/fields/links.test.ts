import { describe, expect, test } from "vitest";
import { findAddresses } from "../../src/fields/address.ts";
import { links } from "../../src/fields/links.ts";
import { contextOf, read, wrapped } from "./read.ts";

const url = "https://who.int/guide";

describe("one link", () => {
	test.each([
		["Video of event", "Video of event", null],
		["Recording (coming soon)", "Recording (coming soon)", null],
		[url, url, url],
		["www.itf-fishers.example/campaign", "www.itf-fishers.example/campaign", "www.itf-fishers.example/campaign"],
		["who.int", "who.int", "who.int"],
		["office@clinic.example", "office@clinic.example", "office@clinic.example"],
		["Contact for the clinic: office@clinic.example", "Contact for the clinic", "office@clinic.example"],
		["ILO page: https://who.int/guide", "ILO page", url],
		["ILO page - https://who.int/guide", "ILO page", url],
		["ILO page – https://who.int/guide.", "ILO page", url],
		["ILO page (https://who.int/guide)", "ILO page", url],
		["ILO page, https://who.int/guide", "ILO page", url],
		["ILO page https://who.int/guide", "ILO page", url],
		["ILO page <https://who.int/guide>", "ILO page", url],
		["<https://who.int/guide>", url, url],
		["(https://who.int/guide)", url, url],
		["https://who.int/guide - ILO page", "ILO page", url],
		["https://who.int/guide: ILO page", "ILO page", url],
		["https://who.int/guide (ILO page)", "ILO page", url],
		["[ILO page](https://who.int/guide)", "ILO page", url],
		["[ILO page](<https://who.int/guide>)", "ILO page", url],
		['[ILO page](<https://who.int/the guide> "A title")', "ILO page", "https://who.int/the guide"],
		["[ILO page](https://who.int/a(b)c(d))", "ILO page", "https://who.int/a(b)c(d)"],
		["[](https://who.int/guide)", url, url],
		[`[ILO page](https://who.int/guide "It said "hi" there")`, "ILO page", url],
		["[ILO page](https://who.int/guide 'It's there')", "ILO page", url],
		["[ILO page](https://who.int/guide (there))", "ILO page", url],
		["See [ILO page](https://who.int/guide) (in French)", "See ILO page (in French)", url],
		["- ILO page: https://who.int/guide", "ILO page", url],
		["• https://who.int/guide", url, url],
		["11. https://who.int/guide", url, url],
		["1. ILO page: https://who.int/guide", "ILO page", url],
		["Recording: https://who.int/guide (in French)", "Recording (in French)", url],
		["ILO page: https://en.wikipedia.org/wiki/ILO_(body)", "ILO page", "https://en.wikipedia.org/wiki/ILO_(body)"],
		["https://who.int/guide?a=1&b=2#top", "https://who.int/guide?a=1&b=2#top", "https://who.int/guide?a=1&b=2#top"],
		["Notes: notes.pdf", "Notes: notes.pdf", null],
		["Programme, e.g. Node.js", "Programme, e.g. Node.js", null],
		["Report 2.1 of Jan.Feb", "Report 2.1 of Jan.Feb", null],
		["Fish & chips <b>x</b>", "Fish & chips <b>x</b>", null],
		["Recording - - in French", "Recording - - in French", null],
		["Recording ( ", "Recording", null],
		["Recording - -", "Recording", null],
		["Recording ()", "Recording", null],
		["ILO page\nhttps://who.int/guide", "ILO page", url],
	])("%s", (raw, title, address) => {
		expect(read("links", raw).value).toEqual([{ title, url: address }]);
	});
});

describe("several links", () => {
	test.each([
		[
			"Video\nPhotos",
			[
				["Video", null],
				["Photos", null],
			],
		],
		[
			"Guide: www.who.int/g   Photos: https://a.example/p",
			[
				["Guide", "www.who.int/g"],
				["Photos", "https://a.example/p"],
			],
		],
		[
			"Guide: www.who.int/g; Photos: https://a.example/p",
			[
				["Guide", "www.who.int/g"],
				["Photos", "https://a.example/p"],
			],
		],
		[
			"Guide - www.who.int/g Photos - https://a.example/p",
			[
				["Guide", "www.who.int/g"],
				["Photos", "https://a.example/p"],
			],
		],
		[
			"Guide (www.who.int/g), Photos (https://a.example/p)",
			[
				["Guide", "www.who.int/g"],
				["Photos", "https://a.example/p"],
			],
		],
		[
			"https://a.example/m | https://b.example/n",
			[
				["https://a.example/m", "https://a.example/m"],
				["https://b.example/n", "https://b.example/n"],
			],
		],
		[
			"https://a.example/m https://b.example/n",
			[
				["https://a.example/m", "https://a.example/m"],
				["https://b.example/n", "https://b.example/n"],
			],
		],
		[
			"https://a.example/m, https://b.example/n",
			[
				["https://a.example/m", "https://a.example/m"],
				["https://b.example/n", "https://b.example/n"],
			],
		],
		[
			"https://a.example/m - Maps | https://b.example/n - Names",
			[
				["Maps", "https://a.example/m"],
				["Names", "https://b.example/n"],
			],
		],
		[
			"https://a.example/m | Names: https://b.example/n",
			[
				["https://a.example/m", "https://a.example/m"],
				["Names", "https://b.example/n"],
			],
		],
		[
			"[Maps](https://a.example/m), [Names](https://b.example/n)",
			[
				["Maps", "https://a.example/m"],
				["Names", "https://b.example/n"],
			],
		],
		[
			"Maps\nhttps://a.example/m\n\nContact: a@b.org",
			[
				["Maps", "https://a.example/m"],
				["Contact", "a@b.org"],
			],
		],
		[
			"Maps\n\nhttps://a.example/m\n\nNames\n\nwww.b.example",
			[
				["Maps", "https://a.example/m"],
				["Names", "www.b.example"],
			],
		],
		[
			"Video\n\nMaps\n\nhttps://a.example/m",
			[
				["Video", null],
				["Maps", null],
				["https://a.example/m", "https://a.example/m"],
			],
		],
		[
			"Video\nMaps\nhttps://a.example/m",
			[
				["Video", null],
				["Maps", "https://a.example/m"],
			],
		],
		[
			"www.a.example and www.b.example",
			[
				["www.a.example", "www.a.example"],
				["www.b.example", "www.b.example"],
			],
		],
		[
			"Maps: www.a.example / www.b.example",
			[
				["Maps", "www.a.example"],
				["www.b.example", "www.b.example"],
			],
		],
		[
			"[Maps](https://a.example/m) and [Names](https://b.example/n).",
			[
				["Maps", "https://a.example/m"],
				["Names", "https://b.example/n"],
			],
		],
		[
			"Ann <a@b.org>, Bob <b@b.org>",
			[
				["Ann", "a@b.org"],
				["Bob", "b@b.org"],
			],
		],
		[
			"Video | Photos",
			[
				["Video", null],
				["Photos", null],
			],
		],
		["N/A", []],
		["", []],
	])("%s", (raw, expected) => {
		expect(read("links", raw).value).toEqual(expected.map(([title, address]) => ({ title, url: address })));
	});
});

test.each([
	"The report on nets is at https://who.int/guide and is short.",
	"The plan <https://who.int/guide> is short.",
	"Slides are at https://who.int/guide for a week",
	"Le plan est sur https://who.int/guide et il est court.",
])("a sentence around an address is its title, the address in its place: %s", (raw) => {
	const [item] = read("links", raw).items;
	expect([item?.value, item?.raw]).toEqual([{ title: raw, url }, raw]);
	const printed = links.print([{ title: raw, url }]);
	expect(read("links", printed).value).toEqual([{ title: raw, url }]);
});

test.each([
	["ILO page https://who.int/guide (in French)", "ILO page (in French)"],
	["ILO page https://who.int/guide in French", "ILO page in French"],
	["ILO page: https://who.int/guide, in French.", "ILO page in French."],
	["The plan (https://who.int/guide) is short.", "The plan is short."],
])("no sentence: %s", (raw, title) => {
	expect(read("links", raw).value).toMatchObject([{ url }]);
	expect(read("links", raw).items[0]?.value).toHaveProperty("title", title);
});

test("the words around an address are left over where brackets are among them", () => {
	const [item] = read("links", "The report [on nets is at https://who.int/guide and is short.").items;
	expect([item?.value, item?.raw]).toEqual([{ title: url, url }, url]);
});

test("a line without words can't be read", () => {
	expect(read("links", "Video\n- -").items.map(({ value, raw }) => [value, raw])).toEqual([
		[{ title: "Video", url: null }, "Video"],
		[null, "-"],
	]);
});

test("the item of a lost address reaches over what is left of it", () => {
	expect(read("links", "Recording - -").items[0]?.raw).toBe("Recording - -");
});

test("a title and its address in wrapped lines are one item", () => {
	const { items } = links.read(wrapped("Draft\nconclusions\nhttps://who.int/guide"), contextOf());
	expect(items.map(({ value, raw }) => [value, raw])).toEqual([
		[{ title: "Draft conclusions", url }, "Draft\nconclusions\nhttps://who.int/guide"],
	]);
});

test.each([
	["see https://a.example/x, or (www.b.org).", ["https://a.example/x", "www.b.org"]],
	["Mail a.b+c@d.org!", ["a.b+c@d.org"]],
	["e.g. 3.14, i.e. p.m. U.S. v2.0", []],
	["“https://a.example/x”", ["https://a.example/x"]],
	["mailto:a@b.org", ["mailto:a@b.org"]],
	["UN.org/en and http://localhost:8080/x", ["UN.org/en", "http://localhost:8080/x"]],
])("the addresses in %s", (text, addresses) => {
	expect(findAddresses(text).map(({ start, end }) => text.slice(start, end))).toEqual(addresses);
});
