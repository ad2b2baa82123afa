/** What rules ask of a report: its parts by name and by type. */
import type { Position } from "unist";
import type { Field, FieldItem, Preamble, Report, Section } from "../ast/nodes.ts";
import type { CrossFieldRule, FieldDefinition, Form } from "../forms/form.ts";
import { hiddenIn } from "./hidden.ts";
import { hintIn } from "./hints.ts";
import { garbledIn } from "./mojibake.ts";

/** A part that the form names; a title line above the first label is one too. */
export type NamedPart = (Field | Section | Preamble) & { readonly name: string };

/** A field, and what the form says of it. */
export interface KnownField {
	readonly field: Field;
	readonly definition: FieldDefinition;
}

/** The parts that the form names, in source order; the second of a duplicate is none. */
export function namedParts(report: Report): NamedPart[] {
	return report.children.filter((child): child is NamedPart => "name" in child && child.name !== null);
}

/** The first field of a name. */
export function fieldNamed(report: Report, name: string | null): Field | undefined {
	return report.children.find((child): child is Field => child.type === "field" && child.name === name);
}

/** The fields of a type that are filled in: those that still hold the form's hint are a finding of their own. */
export function filledFields(report: Report, form: Form, type: string): KnownField[] {
	return form.fields.flatMap((definition) => {
		if (definition.type !== type) return [];
		const field = fieldNamed(report, definition.name);
		return field === undefined || unfilledPlace(field, definition) !== null ? [] : [{ field, definition }];
	});
}

/** Of these, the ones without garbled or hidden characters: such a finding explains whatever else can't be read there. */
export function legibleFields(report: Report, form: Form, type: string): KnownField[] {
	return filledFields(report, form, type).filter(
		({ field: { raw } }) => garbledIn(raw).length === 0 && hiddenIn(raw).length === 0,
	);
}

/** Whether a field says anything, readable or not. */
export function hasValue({ value, items }: Field): boolean {
	if (value === "") return false;
	return !(Array.isArray(value) && value.length === 0 && items.length === 0);
}

/** The items of a list field that could not be read. */
export function unreadItems({ items }: Field): FieldItem[] {
	return items.filter(({ value }) => value === null);
}

/** Where the form's hint still stands in a field; null where it does not. */
export function unfilledPlace(field: Field, { hint }: Pick<FieldDefinition, "hint">): Position | null {
	if (hint === null) return null;
	const item = field.items.find(({ raw }) => hintIn(raw, hint) !== null);
	if (item !== undefined) return item.position;
	return hintIn(field.raw, hint) !== null ? field.valuePosition : null;
}

/** The rules between fields that a form declares by a finding's name. */
export function declaredRules({ rules }: Form, name: CrossFieldRule["rule"]): CrossFieldRule[] {
	return rules.filter(({ rule }) => rule === name);
}

/** A severity of the form's own, where its rule names one. */
export function severityOf({ severity }: CrossFieldRule): { readonly severity?: NonNullable<typeof severity> } {
	return severity === null ? {} : { severity };
}
