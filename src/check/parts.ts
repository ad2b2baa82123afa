/** The parts of a report by name and by type, found once for all rules. */
import type { Position } from "unist";
import type { Field, FieldItem, Preamble, Report, ReportChild, Section } from "../ast/nodes.ts";
import type { CrossFieldRule, FieldDefinition, Form } from "../forms/form.ts";
import { hiddenIn } from "./hidden.ts";
import { hintIn } from "./hints.ts";
import { garbledIn } from "./mojibake.ts";
import type { Traces } from "./traces.ts";

/** A part that the form names; a title line above the first label is one too. */
export type NamedPart = (Field | Section | Preamble) & { readonly name: string };

/** A field, and what the form says of it. */
export interface KnownField {
	readonly field: Field;
	readonly definition: FieldDefinition;
	/** Where the form's hint still stands in it; null where it does not. */
	readonly unfilled: Position | null;
}

/** What rules ask of a report. */
export interface Parts {
	/** The parts that the form names, in source order; the second of a duplicate is none. */
	readonly named: readonly NamedPart[];
	/** The first part of each name. */
	readonly firsts: ReadonlyMap<string, NamedPart>;
	/** The first field of each name that the form has, in the form's order. */
	readonly known: ReadonlyMap<string, KnownField>;
	/** Of these, the ones that are filled in: those that still hold the form's hint are a finding of their own. */
	readonly filled: readonly KnownField[];
	/** Of these, the ones without garbled or hidden characters: such a finding explains whatever else can't be read there. */
	readonly legible: readonly KnownField[];
}

/** Finds the parts of a report. */
export function partsOf({ children }: Report, form: Form, traces: Traces): Parts {
	const named: NamedPart[] = [];
	const firsts = new Map<string, NamedPart>();
	const fields = new Map<string, Field>();
	for (const child of children) {
		if (!isNamed(child)) continue;
		named.push(child);
		if (!firsts.has(child.name)) firsts.set(child.name, child);
		if (child.type === "field" && !fields.has(child.name)) fields.set(child.name, child);
	}
	const known = knownFields(fields, form);
	const filled = [...known.values()].filter(isFilled);
	const legible = traces.garbled || traces.hidden ? filled.filter(isLegible) : filled;
	return { named, firsts, known, filled, legible };
}

function isNamed(child: ReportChild): child is NamedPart {
	return child.type !== "unclassified" && child.type !== "ignored" && child.name !== null;
}

function knownFields(fields: ReadonlyMap<string, Field>, form: Form): ReadonlyMap<string, KnownField> {
	const known = new Map<string, KnownField>();
	for (const definition of form.fields) {
		const field = fields.get(definition.name);
		if (field === undefined) continue;
		known.set(definition.name, { field, definition, unfilled: unfilledPlace(field, definition) });
	}
	return known;
}

function unfilledPlace(field: Field, { hint }: FieldDefinition): Position | null {
	if (hint === null) return null;
	for (const { raw, position } of field.items) if (hintIn(raw, hint) !== null) return position;
	return hintIn(field.raw, hint) !== null ? field.valuePosition : null;
}

const isFilled = ({ unfilled }: KnownField): boolean => unfilled === null;

const isLegible = ({ field: { raw } }: KnownField): boolean =>
	garbledIn(raw).length === 0 && hiddenIn(raw).length === 0;

/** The fields of a type. */
export function ofType(fields: readonly KnownField[], type: string): readonly KnownField[] {
	return fields.filter(({ definition }) => definition.type === type);
}

/** The field of a name; null is that of none. */
export function fieldNamed(fields: readonly KnownField[], name: string | null): KnownField | undefined {
	return fields.find(({ definition }) => definition.name === name);
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

/** The rules between fields that a form declares by a finding's name. */
export function declaredRules({ rules }: Form, name: CrossFieldRule["rule"]): CrossFieldRule[] {
	return rules.filter(({ rule }) => rule === name);
}

/** A severity of the form's own, where its rule names one. */
export function severityOf({ severity }: CrossFieldRule): { readonly severity?: NonNullable<typeof severity> } {
	return severity === null ? {} : { severity };
}
