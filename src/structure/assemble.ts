/** Makes the children of a report from the pieces of the notes. */
import type { Point } from "unist";
import type { Block, Ignored, ParsedReport, Preamble, RawField, Unclassified } from "../ast/nodes.ts";
import { around, endOf, startOf } from "../ast/place.ts";
import { findDate } from "../fields/find-date.ts";
import type { Form } from "../forms/form.ts";
import { append } from "../text/append.ts";
import { besideWords, documentAsides, documentWords, greetingWords } from "../text/field-words.generated.ts";
import { anyOf } from "../text/field-words.ts";
import { endsSentence, startsLower } from "../text/sentences.ts";
import { wordBit } from "../text/words.ts";
import { type LabelNode, textNode } from "./nodes.ts";
import type { LabelledPiece, LabelMatch, Piece } from "./piece.ts";

type Child = ParsedReport["children"][number];
type Content = readonly (Block | Ignored)[];

const longestTitle = 250;

/** How the pieces of notes become nodes: the only thing that formats do in ways of their own. */
export interface PieceReader {
	readonly text: string;
	readonly form: Form;
	/** Whether the format says what a heading is: one is the title then, and no lines below it. */
	readonly marksHeadings: boolean;
	/** The label of a piece, its marks, and where it begins and ends with them. */
	head(label: LabelMatch): LabelNode;
	/** The prose of a section, with its sub-headings. */
	section(piece: Piece): Content;
	/** Prose that belongs to no section; whether it stands above the first label. */
	prose(piece: Piece, isOpening: boolean): Content;
	/** A field; null where its words do not say all of it. */
	field(piece: LabelledPiece): RawField | null;
	ignored(piece: Piece): readonly Ignored[];
}

/** The children of the report; second occurrences and loose prose become `unclassified`. */
export function assemble(reader: PieceReader, pieces: readonly Piece[]): Child[] {
	const children: Child[] = [];
	const seen = new Set<string>();
	const { titleField } = reader.form;
	let [labelled, title] = [false, titleField];
	for (const { target } of pieces) {
		labelled ||= target !== null;
		if (target?.name === titleField) title = null;
	}
	let begun = false;
	for (const piece of pieces) {
		if (piece.kind === "ignored") append(children, reader.ignored(piece));
		else if (isLabelled(piece)) children.push(readLabelled(reader, piece, seen));
		else if (piece.target !== null) append(children, unheadedSection(piece.target.name, reader.section(piece)));
		else if (!labelled && piece.kind === "prose") append(children, readUnlabelled(reader, piece));
		else if (begun || piece.kind === "loose") append(children, loose(reader.prose(piece, false)));
		else append(children, withTitle(reader, reader.prose(piece, true), title, pieces));
		if (piece.target !== null) begun = true;
	}
	return children;
}

const isLabelled = (piece: Piece): piece is LabelledPiece => piece.label !== null;

function readLabelled(reader: PieceReader, piece: LabelledPiece, seen: Set<string>): Child {
	const { target } = piece;
	const section = reader.form.sections.find(({ name }) => name === target?.name);
	const again = target !== null && seen.has(target.name) && section?.repeatable !== true;
	if (target !== null) seen.add(target.name);
	const field = target?.kind === "section" || again ? null : reader.field(piece);
	if (field !== null) return field;
	const children = target?.kind === "section" ? reader.section(piece) : reader.prose(piece, false);
	const head = reader.head(piece.label);
	const position = { start: head.position.start, end: lastEnd(children) ?? head.position.end };
	if (target?.kind === "section" && !again) {
		return { type: "section", name: target.name, ...head, children, statements: [], position };
	}
	return { type: "unclassified", duplicates: target?.name ?? null, ...head, children, position };
}

/** A section that no heading opens. */
function unheadedSection(name: string, children: Content): Child[] {
	if (children.length === 0) return [];
	const { start, end } = around(children);
	const position = { start, end: lastEnd(children) ?? end };
	const labelPosition = { start, end: start };
	return [{ type: "section", name, label: "", labelPosition, marks: [], children, statements: [], position }];
}

/** Where the last of some blocks ends; a comment inside a list comes behind it. */
function lastEnd(blocks: Content): Point | undefined {
	let last: Point | undefined;
	for (const { position } of blocks) if ((position?.end.offset ?? 0) >= (last?.offset ?? -1)) last = position?.end;
	return last;
}

/** Notes without a label: all of them prose, below a title where the form or the format knows how headings are set off. */
function readUnlabelled(reader: PieceReader, piece: Piece): Child[] {
	const { usesHeadingStyles, titleField } = reader.form;
	const children = reader.section(piece);
	const isMarked = reader.marksHeadings && isSetOff(children.find(({ type }) => type !== "ignored"));
	return withTitle(reader, children, usesHeadingStyles || isMarked ? titleField : null);
}

