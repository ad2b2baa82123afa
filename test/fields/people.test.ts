import { describe, expect, test } from "vitest";
import { people } from "../../src/fields/people.ts";
import { shippedForm } from "../../src/forms/shipped.ts";
import { readEntry } from "../../src/people/entry.ts";
import { entryTokens } from "../../src/people/entry-tokens.ts";
import { behindHonorifics } from "../../src/people/titles.ts";
import { contextOf, partsOf, read, words, wrapped } from "./read.ts";

describe("one person", () => {
	test.each([
		["Robert Docter", { name: "Robert Docter" }],
		["Robert Docter.", { name: "Robert Docter" }],
		["Sister Agnes Li.", { name: "Agnes Li", honorific: "Sister" }],
		["Captain Kathy Crombie", { name: "Kathy Crombie", honorific: "Captain" }],
		["CAPTAIN Kathy Crombie", { name: "Kathy Crombie", honorific: "CAPTAIN" }],
		["Capt. Inês Figueiredo", { name: "Inês Figueiredo", honorific: "Capt." }],
		["Lt-Col. Eirwen Pallant", { name: "Eirwen Pallant", honorific: "Lt-Col." }],
		["Lt. Colonel Brenda Hallworth", { name: "Brenda Hallworth", honorific: "Lt. Colonel" }],
		["Lt Col Eirwen Pallant", { name: "Eirwen Pallant", honorific: "Lt Col" }],
		["Commissioner (Dr.) Jane Paone", { name: "Jane Paone", honorific: "Commissioner (Dr.)" }],
		["H.E. Mr. Courtenay Rattray", { name: "Courtenay Rattray", honorific: "H.E. Mr." }],
		["HE Ambassador David Donoghue", { name: "David Donoghue", honorific: "HE Ambassador" }],
		["the Rt. Hon. Ann Lee", { name: "Ann Lee", honorific: "the Rt. Hon." }],
		["Professor Emeritus John Hart", { name: "John Hart", honorific: "Professor Emeritus" }],
		["Lt-Col. Dean Pallant", { name: "Dean Pallant", honorific: "Lt-Col." }],
		["Dean Pallant", { name: "Dean Pallant" }],
		["Major Christine Volet-Sterckx", { name: "Christine Volet-Sterckx", honorific: "Major" }],
		["Mr.\u00a0Noël Abessolo", { name: "Noël Abessolo", honorific: "Mr." }],
		["Capt M Bolton", { name: "M Bolton", honorific: "Capt" }],
		["M Bolton", { name: "M Bolton" }],
		["Capt M. Bolton", { name: "M. Bolton", honorific: "Capt" }],
		["M. Luc Bolton", { name: "Luc Bolton", honorific: "M." }],
		["H. E. Mr. Ann Lee", { name: "Ann Lee", honorific: "H. E. Mr." }],
		["M. C. van der Laan", { name: "M. C. van der Laan" }],
		["M. S. Venkat", { name: "M. S. Venkat" }],
		["S. P. Venkataraghavan", { name: "S. P. Venkataraghavan" }],
		["Ms Anna van der Berg", { name: "Anna van der Berg", honorific: "Ms" }],
		["Sheik Yunus al-Qasimi", { name: "Sheik Yunus al-Qasimi" }],
		["John Major", { name: "John Major" }],
		["Robert (Bob) Docter", { name: "Robert (Bob) Docter" }],
		["A. B. Smith Jr.", { name: "A. B. Smith Jr." }],
		["A. B. Smith, Jr.", { name: "A. B. Smith, Jr." }],
		["John Hart III", { name: "John Hart III" }],
		["Dr Jane Doe, PhD", { name: "Jane Doe", honorific: "Dr", remark: "PhD" }],
		["Jane Doe PhD", { name: "Jane Doe", remark: "PhD" }],
		["Jane Doe, Ph.D., SAWSO", { name: "Jane Doe", affiliation: "SAWSO", remark: "Ph.D." }],
		["Intern Joy Ime-Sunday", { name: "Joy Ime-Sunday", role: "Intern" }],
		["Intern Ms. Joy Ime-Sunday", { name: "Joy Ime-Sunday", honorific: "Ms.", role: "Intern" }],
		["Programme Officer Jane Doe", { name: "Jane Doe", role: "Programme Officer" }],
		["ISJC Director Lt-Col. Dean Pallant", { name: "Dean Pallant", honorific: "Lt-Col.", role: "ISJC Director" }],
		["Captain Joy Lee PhD", { name: "Joy Lee", honorific: "Captain", remark: "PhD" }],
		["Aux-Captain Ann Lee", { name: "Ann Lee", honorific: "Aux-Captain" }],
		["Rev.Dr.Ann Lee", { name: "Ann Lee", honorific: "Rev.Dr." }],
		["Captain's Friend", { name: "Captain's Friend" }],
		["Dame Ann Lee", { name: "Ann Lee", honorific: "Dame" }],
		["Dame Ndiaye", { name: "Dame Ndiaye" }],
		["Chief Ann Lee", { name: "Ann Lee", honorific: "Chief" }],
		["Chief Executive Ann Lee", { name: "Ann Lee", role: "Chief Executive" }],
		["Commissioner Baker", { name: "Baker", honorific: "Commissioner" }],
		["Director: Ann Lee", { name: "Ann Lee", role: "Director" }],
		["Mr and Mrs Smith", { name: "Smith", honorific: "Mr and Mrs" }],
		["ann lee", { name: "ann lee" }],
		["eirwen pallant", { name: "eirwen pallant" }],
		["Mary Baker", { name: "Mary Baker" }],
		["Tinashe Mapisire (Intern)", { name: "Tinashe Mapisire", role: "Intern" }],
		["Kezia Oyelaran (Intern, online)", { name: "Kezia Oyelaran", role: "Intern", remark: "online" }],
		["Kezia Oyelaran (online)", { name: "Kezia Oyelaran", remark: "online" }],
		["Mr. Noël Abessolo (SAWSO)", { name: "Noël Abessolo", honorific: "Mr.", remark: "SAWSO" }],
		["Jane Doe (SAWSO) [online]", { name: "Jane Doe", remark: "SAWSO, online" }],
		["Jane Doe (online), UNICEF", { name: "Jane Doe", affiliation: "UNICEF", remark: "online" }],
		["Jane Doe, UNICEF (online)", { name: "Jane Doe", affiliation: "UNICEF", remark: "online" }],
		["Jane Doe, Human Rights Office (OHCHR)", { name: "Jane Doe", affiliation: "Human Rights Office (OHCHR)" }],
		[
			"Dr Patience Fielding, SAWSO - CSW Delegate",
			{ name: "Patience Fielding", honorific: "Dr", affiliation: "SAWSO - CSW Delegate" },
		],
		["Jane Doe - UNICEF", { name: "Jane Doe", affiliation: "UNICEF" }],
		["Jane Doe –Human Rights Office", { name: "Jane Doe", affiliation: "Human Rights Office" }],
		["Jane Doe of UNICEF", { name: "Jane Doe", affiliation: "UNICEF" }],
		["Major Ann Lee from the London office", { name: "Ann Lee", honorific: "Major", affiliation: "the London office" }],
		["Jane Doe, Geneva", { name: "Jane Doe", affiliation: "Geneva" }],
		["Anna Henningsen @addaleax (TSC)", { name: "Anna Henningsen", handle: "@addaleax", remark: "TSC" }],
		["@addaleax", { name: "@addaleax", handle: "@addaleax" }],
		["@addaleax (online)", { name: "@addaleax", handle: "@addaleax", remark: "online" }],
		["Min RK @minrk", { name: "Min RK", handle: "@minrk" }],
		["Min RK @minrk @mrk", { name: "Min RK", handle: "@minrk", remark: "@mrk" }],
		["Min RK (@minrk, @mrk)", { name: "Min RK", handle: "@minrk", remark: "@mrk" }],
		["Min RK @minrk – Jupyter @mrk", { name: "Min RK", affiliation: "Jupyter", handle: "@minrk", remark: "@mrk" }],
		["@minrk @mrk", { name: "@minrk", handle: "@minrk", remark: "@mrk" }],
		["Cy Dee — Reef Board (alpha) (beta)", { name: "Cy Dee", affiliation: "Reef Board", remark: "alpha, beta" }],
		["Anna Henningsen (@addaleax)", { name: "Anna Henningsen", handle: "@addaleax" }],
		["Сковорода Никита Андреевич @ChALkeR", { name: "Сковорода Никита Андреевич", handle: "@ChALkeR" }],
		["Jane Doe (SAWSO", { name: "Jane Doe", affiliation: "SAWSO" }],
		["IMASIC", { name: "IMASIC", group: true }],
		["The Salvation Army team", { name: "The Salvation Army team", group: true }],
		["women from the USA Eastern Territory", { name: "women from the USA Eastern Territory", group: true }],
		["3 delegates", { name: "3 delegates", group: true }],
		["Ministry of Social Affairs", { name: "Ministry of Social Affairs", group: true }],
		["Human Rights Committee (HRC)", { name: "Human Rights Committee (HRC)", group: true }],
		["Captain", null],
		["???", null],
		["42", null],
	])("%s", (raw, person) => {
		const { items } = read("people", raw);
		expect(items).toHaveLength(1);
		expect(items[0]?.value).toEqual(person);
		expect(items[0]?.raw).toBe(raw);
	});
});

