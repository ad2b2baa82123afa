import { describe, expect, test } from "vitest";
import type { Person } from "../../src/ast/nodes.ts";
import { read } from "./read.ts";

function person(raw: string): Person[] {
	return read("people", raw).items.map(({ value }) => value as Person);
}

describe("an office behind a name is a role, however it is set off", () => {
	test.each<[string, Partial<Person>]>([
		["Bo Dee (Director)", { role: "Director" }],
		["Bo Dee (Programme Director)", { role: "Programme Director" }],
		["Bo Dee (Director of UNICEF)", { role: "Director of UNICEF" }],
		["Bo Dee (intern)", { role: "intern" }],
		["Bo Dee, Chair", { role: "Chair" }],
		["Bo Dee – Executive Director", { role: "Executive Director" }],
		["Bo Dee (BD), Chair", { role: "Chair", remark: "BD" }],
		["Bo Dee (Intern), Director", { role: "Intern", affiliation: "Director" }],
	])("%s", (raw, rest) => {
		expect(person(raw)).toEqual([{ name: "Bo Dee", ...rest }]);
	});
});

describe("no office, or more than one", () => {
	test.each<[string, Partial<Person>]>([
		["Bo Dee (online)", { remark: "online" }],
		["Bo Dee (Geneva)", { remark: "Geneva" }],
		["Bo Dee (represented by an intern)", { remark: "represented by an intern" }],
		["Bo Dee (on behalf of the Director)", { remark: "on behalf of the Director" }],
		["Bo Dee, UNICEF", { affiliation: "UNICEF" }],
		["Bo Dee, Director of UNICEF", { affiliation: "Director of UNICEF" }],
		["Bo Dee - UNICEF - Delegate", { affiliation: "UNICEF - Delegate" }],
	])("%s", (raw, rest) => {
		expect(person(raw)).toEqual([{ name: "Bo Dee", ...rest }]);
	});
});
