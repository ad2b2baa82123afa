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
	const read = items.flatMap((item) => (item.value === null ? [] : [item.value]));
	const numbers = read.filter((value) => typeof value === "number");
	const mixed = numbers.length === 0 || numbers.length < read.length;
	if (mixed) return items.map((item) => (item.value === null ? { raw: item.raw } : itemJson(item.value)));
	const unread = items.flatMap((item) => (item.value === null ? [{ raw: item.raw }] : []));
	return [...[...new Set(numbers)].sort((a, b) => a - b), ...unread];
}

function itemJson(value: ItemValue): ItemValue {
	if (typeof value !== "object") return value;
	return "name" in value ? personJson(value) : { title: value.title, url: value.url };
}

/** A person with the keys in their order, and none that is empty. */
export function personJson(person: Person): Person {
	const { name, honorific, role, affiliation, handle, remark, group } = person;
	return {
		name,
		...(honorific === undefined ? {} : { honorific }),
		...(role === undefined ? {} : { role }),
		...(affiliation === undefined ? {} : { affiliation }),
		...(handle === undefined ? {} : { handle }),
		...(remark === undefined ? {} : { remark }),
		...(group === undefined ? {} : { group }),
	};
}