describe("lists", () => {
	test.each([
		["Major Joseph Muindi and Jacob Hevenor", ["Joseph Muindi", "Jacob Hevenor"]],
		["Captain Kathy Crombie, Robert Docter, Luke Cozens", ["Kathy Crombie", "Robert Docter", "Luke Cozens"]],
		["Captain Kathy Crombie, Robert", ["Kathy Crombie", "Robert"]],
		["Captain Kathy Crombie, Kenya", ["Kathy Crombie"]],
		["Captain Kathy Crombie plus Robert", ["Kathy Crombie", "Robert"]],
		["Ann Lee, Robert Docter, and Luke Cozens", ["Ann Lee", "Robert Docter", "Luke Cozens"]],
		["ann lee, mary smith", ["ann lee", "mary smith"]],
		["Ann Lee / Robert Docter + Luke Cozens", ["Ann Lee", "Robert Docter", "Luke Cozens"]],
		["women and girls from Kenya", ["women and girls from Kenya"]],
		["Dr. Ann Lee, Mr & Mrs Smith", ["Ann Lee", "Smith"]],
		["Ann Lee & Robert Docter", ["Ann Lee", "Robert Docter"]],
		["Ann Lee; Robert Docter; and Luke Cozens.", ["Ann Lee", "Robert Docter", "Luke Cozens"]],
		["Ann Lee\nRobert Docter and\nLuke Cozens", ["Ann Lee", "Robert Docter", "Luke Cozens"]],
		["- Ann Lee\n- Robert Docter", ["Ann Lee", "Robert Docter"]],
		["1. Ann Lee\n2. Robert Docter", ["Ann Lee", "Robert Docter"]],
		["Isabel, Curtynn, Nicole", ["Isabel", "Curtynn", "Nicole"]],
		["John and Mary Smith", ["John", "Mary Smith"]],
		["Majors Joseph and Mary Muindi", ["Joseph Muindi", "Mary Muindi"]],
		["A. B. Smith, Jr., Ann Lee", ["A. B. Smith, Jr.", "Ann Lee"]],
		["Jane Doe, PhD, Ann Lee", ["Jane Doe", "Ann Lee"]],
		["Jane Doe, UNICEF and Tinashe Mapisire, UNICEF", ["Jane Doe", "Tinashe Mapisire"]],
		["Jane Doe (Intern, online), Ann Lee", ["Jane Doe", "Ann Lee"]],
		["Jane Doe, Ministry of Justice and Social Affairs; Ann Lee", ["Jane Doe", "Ann Lee"]],
		["Ann Lee, founder and director, Rona Foundation; Mr Luke Cozens, Geneva", ["Ann Lee", "Luke Cozens"]],
		["Ann Lee, Eirwen Day, John Church", ["Ann Lee", "Eirwen Day", "John Church"]],
		["Ann Lee, N/A", ["Ann Lee"]],
		["IMASIC, Captain Aron Wambua, women from the USA", ["IMASIC", "Aron Wambua", "women from the USA"]],
		["UNICEF and the Salvation Army", ["UNICEF", "the Salvation Army"]],
		["6 – Ann Lee, Robert Docter", ["Ann Lee", "Robert Docter"]],
		["(12) - Ann Lee, Robert Docter", ["Ann Lee", "Robert Docter"]],
		["2: Ann Lee\nRobert Docter", ["Ann Lee", "Robert Docter"]],
		["1 – Ann Lee", ["Ann Lee"]],
		["Ann Lee, 1 member of the public", ["Ann Lee", "1 member of the public"]],
		["Ann Lee and others", ["Ann Lee", "others"]],
		["Ann Lee (Geneva, Luke Cozens", ["Ann Lee", "Luke Cozens"]],
	])("%s", (raw, names) => {
		expect(read("people", raw).items.map(({ value }) => (value as { name: string } | null)?.name)).toEqual(names);
	});
});

