import { expect, test } from "vitest";
import { findDate } from "../../src/fields/find-date.ts";
import { read } from "./read.ts";

function dateIn(text: string): string | null {
	const reads = (raw: string): boolean => read("date", raw).value !== null;
	const span = findDate(text, (raw) => /\d{4}|\p{L}{3}/u.test(raw) && reads(raw));
	return span && text.slice(span.start, span.end);
}

test.each<[string, string | null]>([
	["Minutes of the Board, January 21, 2015", "January 21, 2015"],
	["Meeting of 4 June 2018 in Rome", "4 June 2018"],
	["Committee 2020-03-11", "2020-03-11"],
	["#harbour: Infra (2015-08-06)", "2015-08-06"],
	["Monday, November 14, 2016, 15:50-17:50", "Monday, November 14, 2016"],
	["held on Tuesday 12th May 2015 at 7.30 p.m.", "Tuesday 12th May 2015"],
	["Séance du 3 mars 2016", "3 mars 2016"],
	["Retreat 4-5 May 2019", "4-5 May 2019"],
	["Minutes, 4 - 5 May 2019", "4 - 5 May 2019"],
	["Session 4 - 15.4.2026", null],
	["Side event 3 - 15 April 2026", null],
	["Meeting No. 14", null],
	["Second edition", null],
])("%j", (text, expected) => {
	expect(dateIn(text)).toBe(expected);
});
