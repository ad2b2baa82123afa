/** What rules can use: the report, the form, and data that several rules need, computed once. */
import type { Position } from "unist";
import type { Field, FieldItem, Preamble, Report, ReportChild, Section } from "../ast/nodes.ts";
import { dateReadings } from "../fields/date.ts";
import type { Severity } from "../findings/finding.ts";
import type { CrossFieldRule, FieldDefinition, Form } from "../forms/form.ts";
import { memoizePer } from "../text/lazy.ts";
import { isLegible, suspectsIn } from "./characters.ts";

/** The input of a check. */
export interface CheckInput {
	readonly form: Form;
	/** The decoded text, for rules about writing; "" where there is no text. */
	readonly text: string;
	/** The last day that is "today" anywhere on earth, `YYYY-MM-DD`. */
	readonly today: string;
	/** The codes that are looked for though they are optional. */
	readonly asked?: ReadonlySet<string> | undefined;
}

/** A part that the form names; a title line above the first label is one too. */
export type NamedPart = (Field | Section | Preamble) & { readonly name: string };

/** Whether a part is a section that no heading opens in the notes. */
export const isUnheaded = (part: NamedPart): boolean => part.type === "section" && part.label === "";

/** A field, and what the form says of it. */
export interface KnownField {
	readonly field: Field;
	readonly definition: FieldDefinition;
	/** Where it still has the form's hint; null if it does not. */
	readonly unfilled: Position | null;
}

/** How bad a finding is, where a rule of the form says so. */
type OwnSeverity = { readonly severity?: Severity };

/** What rules know. */
export type CheckContext = Readonly<ReturnType<typeof contextOf>>;

/** All that rules share. */
export function contextOf(report: Report, { form, text, today }: CheckInput) {
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
	const { odd, remains } = suspectsIn(report);
	return {
		form,
		text,
		today,
		report,
		/** The stretches that may hold garbled or hidden characters, in source order. */
		odd,
		/** Whether any prose may contain the remnants of an address. */
		remains,
		/** The parts that the form names, in source order; without the second of a duplicate. */
		named,
		/** The first part of each name. */
		firsts,
		/** The first field of each name that the form has, in the form's order. */
		known,
		/**
		 * Of these, the fields without the form's hint and without odd characters: those already explain why a value
		 * can't be read.
		 */
		legible,
		/** The fields that must be there, always or because another one has a value. */
		required: requiredFields(known, form),
		/** The legible dates that say something: as EDTF, or null and all that each may mean. */
		dates: datesIn(legible),
	};
}

type Fields = ReadonlyMap<string, KnownField>;

function isNamed(child: ReportChild): child is NamedPart {
	return child.type !== "unclassified" && child.type !== "ignored" && child.name !== null;
}

function unfilledPlace(field: Field, { hint }: FieldDefinition): Position | null {
	if (hint === null) return null;
	for (const { raw, position } of field.items) if (hintIn(raw, hint) !== null) return position;
	return hintIn(field.raw, hint) !== null ? field.valuePosition : null;
}

function requiredFields(known: Fields, form: Form) {
	const rules = declaredRules(form, "missing-field");
	const required: { definition: FieldDefinition; own: OwnSeverity }[] = [];
	for (const definition of form.fields) {
		let own: OwnSeverity | null = definition.required ? {} : null;
		for (const rule of own === null ? rules : []) {
			const condition = rule.field === definition.name ? known.get(rule.other ?? "") : undefined;
			if (condition !== undefined && hasValue(condition.field)) own ??= rule.own;
		}
		if (own !== null) required.push({ definition, own });
	}
	return required;
}

function datesIn(legible: Fields) {
	return ofType(legible, "date").flatMap(({ field: { value, raw, valuePosition: position }, definition }) => {
		if (value === "") return [];
		const edtf = value === null ? null : String(value);
		// Lines of a value are read with a semicolon between them.
		const readings = edtf === null ? dateReadings(raw.replace(lineEnds, "; ")) : [];
		return [{ definition, edtf, readings, written: { position, raw } }];
	});
}

/** From where white space begins, so that a long run of it is not tried from each of its characters. */
const lineEnds = /(?<!\s)\s*[\r\n]+\s*/g;

/** The fields of a type. */
export function ofType(fields: Fields, type: string): KnownField[] {
	const found: KnownField[] = [];
	for (const field of fields.values()) if (field.definition.type === type) found.push(field);
	return found;
}

/** Whether a field says anything, readable or not. */
export function hasValue({ value, items }: Field): boolean {
	return value !== "" && !(Array.isArray(value) && value.length === 0 && items.length === 0);
}

/** The items of a list field that could not be read. */
export function unreadItems({ items }: Field): FieldItem[] {
	const found: FieldItem[] = [];
	for (const item of items) if (item.value === null) found.push(item);
	return found;
}

/** The rules between fields that a form declares with a code, each with its own severity, if any. */
export function declaredRules({ rules }: Form, name: CrossFieldRule["rule"]): readonly DeclaredRule[] {
	return rulesByName(rules).get(name) ?? [];
}

type DeclaredRule = Omit<CrossFieldRule, "severity"> & { readonly own: OwnSeverity };

const rulesByName = memoizePer((rules: Form["rules"]) => {
	const byName = new Map<string, DeclaredRule[]>();
	for (const { severity, ...declared } of rules) {
		const others = byName.get(declared.rule) ?? [];
		byName.set(declared.rule, [...others, { ...declared, own: severity === null ? {} : { severity } }]);
	}
	return byName;
});

/** An error if odd characters make a required value unreadable; else the usual severity. */
export function oddSeverity({ required, known, legible }: CheckContext, { start, end }: Position): OwnSeverity {
	const spoilt = required.find(({ definition: { name } }) => {
		const field = known.get(name)?.field;
		if (field === undefined || legible.has(name)) return false;
		const unread = field.value === null ? [field.valuePosition] : unreadItems(field).map((item) => item.position);
		return unread.some((place) => {
			const [from, to] = [place.start.offset ?? 0, place.end.offset ?? 0];
			return (start.offset ?? -1) >= from && (end.offset ?? -1) <= to;
		});
	});
	return spoilt === undefined ? {} : { severity: "error", ...spoilt.own };
}

/** Whether a text has a hint's first character, which most texts lack. */
export function mayHoldHint(text: string, hint: string): boolean {
	return text.includes(hint.charAt(0)) || (isBracketed(hint) && text.includes("("));
}

/** Where a text still has a form's hint, in any letter case, or with round brackets instead of square ones. */
export function hintIn(text: string, hint: string): { readonly start: number; readonly end: number } | null {
	if (!mayHoldHint(text, hint)) return null;
	const expression = hintExpressions.get(hint) ?? hintExpression(hint);
	hintExpressions.set(hint, expression);
	const match = expression.exec(text);
	return match === null ? null : { start: match.index, end: match.index + match[0].length };
}

/** Of the hints of a form or two. */
const hintExpressions = new Map<string, RegExp>();

const isBracketed = (hint: string): boolean => hint.startsWith("[") && hint.endsWith("]");

/** A hint without brackets could be a value in another letter case, so it must be the same. */
function hintExpression(hint: string): RegExp {
	const bracketed = isBracketed(hint);
	const words = (bracketed ? hint.slice(1, -1).trim() : hint).split(/\s+/u);
	const spaced = words.map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/gu, "\\$&")).join("\\s+");
	return bracketed ? new RegExp(`[[(]\\s*${spaced}\\s*[\\])]`, "iu") : new RegExp(spaced, "u");
}
