/** The facts at a glance: every field that the notes have, in the form's order. */
import type { FieldDefinition, Form } from "../../forms/form.ts";
import type { FieldJson } from "../json/shape.ts";
import { empty, type Markup, markup, together } from "./markup.ts";
import { valueHtml } from "./values.ts";
import { pageWords } from "./words.ts";

type Fields = ReadonlyMap<string, FieldJson>;

/** The fields that stand before the sections, as a list of terms; the title is the page's own. */
export function factsHtml(fields: Fields, form: Form): Markup {
	const shown = form.fields.filter((definition) => {
		if (definition.closing || definition.name === form.titleField) return false;
		return definition.required || !isEmpty(fieldValue(fields, definition));
	});
	if (shown.length === 0) return empty;
	// A row of chips takes the whole width, and would leave a hole in front of it.
	const ordered = [...shown.filter((definition) => !isWide(definition)), ...shown.filter(isWide)];
	return markup`<dl class="facts">\n${ordered.map((definition) => factHtml(definition, fieldValue(fields, definition)))}</dl>\n`;
}

/** The fields that close the notes, links and tags, each below a heading of its own. */
export function closingHtml(fields: Fields, form: Form): Markup {
	const sections = form.fields.flatMap((definition) => {
		const value = fieldValue(fields, definition);
		if (!definition.closing || isEmpty(value)) return [];
		return [markup`<section>\n<h2>${heading(definition)}</h2>\n${valueHtml(definition, value)}\n</section>\n`];
	});
	return together(sections);
}

function factHtml(definition: FieldDefinition, value: FieldJson): Markup {
	const shown = isEmpty(value)
		? markup`<span class="missing">${pageWords.missing}</span>`
		: valueHtml(definition, value);
	const row = markup`<dt>${heading(definition)}</dt>\n<dd>${shown}</dd>`;
	return isWide(definition) ? markup`<div class="wide">${row}</div>\n` : markup`<div>${row}</div>\n`;
}

function fieldValue(fields: Fields, { name }: FieldDefinition): FieldJson {
	return fields.get(name) ?? null;
}

function isWide({ type }: FieldDefinition): boolean {
	return type === "goals";
}

function heading({ label }: FieldDefinition): string {
	return label.replace(/\s*:$/, "");
}

function isEmpty(value: FieldJson): value is null | "" {
	return value === null || value === "" || (Array.isArray(value) && value.length === 0);
}
