import { expect, test } from "vitest";
import { process, render } from "../../src/index.ts";

test("one row, with several values in a cell", () => {
	const notes = `Date: 2 February 2016
Goals/SDGs discussed in meeting: 5, 8

Summary of information presented

Ms. Ana Reis, harbour master, said that the quay is full. Jon Hall said no.
`;
	expect(render(process(notes, { path: "harbour.txt" }), "csv").split("\n")).toEqual([
		'"report","date","title","organizer","staff","reporter","sdgs","type","links","tags","speakers","path"',
		'"2016-02-02","2016-02-02","","","","","5; 8","","","","Ms. Ana Reis; Jon Hall","harbour.txt"',
		"",
	]);
});
