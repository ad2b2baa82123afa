/**
 * Fields without a label of their own: their value is in a sentence, found by a pattern of the form, in the title, or below
 * its label in a table. The words stay prose; the field refers to their place and has `data.derived`. See
 * docs/decisions/derived-fields.md.
 */
import type { Node, Parent, Point, Position } from "unist";
import type { Block, Ignored, ParsedReport, Preamble, RawField, ValuePart } from "../ast/nodes.ts";
import { around } from "../ast/place.ts";
import { type BlockWords, blockWords, sectionWords } from "../ast/text.ts";
import { cellsBetween } from "../blocks/tables.ts";
import { findSaidDate } from "../fields/find-date.ts";
import { fieldType } from "../fields/index.ts";
import { findTime } from "../fields/time.ts";
import type { FieldDefinition, Form } from "../forms/form.ts";
import type { CapturePattern } from "../forms/patterns.ts";
import { append } from "../text/append.ts";
import { countedWords, ordinalEndings } from "../text/field-words.generated.ts";
import { anyOf } from "../text/field-words.ts";
import { sourceOffset } from "../text/mapped-text.ts";
import { type Folded, foldedWithOffsets } from "../text/normalize.ts";
import type { TextSpan } from "../text/place.ts";
import { endsSentence, sentenceSpans } from "../text/sentences.ts";
import { trimEnd } from "../text/spaces.ts";
import { jointTargets, leastLabels } from "./label-readings.ts";
import { rawField } from "./nodes.ts";

type Child = ParsedReport["children"][number];

/** The children of a report, with fields that have no label, each before the node with its words. */
export function withDerived(children: readonly Child[], form: Form, place: Placed): Child[] {
	const named = new Set<string | null>();
	let labelled = 0;
	for (const child of children) {
		if ("name" in child) named.add(child.name);
		for (const block of child.type === "preamble" || child.type === "unclassified" ? child.children : []) {
			const [leaf] = block.type === "paragraph" ? block.children : [];
			if (leaf?.type !== "text") continue;
			for (const [, , label = ""] of leaf.value.matchAll(labelBehind))
				if (form.allLabels.find(label)?.kind === "field") labelled++;
		}
	}
	const tabled: Child[] = [];
	let isLabelled = false;
	let first: Point | null = null;
	const behind = labelled < leastLabels ? null : labelsBehind(children, form, { named, place });
	for (const child of children) {
		const cells = child.type === "preamble" ? fromTables(child, form, { named, place }) : [];
		append(cells, behind?.get(child) ?? []);
		append(tabled, cells);
		// Labels and values are no title.
		tabled.push(cells.length > 0 && child.type === "preamble" ? { ...child, name: null } : child);
		if (child.type === "field") {
			append(tabled, fromJoint(child, form, named));
			first ??= child.labelPosition.start;
		}
		isLabelled ||= child.type === "field" || child.type === "section";
	}
	// Where nothing else has a label, a date in the first line says little: not if the form looks there first.
	const missing = form.fields.filter((field) => {
		const needsLabel = field.patterns.length === 0 && !isInTitle(field, form);
		const isSure = isLabelled || field.patterns.length > 0 || isUsuallyInTitle(field);
		return !needsLabel && !named.has(field.name) && isSure;
	});
	const search: Search = { missing: new Set(missing), place, first };
	if (search.missing.size === 0) return tabled;
	const before: Child[] = [];
	for (const child of tabled) {
		append(before, fromPatterns(child, search));
		before.push(child);
	}
	return titled(before, search, form);
}

/** Whether a form looks for a field in the title first, or nowhere else with a label. */
const isUsuallyInTitle = ({ where }: FieldDefinition): boolean => where[0] === "title" || !where.includes("line");

/** The title is no separate field, but the text above the first label. */
function isInTitle({ name, where }: FieldDefinition, { titleField }: Form): boolean {
	return where.includes("title") && name !== titleField;
}

interface Search {
	/** The fields that nothing has been found for yet. */
	readonly missing: Set<FieldDefinition>;
	readonly place: Placed;
	/** Where the first label of a field stands. */
	readonly first: Point | null;
}

/** The other fields that a label names. */
function fromJoint(child: Child, form: Form, named: Set<string | null>): RawField[] {
	if (child.type !== "field" || !("parts" in child) || child.parts.length === 0) return [];
	const { parts } = child;
	return jointTargets(form, child.label).flatMap(({ name }) => {
		const field = form.fields.find((each) => each.name === name);
		if (field === undefined || named.has(name)) return [];
		named.add(name);
		return [derivedField(field, parts)];
	});
}

