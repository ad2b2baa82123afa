/** One report of the archive, as every catalogue of it is made of. */
import { join } from "node:path";
import { manifestName } from "../batch/ledger/files.ts";
import { manifestsIn } from "../batch/ledger/manifests.ts";
import { isUnreached } from "../batch/result.ts";
import type { FieldDefinition, Form } from "../forms/form.ts";
import { goalColours } from "../output/goal-colours.ts";
import { reportSchemaId } from "../output/json.ts";
import { kindOf } from "../read/load.ts";
import { InvalidManifest, type ListedOutput, linesIn, type ManifestLine, restore } from "../read/manifest.ts";
import { goalName } from "../text/field-words.ts";
import { fold } from "../text/normalize.ts";
import { collapseWhiteSpace } from "../text/spaces.ts";
import { type FacetData, type FacetKind, type GoalData, yearsOf } from "./data.ts";

/** The parts of a report JSON that the archive uses; fields and speakers are checked one by one. */
export interface LooseReport {
	readonly form: string;
	readonly title: string;
	readonly fields: ReadonlyMap<string, unknown>;
	/** Of its sections, and what has no place in the form. */
	readonly texts: readonly string[];
	readonly speakers: readonly unknown[];
}

/** Reads a report from JSON; null if it is no report. It may have been edited, so only valid parts are used. */
export function reportInProgress(data: unknown): LooseReport | null {
	if (!isObject(data) || data["$schema"] !== reportSchemaId || !isObject(data["fields"])) return null;
	const { form, title, fields } = data;
	if (typeof form !== "string" || typeof title !== "string") return null;
	const sections = isObject(data["sections"]) ? objectsIn(Object.values(data["sections"]).flat()) : [];
	const unplaced = objectsIn(data["unclassified"]).flatMap(({ label, markdown }) => [label, markdown]);
	return {
		form,
		title,
		fields: new Map(Object.entries(fields)),
		texts: [...sections.flatMap(({ heading, markdown }) => [heading, markdown]), ...unplaced].filter(isText),
		speakers: sections.flatMap(({ statements }) => objectsIn(statements)).flatMap(({ speakers }) => speakers),
	};
}

type Data = Readonly<Record<string, unknown>>;

/** Whether something has keys. */
export const isObject = (value: unknown): value is Data =>
	typeof value === "object" && value !== null && !Array.isArray(value);

const isText = (value: unknown): value is string => typeof value === "string";

const objectsIn = (value: unknown): readonly Data[] => (Array.isArray(value) ? value.filter(isObject) : []);

/** A report with what is asked of it most. */
export interface Entry {
	/** Of the notes, as the manifest has it. */
	readonly path: string;
	readonly title: string;
	/** EDTF; "" if there is no date. */
	readonly date: string;
	readonly form: Form;
	readonly report: LooseReport;
	/** The fields of the form with what the report has for them, in the form's order. */
	readonly values: readonly FieldValues[];
	/** Everybody who speaks in it, by name, each once. */
	readonly speakers: readonly string[];
	/** Where people can read it: its pages, or what comes next to one; the first is the main one. */
	readonly pages: readonly string[];
	readonly outputs: readonly ListedOutput[];
}

/** What the archive keeps of every report until all are read. */
export type Listed = Pick<Entry, "title" | "date" | "pages">;

/** A field of a report with its items in words. */
export interface FieldValues {
	readonly field: FieldDefinition;
	readonly items: readonly Item[];
}

/** An item as it is written; `known` is false where it could not be read. */
export interface Item {
	readonly text: string;
	readonly number: number | null;
	readonly known: boolean;
}

/** Puts together what the manifest and the report say. */
export function entryOf({ path, outputs }: ManifestEntry, report: LooseReport, form: Form): Entry {
	const values = form.fields.map((field) => {
		const value = report.fields.get(field.name);
		return { field, items: (Array.isArray(value) ? value : [value]).flatMap(itemOf) };
	});
	const names = report.speakers.map((speaker) => (isObject(speaker) ? speaker["name"] : null)).filter(isText);
	const [date, pages] = [dateOf(values), pagesOf(outputs)];
	return { path, title: report.title, date, form, report, values, speakers: [...new Set(names)], pages, outputs };
}

