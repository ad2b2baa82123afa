/** Any small catalogue, beside what it was made of. */
import fc from "fast-check";
import { type Catalogue, catalogueOf } from "../../../src/archive/page/state.ts";

/** For each report the values that it has of two facets. */
export interface Made {
	readonly catalogue: Catalogue;
	readonly rows: readonly Row[];
}

/** The values of one report. */
export type Row = readonly [readonly number[], readonly number[]];

const size = 4;
const values = fc.uniqueArray(fc.nat(size - 1), { maxLength: 3 });

/** Catalogues with two facets of four values each. */
export const anyCatalogue: fc.Arbitrary<Made> = fc
	.array(fc.tuple(values, values), { maxLength: 12 })
	.map((rows) => ({ catalogue: catalogueFor(rows), rows }));

function catalogueFor(rows: readonly Row[]): Catalogue {
	const facet = (at: 0 | 1) => ({
		key: `facet-${at}`,
		label: `Facet ${at}`,
		kind: "text" as const,
		column: false,
		values: Array.from({ length: size }, (_, id) => `value ${id}`),
		of: rows.map((row) => row[at]),
	});
	const texts = rows.map((_, report) => `report ${report}`);
	return catalogueOf({
		titles: texts,
		dates: texts.map(() => ""),
		pages: texts.map((path) => [path]),
		facets: [facet(0), facet(1)],
		goals: [],
	});
}
