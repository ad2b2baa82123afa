import type { Paragraph } from "mdast";
import type { Position } from "unist";
import type { Field, Preamble, Report, ReportChild, Section, Unclassified } from "../../ast/nodes.ts";
import { fieldType } from "../../fields/index.ts";
import type { Form } from "../../forms/form.ts";
import { withoutAside } from "../../text/aside.ts";

/** One child of a report, as what it stands for in reports; `after` is the last key before it. */
export type OutlinePart =
	| { readonly kind: "field"; readonly name: string; readonly node: Field | Preamble }
	| { readonly kind: "section"; readonly name: string; readonly node: Section }
	| { readonly kind: "unclassified"; readonly node: Unplaced; readonly after: string | null };

/** Any node whose text may have no place in the form. */
export type Unplaced = Field | Section | Unclassified | Preamble;

/** The children of a report in source order, each with its role; of two with one key the first has it. */
export function outline(report: Report, form: Form): OutlinePart[] {
	const places = placesOf(form);
	const parts: OutlinePart[] = [];
	const taken = new Set<string>();
	let after: string | null = null;
	for (const node of report.children) {
		if (node.type === "ignored") continue;
		const name = nameOf(node);
		const repeatable = name === null ? undefined : places.get(name);
		if (name === null || repeatable === undefined || (taken.has(name) && !repeatable)) {
			parts.push({ kind: "unclassified", node, after });
			continue;
		}
		taken.add(name);
		// A title above the first label is no label: what follows it still stands before the first field.
		// Nor is a value that a sentence holds: that sentence may itself have no place in the form.
		const derived = node.type === "field" && node.data?.derived === true;
		if (node.type !== "preamble" && !derived) after = name;
		if (node.type === "section") parts.push({ kind: "section", name, node });
		else if (node.type !== "unclassified") parts.push({ kind: "field", name, node });
		if (node.type === "field" && !derived) parts.push(...unsaid(node, form));
	}
	return parts;
}

const known = new WeakMap<Form, ReadonlyMap<string, boolean>>();

/** The keys of a form, and whether each may stand for several parts. */
function placesOf(form: Form): ReadonlyMap<string, boolean> {
	const found = known.get(form);
	if (found !== undefined) return found;
	const places = new Map<string, boolean>();
	for (const { name } of form.fields) places.set(name, false);
	for (const { name, repeatable } of form.sections) places.set(name, repeatable);
	known.set(form, places);
	return places;
}

/** Words beside a label, or beside a value that leaves them unsaid, have no place in the form either. */
function unsaid(field: Field, form: Form): OutlinePart[] {
	const words = [...besideLabel(field, form), ...besideValue(field, form)];
	if (words.length === 0) return [];
	return [{ kind: "unclassified", node: unlabelled(words, field.position), after: field.name }];
}

/** `(with UNICEF)` of `Organizer (with UNICEF)`, unless the form has it so. */
function besideLabel({ label }: Field, { labels }: Form): readonly string[] {
	const end = withoutAside(label, 0, label.length);
	return end === label.length || labels.find(label) !== null ? [] : [label.slice(end).trim()];
}

function besideValue({ name, raw, value, items }: Field, form: Form): readonly string[] {
	if (value === null || value === "" || value === raw) return [];
	const definition = form.fields.find((each) => each.name === name);
	return (definition && fieldType(definition.type).beside?.({ raw, value, items }, definition.read)) ?? [];
}

function unlabelled(words: readonly string[], position: Position): Unclassified {
	const children = words.map((value): Paragraph => ({ type: "paragraph", children: [{ type: "text", value }] }));
	return { type: "unclassified", label: null, labelPosition: null, marks: [], duplicates: null, children, position };
}

function nameOf(node: Exclude<ReportChild, { type: "ignored" }>): string | null {
	return node.type === "unclassified" ? null : node.name;
}
