/**
 * Fields without a label: their value stands in a sentence, by a pattern of the form, or in the title. The words stay
 * the prose that they are; the field points into them and says so (`data.derived`). docs/decisions tells why.
 */

import { type BlockWords, blockWords, sectionWords } from "../ast/block-words.ts";
import type { Block, Ignored, ParsedReport, RawField, ValuePart } from "../ast/nodes.ts";
import { fieldType } from "../fields/index.ts";
import type { CapturePattern } from "../forms/capture-pattern.ts";
import type { FieldDefinition, Form } from "../forms/form.ts";
import { foldedWithOffsets } from "../text/folded.ts";
import { stretches } from "../text/stretches.ts";
import { derivedField, isReadable, type Placed } from "./derived-field.ts";
import { titled } from "./title-values.ts";

type Child = ParsedReport["children"][number];

/** The children of a report with the fields that no label names, each before what holds its words. */
export function withDerived(children: readonly Child[], form: Form, place: Placed): Child[] {
	const derivable = derivableFields(form);
	if (derivable.length === 0) return [...children];
	const named = new Set(children.flatMap((child) => ("name" in child && child.name !== null ? [child.name] : [])));
	const missing = derivable.filter(({ name }) => !named.has(name));
	if (missing.length === 0) return [...children];
	const taken = new Map<string, Child>();
	const before = children.flatMap((child) => [...fromPatterns(child, { missing, taken, place }), child]);
	const rest = missing.filter(({ name }) => !taken.has(name));
	return titled(before, { form, missing: rest, place });
}

const known = new WeakMap<Form, readonly FieldDefinition[]>();

/** The fields that need no label; the title is no field of its own, but what stands above the first label. */
function derivableFields(form: Form): readonly FieldDefinition[] {
	const cached = known.get(form);
	if (cached !== undefined) return cached;
	const fields = form.fields.filter(({ name, patterns, where }) => {
		return patterns.length > 0 || (where.includes("title") && name !== form.titleField);
	});
	known.set(form, fields);
	return fields;
}

interface Search {
	readonly missing: readonly FieldDefinition[];
	/** The fields found so far. */
	readonly taken: Map<string, Child>;
	readonly place: Placed;
}

/** What the prose of one child says; of a list all that is found there is one field. */
function fromPatterns(child: Child, { missing, taken, place }: Search): RawField[] {
	const wanted = missing.filter(({ name, patterns }) => patterns.length > 0 && !taken.has(name));
	if (wanted.length === 0) return [];
	const parts = new Map<string, ValuePart[]>();
	for (const words of child.type === "section" ? sectionWords(child) : blockWords(blocksOf(child))) {
		const lower = words.text.toLowerCase();
		for (const field of wanted) {
			if (!field.patterns.some((pattern) => pattern.may(lower))) continue;
			const known = parts.get(field.name) ?? [];
			const found = valuesIn(words, field, place);
			const whole = fieldType(field.type).list ? [...known, ...found] : known.length > 0 ? known : found.slice(0, 1);
			parts.set(field.name, whole);
		}
	}
	return wanted.flatMap((field) => {
		const derived = derivedField(field, parts.get(field.name) ?? []);
		if (derived !== null) taken.set(field.name, child);
		return derived === null ? [] : [derived];
	});
}

function blocksOf(child: Child): readonly (Block | Ignored)[] {
	return child.type === "field" || child.type === "ignored" ? [] : child.children;
}

/** The values that a block holds: one for each stretch that is like a pattern. */
function valuesIn(words: BlockWords, field: FieldDefinition, place: Placed): ValuePart[] {
	const { words: known } = field.read;
	const found: ValuePart[] = [];
	let end = -1;
	for (const { start, end: to } of stretches(words.text, known)) {
		if (start < end) continue;
		const part = valueAt(words, field.patterns, { start, end: to, place });
		if (part === null || !isReadable(field, [part])) continue;
		found.push(part);
		end = to;
	}
	return found;
}

interface Stretch {
	readonly start: number;
	readonly end: number;
	readonly place: Placed;
}

function valueAt(words: BlockWords, patterns: readonly CapturePattern[], { start, end, place }: Stretch) {
	const slice = words.text.slice(start, end);
	const lower = slice.toLowerCase();
	const likely = patterns.filter((pattern) => pattern.may(lower));
	if (likely.length === 0) return null;
	const folded = foldedWithOffsets(slice);
	for (const pattern of likely) {
		const value = pattern.match(folded)?.find(({ name }) => name === "value");
		if (value === undefined) continue;
		const [from, to] = [start + value.start, start + value.end];
		return { raw: words.text.slice(from, to), position: place(words.offset(from), words.offset(to)) };
	}
	return null;
}
