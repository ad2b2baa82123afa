/** The fields of a report as a template sees them, ready to print, and its people. */
import type { Speaker } from "../ast/nodes.ts";
import type { Person } from "../ast/values.ts";
import { readableDate } from "../fields/edtf.ts";
import type { FieldDefinition, Form } from "../forms/form.ts";
import type { FactData, FactItemData, PersonData } from "../templates/data.ts";
import { safeHref } from "../text/links.ts";
import type { Arranged } from "./arrange.ts";
import type { FieldItemJson, FieldJson } from "./json-schema.ts";

/** A person with every key, so that a template can ask for any: null where the notes say nothing, even if the register does. */
export function fullPerson(person: Person | Speaker): PersonData {
	const { name, honorific, role, affiliation, handle, remark, group } = person;
	const { honorificFrom, roleFrom }: Omit<Speaker, "name"> = person;
	return {
		name,
		honorific: honorificFrom === undefined ? (honorific ?? null) : null,
		role: roleFrom === undefined ? (role ?? null) : null,
		affiliation: affiliation ?? null,
		handle: handle ?? null,
		remark: remark ?? null,
		group: group ?? null,
	};
}

/** Every field of the form in its order; `text` is "" where it has no value. */
export function factsOf(form: Form, fields: Arranged["fields"]): FactData[] {
	return form.fields.map((definition) => {
		const { name, label, type, required, closing } = definition;
		const value = fields.get(name) ?? null;
		const items = listOf(value).map((item) => itemOf(definition, item));
		return {
			key: name,
			label: label.endsWith(":") ? label.slice(0, -1).trimEnd() : label,
			type,
			required,
			closing,
			is_title: name === form.titleField,
			value,
			text: items.map(worded).join(type === "text" ? "; " : ", "),
			items,
		};
	});
}

/** A value that is no list is one entry, unless there is none. */
function listOf(value: FieldJson): readonly FieldItemJson[] {
	if (value === null || value === "") return [];
	return typeof value !== "object" || "raw" in value ? [value] : value;
}

const worded = ({ text, number }: FactItemData): string =>
	number === null || text === String(number) ? text : `${number} ${text}`;

function itemOf({ type, read }: FieldDefinition, item: FieldItemJson): FactItemData {
	if (typeof item === "number") {
		const name = read.vocabulary.find(({ number }) => number === item)?.name;
		return factItem({ number: item, text: name ?? String(item) });
	}
	if (typeof item === "string" && type !== "date") return factItem({ text: item });
	if (typeof item === "string") {
		// What is no day, month or year by itself is nothing that a program could go by.
		return factItem({ date: /^\d{4}(?:-\d\d){0,2}$/.test(item) ? item : null, text: readableDate(item) });
	}
	if ("raw" in item) return factItem({ note: "could not be read", unread: true, text: item.raw });
	if ("name" in item) {
		const { name, honorific } = item;
		return factItem({ note: noteOf(item), text: honorific === undefined ? name : `${honorific} ${name}` });
	}
	// An address that leads nowhere is told beside the words.
	const url = safeHref(item.url ?? item.title);
	return factItem({ url, note: url === null ? (item.url ?? "address not given") : null, text: item.title });
}

/** All keys in one order, so that V8 knows the shape of all items. */
function factItem(own: Partial<FactItemData> & Pick<FactItemData, "text">): FactItemData {
	const { text, note = null, number = null, url = null, date = null, unread = false } = own;
	return { note, number, url, date, unread, text };
}

function noteOf({ role, affiliation, handle, remark }: Person): string | null {
	const aside = remark === undefined ? undefined : `(${remark})`;
	const notes = [role, affiliation, handle, aside].filter((note) => note !== undefined);
	return notes.length === 0 ? null : notes.join(", ");
}
