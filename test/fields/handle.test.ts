import { describe, expect, test } from "vitest";
import type { Person } from "../../src/ast/nodes.ts";
import { read } from "./read.ts";

function peopleIn(raw: string): Person[] {
	return read("people", raw).items.map(({ value }) => value as Person);
}

describe("handles", () => {
	test.each<[string, Person[]]>([
		["@annb:fedora.im", [{ name: "@annb:fedora.im", handle: "@annb:fedora.im" }]],
		["Ann Bell @ann.b:matrix.org", [{ name: "Ann Bell", handle: "@ann.b:matrix.org" }]],
		["Ann Bell (@annb:fedora.im)", [{ name: "Ann Bell", handle: "@annb:fedora.im" }]],
		["Ann Bell, @annb:fedora.im", [{ name: "Ann Bell", handle: "@annb:fedora.im" }]],
		["@annb: hello", [{ name: "@annb", affiliation: "hello", handle: "@annb" }]],
		[
			"@annb:fedora.im, @bo:matrix.org and @cy",
			[
				{ name: "@annb:fedora.im", handle: "@annb:fedora.im" },
				{ name: "@bo:matrix.org", handle: "@bo:matrix.org" },
				{ name: "@cy", handle: "@cy" },
			],
		],
		[
			"Ann Bell, @annb, Bo Li, @bo",
			[
				{ name: "Ann Bell", handle: "@annb" },
				{ name: "Bo Li", handle: "@bo" },
			],
		],
		[
			"Ann Bell @annb, @bo",
			[
				{ name: "Ann Bell", handle: "@annb" },
				{ name: "@bo", handle: "@bo" },
			],
		],
	])("%s", (raw, people) => {
		expect(peopleIn(raw)).toEqual(people);
	});
});

test.each([
	["h01ger|away", ["h01ger|away"]],
	["ann, h01ger|away, bo", ["ann", "h01ger|away", "bo"]],
	["Ann Bell|Bo Li", ["Ann Bell", "Bo Li"]],
	["Ann | Bo", ["Ann", "Bo"]],
	["Isabel|Curtynn", ["Isabel", "Curtynn"]],
	["ann|bo", ["ann", "bo"]],
])("the line in %s", (raw, names) => {
	expect(peopleIn(raw).map(({ name }) => name)).toEqual(names);
});

describe("addresses behind a name", () => {
	test.each<[string, Person[]]>([
		["Ann Bell <a@b.net>", [{ name: "Ann Bell", remark: "a@b.net" }]],
		["Ann Bell <mailto:a@b.net>, UNICEF", [{ name: "Ann Bell", affiliation: "UNICEF", remark: "a@b.net" }]],
		[
			"Ann Bell <a@b.net>, Bo Li <b@c.net>",
			[
				{ name: "Ann Bell", remark: "a@b.net" },
				{ name: "Bo Li", remark: "b@c.net" },
			],
		],
		["Ann Bell (Intern) <a@b.net>", [{ name: "Ann Bell", role: "Intern", remark: "a@b.net" }]],
		["<ann@b.net>", [{ name: "<ann@b.net>" }]],
		[
			"Ann Bell ann@x.org, Bob Cole bob@x.org",
			[
				{ name: "Ann Bell", remark: "ann@x.org" },
				{ name: "Bob Cole", remark: "bob@x.org" },
			],
		],
		[
			"Dr Ann Bell - ann@x.org; Bob Cole, bob@x.org, UNICEF and Cy Dee mailto:cy@x.co.uk.",
			[
				{ name: "Ann Bell", honorific: "Dr", remark: "ann@x.org" },
				{ name: "Bob Cole", affiliation: "UNICEF", remark: "bob@x.org" },
				{ name: "Cy Dee", remark: "cy@x.co.uk" },
			],
		],
		[
			"Ann Bell ann@x.org/ab@x.org, Zed <zed@x.org>, Clerk of Oven (c@x.org)",
			[
				{ name: "Ann Bell", remark: "ann@x.org/ab@x.org" },
				{ name: "Zed", remark: "zed@x.org" },
				{ name: "Clerk of Oven", remark: "c@x.org", group: true },
			],
		],
		["ann@x.org, bob@x.org", [{ name: "ann@x.org" }, { name: "bob@x.org" }]],
		["Ann Bell @annb, ann@x.org", [{ name: "Ann Bell", handle: "@annb", remark: "ann@x.org" }]],
		["Ann Bell (online, ann@x.org)", [{ name: "Ann Bell", remark: "online, ann@x.org" }]],
		["ann@x.org (Ann Bell)", [{ name: "ann@x.org", remark: "Ann Bell" }]],
		["ann@x.org Ann Bell, bob@x.org Bob Cole", [{ name: "ann@x.org Ann Bell" }, { name: "bob@x.org Bob Cole" }]],
	])("%s", (raw, people) => {
		expect(peopleIn(raw)).toEqual(people);
	});
});

test("two addresses on a line of a list are two people", () => {
	const people = read("people", "Ann Bell a@x.org, Zed z@x.org\nBo Li\nCy Dee", { byLine: true }).value;
	expect(people).toEqual([
		{ name: "Ann Bell", remark: "a@x.org" },
		{ name: "Zed", remark: "z@x.org" },
		{ name: "Bo Li" },
		{ name: "Cy Dee" },
	]);
});
