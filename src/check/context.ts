/** What rules may know: the report, the form, and what several rules ask of the two, found once before the first of them. */
import type { Position } from "unist";
import type { Field, FieldItem, Preamble, Report, ReportChild, Section } from "../ast/nodes.ts";
import { dateReadings } from "../fields/date.ts";
import type { Finding, Severity } from "../findings/finding.ts";
import type { CrossFieldRule, FieldDefinition, Form } from "../forms/form.ts";
import { garbledIn, isLegible, type Suspects, suspectsIn } from "./characters.ts";

/** What a report is judged by. */
export interface CheckInput {
	readonly form: Form;
	/** The decoded text, for rules about writing; "" where there is none. */
	readonly text: string;
	/** The last day that is "today" anywhere on earth, `YYYY-MM-DD`. */
	readonly today: string;
}

/** A part that the form names; a title line above the first label is one too. */
export type NamedPart = (Field | Section | Preamble) & { readonly name: string };

/** A field, and what the form says of it. */
export interface KnownField {
	readonly field: Field;
	readonly definition: FieldDefinition;
	/** Where the form's hint still stands in it; null where it does not. */
	readonly unfilled: Position | null;
}

/** How bad a finding is, where a rule of the form says so. */
type OwnSeverity = { readonly severity?: Severity };

/** What rules know. */
export interface CheckContext extends CheckInput, Suspects {
	readonly report: Report;
	/** The parts that the form names, in source order; the second of a duplicate is none. */
	readonly named: readonly NamedPart[];
	/** The first part of each name. */
	readonly firsts: ReadonlyMap<string, NamedPart>;
	/** The first field of each name that the form has, in the form's order. */
	readonly known: ReadonlyMap<string, KnownField>;
	/** Of these, the ones without the form's hint and without odd characters: such a finding explains what can't be read. */
	readonly legible: ReadonlyMap<string, KnownField>;
	/** The fields that must be there, always or because another one has a value. */
	readonly required: readonly { readonly definition: FieldDefinition; readonly own: OwnSeverity }[];
	/** The legible dates that say something: as EDTF, or null and all that each may mean. */
	readonly dates: readonly (KnownField & { readonly edtf: string | null; readonly readings: readonly string[] })[];
}

/** All that rules share. */
export function contextOf(report: Report, { form, text, today }: CheckInput): CheckContext {
	const named: NamedPart[] = [];
	const firsts = new Map<string, NamedPart>();
	const fields = new Map<string, Field>();
	for (const child of report.children) {
		if (!isNamed(child)) continue;
		named.push(child);
		if (!firsts.has(child.name)) firsts.set(child.name, child);
		if (child.type === "field" && !fields.has(child.name)) fields.set(child.name, child);
	}
	const known = new Map<string, KnownField>();
	const legible = new Map<string, KnownField>();
	for (const definition of form.fields) {
		const field = fields.get(definition.name);
		if (field === undefined) continue;
		const entry = { field, definition, unfilled: unfilledPlace(field, definition) };
		known.set(definition.name, entry);
		if (entry.unfilled === null && isLegible(field.raw)) legible.set(definition.name, entry);
	}
	const required = requiredFields(known, form);
	const found = { named, firsts, known, legible, required, dates: datesIn(legible) };
	return { form, text, today, report, ...found, ...suspectsIn(report) };
}

function isNamed(child: ReportChild): child is NamedPart {
	return child.type !== "unclassified" && child.type !== "ignored" && child.name !== null;
}

function unfilledPlace(field: Field, { hint }: FieldDefinition): Position | null {
	if (hint === null) return null;
	for (const { raw, position } of field.items) if (hintIn(raw, hint) !== null) return position;
	return hintIn(field.raw, hint) !== null ? field.valuePosition : null;
}

function requiredFields(known: CheckContext["known"], form: Form): CheckContext["required"] {
	const holding = declaredRules(form, "missing-field").filter(({ other }) => {
		const condition = known.get(other ?? "");
		return condition !== undefined && hasValue(condition.field);
	});
	const required: { definition: FieldDefinition; own: OwnSeverity }[] = [];
	for (const definition of form.fields) {
		const rule = definition.required ? undefined : holding.find(({ field }) => field === definition.name);
		if (definition.required) required.push({ definition, own: {} });
		else if (rule !== undefined) required.push({ definition, own: ownSeverity(rule) });
	}
	return required;
}

