import type { Catalogue, Facet } from "./catalogue.ts";

/** What a value of a facet is called in the page. */
export function valueLabel({ kind }: Pick<Facet, "kind">, value: string, { goals }: Pick<Catalogue, "goals">): string {
	if (kind === "year") return value === "" ? "No year" : value;
	if (kind !== "goals") return value;
	const goal = goals.find(({ number }) => String(number) === value);
	return goal === undefined ? value : `${value} ${goal.name}`;
}
