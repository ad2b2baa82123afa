import type { Field, FieldItem, Preamble } from "../../ast/nodes.ts";
import { plainText } from "../../ast/text.ts";
import type { ItemValue, Person } from "../../ast/values.ts";
import type { Form } from "../../forms/form.ts";
import type { OutlinePart } from "./outline.ts";
import type { FieldJson, Unread } from "./shape.ts";

/** Every field of the form with its value, in the form's order. */
export function fieldsJson(parts: readonly OutlinePart[], form: Form): [string, FieldJson][] {
	const nodes = new Map<string, Field | Preamble>();
	for (const part of parts) if (part.kind === "field") nodes.set(part.name, part.node);
	return form.fields.map(({ name }) => {
		const node = nodes.get(name);
		return [name, node === undefined ? null : fieldJson(node)];
	});
}

function fieldJson(node: Field | Preamble): FieldJson {
	if (node.type === "preamble") return plainText(node.children);
	if (node.items.length > 0) return listJson(node.items);
	if (node.value === null) return { raw: node.raw };
	return typeof node.value === "object" ? node.value.map(itemJson) : node.value;
}

/** Goals are the one list of numbers: each once, by number, and what is no goal behind them. */
function listJson(items: readonly FieldItem[]): (ItemValue | Unread)[] {
	const numbers = new Set<number>();
	const unread: Unread[] = [];
	let others = 0;
	for (const { value, raw } of items) {
		if (value === null) unread.push({ raw });
		else if (typeof value === "number") numbers.add(value);
		else others++;
	}
	if (numbers.size > 0 && others === 0) return [...[...numbers].sort((a, b) => a - b), ...unread];
	return items.map(({ value, raw }) => (value === null ? { raw } : itemJson(value)));
}

function itemJson(value: ItemValue): ItemValue {
	if (typeof value !== "object") return value;
	return "name" in value ? personJson(value) : { title: value.title, url: value.url };
}

/** A person with the keys in their order, and none that is empty. */
export function personJson(person: Person): Person {
	const { name, honorific, role, affiliation, handle, remark, group } = person;
	const json: { -readonly [Key in keyof Person]: Person[Key] } = { name };
	if (honorific !== undefined) json.honorific = honorific;
	if (role !== undefined) json.role = role;
	if (affiliation !== undefined) json.affiliation = affiliation;
	if (handle !== undefined) json.handle = handle;
	if (remark !== undefined) json.remark = remark;
	if (group !== undefined) json.group = group;
	return json;
}
