/**
 * Fields without a label: their value stands in a sentence, by a pattern of the form, or in the title. The words stay
 * the prose that they are; the field points into them and says so (`data.derived`). docs/decisions tells why.
 */

import type { Node, Parent, Position } from "unist";
import { type BlockWords, blockWords, sectionWords } from "../ast/block-words.ts";
import type { Block, Ignored, ParsedReport, Preamble, RawField, ValuePart } from "../ast/nodes.ts";
import { findDate } from "../fields/find-date.ts";
import { fieldType } from "../fields/index.ts";
import type { Span } from "../fields/pieces.ts";
import { findTime } from "../fields/time.ts";
import type { FieldDefinition, Form } from "../forms/form.ts";
import type { CapturePattern } from "../forms/patterns.ts";
import { append } from "../text/append.ts";
import { foldedWithOffsets } from "../text/folded.ts";
import { sourceOffset } from "../text/mapped-text.ts";
import { stretches } from "../text/stretches.ts";

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
			parts.set(field.name, known);
			if (fieldType(field.type).list) append(known, valuesIn(words, field, place));
			else if (known.length === 0) append(known, valuesIn(words, field, place).slice(0, 1));
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
		return { raw: words.text.slice(from, to), position: place(sourceOffset(words, from), sourceOffset(words, to)) };
	}
	return null;
}

/** The position between two offsets of the source. */
export type Placed = (start: number, end: number) => Position;

/** Whether the field's type makes something of it: a sentence that is like a pattern may still hold no date. */
function isReadable(field: FieldDefinition, parts: readonly ValuePart[]): boolean {
	const { value, items } = fieldType(field.type).read(parts, field.read);
	if (Array.isArray(value)) return value.length > 0 && items.every((item) => item.value !== null);
	return value !== null && value !== "";
}

/** The field of some parts of prose; null where there are none. */
function derivedField(field: FieldDefinition, parts: readonly ValuePart[]): RawField | null {
	const [first, last] = [parts[0], parts.at(-1)];
	if (first === undefined || last === undefined) return null;
	const position = { start: first.position.start, end: last.position.end };
	const start = { start: position.start, end: position.start };
	return {
		type: "field",
		name: field.name,
		label: "",
		labelPosition: start,
		raw: parts.map(({ raw }) => raw).join("\n"),
		valuePosition: position,
		marks: [],
		parts,
		position,
		data: { derived: true },
	};
}

interface TitleSearch {
	readonly form: Form;
	/** The fields that nothing has been found for yet. */
	readonly missing: readonly FieldDefinition[];
	readonly place: Placed;
}

/** A title and what stands around it: deeper in the prose, a date is rather one that is told of. */
const mostBlocks = 12;

/** The children with the fields whose values stand above the first label. */
function titled(children: readonly Child[], search: TitleSearch): Child[] {
	const wanted = search.missing.filter(({ name, where }) => where.includes("title") && name !== search.form.titleField);
	if (wanted.length === 0) return [...children];
	const found = new Set<string>();
	let seen = 0;
	return children.flatMap((child): Child[] => {
		if (child.type !== "preamble" || seen >= mostBlocks) return [child];
		const near = mostBlocks - seen;
		seen += child.children.length;
		return inPreamble(child, { ...search, near, missing: wanted.filter(({ name }) => !found.has(name)) }, found);
	});
}

interface NearTitle extends TitleSearch {
	/** How many blocks are still near the title. */
	readonly near: number;
}

function inPreamble(preamble: Preamble, { missing, place, near }: NearTitle, found: Set<string>): Child[] {
	const kept: Child[] = [];
	let open: (Block | Ignored)[] = [];
	const close = (): void => {
		if (open.length > 0) kept.push(preambleOf(preamble, open));
		open = [];
	};
	for (const [index, block] of preamble.children.entries()) {
		const fields: RawField[] = [];
		let alone = false;
		for (const words of index < near ? blockWords([block]) : []) {
			for (const field of missing.filter(({ name }) => !found.has(name))) {
				const value = valueIn(words, { field, place });
				if (value === null) continue;
				found.add(field.name);
				alone ||= value.alone && block.type !== "list";
				fields.push(value.alone && block.type !== "list" ? standalone(value.field) : value.field);
			}
		}
		if (alone) close();
		append(kept, fields);
		if (!alone) open.push(block);
	}
	close();
	return kept;
}

function preambleOf(preamble: Preamble, children: readonly (Block | Ignored)[]): Preamble {
	const [first, last] = [children[0]?.position, children.at(-1)?.position];
	const { start, end } = preamble.position;
	return { ...preamble, children, position: { start: first?.start ?? start, end: last?.end ?? end } };
}

interface Wanted {
	readonly field: FieldDefinition;
	readonly place: Placed;
}

interface Found {
	readonly field: RawField;
	/** The block says nothing else. */
	readonly alone: boolean;
}

function valueIn(words: BlockWords, { field, place }: Wanted): Found | null {
	const { text } = words;
	const span = find(text, field);
	if (span === null) return null;
	const position = place(sourceOffset(words, span.start), sourceOffset(words, span.end));
	const derived = derivedField(field, [{ raw: text.slice(span.start, span.end), position }]);
	const marked = (words.block.data as { marks?: unknown } | undefined)?.marks !== undefined;
	return derived && { field: derived, alone: !marked && text.trim() === derived.raw && !leadsAway(words.block) };
}

/** Whether there is a link or a picture in a block, which says more than its words. */
function leadsAway(node: Node): boolean {
	return node.type === "link" || node.type === "image" || ((node as Parent).children ?? []).some(leadsAway);
}

/** A line that is the value and nothing else is the field itself: its words lie nowhere else. */
function standalone({ data: _, ...field }: RawField): RawField {
	return field;
}

function find(text: string, field: FieldDefinition): Span | null {
	// Blank notes hold the hint in its place.
	const hint = field.hint === null ? -1 : text.indexOf(field.hint);
	if (field.hint !== null && hint >= 0) return { start: hint, end: hint + field.hint.length };
	const reads = (raw: string): boolean => isReadable(field, [{ raw, position: nowhere }]);
	if (field.type === "date") return findDate(text, (raw) => reads(raw) && saysDay(raw));
	if (field.type === "time") return findTime(text);
	return field.type === "number" ? findNumber(text) : null;
}

const nowhere = { start: { line: 1, column: 1, offset: 0 }, end: { line: 1, column: 1, offset: 0 } };

/** A lone year or a range of clock times reads as a date too, and is none. */
function saysDay(raw: string): boolean {
	return /\p{L}{3}|\d\D+\d+\D+\d/u.test(raw) && !/^[\d\s–-]{4,6}$/u.test(raw);
}

/** `Meeting No. 12`, `#12`, `12th meeting`. */
const numbered = /(?:\b(?:no|nr|number|meeting|session|issue)\b\.?\s*|#\s?)(\d{1,6})\b|\b(\d{1,6})(?:st|nd|rd|th)\s/iu;

function findNumber(text: string): Span | null {
	const match = numbered.exec(text);
	const digits = match?.[1] ?? match?.[2];
	if (match === null || digits === undefined) return null;
	const start = match.index + match[0].indexOf(digits);
	return { start, end: start + digits.length };
}
