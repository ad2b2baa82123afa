/** What the fields of a report JSON say, by their types. */
import type { FieldDefinition, Form } from "../forms/form.ts";
import { isObject, type LooseReport } from "./report-json.ts";

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
export function fieldValues(report: LooseReport, form: Form): FieldValues[] {
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
export function speakersOf(report: LooseReport): string[] {
	const names = report.sections.flatMap(({ speakers }) =>
		speakers.flatMap((speaker) => (isObject(speaker) && typeof speaker["name"] === "string" ? [speaker["name"]] : [])),
	);
	return [...new Set(names)];
}

/** The day of the meeting, in EDTF: every form calls it `date`; "" where it is not known. */
export function dateOf(values: readonly FieldValues[]): string {
	const dates = values.filter(({ field }) => field.type === "date");
	const own = dates.find(({ field }) => field.name === "date") ?? dates[0];
	const item = own?.items.find(({ known }) => known);
	return item?.text ?? "";
}
