/** Values of fields, each type as people read it. */
import type { Link } from "../../ast/values.ts";
import type { FieldDefinition } from "../../forms/form.ts";
import type { FieldJson, Unread } from "../json/shape.ts";
import { readableDate } from "./dates.ts";
import { goalClass } from "./goals.ts";
import { safeHref } from "./links.ts";
import { empty, type Markup, markup } from "./markup.ts";
import { personHtml } from "./person.ts";
import { pageWords } from "./words.ts";

type Item = Extract<FieldJson, readonly unknown[]>[number];

/** A value that is there. */
export function valueHtml(definition: FieldDefinition, value: NonNullable<FieldJson>): Markup {
	if (typeof value !== "object") return scalarHtml(definition, String(value));
	if (!isList(value)) return unreadHtml(value);
	const kind = listKinds.get(definition.type) ?? "plain";
	return markup`<ul class="${kind}">\n${value.map((item) => markup`<li>${itemHtml(definition, item)}</li>\n`)}</ul>`;
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

function scalarHtml({ type }: FieldDefinition, text: string): Markup {
	if (type !== "date") return markup`${text}`;
	// The machine-readable form may hold a single date only.
	if (!/^\d{4}(?:-\d\d){0,2}$/.test(text)) return markup`${readableDate(text)}`;
	return markup`<time datetime="${text}">${readableDate(text)}</time>`;
}

function unreadHtml({ raw }: Unread): Markup {
	return markup`<span class="unread"><span>${raw}</span> <span class="note">(${pageWords.unread})</span></span>`;
}

function itemHtml(definition: FieldDefinition, item: Item): Markup {
	if (typeof item === "number") return goalHtml(definition, item);
	if (typeof item === "string") return markup`<span>${item}</span>`;
	if ("raw" in item) return unreadHtml(item);
	return "title" in item ? linkHtml(item) : personHtml(item);
}

function goalHtml({ read }: FieldDefinition, goal: number): Markup {
	const name = read.vocabulary.find(({ number }) => number === goal)?.name;
	return markup`<span class="goal ${goalClass(goal)}"><b>${goal}</b>${name === undefined ? empty : markup`<span>${name}</span>`}</span>`;
}

function linkHtml({ title, url }: Link): Markup {
	const href = safeHref(url ?? title);
	if (href !== null) return markup`<a href="${href}">${title}</a>`;
	return markup`${title} <span class="note">(${url ?? pageWords.noAddress})</span>`;
}