function datesIn(legible: CheckContext["legible"]): CheckContext["dates"] {
	const dates: CheckContext["dates"][number][] = [];
	for (const known of ofType(legible, "date")) {
		const { value, raw } = known.field;
		// Lines of a value are read with a semicolon between them.
		if (value === null) dates.push({ ...known, edtf: null, readings: dateReadings(raw.replace(lineEnds, "; ")) });
		else if (typeof value === "string" && value !== "") dates.push({ ...known, edtf: value, readings: [] });
	}
	return dates;
}

/** From where white space begins, so that a long run of it is not tried from each of its characters. */
const lineEnds = /(?<!\s)\s*[\r\n]+\s*/g;

/** The fields of a type. */
export function ofType(fields: ReadonlyMap<string, KnownField>, type: string): KnownField[] {
	return [...fields.values()].filter(({ definition }) => definition.type === type);
}

/** Whether a field says anything, readable or not. */
export function hasValue({ value, items }: Field): boolean {
	return value !== "" && !(Array.isArray(value) && value.length === 0 && items.length === 0);
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
export function ownSeverity({ severity }: CrossFieldRule): OwnSeverity {
	return severity === null ? {} : { severity };
}

/** The later one of each two of a name, among some parts of the form. */
export function duplicates(
	{ report, firsts }: CheckContext,
	among: readonly { readonly name: string }[],
): Pick<Finding & { readonly code: "duplicate-field" }, "label" | "position" | "first">[] {
	const found: ReturnType<typeof duplicates> = [];
	for (const child of report.children) {
		if (child.type !== "unclassified" || child.duplicates === null) continue;
		const { duplicates: name, label, labelPosition: position } = child;
		const first = firsts.get(name);
		if (label === null || position === null || first === undefined) continue;
		if (!among.some((part) => part.name === name)) continue;
		found.push({ label, position, first: first.type === "preamble" ? first.position : first.labelPosition });
	}
	return found;
}

/**
 * Zero width behind the last part in the notes that stands before a missing one in the form; null where it is not missing,
 * or would be there if only the characters of its label were right: those are the one mistake then.
 */
export function placeOfMissing({ report, named, firsts, form }: CheckContext, name: string): Position | null {
	if (firsts.has(name)) return null;
	for (const child of report.children) {
		const label = child.type === "field" || child.type === "unclassified" ? child.label : null;
		const restored = label === null ? null : restoredLabel(label);
		const target = restored === null ? null : (form.labels.find(restored) ?? form.labels.near(restored));
		if (target?.name === name) return null;
	}
	const before = new Set(form.order.slice(0, form.order.indexOf(name)));
	const end = named.findLast((part) => before.has(part.name))?.position.end;
	const place = end ?? { line: 1, column: 1, offset: 0 };
	return { start: place, end: place };
}

function restoredLabel(label: string): string | null {
	const garbled = garbledIn(label);
	if (garbled.length === 0) return null;
	let restored = "";
	let from = 0;
	for (const { start, end, expected } of garbled) {
		restored += label.slice(from, start) + (expected ?? "");
		from = end;
	}
	return restored + label.slice(from);
}

/** Whether a text has a hint's first character, which most texts lack. */
export function mayHoldHint(text: string, hint: string): boolean {
	return text.includes(hint.charAt(0)) || (isBracketed(hint) && text.includes("("));
}

/** Where a form's hint still stands in a text, in any letter case, or with round brackets for square ones. */
export function hintIn(text: string, hint: string): { readonly start: number; readonly end: number } | null {
	if (!mayHoldHint(text, hint)) return null;
	const expression = hints.get(hint) ?? hintExpression(hint);
	hints.set(hint, expression);
	const match = expression.exec(text);
	return match === null ? null : { start: match.index, end: match.index + match[0].length };
}

const hints = new Map<string, RegExp>();

const isBracketed = (hint: string): boolean => hint.startsWith("[") && hint.endsWith("]");

/** A hint without brackets may be a value in other letters, so it counts only as it is. */
function hintExpression(hint: string): RegExp {
	const bracketed = isBracketed(hint);
	const words = (bracketed ? hint.slice(1, -1).trim() : hint).split(/\s+/u);
	const spaced = words.map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/gu, "\\$&")).join("\\s+");
	return bracketed ? new RegExp(`[[(]\\s*${spaced}\\s*[\\])]`, "iu") : new RegExp(spaced, "u");
}