test("further separators of the form part too", () => {
	expect(read("people", "Ann Lee / Luke Cozens", { separators: ["/"] }).items.map(({ raw }) => raw)).toEqual([
		"Ann Lee",
		"Luke Cozens",
	]);
});

test("a wrapped line goes on, unless it opens with a rank", () => {
	const text = "Captain Ann\n  Lee, Robert Docter\nMajor Luke Cozens";
	const { items } = people.read(wrapped(text), contextOf());
	expect(items.map(({ raw, position }) => [raw, position.start.line, position.start.column])).toEqual([
		["Captain Ann\n  Lee", 1, 1],
		["Robert Docter", 2, 8],
		["Major Luke Cozens", 3, 1],
	]);
	expect(items[0]?.value).toEqual({ name: "Ann Lee", honorific: "Captain" });
});

test.each(["", "N/A", "None.", "____"])("%j names nobody", (raw) => {
	expect(read("people", raw)).toEqual({ value: [], items: [] });
});

describe("the honorifics that a text opens with", () => {
	test.each([
		["H.E. Ms. Solveig Aas", "H.E. Ms. "],
		["  Rev.Dr. Ann Lee", "  Rev.Dr. "],
		["Brigadier General Ann", "Brigadier General "],
		["Envoy Ann", "Envoy "],
		["He said so", ""],
		["HE Ann Lee", "HE "],
		["Captain of the ship", ""],
		["Captain", ""],
		["Captain-Brown", ""],
		["Aux-Captain Ann Lee", "Aux-Captain "],
		["Captains Ann Lee", "Captains "],
		["Drew Ann", ""],
		["", ""],
	])("%s", (text, honorifics) => {
		const tokens = entryTokens(text, words.lexicon);
		const behind = behindHonorifics(tokens, 0, tokens.count);
		expect(behind === 0 ? "" : text.slice(0, tokens.start[behind])).toBe(honorifics);
	});
});