/** `Harbour Forum - organizer`, `Ray Cole (reporter)` */
const labelBehind = /^(.{0,200}\S)(?: ?\(|[ \t]+(?:[-–—=|]|<-|←)[ \t]+)([^()\-–—=|←:\n]{2,40}?)\)?[ \t]*$/gmu;

/** The fields of lines whose labels stand behind their values, by the child that has the words; a few such lines say little. */
function labelsBehind(
	children: readonly Child[],
	{ allLabels, fields }: Form,
	{ named, place }: { readonly named: Set<string | null>; readonly place: Placed },
): ReadonlyMap<Child, RawField[]> {
	const found = new Map<Child, RawField[]>();
	const names = new Set(named);
	for (const child of children) {
		if (child.type === "section") break;
		for (const words of child.type === "preamble" || child.type === "unclassified" ? blockWords(child.children) : []) {
			for (const { index, 1: value = "", 2: label = "" } of words.text.matchAll(labelBehind)) {
				const field = fields.find(({ name }) => name === allLabels.find(label)?.name);
				const part = partAt(words, { start: index, end: index + value.length }, place);
				if (field === undefined || names.has(field.name) || !isReadable(field, [part])) continue;
				names.add(field.name);
				found.set(child, [...(found.get(child) ?? []), derivedField(field, [part])]);
			}
		}
	}
	if (names.size < named.size + leastLabels) return new Map();
	for (const name of names) named.add(name);
	return found;
}

/** The fields of a table whose first row is labels, those that have been named left out: each has the cells below its label. */
function fromTables(
	child: Preamble,
	{ labels, allLabels, fields }: Form,
	{ named, place }: { readonly named: Set<string | null>; readonly place: Placed },
): RawField[] {
	const found: RawField[] = [];
	for (const block of child.children) {
		const [head, ...rows] = block.type === "ignored" ? [] : cellsOf(block, place);
		if (head === undefined || head.filter(({ raw }) => labels.find(raw) !== null).length < leastLabels) continue;
		for (const [column, { raw: label }] of head.entries()) {
			const field = fields.find(({ name }) => name === allLabels.find(label)?.name);
			const cells = rows.flatMap((row) => row[column] ?? []).filter(({ raw }) => raw !== "");
			const isTaken = field !== undefined && named.has(field.name) && field.name !== child.name;
			if (field === undefined || isTaken || cells.length === 0) continue;
			named.add(field.name);
			found.push(
				derivedField(
					field,
					cells.map(({ words, start, end }) => partAt(words, { start, end }, place)),
				),
			);
		}
	}
	return found;
}

/** A cell of a table, and where its words stand in those of a block. */
interface Cell extends TextSpan {
	readonly raw: string;
	readonly words: BlockWords;
}

/** Two signs between cells on one line. */
const rowsOfCells = /^[^\n]*[|\t][^|\t\n]*[|\t][^\n]*(?:\n|$)/u;

/** The rows of a table; those of Markdown, and those that say too little in plain text, came as the lines of a paragraph. */
function cellsOf(block: Block, place: Placed): Cell[][] {
	const cellsIn = (words: BlockWords, span: TextSpan, isSign: (at: number) => boolean): Cell[] =>
		cellsBetween(words.text, span, isSign).map((cell) => ({
			...cell,
			raw: words.text.slice(cell.start, cell.end),
			words,
		}));
	if (block.type === "table")
		return block.children.map(({ children }) =>
			blockWords(children as Node[] as Block[]).flatMap((words) =>
				cellsIn(words, { start: 0, end: words.text.length }, () => false),
			),
		);
	const [leaf] = block.type === "paragraph" ? block.children : [];
	const isLong = block.position?.start.line !== block.position?.end.line;
	const mayBeRows = isLong && (leaf?.type === "text" ? rowsOfCells.test(leaf.value) : leaf?.type === "strong");
	const [words] = mayBeRows ? blockWords([block]) : [];
	const sign = words === undefined ? -1 : words.text.search(/[|\t]/u);
	if (words === undefined || sign < 0) return [];
	const { text } = words;
	const isBarred = text[sign] === "|";
	const isOpen = sign > 0 || !isBarred;
	const rows: Cell[][] = [];
	for (const { index, 0: line } of text.matchAll(/.*[^-|:\s].*/gu)) {
		const to = trimEnd(text, index, index + line.length);
		const start = !isOpen && text[index] === "|" ? index + 1 : index;
		const end = !isOpen && text[to - 1] === "|" ? to - 1 : to;
		const cells = cellsIn(words, { start, end }, (at) => text[at] === text[sign]);
		// Markdown takes away the blanks before a line, the tabs behind empty cells with them.
		const [head, from] = [rows[0], sourceOffset(words, index)];
		const lead = place(from, from).start.column - (block.position?.start.column ?? 1);
		const isCut = head !== undefined && !isBarred && lead + cells.length <= head.length;
		for (let left = isCut ? lead : 0; left > 0; left--) cells.unshift({ raw: "", words, start: index, end: index });
		rows.push(cells);
	}
	return rows;
}

