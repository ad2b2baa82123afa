/** One report of the archive, as every catalogue of it is made of. */
import type { FieldDefinition, Form } from "../forms/form.ts";
import type { ListedOutput } from "../read/manifest.ts";
import type { ManifestEntry } from "./manifest.ts";
import { type ArchivedReport, isObject, type LooseReport } from "./read-report.ts";

/** A report with what is asked of it most. */
export interface Entry {
	/** Of the notes, as the manifest has it. */
	readonly path: string;
	readonly title: string;
	/** EDTF; "" if there is no date. */
	readonly date: string;
	readonly form: Form;
	readonly report: LooseReport;
	readonly values: readonly FieldValues[];
	readonly speakers: readonly string[];
	/** Where people can read it: its pages, or what comes next to one; the first is the main one. */
	readonly pages: readonly string[];
	readonly outputs: readonly ListedOutput[];
}

/** Puts together what the manifest and the report say. */
export function entryOf(listed: ManifestEntry, { report, form }: ArchivedReport): Entry {
	const values = fieldValues(report, form);
	return {
		path: listed.path,
		title: report.title,
		date: dateOf(values),
		form,
		report,
		values,
		speakers: speakersOf(report),
		pages: pagesOf(listed),
		outputs: listed.outputs,
	};
}

/** All HTML, the plainest name first; without any the Markdown, else the JSON. */
function pagesOf({ outputs }: ManifestEntry): string[] {
	const kinds = ["html", "md", "json"].map((extension) =>
		outputs.map(({ path }) => path).filter((path) => path.toLowerCase().endsWith(`.${extension}`)),
	);
	const [best = []] = kinds.filter((paths) => paths.length > 0);
	return [...best].sort((a, b) => a.length - b.length);
}

/** A field of a report with its items in words; numbers stay numbers. */
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

/** The fields of the form with what the report has for them, in the form's order. */
function fieldValues(report: LooseReport, form: Form): FieldValues[] {
	return form.fields.map((field) => {
		const value = report.fields.get(field.name);
		return { field, items: (Array.isArray(value) ? value : [value]).flatMap(itemOf) };
	});
}

function itemOf(value: unknown): Item[] {
	if (typeof value === "number") return [{ text: String(value), number: value, known: true }];
	if (typeof value === "string") return value === "" ? [] : [{ text: value, number: null, known: true }];
	if (!isObject(value)) return [];
	const { raw, name, title, url } = value;
	if (typeof raw === "string") return [{ text: raw, number: null, known: false }];
	const text = [name, title, url].find((each) => typeof each === "string" && each !== "");
	return typeof text === "string" ? [{ text, number: null, known: true }] : [];
}

/** Everybody who speaks in a report, by name, each once. */
function speakersOf(report: LooseReport): string[] {
	const names = report.sections.flatMap(({ speakers }) =>
		speakers.flatMap((speaker) => (isObject(speaker) && typeof speaker["name"] === "string" ? [speaker["name"]] : [])),
	);
	return [...new Set(names)];
}

/** The day of the meeting, in EDTF: every form calls it `date`; "" where it is not known. */
function dateOf(values: readonly FieldValues[]): string {
	const dates = values.filter(({ field }) => field.type === "date");
	const own = dates.find(({ field }) => field.name === "date") ?? dates[0];
	const item = own?.items.find(({ known }) => known);
	return item?.text ?? "";
}

/** A goal as words, its name with its number: `SDG 5: Gender Equality`; what is no goal stays as written. */
export function goalWords({ text, number }: Item, { read }: FieldDefinition): string {
	const goal = number === null ? undefined : read.vocabulary.find((term) => term.number === number);
	return goal === undefined ? text : `SDG ${number}: ${goal.name}`;
}
