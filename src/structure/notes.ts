/** Makes the children of a report from the pieces of the notes. */
import type { Position } from "unist";
import type { Block, Ignored, ParsedReport, Preamble, Section, Unclassified } from "../ast/nodes.ts";
import { nestingOf, reportData } from "../blocks/format.ts";
import { paragraph } from "../blocks/leaves.ts";
import { findMarkers } from "../blocks/markers.ts";
import { type Row, scanRows, setAside, span } from "../blocks/rows.ts";
import { findDate } from "../fields/find-date.ts";
import type { Form } from "../forms/form.ts";
import { append } from "../text/append.ts";
import { usualDepth } from "../text/depth.ts";
import { type Locator, locator } from "../text/place.ts";
import { endsSentence } from "../text/sentences.ts";
import { type Placed, withDerived } from "./derive.ts";
import { outline } from "./outline.ts";
import type { LabelPlace, Piece } from "./pieces.ts";
import { ignored, type Prose, readBlocks, readPlainBlocks, type Stretch } from "./prose.ts";
import { labelMarks, labelSpan, readField } from "./values.ts";

type Child = ParsedReport["children"][number];
type Content = readonly (Block | Ignored)[];

const longestTitle = 250;

/** The children of the report; second occurrences and loose prose become `unclassified`. */
function assemble(prose: Prose, pieces: readonly Piece[]): Child[] {
	const children: Child[] = [];
	const seen = new Set<string>();
	const labelled = pieces.some((piece) => piece.target !== null);
	const titled = pieces.some((piece) => piece.target?.name === prose.form.titleField);
	let begun = false;
	for (const piece of pieces) {
		if (piece.kind === "ignored") children.push(ignored(paragraph(prose.text, piece.rows)));
		else if (isLabelled(piece)) children.push(readLabelled(prose, piece, seen));
		else if (!labelled) append(children, readUnlabelled(prose, piece));
		else if (begun) append(children, loose(readPlainBlocks(prose, piece.rows)));
		else append(children, readPreamble(prose, piece, titled ? null : prose.form.titleField));
		if (piece.target !== null) begun = true;
	}
	return children;
}

type Labelled = Piece & { readonly label: LabelPlace };

const isLabelled = (piece: Piece): piece is Labelled => piece.label !== null;

function readLabelled(prose: Prose, piece: Labelled, seen: Set<string>): Child {
	const { target } = piece;
	if (target === null) return readField(prose, piece);
	const duplicate = seen.has(target.name) && !isRepeatable(prose, target.name);
	seen.add(target.name);
	if (target.kind === "section")
		return duplicate ? readDuplicate(prose, piece) : readSection(prose, piece, target.name);
	return duplicate ? readDuplicate(prose, piece) : readField(prose, piece);
}

function isRepeatable(prose: Prose, name: string): boolean {
	return prose.form.sections.some((section) => section.name === name && section.repeatable);
}

function readSection(prose: Prose, piece: Labelled, name: string): Section {
	const children = readBlocks(prose, sectionText(prose, piece));
	return { type: "section", name, ...headOf(prose, piece.label, children), children, statements: [] };
}

function proseOf(rows: readonly Row[]): Stretch {
	return { rows, styles: ["bare"], depth: 0 };
}

function sectionText({ form }: Prose, { rows, label, target }: Labelled): Stretch {
	const styles = form.sections.find(({ name }) => name === target?.name)?.subheadings ?? [];
	return { rows, styles, depth: label.heading?.depth ?? 0 };
}

function readDuplicate(prose: Prose, piece: Labelled): Unclassified {
	const section = piece.target?.kind === "section";
	const children = section ? readBlocks(prose, sectionText(prose, piece)) : readPlainBlocks(prose, piece.rows);
	const duplicates = piece.target?.name ?? null;
	return { type: "unclassified", duplicates, ...headOf(prose, piece.label, children), children };
}

type Head = Pick<Section, "label" | "labelPosition" | "marks" | "position">;

function headOf({ text }: Prose, label: LabelPlace, children: Content): Head {
	const whole = labelSpan(label);
	return {
		label: text.slice(label.start, label.end),
		labelPosition: span(label.first, label.start, label.last, label.end),
		marks: labelMarks(text, label),
		position: { start: whole.start, end: children.at(-1)?.position?.end ?? whole.end },
	};
}

