/** Values that stand in the title: a date or number among its words, or alone on a line above the first label. */

import type { Node, Parent } from "unist";
import { type BlockWords, blockWords } from "../ast/block-words.ts";
import type { Block, Ignored, ParsedReport, Preamble, RawField } from "../ast/nodes.ts";
import { findDate } from "../fields/find-date.ts";
import type { Span } from "../fields/pieces.ts";
import { findTime } from "../fields/time.ts";
import type { FieldDefinition, Form } from "../forms/form.ts";
import { append } from "../text/append.ts";
import { derivedField, isReadable, type Placed } from "./derived-field.ts";

type Child = ParsedReport["children"][number];

interface Search {
	readonly form: Form;
	/** The fields that nothing has been found for yet. */
	readonly missing: readonly FieldDefinition[];
	readonly place: Placed;
}

/** More than a title and what stands around it. */
const mostBlocks = 12;

/** The children with the fields whose values stand above the first label. */
export function titled(children: readonly Child[], search: Search): Child[] {
	const wanted = search.missing.filter(({ name, where }) => where.includes("title") && name !== search.form.titleField);
	if (wanted.length === 0) return [...children];
	const found = new Set<string>();
	let seen = 0;
	return children.flatMap((child): Child[] => {
		if (child.type !== "preamble" || seen >= mostBlocks) return [child];
		seen += child.children.length;
		return inPreamble(child, { ...search, missing: wanted.filter(({ name }) => !found.has(name)) }, found);
	});
}

function inPreamble(preamble: Preamble, { missing, place }: Search, found: Set<string>): Child[] {
	const kept: Child[] = [];
	let open: (Block | Ignored)[] = [];
	const close = (): void => {
		if (open.length > 0) kept.push(preambleOf(preamble, open));
		open = [];
	};
	for (const block of preamble.children) {
		const fields: RawField[] = [];
		let alone = false;
		for (const words of blockWords([block])) {
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
	const position = place(words.offset(span.start), words.offset(span.end));
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
