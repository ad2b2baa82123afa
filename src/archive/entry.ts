/** One report of the archive, as every catalogue of it is made of. */
import type { FieldDefinition, Form } from "../forms/form.ts";
import { reportSchemaId } from "../output/json.ts";
import type { ListedOutput } from "../read/manifest.ts";
import { goalName } from "../text/field-words.ts";
import type { ManifestEntry } from "./manifest.ts";

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
