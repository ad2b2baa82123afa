import { describe, expect, test } from "vitest";
import type { Person } from "../../src/ast/values.ts";
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
	])("%s", (raw, people) => {
		expect(peopleIn(raw)).toEqual(people);
	});
});
