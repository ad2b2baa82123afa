/** The facts at a glance: every field that the notes have, in the form's order. */
import type { Element, ElementContent } from "hast";
import { h } from "hastscript";
import type { Link, Person } from "../../ast/values.ts";
import type { FieldDefinition, Form } from "../../forms/form.ts";
import type { FieldJson, Unread } from "../report-json.ts";
import { readableDate } from "./dates.ts";
import { goalClass } from "./goals.ts";
import { safeHref } from "./links.ts";
import { personHast } from "./person.ts";
import { pageWords } from "./words.ts";

type Item = Extract<FieldJson, readonly unknown[]>[number];
type Fields = ReadonlyMap<string, FieldJson>;

/** The fields that stand before the sections, as a list of terms; the title is the page's own. */
export function factsHast(fields: Fields, form: Form): ElementContent[] {
	const rows = form.fields.flatMap((definition) => {
		if (definition.closing || definition.name === form.titleField) return [];
		return factRow(definition, fields.get(definition.name) ?? null);
	});
	const wide = rows.filter(isWide);
	return rows.length === 0 ? [] : [h("dl.facts", [...rows.filter((row) => !isWide(row)), ...wide])];
}

/** The fields that close the notes, links and tags, each below a heading of its own. */
export function closingHast(fields: Fields, form: Form): ElementContent[] {
	return form.fields.flatMap((definition) => {
		const value = fields.get(definition.name) ?? null;
		if (!definition.closing || isEmpty(value)) return [];
		return [h("section.closing", [h("h2", heading(definition)), valueHast(definition, value)])];
	});
}

// A row of chips takes the whole width, and would leave a hole in front of it.
function isWide({ properties }: Element): boolean {
	return properties.className !== undefined;
}

function factRow(definition: FieldDefinition, value: FieldJson): Element[] {
	if (isEmpty(value) && !definition.required) return [];
	const wide = definition.type === "goals" ? ".wide" : "";
	const shown = isEmpty(value) ? h("span.missing", pageWords.missing) : valueHast(definition, value);
	return [h(`div${wide}`, [h("dt", heading(definition)), h("dd", [shown])])];
}

function heading({ label }: FieldDefinition): string {
	return label.replace(/\s*:$/, "");
}

function isEmpty(value: FieldJson): value is null | "" {
	return value === null || value === "" || (Array.isArray(value) && value.length === 0);
}

function valueHast(definition: FieldDefinition, value: FieldJson): Element {
	if (Array.isArray(value)) return listHast(definition, value);
	if (typeof value !== "object" || value === null) return scalarHast(definition, String(value));
	return unreadHast(value as Unread);
}

function scalarHast({ type }: FieldDefinition, text: string): Element {
	if (type !== "date") return h("span", text);
	// The machine-readable form may hold a single day only.
	const machine = /^\d{4}(?:-\d\d){0,2}$/.test(text) ? { dateTime: text } : null;
	return machine === null ? h("span", readableDate(text)) : h("time", machine, readableDate(text));
}

function unreadHast({ raw }: Unread): Element {
	return h("span.unread", [h("span", raw), h("span.note", ` (${pageWords.unread})`)]);
}

function listHast(definition: FieldDefinition, items: readonly Item[]): Element {
	const kind = listKinds.get(definition.type) ?? "plain";
	return h(`ul.${kind}`, items.map((item) => h("li", [itemHast(definition, item)])));
}

const listKinds: ReadonlyMap<string, string> = new Map([
	["goals", "goals"],
	["tags", "tags"],
	["people", "people"],
	["links", "links"],
]);

function itemHast(definition: FieldDefinition, item: Item): Element {
	if (typeof item === "number") return goalHast(definition, item);
	if (typeof item === "string") return h("span", item);
	if ("raw" in item) return unreadHast(item);
	return "title" in item ? linkHast(item) : personHast(item as Person);
}

function goalHast({ read }: FieldDefinition, goal: number): Element {
	const name = read.vocabulary.find(({ number }) => number === goal)?.name;
	return h(`span.goal.${goalClass(goal)}`, [h("b", String(goal)), ...(name === undefined ? [] : [h("span", name)])]);
}

function linkHast({ title, url }: Link): Element {
	const href = safeHref(url ?? title);
	if (href !== null) return h("a", { href }, title);
	return h("span", [title, h("span.note", ` (${url === null ? pageWords.noAddress : url})`)]);
}
