/** The filters of reports, made from the types of fields, not their names. */
import type { FieldDefinition, Form } from "../forms/form.ts";
import { goalColours } from "../output/goal-colours.ts";
import { collapseWhiteSpace } from "../text/collapse-white-space.ts";
import { fold } from "../text/normalize.ts";
import { yearsOf } from "./data/dates.ts";
import type { FacetData, FacetKind, GoalData } from "./data/shapes.ts";
import type { Entry } from "./entry.ts";

interface Facet extends Omit<FacetData, "values" | "of"> {
	/** Values by what makes them the same; the first writing is shown. */
	readonly values: Map<string, { readonly id: number; readonly label: string }>;
	/** What each report has; reports without any have nothing. */
	readonly of: Map<number, readonly number[]>;
}

/** Collects facets, one report after the other. */
export function facetSet() {
	const facets = new Map<string, Facet>();
	const goals = new Map<number, GoalData>();
	let count = 0;
	const put = (about: About, labels: readonly string[]): void => {
		const facet = facets.get(about.key) ?? { ...about, values: new Map(), of: new Map() };
		facets.set(about.key, facet);
		facet.of.set(count, [...new Set(labels.map((label) => idOf(facet, label)))]);
	};
	return {
		add(entry: Entry): void {
			for (const [about, labels] of labelsOf(entry)) put(about, labels);
			for (const goal of goalsOf(entry.form)) if (!goals.has(goal.number)) goals.set(goal.number, goal);
			count++;
		},
		/** The facets that have values, in the order in which they are shown. */
		facets: (): FacetData[] =>
			[...facets.values()]
				.filter(({ kind, values }) => values.size > (kind === "form" ? 1 : 0))
				.sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))
				.map((facet) => facetData(facet, count)),
		goals: (): GoalData[] => [...goals.values()].sort((a, b) => a.number - b.number),
	};
}

const order: readonly FacetKind[] = ["year", "goals", "text", "people", "tags", "form"];

type About = Pick<FacetData, "key" | "label" | "kind" | "column">;

const year: About = { key: "year", label: "Year", kind: "year", column: false };
const speaker: About = { key: "speaker", label: "Speaker", kind: "people", column: false };
const formName: About = { key: "form", label: "Kind of report", kind: "form", column: false };

function labelsOf({ date, form, values, speakers }: Entry): (readonly [About, readonly string[]])[] {
	const own = values.flatMap(({ field, items }) => {
		const about = aboutField(field, form);
		const known = items.filter(({ known }) => known).map(({ text }) => collapseWhiteSpace(text));
		return about === null ? [] : [[about, known] as const];
	});
	const years = yearsOf(date).map(String);
	return [
		[year, years.length === 0 ? [""] : years],
		...own,
		[speaker, speakers.map(collapseWhiteSpace)],
		[formName, [form.title]],
	];
}

const kinds: ReadonlyMap<string, FacetKind> = new Map([
	["goals", "goals"],
	["tags", "tags"],
	["people", "people"],
	["text", "text"],
	["choice", "text"],
]);

/** The names that addresses use for something else. */
const taken: ReadonlySet<string> = new Set(["q", "sort", "page", year.key, speaker.key, formName.key]);

function aboutField({ name, label, type, required }: FieldDefinition, form: Form): About | null {
	const kind = kinds.get(type);
	// Hardly two meetings have one title.
	if (kind === undefined || name === form.titleField) return null;
	const key = taken.has(name) ? `${name}-${kind}` : name;
	return { key, label, kind, column: required && (kind === "goals" || kind === "people") };
}

function idOf(facet: Facet, label: string): number {
	const key = fold(label);
	const known = facet.values.get(key);
	if (known !== undefined) return known.id;
	const id = facet.values.size;
	facet.values.set(key, { id, label });
	return id;
}

function facetData({ values, of, ...about }: Facet, count: number): FacetData {
	const labels = [...values.values()].map(({ label }) => label);
	return { ...about, values: labels, of: Array.from({ length: count }, (_, report) => of.get(report) ?? []) };
}

function goalsOf(form: Form): GoalData[] {
	return form.fields
		.filter(({ type }) => type === "goals")
		.flatMap(({ read }) => read.vocabulary)
		.flatMap(({ number, name, colour }) => (number === null ? [] : [{ number, name, colours: goalColours(colour) }]));
}
