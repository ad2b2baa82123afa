/** The fields of a report, ready to print. */
import type { Link, Person } from "../../ast/values.ts";
import { readableDate } from "../../fields/readable-date.ts";
import type { FieldDefinition, Form } from "../../forms/form.ts";
import { safeHref } from "../../text/links.ts";
import type { FieldJson } from "../json/shape.ts";
import { fullName } from "./full-name.ts";

/** One entry of a field. */
export interface FactItem {
	readonly text: string;
	readonly note: string | null;
	readonly number: number | null;
	readonly url: string | null;
	readonly date: string | null;
	readonly unread: boolean;
}

/** One field; `text` is "" where it has no value. */
export interface Fact {
	readonly key: string;
	readonly label: string;
	readonly type: string;
	readonly required: boolean;
	readonly closing: boolean;
	readonly is_title: boolean;
	readonly value: FieldJson;
	readonly text: string;
	readonly items: readonly FactItem[];
}

/** Every field of the form in its order. */
export function factsOf(form: Form, values: ReadonlyMap<string, FieldJson>): Fact[] {
	return form.fields.map((definition) => {
		const { name, label, type, required, closing } = definition;
		const value = values.get(name) ?? null;
		const items = itemsOf(definition, value);
		const text = items.map(worded).join(type === "text" ? "; " : ", ");
		const is_title = name === form.titleField;
		return { key: name, label: withoutColon(label), type, required, closing, is_title, value, text, items };
	});
}

const withoutColon = (label: string): string => (label.endsWith(":") ? label.slice(0, -1).trimEnd() : label);

const worded = ({ text, number }: FactItem): string =>
	number === null || text === String(number) ? text : `${number} ${text}`;

function itemsOf(definition: FieldDefinition, value: FieldJson): FactItem[] {
	if (value === null || value === "") return [];
	if (Array.isArray(value)) return value.map((item) => itemOf(definition, item));
	return [itemOf(definition, value as Exclude<FieldJson, null | readonly unknown[]>)];
}

type Item = Extract<FieldJson, readonly unknown[]>[number];

function itemOf({ type, read }: FieldDefinition, item: Item): FactItem {
	if (typeof item === "number") {
		const name = read.vocabulary.find(({ number }) => number === item)?.name;
		return factItem({ text: name ?? String(item), number: item });
	}
	if (typeof item === "string" && type !== "date") return factItem({ text: item });
	if (typeof item === "string") return factItem({ text: readableDate(item), date: singleDate(item) });
	if ("raw" in item) return factItem({ text: item.raw, note: "could not be read", unread: true });
	if ("title" in item) return factItem(linkOf(item));
	return factItem({ text: fullName(item), note: noteOf(item) });
}

/** All keys in one order, so that V8 knows the shape of all items. */
function factItem(own: Partial<FactItem> & Pick<FactItem, "text">): FactItem {
	const { text, note = null, number = null, url = null, date = null, unread = false } = own;
	return { note, number, url, date, unread, text };
}

/** What is no day, month or year by itself is nothing that a program could go by. */
function singleDate(date: string): string | null {
	return /^\d{4}(?:-\d\d){0,2}$/.test(date) ? date : null;
}

/** An address that leads nowhere is told beside the words. */
function linkOf({ title, url }: Link): Pick<FactItem, "text" | "note" | "url"> {
	const href = safeHref(url ?? title);
	return { text: title, url: href, note: href === null ? (url ?? "address not given") : null };
}

function noteOf({ role, affiliation, handle, remark }: Person): string | null {
	const aside = remark === undefined ? undefined : `(${remark})`;
	const notes = [role, affiliation, handle, aside].filter((note) => note !== undefined);
	return notes.length === 0 ? null : notes.join(", ");
}
