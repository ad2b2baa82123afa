/** The facts at a glance: every field that the notes have, in the form's order. */
import type { Element } from "hast";
import { h } from "hastscript";
import type { FieldDefinition, Form } from "../../forms/form.ts";
import type { FieldJson } from "../json/shape.ts";
import { onLines } from "./lines.ts";
import { valueHast } from "./values.ts";
import { pageWords } from "./words.ts";

type Fields = ReadonlyMap<string, FieldJson>;

/** The fields that stand before the sections, as a list of terms; the title is the page's own. */
export function factsHast(fields: Fields, form: Form): Element | null {
	const shown = form.fields.filter((definition) => {
		if (definition.closing || definition.name === form.titleField) return false;
		return definition.required || !isEmpty(fieldValue(fields, definition));
	});
	if (shown.length === 0) return null;
	// A row of chips takes the whole width, and would leave a hole in front of it.
	const ordered = [...shown.filter((definition) => !isWide(definition)), ...shown.filter(isWide)];
	return h("dl.facts", onLines(ordered.map((definition) => factHast(definition, fieldValue(fields, definition)))));
}

/** The fields that close the notes, links and tags, each below a heading of its own. */
export function closingHast(fields: Fields, form: Form): Element[] {
	return form.fields.flatMap((definition) => {
		const value = fieldValue(fields, definition);
		if (!definition.closing || isEmpty(value)) return [];
		return [h("section", [onLines([h("h2", heading(definition))]), valueHast(definition, value), "\n"])];
	});
}

function factHast(definition: FieldDefinition, value: FieldJson): Element {
	const shown = isEmpty(value) ? h("span.missing", pageWords.missing) : valueHast(definition, value);
	const row = [h("dt", heading(definition)), "\n", h("dd", [shown])];
	return h(isWide(definition) ? "div.wide" : "div", row);
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
