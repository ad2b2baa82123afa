/** What is known of a value before there is any: its parts, and what it is a list of. */
import { type DataKey, dataKeys, person } from "./data-keys.ts";
import type { FormKeys } from "./form-keys.ts";

/** Null where nothing is known. */
export type Shape = Pick<DataKey, "keys" | "many" | "open" | "silent"> | null;

/** Text or a number. */
export const words: Shape = {};

const fieldShapes: Readonly<Record<string, Shape>> = {
	date: words,
	text: words,
	choice: words,
	time: words,
	number: words,
	people: { many: "list", keys: person },
	links: { many: "list", keys: { title: { about: "" }, url: { about: "" } } },
	goals: { many: "list" },
	tags: { many: "list" },
};

/** What stands at the top of a template's data. */
export const topShape = (name: string): Shape | undefined =>
	Object.hasOwn(dataKeys, name) ? dataKeys[name] : undefined;

/** A field or section of the form. */
export function keyedShape(kind: "fields" | "sections", key: string, keys: FormKeys): Shape {
	if (kind === "fields") {
		const type = Object.hasOwn(keys.types, key) ? keys.types[key] : undefined;
		return Object.hasOwn(fieldShapes, type ?? "") ? (fieldShapes[type ?? ""] ?? null) : null;
	}
	const { keys: parts = {} } = dataKeys["sections"] ?? {};
	return keys.repeatable.includes(key) ? { many: "list", keys: parts } : { keys: parts };
}

/** What a loop over a value gives, one by one. */
export function entryOf(shape: Shape): Shape {
	if (shape === null || shape.many !== "list") return null;
	const { keys, open, silent } = shape;
	return { ...(keys && { keys }), ...(open && { open }), ...(silent && { silent }) };
}

/** What is known of a value that is one or the other. */
export function eitherOf(one: Shape, other: Shape): Shape {
	if (one === null || other === null) return null;
	return one.keys === other.keys && one.many === other.many && one.open === other.open ? one : null;
}

/** What a filter makes of a value; `part` is the name it is given. */
export function filtered(shape: Shape, filter: string, part: string | null): Shape {
	if (shape === null) return null;
	if (["where", "reject", "reverse", "uniq", "compact"].includes(filter)) return shape;
	if (["first", "last", "find"].includes(filter)) return shape.many === "list" ? entryOf(shape) : null;
	if (filter === "map") {
		const inner = part === null ? undefined : shape.keys?.[part];
		return inner === undefined ? null : { ...inner, many: "list" };
	}
	return ["default", "concat", "slice"].includes(filter) ? null : words;
}
