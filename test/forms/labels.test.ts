import { describe, expect, test } from "vitest";
import type { LabelTarget } from "../../src/forms/form.ts";
import { labelIndex } from "../../src/forms/labels.ts";

function field(name: string, label: string): LabelTarget {
	return { kind: "field", name, label, closing: name === "tags" };
}

const targets = {
	date: field("date", "Date of Meeting"),
	organizer: field("organizer", "Meeting Organizer"),
	title: field("title", "Meeting Title"),
	staff: field("staff", "ISJC Staff Present"),
	reporter: field("reporter", "Reporter"),
	sdgs: field("sdgs", "Which SDG does this topic cover?"),
	tags: field("tags", "Tags"),
	significance: { kind: "section", name: "significance", label: "What was shared with The Army?", closing: false },
} satisfies Record<string, LabelTarget>;

const index = labelIndex([
	...Object.values(targets).map((target) => ({ text: target.label, target })),
	{ text: "CSW Delegates Present", target: targets.staff },
	{ text: "Q&A", target: targets.title },
	{ text: "Date", target: targets.date },
]);

describe("find", () => {
	test.each([
		["Date of Meeting", "date"],
		["DATE OF MEETING:", "date"],
		["Date of the Meeting –", "date"],
		["Date", "date"],
		["Meeting Organiser", "organizer"],
		["Meeting Organisers", "organizer"],
		["meeting\u00a0organizers ", "organizer"],
		["Reporters", "reporter"],
		["The Reporter", "reporter"],
		["CSW Delegate Present", "staff"],
		["Which SDGs does this topic cover", "sdgs"],
		["TAG", "tags"],
		["Ｄate", "date"],
		["d\u200bate", "date"],
		["q&a", "title"],
		["\u00a0a date", "date"],
		["What was shared with the army", "significance"],
	])("%j is %s", (label, name) => {
		expect(index.find(label)?.name).toBe(name);
	});

	test.each([
		"",
		":",
		"Repotrer",
		"Venue",
		"Meeting",
		"Date Meeting",
		"constructor",
		"__proto__",
		`Tags${" x".repeat(9999)}`,
	])("%.30j is not known", (label) => {
		expect(index.find(label)).toBeNull();
	});

	test("an alias stands for the label as the form spells it", () => {
		expect(index.find("csw delegates present")?.label).toBe("ISJC Staff Present");
	});
});

describe("near", () => {
	test.each(["boy", "The boy", "buy", "a", "b"])("%j is no misspelt `By`", (label) => {
		expect(labelIndex([{ text: "By", target: targets.reporter }]).near(label)).toBeNull();
	});

	test("an aside that ends behind the value is no label", () => {
		expect(index.near("(Reporter")).toBeNull();
		expect(index.near("Reportre(s)")?.name).toBe("reporter");
	});

	test.each([
		["Repotrer", "reporter"],
		["Reprter", "reporter"],
		["Rapportr", null],
		["Rapporter", "reporter"],
		["Reporting", null],
		["Date fo Meeting", "date"],
		["Dtae of Meeting", "date"],
		["Datum of Meeting", null],
		["Date of Meetnig:", "date"],
		["Meeting Organzer", "organizer"],
		["Meting Organisr", "organizer"],
		["Organizer Meeting", null],
		["Meeting", null],
		["Meeting Title of", null],
		["ISJC Staf Presnt", "staff"],
		["CSW Delgates Present", "staff"],
		["Tgas", "tags"],
		["Tagss", "tags"],
		["Tg", null],
		["Tax", null],
		["Delgate", null],
		["CSW Delgate Present", "staff"],
		["Meeting Organsiers", "organizer"],
		["What was shared with teh army", "significance"],
		["What was shraed with army", "significance"],
		["Venue", null],
		["", null],
	])("%j is near %s", (label, name) => {
		expect(index.near(label)?.name ?? null).toBe(name);
	});

	test("two labels as near as each other are no reading", () => {
		const ends = labelIndex([
			{ text: "Start time", target: field("start", "Start time") },
			{ text: "Stars time", target: field("stars", "Stars time") },
			{ text: "Stark time", target: field("stars", "Stars time") },
		]);
		expect(ends.near("Stary time")).toBeNull();
		expect(ends.near("Stary tine")).toBeNull();
		expect(ends.near("Startt time")?.name).toBe("start");
	});

	test("an alias of the same field does not stand in the way", () => {
		const target = field("chair", "Chairman");
		const chairs = labelIndex([
			{ text: "Chairman", target },
			{ text: "Chairmen", target },
		]);
		expect(chairs.near("Chairmon")?.name).toBe("chair");
	});
});

describe("prefix", () => {
	test.each([
		["Date of Meeting 02 Feb 2016", "date", "Date of Meeting"],
		["Date of Meeting  – 02 Feb 2016", "date", "Date of Meeting"],
		["Date of Meeting—02 Feb 2016", "date", "Date of Meeting"],
		["Date of Meeting-02 Feb 2016", "date", "Date of Meeting"],
		["Date of Meeting:02 Feb 2016", "date", "Date of Meeting"],
		["  date of the meeting\t02 Feb", "date", "  date of the meeting"],
		["Date 02 Feb 2016", "date", "Date"],
		["Date of birth", "date", "Date"],
		["Meeting Organisers UNICEF", "organizer", "Meeting Organisers"],
		["Which SDG does this topic cover? 5, 8", "sdgs", "Which SDG does this topic cover?"],
		["Which SDGs does this topic cover 5, 8", "sdgs", "Which SDGs does this topic cover"],
		["Reporter A Smith", "reporter", "Reporter"],
		["Reporter", "reporter", "Reporter"],
		["The Reporter", "reporter", "The Reporter"],
		["Q&A: none", "title", "Q&A"],
	])("%j starts with %s", (text, name, written) => {
		const found = index.prefix(text);
		expect(found?.target.name).toBe(name);
		expect(text.slice(0, found?.end)).toBe(written);
	});

	test.each([
		"",
		"   ",
		"the",
		"Meeting with UNICEF",
		"Dated 02 Feb",
		"Reporter-general Smith",
		"Reporter, Smith",
		"Reportersmith",
		"Repotrer Smith",
		"x".repeat(100_000),
		"-".repeat(100_000),
	])("%.40j starts with none", (text) => {
		expect(index.prefix(text)).toBeNull();
	});
});