/** A title line above the first label, and other text there. */
function withTitle(
	reader: PieceReader,
	children: Content,
	titleField: string | null,
	pieces: readonly Piece[] = [],
): Child[] {
	const { text, form, marksHeadings } = reader;
	const first = children[0];
	if (marksHeadings && first?.type === "ignored")
		return [first, ...withTitle(reader, children.slice(1), titleField, pieces)];
	if (titleField === null || first === undefined || !isTitle(text, first)) return preambles(children, null);
	// `Links`: what stands below the sections elsewhere, and did not count here.
	const label = form.allLabels.find(wordsOf(text, first).replace(/^#+ */, ""));
	if (label?.closing === true) return preambles(children, null);
	// Above a heading, a plain line may well be a greeting.
	if (marksHeadings && !isSetOff(first) && children.some(({ type }) => type === "heading"))
		return preambles(children, null);
	// `MINUTES` or `REPORT OF MEETING` above `Briefing of the Committee on Ageing` says what kind of text this is.
	const next = children[1];
	const own = wordsOf(text, first).replace(/^[#*]+ *|\*+$/g, "");
	const isDocument = documentOnly.test(own);
	const isKind =
		next !== undefined &&
		isTitle(text, next) &&
		(/^\S+$/.test(wordsOf(text, first)) || (isDocument && !/[:|\t]/.test(wordsOf(text, next)))) &&
		named.test(wordsOf(text, next));
	// So does it above `Meeting: Ageing in cities`, though the form has no such label.
	if (isDocument && !isKind)
		for (const { label: head } of pieces)
			if (head !== null && head.target === null) {
				const words = text.slice(head.start, head.end).split(/\s+/u);
				if (words.every((word) => (form.words.bits(word) & wordBit.meeting) !== 0)) return preambles(children, null);
			}
	// So does `Hi Ann,` of whom they are for; what goes on below it in small letters is no title.
	if (greeting.test(wordsOf(text, first)) && (next === undefined || !greeting.test(wordsOf(text, next)))) {
		if (next === undefined || startsLower(text, startOf(next), endOf(next))) return preambles(children, null);
		return [...preambles([first], null), ...withTitle(reader, children.slice(1), titleField)];
	}
	if (isKind) return [...preambles([first], null), ...withTitle(reader, children.slice(1), titleField)];
	const lines = marksHeadings ? 1 : titleLines(reader, children);
	return [...preambles(children.slice(0, lines), titleField), ...preambles(children.slice(lines), null)];
}

const kinds = [...documentWords, ...documentAsides];
/** Words for a document alone: `REPORT OF MEETING`, `Transcript / rough notes`. */
const documentOnly = new RegExp(`^${anyOf(kinds)}(?:[\\s/&,–—-]+${anyOf([...kinds, ...besideWords])})*$`, "i");

/** `Hi Ann,`, `Dear all,` */
const greeting = new RegExp(`^${anyOf(greetingWords)}(?:\\s[^.!?\\n]{1,40})?,$`, "i");

/** Whether Markdown says that a block is a heading, or is nothing but words in bold. */
function isSetOff(block: Block | Ignored | undefined): boolean {
	if (block?.type === "heading") return true;
	return block?.type === "paragraph" && block.children.length === 1 && block.children[0]?.type === "strong";
}

/** Four words or more, not in small letters alone: a name, and not `Thanks to all who came`. */
const named = /^(?!\p{Ll})\S+(?=(?:\s+\S+){3}).*?\s\p{Lu}/su;

function wordsOf(text: string, { position }: Block | Ignored): string {
	return text.slice(position?.start.offset, position?.end.offset);
}

const leastCentred = 8;
const centreSlack = 4;

const mostTitleLines = 6;
const longestTitleLine = 100;

/**
 * How many blocks make the title: lines that are centred on one middle, or that stand alone where the form knows how
 * headings are set off; but not the date below them.
 */
function titleLines({ text, form }: PieceReader, children: Content): number {
	const middle = middleOf(children[0]);
	const goesOn = (node: Block | Ignored): boolean => {
		const { start, end } = around([node]);
		const words = wordsOf(text, node);
		const own = middleOf(node);
		const isCentred = middle !== null && own !== null && Math.abs(own - middle) <= centreSlack;
		const isShort = start.line === end.line && end.column - start.column <= longestTitleLine;
		if (!isCentred && !(form.usesHeadingStyles && isShort)) return false;
		return isTitle(text, node) && !isDateLine(words) && !/[:@]|\/\//u.test(words);
	};
	const others = children.slice(1, mostTitleLines);
	const end = others.findIndex((node) => !goesOn(node));
	return 1 + (end < 0 ? others.length : end);
}

/** A date with a word or two beside it at most, such as the day of the week. */
function isDateLine(words: string): boolean {
	const span = findDate(words, (raw) => /\d{4}/u.test(raw));
	return span !== null && words.length - (span.end - span.start) < leastWords;
}

const leastWords = 8;

/** The column that a centred line has its middle in; null for one that is not centred. */
function middleOf(node: Block | Ignored | undefined): number | null {
	const position = node?.position;
	if (position === undefined || position.start.line !== position.end.line) return null;
	const { start, end } = position;
	return start.column > leastCentred ? (start.column + end.column) / 2 : null;
}

function isTitle(text: string, node: Block | Ignored): boolean {
	const [from, to] = [startOf(node), endOf(node)];
	if ((node.type !== "paragraph" && node.type !== "heading") || to - from > longestTitle) return false;
	return !endsSentence(text, from, to) || text.charAt(to - 1) !== ".";
}

function preambles(children: Content, name: string | null): Preamble[] {
	return children.length === 0 ? [] : [{ type: "preamble", name, children, position: around(children) }];
}

function loose(children: Content): Unclassified[] {
	return children.length === 0 ? [] : [textNode(children, around(children))];
}