/** Notes without a label: all of them prose, below a title where the form knows how headings are set off. */
function readUnlabelled(prose: Prose, piece: Piece): Preamble[] {
	const children = readBlocks(prose, proseOf(piece.rows));
	const { headed, titleField } = prose.form;
	const [first] = children;
	const titled = headed && first !== undefined && isTitle(prose.text, first);
	const lines = titled ? titleLines(prose, children) : 0;
	return [...preambles(children.slice(0, lines), titleField), ...preambles(children.slice(lines), null)];
}

/** A title line above the first label, and whatever else stands there. */
function readPreamble(prose: Prose, piece: Piece, titleField: string | null): Preamble[] {
	const children = readPlainBlocks(prose, piece.rows);
	const [first] = children;
	if (titleField === null || first === undefined || !isTitle(prose.text, first)) return preambles(children, null);
	const lines = titleLines(prose, children);
	return [...preambles(children.slice(0, lines), titleField), ...preambles(children.slice(lines), null)];
}

const leastCentred = 8;
const centreSlack = 4;

const mostTitleLines = 6;
const longestTitleLine = 100;

/**
 * How many blocks make the title: lines that are centred on one middle, or that stand alone where the form knows how
 * headings are set off; but not the date below them.
 */
function titleLines({ text, form }: Prose, children: Content): number {
	const middle = middleOf(children[0]);
	let count = 1;
	for (; count < Math.min(children.length, mostTitleLines); count++) {
		const next = children[count];
		const own = middleOf(next);
		const centred = middle !== null && own !== null && Math.abs(own - middle) <= centreSlack;
		if (next === undefined || !(centred || (form.headed && isShort(next))) || !isTitle(text, next)) break;
		if (isDateLine(wordsOf(text, next)) || /[:@]|\/\//u.test(wordsOf(text, next))) break;
	}
	return count;
}

/** A date with a word or two beside it at most, such as the day of the week. */
function isDateLine(words: string): boolean {
	const span = findDate(words, (raw) => /\d{4}/u.test(raw));
	return span !== null && words.length - (span.end - span.start) < leastWords;
}

const leastWords = 8;

function isShort(node: Block | Ignored): boolean {
	const { start, end } = positionOf(node);
	return start.line === end.line && end.column - start.column <= longestTitleLine;
}

/** The column that a centred line has its middle in; null for one that is not centred. */
function middleOf(node: Block | Ignored | undefined): number | null {
	const position = node?.position;
	if (position === undefined || position.start.line !== position.end.line) return null;
	const { start, end } = position;
	return start.column > leastCentred ? (start.column + end.column) / 2 : null;
}

function wordsOf(text: string, node: Block | Ignored): string {
	const { start, end } = positionOf(node);
	return text.slice(start.offset, end.offset);
}

function isTitle(text: string, node: Block | Ignored): boolean {
	const { start, end } = positionOf(node);
	const [from, to] = [start.offset ?? 0, end.offset ?? 0];
	if ((node.type !== "paragraph" && node.type !== "heading") || to - from > longestTitle) return false;
	return !endsSentence(text, from, to) || text.charAt(to - 1) !== ".";
}

function preambles(children: Content, name: string | null): Preamble[] {
	return children.length === 0 ? [] : [{ type: "preamble", name, children, position: around(children) }];
}

function loose(children: Content): Unclassified[] {
	if (children.length === 0) return [];
	const none = { label: null, labelPosition: null, marks: [], duplicates: null };
	return [{ type: "unclassified", ...none, children, position: around(children) }];
}

function around(children: Content): Position {
	const [first, last] = [children[0], children.at(-1)];
	if (first === undefined || last === undefined) throw new RangeError("A container needs a child.");
	return { start: positionOf(first).start, end: positionOf(last).end };
}

function positionOf(node: Block | Ignored): Position {
	if (node.position === undefined) throw new RangeError("A block needs a position.");
	return node.position;
}

/** Parses plain text: lines, their marks, labels, then fields, sections and blocks. Never throws. */
export function parseText(text: string, form: Form, deepest = usualDepth): ParsedReport {
	const { rows, end } = scanRows(text);
	setAside(text, rows, form);
	const wrap = findMarkers(text, rows, { blockwise: form.headed });
	const pieces = outline({ text, rows, wrap, form });
	const nesting = nestingOf(deepest);
	const children = withDerived(assemble({ text, wrap, form, nesting }, pieces), form, placed(text));
	const position = { start: { line: 1, column: 1, offset: 0 }, end };
	return { type: "report", form: form.name, children, position, ...reportData(nesting) };
}

/** Counts the lines only when a place is asked for. */
function placed(text: string): Placed {
	let known: Locator | null = null;
	return (start, end) => {
		known ??= locator(text);
		return known.position(start, end);
	};
}
