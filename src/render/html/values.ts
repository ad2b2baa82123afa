/** Values of fields, each type as people read it. */
import { h } from "hastscript";
import type { Link } from "../../ast/values.ts";
import { readableDate } from "../../fields/readable-date.ts";
import type { FieldDefinition } from "../../forms/form.ts";
import { safeHref } from "../../text/links.ts";
import type { FieldJson, Unread } from "../json/shape.ts";
import { goalClass } from "./goals.ts";
import { type Content, onLines } from "./lines.ts";
import { personHast } from "./person.ts";
import { pageWords } from "./words.ts";

type Item = Extract<FieldJson, readonly unknown[]>[number];

/** A value that is there. */
export function valueHast(definition: FieldDefinition, value: NonNullable<FieldJson>): Content {
	if (typeof value !== "object") return scalarHast(definition, String(value));
	if (!isList(value)) return unreadHast(value);
	const kind = listKinds.get(definition.type) ?? "plain";
	return h(`ul.${kind}`, onLines(value.map((item) => h("li", itemHast(definition, item)))));
}

function isList(value: Unread | readonly Item[]): value is readonly Item[] {
	return Array.isArray(value);
}

const listKinds: ReadonlyMap<string, string> = new Map([
	["goals", "goals"],
	["tags", "tags"],
	["people", "people"],
	["links", "links"],
]);

function scalarHast({ type }: FieldDefinition, text: string): Content {
	if (type !== "date") return text;
	// The machine-readable form may hold a single date only.
	if (!/^\d{4}(?:-\d\d){0,2}$/.test(text)) return readableDate(text);
	return h("time", { dateTime: text }, readableDate(text));
}

function unreadHast({ raw }: Unread): Content {
	return h("span.unread", [h("span", raw), " ", h("span.note", `(${pageWords.unread})`)]);
}

function itemHast(definition: FieldDefinition, item: Item): Content[] {
	if (typeof item === "number") return [goalHast(definition, item)];
	if (typeof item === "string") return [h("span", item)];
	if ("raw" in item) return [unreadHast(item)];
	return "title" in item ? linkHast(item) : personHast(item);
}

function goalHast({ read }: FieldDefinition, goal: number): Content {
	const name = read.vocabulary.find(({ number }) => number === goal)?.name;
	const words = name === undefined ? null : h("span", name);
	return h(`span.goal.${goalClass(goal)}`, [h("b", String(goal)), words]);
}

function linkHast({ title, url }: Link): Content[] {
	const href = safeHref(url ?? title);
	if (href !== null) return [h("a", { href }, title)];
	return [title, " ", h("span.note", `(${url ?? pageWords.noAddress})`)];
}
