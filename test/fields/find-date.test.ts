import { expect, test } from "vitest";
import { findDate, findSaidDate } from "../../src/fields/find-date.ts";
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

/** The same, with days that the calendar lacks. */
function saidDateIn(text: string): string | null {
	const reads = (raw: string): boolean => read("date", raw).value !== null;
	const span = findSaidDate(text, (raw) => /\d{4}|\p{L}{3}/u.test(raw) && reads(raw));
	return span && text.slice(span.start, span.end);
}

test.each<[string, string | null]>([
	["30 Feb 2026", "30 Feb 2026"],
	["Tues 31 Sept 2026", "Tues 31 Sept 2026"],
	["Board, Feb 30, 2026", "Feb 30, 2026"],
	["30/02/2026", "30/02/2026"],
	["2026-02-30", "2026-02-30"],
	["29 Feb 2025", "29 Feb 2025"],
	["30 Feb - 2 March 2026", "30 Feb - 2 March 2026"],
	["Retreat 28-31 Feb 2026", "28-31 Feb 2026"],
	["29 Feb 2024", "29 Feb 2024"],
	["31 March 2026", "31 March 2026"],
	["Bulletin 45 March 2026", "March 2026"],
	["4 March 2026 (not 30 Feb 2026)", "4 March 2026"],
	["29 members", null],
])("a day that does not exist: %j", (text, expected) => {
	expect(saidDateIn(text)).toBe(expected);
});