test("an entry is read a text from anywhere", () => {
	const tokens = entryTokens("Sister Angela Reed,\n of the Mercy Office", words.lexicon);
	expect(readEntry({ tokens, from: 0, to: tokens.count })).toEqual({
		name: "Angela Reed",
		honorific: "Sister",
		affiliation: "the Mercy Office",
	});
});

test.each([
	["Dawn Sewell, Dean Pallant", ["Dawn Sewell", "Dean Pallant"]],
	["Dawn Sewell, Warden Cole, Ann Lee", ["Dawn Sewell", "Warden Cole", "Ann Lee"]],
	["Dawn Sewell, Rector Smith", ["Dawn Sewell", "Rector Smith"]],
	["Dawn Sewell, de la Cruz", ["Dawn Sewell", "de la Cruz"]],
	["Dawn Sewell, Director Policy", ["Dawn Sewell"]],
	["Dawn Sewell, Rector Oslo", ["Dawn Sewell"]],
	["Dawn Sewell, Programme Manager", ["Dawn Sewell"]],
	["Dawn Sewell, Secretary General", ["Dawn Sewell"]],
])("an office word in front of a name is a person: %s", (raw, names) => {
	const staff = shippedForm("un-meeting")?.fields.find(({ name }) => name === "staff");
	const { value } = people.read(partsOf(raw), staff?.read ?? expect.fail());
	expect(value).toEqual(names.map((name) => expect.objectContaining({ name })));
});
