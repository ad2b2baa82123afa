import { describe, expect, test } from "vitest";
import type { Report, Speaker } from "../../src/ast/nodes.ts";
import { parse, peopleRegister, process, type RegisteredPerson, render } from "../../src/index.ts";

const note = (summary: string, date = "14 June 2018"): string =>
	`Date of Meeting: ${date}\n\nSummary of information presented\n\n${summary}\n`;

/** Who says what in a note, `NAME: WORDS`, with a register. */
function said(text: string, people: readonly RegisteredPerson[]): string[] {
	return statements(text, people).map(
		({ speakers, words }) => `${speakers.map(({ name }) => name).join(" + ")}: ${words}`,
	);
}

interface Said {
	readonly speakers: readonly Speaker[];
	readonly words: string;
}

function statements(text: string, people: readonly RegisteredPerson[]): Said[] {
	const report: Report = parse(text, { people: peopleRegister(people) });
	return report.children.flatMap((child) => {
		if (child.type !== "section") return [];
		return child.statements.map(({ speakers, position: { start, end } }) => ({
			speakers,
			words: text.slice(start.offset, end.offset),
		}));
	});
}

describe("a name that the register knows is found", () => {
	test.each([
		["that of a word that is no name elsewhere", "Harbour stated that nets are few.", { name: "Harbour" }],
		["in small letters", "then ruth delacroix stated that nets are few.", { name: "Ruth Delacroix" }],
		[
			"by another spelling",
			"Delacroy-Ruth stated that nets are few.",
			{ name: "Ruth Delacroix", spellings: ["Delacroy-Ruth"] },
		],
		["by an abbreviation", "RDX: nets are few.", { name: "Ruth Delacroix", abbreviations: ["RDX"] }],
		["with curly marks", "Ruth O’Brien stated that nets are few.", { name: "Ruth O'Brien" }],
	])("%s", (_, summary, person) => {
		const found = statements(note(summary), [{ ...person, speaks: true }]);
		expect(found.map(({ speakers }) => speakers.map(({ registered }) => registered))).toEqual([[person.name]]);
	});

	test("an abbreviation in other letters is not one, nor is a part of a longer name", () => {
		const people = [{ name: "Hope Tan", abbreviations: ["IT"], spellings: ["Ruth"], speaks: true }];
		expect(said(note("The hosts like it. Ms Ruth Okeke said that nets are few."), people)).toEqual([
			"Ruth Okeke: Ms Ruth Okeke said that nets are few.",
		]);
	});

	test("an office behind it is no part of it", () => {
		const people = [{ name: "Ruth Delacroix", speaks: true }];
		const [first] = statements(note("Ruth Delacroix Director of Fisheries said that nets are few."), people);
		expect(first?.speakers[0]?.name).toBe("Ruth Delacroix");
	});
});

test("all her names are of one person, who is called as the note does most fully", () => {
	const text = note(
		"Ruth Delacroix said that nets are few.\n\nRuDe: boats are many.\n\nMs Delacroye noted the weather.",
	);
	const people = [
		{ name: "Ruth Maria Delacroix", spellings: ["Ruth Delacroix", "Delacroye"], abbreviations: ["RuDe"] },
	];
	const names = new Set(statements(text, people).flatMap(({ speakers }) => speakers.map(({ name }) => name)));
	expect([...names]).toEqual(["Ruth Delacroix"]);
});

test("two whom the register knows are never one", () => {
	const text = note("Ruth Delacroix said that nets are few.\n\nR. Delacroix said that boats are many.");
	expect(said(text, [{ name: "Ruth Delacroix" }, { name: "R. Delacroix" }])).toEqual([
		"Ruth Delacroix: Ruth Delacroix said that nets are few.",
		"R. Delacroix: R. Delacroix said that boats are many.",
	]);
});

describe("who speaks", () => {
	const text = note(
		"Mr Bo Li said that boats are many.\n\nMs Ana Bell said that nets are few. She added that it rains.",
	);

	test("never speaks where the register says so, and her words go to nobody", () => {
		expect(said(text, [{ name: "Ana Bell", speaks: false }])).toEqual(["Bo Li: Mr Bo Li said that boats are many."]);
	});

	test("speaks where she is named", () => {
		const silent = note("The hosts thanked Ana Bell.");
		expect(said(silent, [])).toEqual([]);
		expect(said(silent, [{ name: "Ana Bell", speaks: true }])).toEqual(["Ana Bell: The hosts thanked Ana Bell."]);
		const [first] = statements(silent, [{ name: "Ana Bell", speaks: true }]);
		expect(first?.speakers[0]?.confidence).toBe(1);
	});
});

describe("a role", () => {
	const roles = [
		{ role: "Treasurer", until: "2017" },
		{ role: "Chair", from: "2018-02", until: "2018-06-14" },
		{ role: "Member", from: "2018-06-15" },
	];
	const roleAt = (date: string, summary = "Ana Bell said that nets are few.") => {
		const [first] = statements(note(summary, date), [{ name: "Ana Bell", roles }]);
		return [first?.speakers[0]?.role, first?.speakers[0]?.roleFrom];
	};

	test.each([
		["31 December 2017", "Treasurer"],
		["1 February 2018", "Chair"],
		["14 June 2018", "Chair"],
		["15 June 2018", "Member"],
		["May 2018", "Chair"],
		["2 March 2024", "Member"],
		["13 to 14 June 2018", "Chair"],
	])("is that of the day of the note: %s", (date, role) => {
		expect(roleAt(date)).toEqual([role, "register"]);
	});

	test.each(["15 January 2018", "June 2018", "2018", "14 to 15 June 2018", "soon"])(
		"is null if it can't be decided: %s",
		(date) => {
			expect(roleAt(date)).toEqual([undefined, undefined]);
		},
	);

	test("of the note stays", () => {
		expect(roleAt("14 June 2018", "Ana Bell, a fisher, said that nets are few.")).toEqual(["fisher", undefined]);
	});

	test("of the register is marked in JSON, and is in no output for readers", () => {
		const text = note("Ana Bell said that nets are few.");
		const people = peopleRegister([{ name: "Ana Bell", honorific: "Captain", roles }]);
		const outcome = process(text, { people });
		expect(JSON.parse(render(outcome, "json")).sections.summary.statements[0].speakers).toEqual([
			{
				name: "Ana Bell",
				honorific: "Captain",
				role: "Chair",
				registered: "Ana Bell",
				honorificFrom: "register",
				roleFrom: "register",
			},
		]);
		for (const name of ["markdown", "html", "text", "csv"]) {
			expect(render(outcome, name)).toBe(render(process(text), name));
		}
		const again = parse(render(outcome, "ast"), { from: "ast", people });
		expect(render({ ...outcome, report: again }, "ast")).toBe(render(outcome, "ast"));
	});
});

test("a reporter is present where the register knows her by the other name", () => {
	const text = "ISJC Staff Present: Wilma Aasen\nReporter: WA-Aa\n";
	const codes = (people: readonly RegisteredPerson[]) =>
		process(text, { people: peopleRegister(people) }).findings.map(({ code }) => code);
	expect(codes([])).toContain("reporter-not-present");
	expect(codes([{ name: "Wilma Aasen", spellings: ["WA-Aa"] }])).not.toContain("reporter-not-present");
});