/** All HTML, the plainest name first; without any the Markdown, else the JSON. */
function pagesOf(outputs: readonly ListedOutput[]): string[] {
	const kinds = ["html", "md", "json"].map((extension) =>
		outputs.map(({ path }) => path).filter((path) => path.toLowerCase().endsWith(`.${extension}`)),
	);
	const best = kinds.find((paths) => paths.length > 0) ?? [];
	return [...best].sort((a, b) => a.length - b.length);
}

function itemOf(value: unknown): Item[] {
	if (typeof value === "number") return [{ text: String(value), number: value, known: true }];
	if (typeof value === "string") return value === "" ? [] : [{ text: value, number: null, known: true }];
	if (!isObject(value)) return [];
	const { raw, name, title, url } = value;
	if (isText(raw)) return [{ text: raw, number: null, known: false }];
	const text = [name, title, url].filter(isText).find((each) => each !== "");
	return text === undefined ? [] : [{ text, number: null, known: true }];
}

/** The day of the meeting, in EDTF: every form calls it `date`; "" where it is not known. */
function dateOf(values: readonly FieldValues[]): string {
	const dates = values.filter(({ field }) => field.type === "date");
	const own = dates.find(({ field }) => field.name === "date") ?? dates[0];
	return own?.items.find(({ known }) => known)?.text ?? "";
}

/** A goal as words, its name with its number: `SDG 5: Gender Equality`; what is no goal stays as written. */
export function goalWords({ text, number }: Item, { read }: FieldDefinition): string {
	const goal = number === null ? undefined : read.vocabulary.find((term) => term.number === number);
	return goal === undefined ? text : `${goalName(read.language)} ${number}: ${goal.name}`;
}

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

/** An input of which there are outputs. */
export type ManifestEntry = Pick<ManifestLine, "path" | "form" | "outputs">;

/** The content of a manifest: its entries, and how many inputs have no reports. */
export interface Manifest {
	readonly entries: readonly ManifestEntry[];
	readonly failed: number;
	/** How many an interrupted run did not come to. */
	readonly unreached: number;
}

const name = manifestName(null);

/** Reads the manifest in a folder; `shown` is how messages call the folder. */
export function findManifest(folder: string, shown: string): Manifest | { readonly wrong: string } {
	const { sources, earlier } = manifestsIn(folder);
	const [first] = sources;
	if (first?.shard === null) return readManifest(join(folder, name), join(shown, name));
	if (kindOf(folder) !== "folder")
		return { wrong: `Folder \`${shown}\` not found. Name one that \`convert -o\` wrote to.` };
	if (first === undefined) {
		const command = `rapporteur convert notes/ -t html,json -o ${shown}`;
		return { wrong: `No \`${name}\` in \`${shown}\`. Convert notes into it first: \`${command}\`.` };
	}
	const what =
		earlier === null
			? `No \`${name}\` in \`${shown}\`: only those of shards`
			: `\`${join(shown, name)}\` is not complete: \`${manifestName(first.shard)}\` was not merged into it yet`;
	return { wrong: `${what}. Run \`rapporteur merge ${shown}\` first.` };
}

/** Reads a manifest line by line. */
function readManifest(file: string, shown: string): Manifest | { readonly wrong: string } {
	const entries: ManifestEntry[] = [];
	let [failed, unreached] = [0, 0];
	const outputs = new Set<string>();
	try {
		for (const { line, at } of linesIn(file)) {
			const twice = `The line for \`${line.path}\` lists a report that another line lists too. ${restore}`;
			for (const { path } of line.outputs) {
				if (outputs.has(path)) throw new InvalidManifest(at, "not from `convert`", twice);
				outputs.add(path);
			}
			// Where only one of several outputs failed, the others may still hold the report.
			if (isUnreached(line)) unreached++;
			if (line.outcome === "skipped") continue;
			if (line.outputs.length === 0) failed++;
			else entries.push({ path: line.path, form: line.form, outputs: line.outputs });
		}
		return { entries, failed, unreached };
	} catch (error) {
		if (!(error instanceof InvalidManifest)) throw error;
		return { wrong: `${shown}${error.line === null ? "" : `:${error.line}:1`}: ${error.why}` };
	}
}