/** What the prose of one child says; of a list all that is found there is one field. */
function fromPatterns(child: Child, { missing, place }: Search): RawField[] {
	const wanted = [...missing].filter(({ patterns }) => patterns.length > 0);
	if (wanted.length === 0 || child.type === "field" || child.type === "ignored") return [];
	const passages = child.type === "section" ? sectionWords(child) : blockWords(child.children);
	const folded = passages.map(({ text }) => text.toLowerCase());
	return wanted.flatMap((field) => {
		const isList = fieldType(field.type).list;
		const found: ValuePart[] = [];
		for (const [index, words] of passages.entries()) {
			if (found.length > 0 && !isList) break;
			const lower = folded[index] ?? "";
			if (field.patterns.some((pattern) => pattern.may(lower))) append(found, valuesIn(words, field, place));
		}
		if (found.length === 0) return [];
		missing.delete(field);
		return [derivedField(field, isList ? found : found.slice(0, 1))];
	});
}

/** The values that a block holds: one for each stretch that is like a pattern. */
function valuesIn(words: BlockWords, field: FieldDefinition, place: Placed): ValuePart[] {
	const found: ValuePart[] = [];
	let end = -1;
	for (const stretch of sentenceSpans(words.text, field.read.words)) {
		if (stretch.start < end) continue;
		const span = valueAt(words.text, field.patterns, stretch);
		const part = span && partAt(words, span, place);
		if (part === null || !isReadable(field, [part])) continue;
		found.push(part);
		end = stretch.end;
	}
	return found;
}

function valueAt(text: string, patterns: readonly CapturePattern[], { start, end }: TextSpan): TextSpan | null {
	const slice = text.slice(start, end);
	const lower = slice.toLowerCase();
	const likely = patterns.filter((pattern) => pattern.may(lower));
	const folded = likely.length === 0 ? null : foldedWithOffsets(slice);
	for (const pattern of folded === null ? [] : likely) {
		const value = pattern.match(folded as Folded)?.find(({ name }) => name === "value");
		if (value !== undefined) return { start: start + value.start, end: start + value.end };
	}
	return null;
}

function partAt(words: BlockWords, { start, end }: TextSpan, place: Placed): ValuePart {
	return { raw: words.text.slice(start, end), position: place(sourceOffset(words, start), sourceOffset(words, end)) };
}

/** The position between two offsets of the source. */
export type Placed = (start: number, end: number) => Position;

/** Whether the field's type makes something of it: a sentence that is like a pattern may still hold no date. */
function isReadable(field: FieldDefinition, parts: readonly ValuePart[]): boolean {
	const { value, items } = fieldType(field.type).read(parts, field.read);
	if (Array.isArray(value)) return value.length > 0 && items.every((item) => item.value !== null);
	return value !== null && value !== "";
}

/** The field of some parts of prose, of which there are some. */
function derivedField({ name }: FieldDefinition, parts: readonly ValuePart[]): RawField {
	const [start, end] = [(parts[0] as ValuePart).position.start, (parts.at(-1) as ValuePart).position.end];
	const position = { start, end: start };
	const raw = parts.map((part) => part.raw).join("\n");
	const head = { label: "", labelPosition: position, marks: [], position };
	return { ...rawField(name, head, { raw, valuePosition: { start, end }, parts }), data: { derived: true } };
}

/** A title and the text around it: further down in the prose, a date is probably about something else. */
const mostBlocks = 12;

