/**
 * Values that depend on the rest of the notes: who is meant by `same`, whether 8/7 is in July. `check` reports what was
 * inferred.
 */
import type { Field, FieldItem, Report, ReportChild } from "../ast/nodes.ts";
import { plainText } from "../ast/text.ts";
import { dateReadings, readDate } from "../fields/date.ts";
import { settledOrder } from "../fields/date-order.ts";
import { isSame } from "../fields/people.ts";
import type { FieldDefinition, Form } from "../forms/form.ts";

/** The children of a report, with what their neighbours settle. */
export function withInferred(children: readonly ReportChild[], form: Form): readonly ReportChild[] {
	const definitions = new Map(form.fields.map((field) => [field.name, field]));
	return children.map((child) => {
		const definition = child.type === "field" ? definitions.get(child.name ?? "") : undefined;
		if (child.type !== "field" || definition === undefined) return child;
		if (definition.type === "date") return child.value === null ? settledDate(child, children, definition) : child;
		if (definition.type !== "people") return child;
		if (isSame(child.raw, definition.read)) return samePeople(child, children, form);
		for (const item of child.items)
			if (item.value === null && isSame(item.raw, definition.read))
				return withMeant(child, item, samePeople(child, children, form));
		return child;
	});
}

/** Those of the field of people above, or of the next one where none has anybody. */
function samePeople(field: Field, children: readonly ReportChild[], form: Form): Field {
	const others = children.filter((child): child is Field => isOtherPeople(child, field, form));
	const at = children.indexOf(field);
	const other = others.findLast((child) => children.indexOf(child) < at) ?? others[0];
	// Nobody is called `same`.
	if (other === undefined) return { ...field, value: [], items: [] };
	const items = other.items.filter(({ value }) => value !== null);
	const own: FieldItem[] = items.map(({ value }) => ({ value, raw: field.raw, position: field.valuePosition }));
	return { ...field, value: other.value, items: own };
}

/** `Ann Bell and me`: beside those who are named, the people of another field who are not. */
function withMeant(field: Field, meant: FieldItem, other: Field): Field {
	const names = new Set(field.items.map(nameOf));
	const others = other.items.filter((item) => !names.has(nameOf(item)));
	if (others.length === 0) return field;
	const items = field.items.flatMap((item) =>
		item === meant ? others.map(({ value }) => ({ value, raw: item.raw, position: item.position })) : [item],
	);
	return { ...field, items, value: items.flatMap(({ value }) => (value === null ? [] : [value])) };
}

const nameOf = ({ value }: FieldItem): string | null =>
	typeof value === "object" && value !== null && "name" in value ? value.name : null;

function isOtherPeople(child: ReportChild, field: Field, { fields }: Form): boolean {
	if (child.type !== "field" || child === field || child.items.every(({ value }) => value === null)) return false;
	const definition = fields.find(({ name }) => name === child.name);
	return definition?.type === "people" && !isSame(child.raw, definition.read);
}

/** A date in figures, where other dates of the notes show which of them is the day. */
function settledDate(field: Field, children: Report["children"], { read }: FieldDefinition): Field {
	if (dateReadings(field.raw).length < 2) return field;
	const order = settledOrder(field.raw, () => children.filter((child) => child !== field).map(wordsOf));
	return order === null ? field : { ...field, value: readDate(field.raw, { ...read, dates: order }) };
}

function wordsOf(child: ReportChild): string {
	return child.type === "field" ? child.raw : plainText(child.children);
}
