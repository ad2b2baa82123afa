import { describe, expect, test } from "vitest";
import { entryOf, facetSet, type LooseReport } from "../../src/archive/entry.ts";
import { shippedForm } from "../../src/index.ts";

const forms = { un: shippedForm("un-meeting"), board: shippedForm("board-minutes") };

/** The facets of some reports, with the values of each report. */
function facetsOf(reports: readonly (readonly [keyof typeof forms, Record<string, unknown>])[]) {
	const set = facetSet();
	for (const [name, fields] of reports) {
		const form = forms[name];
		if (form === null) throw new Error(`there is no form ${name}`);
		const speakers = [{ name: "Ada Lovell" }, { name: "Ada Lovell" }, { group: true }];
		const report: LooseReport = { form: name, title: "", fields: new Map(Object.entries(fields)), texts: [], speakers };
		set.add(entryOf({ path: "a.txt", form: name, outputs: [] }, report, form));
	}
	return set.facets().map(({ key, kind, values, of }) => ({ key, kind, values, of }));
}

describe("facets", () => {
	test("are made of the fields of a form by their types", () => {
		const facets = facetsOf([
			[
				"un",
				{
					date: "2016-02-02",
					title: "T",
					organizer: "O",
					sdgs: [5, 16, { raw: "99" }],
					type: "Side event",
					tags: ["x"],
				},
			],
			["un", { date: null, reporter: [{ name: "R" }], sdgs: [], links: [{ title: "L", url: null }] }],
		]);
		expect(facets).toEqual([
			{ key: "year", kind: "year", values: ["2016", ""], of: [[0], [1]] },
			{ key: "sdgs", kind: "goals", values: ["5", "16"], of: [[0, 1], []] },
			{ key: "organizer", kind: "text", values: ["O"], of: [[0], []] },
			{ key: "type", kind: "text", values: ["Side event"], of: [[0], []] },
			{ key: "reporter", kind: "people", values: ["R"], of: [[], [0]] },
			{ key: "speaker", kind: "people", values: ["Ada Lovell"], of: [[0], [0]] },
			{ key: "tags", kind: "tags", values: ["x"], of: [[0], []] },
		]);
	});

	test("of several forms stand beside each other, and the kind of report is one", () => {
		const facets = facetsOf([
			["un", { date: "2016" }],
			["board", { date: "2017", directorsPresent: [{ name: "D" }] }],
		]);
		expect(facets.map(({ key }) => key)).toEqual(["year", "speaker", "directorsPresent", "form"]);
	});

	test("take values that differ by letter case or spaces only for one", () => {
		const facets = facetsOf([
			["un", { type: "Side  Event" }],
			["un", { type: "side event" }],
		]);
		expect(facets.find(({ key }) => key === "type")).toMatchObject({ values: ["Side Event"], of: [[0], [0]] });
	});

	test.each([
		[{ date: 5 }],
		[{ date: { raw: "31 Feb 2016" } }],
		[{ sdgs: "x" }],
		[{ tags: [null, 7, { x: 1 }] }],
		[{}],
	])("are made of whatever a report holds: %j", (fields) => expect(() => facetsOf([["un", fields]])).not.toThrow());
});