/** The children with the fields whose values are above the first label. */
function titled(children: readonly Child[], search: Search, form: Form): Child[] {
	for (const field of search.missing) if (!isInTitle(field, form)) search.missing.delete(field);
	let near = mostBlocks;
	const found: Child[] = [];
	for (const child of children) {
		if (child.type !== "preamble" || near <= 0 || search.missing.size === 0) {
			found.push(child);
			continue;
		}
		const blocks = child.children.slice(0, near);
		near -= child.children.length;
		append(found, inPreamble(child, blocks, search));
	}
	return found;
}

/** A preamble, parted where one of its first blocks is nothing but a value. */
function inPreamble(preamble: Preamble, blocks: readonly (Block | Ignored)[], search: Search): Child[] {
	const kept: Child[] = [];
	let from = 0;
	const close = (to: number): void => {
		const children = preamble.children.slice(from, to);
		if (from < to) kept.push({ ...preamble, children, position: around(children) });
		from = to;
	};
	for (const [index, block] of blocks.entries()) {
		const fields = blockWords([block]).flatMap((words) => valuesOf(words, block, search));
		const isAlone = fields.some(({ data }) => data === undefined);
		if (isAlone) close(index);
		append(kept, fields);
		if (isAlone) from = index + 1;
	}
	close(preamble.children.length);
	return kept;
}

const longestTitle = 120;

/** The fields that words near the title give; a line that is the value and nothing else is the field itself. */
function valuesOf(words: BlockWords, block: Block | Ignored, { missing, place, first }: Search): RawField[] {
	// The list that the fields go on has the title in its items.
	const isListed =
		block.type === "list" &&
		words.block.position?.start.column === first?.column &&
		block.position?.end.line === (first?.line ?? 0) - 1;
	return [...missing].flatMap((field): RawField[] => {
		// What has a label in most notes stands in a line like a title, if it has none: not in sentences.
		const isTitleLine =
			(words.block === block || isListed) &&
			words.text.length <= longestTitle &&
			!endsSentence(words.text, 0, words.text.length);
		if (!isUsuallyInTitle(field) && !isTitleLine) return [];
		const span = find(words.text, field);
		if (span === null) return [];
		missing.delete(field);
		const found = derivedField(field, [partAt(words, span, place)]);
		const isMarked = words.block.data !== undefined && "marks" in words.block.data;
		// Values in lists and tables stay there.
		const isOwn = words.block === block && !isMarked && !leadsAway(block);
		const isAlone = isOwn && words.text.trim() === found.raw;
		const { data: _, ...standalone } = found;
		return [isAlone ? standalone : found];
	});
}

/** Whether there is a link or a picture in a block, which says more than its words. */
function leadsAway(node: Node): boolean {
	return node.type === "link" || node.type === "image" || ((node as Parent).children ?? []).some(leadsAway);
}

function find(text: string, field: FieldDefinition): TextSpan | null {
	// Blank notes hold the hint in its place.
	const hint = field.hint === null ? -1 : text.indexOf(field.hint);
	if (field.hint !== null && hint >= 0) return { start: hint, end: hint + field.hint.length };
	const reads = (raw: string): boolean => isReadable(field, [{ raw, position: nowhere }]);
	if (field.type === "date") return findSaidDate(text, (raw) => reads(raw) && saysDay(raw));
	if (field.type === "time") return findTime(text);
	return field.type === "number" ? findNumber(text) : null;
}

const nowhere = { start: { line: 1, column: 1, offset: 0 }, end: { line: 1, column: 1, offset: 0 } };

/** A lone year or a range of clock times reads as a date too, and is not one. */
function saysDay(raw: string): boolean {
	return /\p{L}{3}|\d\D+\d+\D+\d/u.test(raw) && !/^[\d\s–-]{4,6}$/u.test(raw);
}

/** `Meeting No. 12`, `#12`, `12th meeting`. */
const numbered = new RegExp(
	`(?:\\b${anyOf(countedWords)}\\b\\.?\\s*|#\\s?)(\\d{1,6})\\b|\\b(\\d{1,6})${anyOf(ordinalEndings)}\\s`,
	"iu",
);

function findNumber(text: string): TextSpan | null {
	const match = numbered.exec(text);
	const digits = match?.[1] ?? match?.[2];
	if (match === null || digits === undefined) return null;
	const start = match.index + match[0].indexOf(digits);
	return { start, end: start + digits.length };
}
