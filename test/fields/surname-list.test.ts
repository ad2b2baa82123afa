import { expect, test } from "vitest";
import type { Person } from "../../src/ast/nodes.ts";
import { read } from "./read.ts";

function written(raw: string): string[] {
	const people = read("people", raw).items.map(({ value }) => value as Person);
	return people.map(({ honorific, name, affiliation }) =>
		[honorific, name, affiliation === undefined ? undefined : `| ${affiliation}`].filter(Boolean).join(" "),
	);
}

test.each([
	["Captains Adeyemi, Crane, Hollis, Pell", ["Captains Adeyemi", "Crane", "Hollis", "Pell"]],
	["Captains Adeyemi, Crane and Pell", ["Captains Adeyemi", "Crane", "Pell"]],
	["Mayhew; Captains Adeyemi, Crane", ["Mayhew", "Captains Adeyemi", "Crane"]],
	["Prior, Van Horn, Zamora", ["Prior", "Van Horn", "Zamora"]],
	["Prior, Van Horn,\nZamora", ["Prior", "Van Horn", "Zamora"]],
	["Robert Adeyemi, Crane, Hollis, Pell", ["Robert Adeyemi", "Crane", "Hollis", "Pell"]],
	["Crane, Robert Adeyemi, Hollis, Pell, Geneva", ["Crane", "Robert Adeyemi", "Hollis", "Pell | Geneva"]],
])("%j is a list of family names", (raw, expected) => {
	expect(written(raw)).toEqual(expected);
});

test.each([
	["Ann Lee, Oxfam", ["Ann Lee | Oxfam"]],
	["Ann Lee, Oxfam, Bristol", ["Ann Lee | Oxfam, Bristol"]],
	["Ann Lee, Oxfam, Bob Cole, Caritas", ["Ann Lee | Oxfam", "Bob Cole | Caritas"]],
	["Ann Lee, Oxfam; Captains Bell, Crane", ["Ann Lee | Oxfam", "Captains Bell", "Crane"]],
	["Captain Ann Lee, Oxfam", ["Captain Ann Lee | Oxfam"]],
	[
		"Ann Lee, Oxfam, Bob Cole, Caritas, Mary Dee, Unitas",
		["Ann Lee | Oxfam", "Bob Cole | Caritas", "Mary Dee | Unitas"],
	],
])("%j tells who people are with", (raw, expected) => {
	expect(written(raw)).toEqual(expected);
});
