import fc from "fast-check";
import { expect, test } from "vitest";
import { narrow } from "../../../src/archive/page/state.ts";
import { anyCatalogue, type Row } from "./random-catalogue.ts";

type Wanted = readonly [readonly number[], readonly number[]];

/** The same by the definition, a report and a value at a time. */
function naively(rows: readonly Row[], wanted: Wanted, found: readonly boolean[]) {
	const fits = (row: Row, at: 0 | 1): boolean =>
		wanted[at].length === 0 || wanted[at].some((id) => row[at].includes(id));
	const among = rows.map((row, report) => ({ row, report })).filter(({ report }) => found[report] === true);
	const counts = ([0, 1] as const).map((at) => {
		const others = among.filter(({ row }) => fits(row, at === 0 ? 1 : 0));
		return [0, 1, 2, 3].map((id) => others.filter(({ row }) => row[at].includes(id)).length);
	});
	return { reports: among.filter(({ row }) => fits(row, 0) && fits(row, 1)).map(({ report }) => report), counts };
}

test("facets combine as the definition says", () => {
	const ids = fc.uniqueArray(fc.nat(3), { maxLength: 2 });
	const found = fc.array(fc.boolean(), { minLength: 12, maxLength: 12 });
	fc.assert(
		fc.property(anyCatalogue, fc.tuple(ids, ids), found, ({ catalogue, rows }, wanted, flags) => {
			const chosen = new Map(wanted.map((each, at) => [`facet-${at}`, new Set(each.map((id) => `value ${id}`))]));
			const scores = Float32Array.from(rows, (_, report) => (flags[report] === true ? 1 : 0));
			const { reports, counts } = narrow(catalogue, chosen, scores);
			const plain = { reports: [...reports], counts: counts.map((each) => [...each]) };
			expect(plain).toEqual(naively(rows, wanted, flags));
		}),
		{ numRuns: 500 },
	);
});

test("a value that no report has leaves none", () => {
	fc.assert(
		fc.property(anyCatalogue, ({ catalogue }) => {
			expect(narrow(catalogue, new Map([["facet-0", new Set(["nobody"])]]), null).reports).toHaveLength(0);
			expect(narrow(catalogue, new Map([["no facet", new Set(["x"])]]), null).reports).toHaveLength(catalogue.count);
		}),
	);
});
