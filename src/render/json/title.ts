import { readableDate } from "../../fields/readable-date.ts";
import type { Form } from "../../forms/form.ts";
import { squash } from "../../text/squash.ts";
import type { FieldJson } from "./shape.ts";

/** The title of a report: what the notes call it, else the form's pattern filled in, else what the form is called. */
export function derivedTitle(fields: readonly (readonly [string, FieldJson])[], form: Form): string {
	const values = new Map(fields);
	const own = form.titleField === null ? "" : titleText(values.get(form.titleField));
	return squash(own || filled(form.titlePattern, values) || form.title);
}

/** The title with its date as people write it. */
export function readableTitle(fields: readonly (readonly [string, FieldJson])[], form: Form): string {
	const dates = new Set(form.fields.flatMap(({ name, type }) => (type === "date" ? [name] : [])));
	const readable = fields.map(
		([name, value]) => [name, typeof value === "string" && dates.has(name) ? readableDate(value) : value] as const,
	);
	return derivedTitle(readable, form);
}

/** A key without a value takes along the words that stand before it in the pattern. */
function filled(pattern: string, values: ReadonlyMap<string, FieldJson>): string {
	let title = "";
	let end = 0;
	for (const match of pattern.matchAll(/\{([^{}]*)\}/g)) {
		const between = pattern.slice(end, match.index);
		end = match.index + match[0].length;
		const value = titleText(values.get(match[1] ?? ""));
		if (value !== "") title += title === "" ? value : between + value;
	}
	return title;
}

function titleText(value: FieldJson | undefined): string {
	if (value === undefined || value === null) return "";
	if (typeof value !== "object") return String(value).trim();
	if (!Array.isArray(value)) return "raw" in value ? value.raw.trim() : "";
	return value.map(itemText).join(", ");
}

function itemText(item: Extract<FieldJson, readonly unknown[]>[number]): string {
	if (typeof item !== "object") return String(item);
	if ("raw" in item) return item.raw;
	return "title" in item ? item.title : item.name;
}
